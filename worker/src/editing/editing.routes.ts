import { Hono, type Context } from 'hono';
import type { PostContent, RevisionPage } from '@cocarde/contract/discussion.ts';
import type { App } from '../env.ts';
import { parseInput, readBody } from '../http/input.ts';
import { ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { postPatch } from './editing.schema.ts';
import { editPost, revisions } from './editing.ts';

export const editingRoutes = new Hono<App>()
  .patch('/posts/:post', async (c) => {
    const content = await editPost(commandOf(c), postOf(c), await readBody(c.req.raw, postPatch), ifMatch(c));
    return c.json<PostContent>(content, 200, { etag: `"${content.version}"` });
  })
  .get('/posts/:post/revisions', async (c) => c.json<RevisionPage>(await revisions(commandOf(c), postOf(c))));

function postOf(c: Context<App>): string {
  return parseInput(writtenId, c.req.param('post'));
}
