import { Hono } from 'hono';
import * as z from 'zod';
import type { IdeaResult, Move } from '@cocarde/contract/ideas.ts';
import type { App } from '../env.ts';
import { readBody } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { moveIdea } from './moving.ts';

const move = z.strictObject({ board }) satisfies z.ZodType<Move>;

export const movingRoutes = new Hono<App>().put('/ideas/:idea/board', async (c) => {
  requireAnimateur(c.var);
  const { board: to } = await readBody(c.req.raw, move);
  return c.json<IdeaResult>(await moveIdea(commandOf(c), c.req.param('idea'), to));
});
