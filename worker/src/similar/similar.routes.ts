import { Hono } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { SimilarPage } from '@cocarde/contract/similar.ts';
import type { App } from '../env.ts';
import { parseInput, readQuery } from '../http/input.ts';
import { board, line } from '../http/text.ts';
import { similarPosts } from './similar.ts';

const similarQuery = z.strictObject({ title: line(LIMITS.title) });

export const similarRoutes = new Hono<App>()
  .get('/boards/:board/:kind{ideas|questions}/similar', async (c) => {
    const { title } = readQuery(c.req.url, similarQuery);
    const shelf = {
      community: c.var.member.community, kind: c.req.param('kind') === 'ideas' ? 'idea' as const : 'question' as const, board: parseInput(board, c.req.param('board')),
    };
    return c.json<SimilarPage>(await similarPosts(c.env.DB, shelf, c.var.member.id, title));
  });
