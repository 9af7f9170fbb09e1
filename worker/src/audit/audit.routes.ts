import { Hono } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { AuditEntry, AuditPage, Difference } from '@cocarde/contract/moderation.ts';
import type { App } from '../env.ts';
import { nothingOf, readTogether } from '../database.ts';
import { cursorText, decodeCursor, encodeCursor } from '../http/cursor.ts';
import { readQuery } from '../http/input.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { differencesOf } from '../reconcile/reconcile.queries.ts';
import { auditLog } from './audit.queries.ts';

const auditQuery = z.strictObject({ cursor: cursorText });

export const auditRoutes = new Hono<App>().get('/audit', async (c) => {
  requireAnimateur(c.var);
  const { cursor } = readQuery(c.req.url, auditQuery);
  const { DB: db } = c.env;
  const { id: community } = c.var.community;
  const before = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  const [found, differences] = await readTogether<[(AuditEntry & { id: string })[], Difference[] | undefined]>(db, [
    auditLog(db, community, before, LIMITS.page + 1), before ? nothingOf(undefined) : differencesOf(db, community, LIMITS.page + 1),
  ]);
  const page = found.slice(0, LIMITS.page);
  const last = page.at(-1);
  return c.json<AuditPage>({
    items: page.map(({ id: _, ...entry }) => entry), ...(differences && { differences: differences.slice(0, LIMITS.page), moreDifferences: differences.length > LIMITS.page }), cursor: found.length > LIMITS.page && last ? encodeCursor([last.at, last.id]) : null,
  });
});
