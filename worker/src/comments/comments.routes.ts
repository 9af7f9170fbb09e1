import { Hono } from 'hono';
import * as z from 'zod';
import type { CommentPage, CommentResult } from '@cocarde/contract/ideas.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { cursorText } from '../http/cursor.ts';
import { readBody, readQuery } from '../http/input.ts';
import { idempotencyKey } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { readIdea } from '../ideas/ideas.ts';
import { newComment } from './comments.schema.ts';
import { commentsOf, writeComment } from './comments.ts';

const commentQuery = z.strictObject({ cursor: cursorText });

export const commentRoutes = new Hono<App>()
  .get('/ideas/:idea/comments', async (c) => {
    const { cursor } = readQuery(c.req.url, commentQuery);
    const idea = await readIdea(commandOf(c), c.req.param('idea'));
    return c.json<CommentPage>(await readOne(c.env.DB, commentsOf(c.env.DB, c.var.member, idea.id, cursor)));
  })
  .post('/ideas/:idea/comments', async (c) => {
    const input = await readBody(c.req.raw, newComment);
    return c.json<CommentResult>(await writeComment(commandOf(c), c.req.param('idea'), input, idempotencyKey(c)), 201);
  });
