import { Hono } from 'hono';
import type { FollowState } from '@cocarde/contract/discussion.ts';
import type { App } from '../env.ts';
import { parseInput } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { setFollow } from './following.ts';

export const followingRoutes = new Hono<App>()
  .put('/posts/:post/follow', async (c) => c.json<FollowState>(await setFollow(commandOf(c), parseInput(writtenId, c.req.param('post')), true)))
  .delete('/posts/:post/follow', async (c) => c.json<FollowState>(await setFollow(commandOf(c), parseInput(writtenId, c.req.param('post')), false)));
