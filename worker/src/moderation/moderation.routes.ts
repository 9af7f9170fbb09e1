import { Hono, type Context } from 'hono';
import * as z from 'zod';
import type { ModerationPage, ModerationResult, ModerationSettings, ReportState } from '@cocarde/contract/moderation.ts';
import type { App } from '../env.ts';
import { cursorText } from '../http/cursor.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { changeModeration, judgePost, moderationPage, reportPost } from './moderation.ts';
import { moderationPatch, moderationVerdict, newReport } from './moderation.schema.ts';

const pageQuery = z.strictObject({ cursor: cursorText });

export const moderationRoutes = new Hono<App>()
  .put('/posts/:post/report', async (c) => c.json<ReportState>(await reportPost(commandOf(c), postOf(c), await readBody(c.req.raw, newReport))))
  .get('/moderation', async (c) => c.json<ModerationPage>(await moderationPage(commandOf(c), readQuery(c.req.url, pageQuery).cursor)))
  .get('/moderation/settings', (c) => {
    requireAnimateur(c.var);
    return settings(c, c.var.community.moderation);
  })
  .patch('/moderation/settings', async (c) => {
    requireAnimateur(c.var);
    return settings(c, await changeModeration(commandOf(c), await readBody(c.req.raw, moderationPatch), ifMatch(c)));
  })
  .put('/moderation/:post', async (c) => {
    requireAnimateur(c.var);
    return c.json<ModerationResult>(await judgePost(commandOf(c), postOf(c), await readBody(c.req.raw, moderationVerdict)));
  });

function postOf(c: Context<App>): string {
  return parseInput(writtenId, c.req.param('post'));
}

function settings(c: Context<App>, found: ModerationSettings) {
  return c.json<ModerationSettings>(found, 200, { etag: `"${found.version}"` });
}
