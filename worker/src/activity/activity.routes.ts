import { Hono } from 'hono';
import * as z from 'zod';
import type { ActivityPage, ActivityQuery } from '@cocarde/contract/activity.ts';
import type { App } from '../env.ts';
import { cursorText } from '../http/cursor.ts';
import { readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { activityPage } from './activity.ts';

const activityQuery = z.strictObject({
  board: board.optional(), team: z.string().min(1).max(80).optional(), cursor: cursorText,
}) satisfies z.ZodType<ActivityQuery>;

export const activityRoutes = new Hono<App>()
  .get('/activity', async (c) => c.json<ActivityPage>(await activityPage(commandOf(c), readQuery(c.req.url, activityQuery))));
