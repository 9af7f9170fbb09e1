import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { REACTIONS, type ReactionPage, type ReactionResult } from '@cocarde/contract/discussion.ts';
import type { App } from '../env.ts';
import { cursorText } from '../http/cursor.ts';
import { parseInput, readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { reactors, setReaction } from './reactions.ts';

const reactionKind = z.enum(REACTIONS);
const pageQuery = z.strictObject({ cursor: cursorText });

export const reactionRoutes = new Hono<App>()
  .get('/posts/:post/reactions/:kind', async (c) => {
    const { post, kind } = asked(c);
    return c.json<ReactionPage>(await reactors(commandOf(c), post, kind, readQuery(c.req.url, pageQuery).cursor));
  })
  .put('/posts/:post/reactions/:kind', async (c) => {
    const { post, kind } = asked(c);
    return c.json<ReactionResult>(await setReaction(commandOf(c), post, kind, true));
  })
  .delete('/posts/:post/reactions/:kind', async (c) => {
    const { post, kind } = asked(c);
    return c.json<ReactionResult>(await setReaction(commandOf(c), post, kind, false));
  });

function asked(c: Context<App>) {
  return { post: parseInput(writtenId, c.req.param('post')), kind: parseInput(reactionKind, c.req.param('kind')) };
}
