import { Hono } from 'hono';
import * as z from 'zod';
import type { Correction, NewCorrection } from '@cocarde/contract/corrections.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { currencyId } from '../currencies/currencies.schema.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { readBody } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { idempotencyKey } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { requiredText } from '../http/text.ts';
import { correctPoints } from './corrections.ts';

const newCorrection = z.strictObject({
  points: z.int().min(-100_000).max(100_000).refine((points) => points !== 0, 'Not zero.'), currency: currencyId.optional(), reason: requiredText(LIMITS.statusNote),
}) satisfies z.ZodType<NewCorrection>;

export const correctionRoutes = new Hono<App>().post('/members/:member/corrections', async (c) => {
  requireAnimateur(c.var);
  const input = await readBody(c.req.raw, newCorrection);
  return c.json<Correction>(await correctPoints(commandOf(c), memberOf(c), input, idempotencyKey(c)), 201);
});
