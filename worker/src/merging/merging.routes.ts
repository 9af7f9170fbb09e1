import { Hono } from 'hono';
import * as z from 'zod';
import type { Merge, MergeResult } from '@cocarde/contract/ideas.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { mergeIdea, unmergeIdea } from './merging.ts';

const merge = z.strictObject({ into: writtenId }) satisfies z.ZodType<Merge>;

export const mergingRoutes = new Hono<App>()
  .put('/ideas/:idea/merge', async (c) => {
    requireAnimateur(c.var);
    const { into } = await readBody(c.req.raw, merge);
    return c.json<MergeResult>(await mergeIdea(commandOf(c), parseInput(writtenId, c.req.param('idea')), into));
  })
  .delete('/ideas/:idea/merge', async (c) => {
    requireAnimateur(c.var);
    return c.json<MergeResult>(await unmergeIdea(commandOf(c), parseInput(writtenId, c.req.param('idea'))));
  });
