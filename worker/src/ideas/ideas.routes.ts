import { Hono } from 'hono';
import type { Idea, IdeaHistory, IdeaPage, IdeaResult } from '@cocarde/contract/ideas.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { idempotencyKey, ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { inThemes } from '../themes/themes.ts';
import { decideIdea, ideaHistory, ideaPage, pinIdea, proposeIdea, readIdea, toIdea } from './ideas.ts';
import { ideaPatch, ideaQuery, newIdea } from './ideas.schema.ts';

export const ideaRoutes = new Hono<App>()
  .get('/boards/:board/ideas', async (c) => {
    const page = ideaPage(commandOf(c), parseInput(board, c.req.param('board')), await inThemes(commandOf(c), readQuery(c.req.url, ideaQuery)));
    return c.json<IdeaPage>(await readOne(c.env.DB, page));
  })
  .post('/boards/:board/ideas', async (c) => {
    const input = await readBody(c.req.raw, newIdea);
    return c.json<IdeaResult>(await proposeIdea(commandOf(c), parseInput(board, c.req.param('board')), input, idempotencyKey(c)), 201);
  })
  .get('/ideas/:idea', async (c) => {
    const post = await readIdea(commandOf(c), c.req.param('idea'));
    return c.json<Idea>(toIdea(post, c.var.member.id), 200, { etag: `"${post.version}"` });
  })
  .patch('/ideas/:idea', async (c) => {
    requireAnimateur(c.var);
    const patch = await readBody(c.req.raw, ideaPatch);
    const result = await decideIdea(commandOf(c), c.req.param('idea'), patch, ifMatch(c));
    return c.json<IdeaResult>(result, 200, { etag: `"${result.idea.version}"` });
  })
  .get('/ideas/:idea/history', async (c) => c.json<IdeaHistory>(await ideaHistory(commandOf(c), c.req.param('idea'))))
  .put('/ideas/:idea/pin', async (c) => c.json<IdeaResult>(await pinIdea(commandOf(c), c.req.param('idea'), true)))
  .delete('/ideas/:idea/pin', async (c) => c.json<IdeaResult>(await pinIdea(commandOf(c), c.req.param('idea'), false)));
