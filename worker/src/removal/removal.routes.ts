import { Hono } from 'hono';
import type { RemovalState } from '@cocarde/contract/removal.ts';
import type { App } from '../env.ts';
import { parseInput, readBody } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { removalRequest, writtenId } from './removal.schema.ts';
import { removePost, restorePost } from './removal.ts';

export const removalRoutes = new Hono<App>()
  .put('/posts/:post/removal', async (c) => {
    const { reason } = await readBody(c.req.raw, removalRequest);
    return c.json<RemovalState>(await removePost(commandOf(c), parseInput(writtenId, c.req.param('post')), reason));
  })
  .delete('/posts/:post/removal', async (c) =>
    c.json<RemovalState>(await restorePost(commandOf(c), parseInput(writtenId, c.req.param('post')))));
