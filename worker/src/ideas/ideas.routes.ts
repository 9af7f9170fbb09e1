import { Hono } from 'hono';
import * as z from 'zod';
import type { CommentPage, CommentResult, Idea, IdeaPage, IdeaResult } from '@cocarde/contract/ideas.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { idempotencyKey, ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { commentsOf, ideaPage, proposeIdea, readIdea, setIdeaStatus, toIdea, writeComment } from './ideas.ts';
import { ideaPatch, ideaQuery, newComment, newIdea } from './ideas.schema.ts';

const commentQuery = z.strictObject({ cursor: z.string().max(500).optional() });

export const ideaRoutes = new Hono<App>()
  .get('/boards/:board/ideas', async (c) => {
    const page = ideaPage(c.env.DB, c.var.member, parseInput(board, c.req.param('board')), readQuery(c.req.url, ideaQuery));
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
    const result = await setIdeaStatus(commandOf(c), c.req.param('idea'), patch, ifMatch(c));
    return c.json<IdeaResult>(result, 200, { etag: `"${result.idea.version}"` });
  })
  .get('/ideas/:idea/comments', async (c) => {
    const { cursor } = readQuery(c.req.url, commentQuery);
    const idea = await readIdea(commandOf(c), c.req.param('idea'));
    return c.json<CommentPage>(await readOne(c.env.DB, commentsOf(c.env.DB, c.var.member, idea.id, cursor)));
  })
  .post('/ideas/:idea/comments', async (c) => {
    const input = await readBody(c.req.raw, newComment);
    return c.json<CommentResult>(await writeComment(commandOf(c), c.req.param('idea'), input, idempotencyKey(c)), 201);
  });
