import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { SimilarPage } from '@cocarde/contract/similar.ts';
import type { App } from '../env.ts';
import { parseInput, readQuery } from '../http/input.ts';
import { board, line } from '../http/text.ts';
import { similarPosts } from './similar.ts';

const similarQuery = z.strictObject({ title: line(LIMITS.title) });

export const similarRoutes = new Hono<App>()
  .get('/boards/:board/ideas/similar', async (c) => c.json<SimilarPage>(await similarTo(c, c.req.param('board'), 'idea')))
  .get('/boards/:board/questions/similar', async (c) => c.json<SimilarPage>(await similarTo(c, c.req.param('board'), 'question')));

function similarTo(c: Context<App>, name: string, kind: 'idea' | 'question'): Promise<SimilarPage> {
  const { title } = readQuery(c.req.url, similarQuery);
  return similarPosts(c.env.DB, { community: c.var.member.community, kind, board: parseInput(board, name) }, c.var.member.id, title);
}
