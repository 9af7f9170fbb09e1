import { Hono } from 'hono';
import * as z from 'zod';
import type { RingReport } from '@cocarde/contract/rings.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { cursorText } from '../http/cursor.ts';
import { readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { ringReport } from './ring-report.ts';

const figure = (number: z.ZodNumber) => z.string().regex(/^\d{1,3}(\.\d{1,4})?$/).transform(Number).pipe(number);
const ringQuery = z.strictObject({
  week: z.string().max(10).optional(), cursor: cursorText,
  share: figure(z.number().min(0.05).max(1)).optional(), facts: figure(z.int().min(1).max(500)).optional(), members: figure(z.int().min(2).max(12)).optional(),
});

export const ringRoutes = new Hono<App>().get('/rings', async (c) => {
  requireAnimateur(c.var);
  return c.json<RingReport>(await ringReport(commandOf(c), readQuery(c.req.url, ringQuery)));
});
