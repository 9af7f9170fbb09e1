import { Hono, type Context } from 'hono';
import * as z from 'zod';
import type { CommentPage, CommentResult } from '@cocarde/contract/ideas.ts';
import type { App } from '../env.ts';
import { cursorText } from '../http/cursor.ts';
import { readBody, readQuery } from '../http/input.ts';
import { idempotencyKey } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { newComment } from './comments.schema.ts';
import { commentPage, writeComment, type Discussed } from './comments.ts';

const commentQuery = z.strictObject({ cursor: cursorText });

export const commentRoutes = new Hono<App>()
  .get('/ideas/:post/comments', (c) => list(c, 'idea'))
  .post('/ideas/:post/comments', (c) => write(c, 'idea'))
  .get('/questions/:post/comments', (c) => list(c, 'question'))
  .post('/questions/:post/comments', (c) => write(c, 'question'))
  .get('/answers/:post/comments', (c) => list(c, 'answer'))
  .post('/answers/:post/comments', (c) => write(c, 'answer'));

async function list(c: Context<App>, kind: Discussed) {
  const { cursor } = readQuery(c.req.url, commentQuery);
  return c.json<CommentPage>(await commentPage(commandOf(c), kind, c.req.param('post')!, cursor));
}

async function write(c: Context<App>, kind: Discussed) {
  const input = await readBody(c.req.raw, newComment);
  return c.json<CommentResult>(await writeComment(commandOf(c), kind, c.req.param('post')!, input, idempotencyKey(c)), 201);
}
