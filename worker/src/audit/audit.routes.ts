import { Hono } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { AuditPage } from '@cocarde/contract/moderation.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { cursorText, decodeCursor, encodeCursor } from '../http/cursor.ts';
import { readQuery } from '../http/input.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { auditLog } from './audit.queries.ts';

const auditQuery = z.strictObject({ cursor: cursorText });

export const auditRoutes = new Hono<App>().get('/audit', async (c) => {
  requireAnimateur(c.var);
  const { cursor } = readQuery(c.req.url, auditQuery);
  const found = await readOne(c.env.DB, auditLog(c.env.DB, c.var.community.id, cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string], LIMITS.page + 1));
  const page = found.slice(0, LIMITS.page);
  const last = page.at(-1);
  return c.json<AuditPage>({
    items: page.map(({ id: _, ...entry }) => entry), cursor: found.length > LIMITS.page && last ? encodeCursor([last.at, last.id]) : null,
  });
});
