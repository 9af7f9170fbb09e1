import { Hono } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { DECISIONS, type PendingActs, type PendingPage, type VerdictResult, type VerdictWish } from '@cocarde/contract/pending.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { cursorText } from '../http/cursor.ts';
import { readBody, readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { requiredText } from '../http/text.ts';
import { decide, listActs, listPending } from './pending.ts';

const page = z.strictObject({ cursor: cursorText });
const verdictWish = z.strictObject({
  decision: z.enum(DECISIONS), reason: requiredText(LIMITS.statusNote), act: z.string().min(1).max(500).optional(),
}) satisfies z.ZodType<VerdictWish>;

export const pendingRoutes = new Hono<App>()
  .get('/pending', async (c) => c.json<PendingPage>(await listPending(commandOf(c), readQuery(c.req.url, page).cursor)))
  .get('/pending/:burst', async (c) => c.json<PendingActs>(await listActs(commandOf(c), c.req.param('burst'), readQuery(c.req.url, page).cursor)))
  .put('/pending/:burst', async (c) => {
    requireAnimateur(c.var);
    return c.json<VerdictResult>(await decide(commandOf(c), c.req.param('burst'), await readBody(c.req.raw, verdictWish)));
  });
