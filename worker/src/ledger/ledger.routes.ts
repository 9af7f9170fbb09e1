import { Hono } from 'hono';
import * as z from 'zod';
import type { LedgerPage } from '@cocarde/contract/points.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { cursorText, decodeCursor, encodeCursor } from '../http/cursor.ts';
import { readQuery } from '../http/input.ts';
import { ledgerLines, type LedgerPlace } from './ledger.queries.ts';

const ledgerQuery = z.strictObject({ cursor: cursorText });

export const ledgerRoutes = new Hono<App>().get('/me/ledger', async (c) => {
  const { cursor } = readQuery(c.req.url, ledgerQuery);
  const before = cursor ? decodeCursor(cursor, ['string', 'number', 'string', 'string', 'number', 'number']) as unknown as LedgerPlace : null;
  const lines = await readOne(c.env.DB, ledgerLines(c.env.DB, c.var.community, c.var.member.id, before, LIMITS.page + 1));
  const items = lines.slice(0, LIMITS.page);
  return c.json<LedgerPage>({
    items: items.map(({ place: _, ...line }) => line),
    cursor: lines.length > LIMITS.page ? encodeCursor(items.at(-1)!.place) : null,
  });
});
