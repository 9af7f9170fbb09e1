import { Hono } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { PauseWish, RepairWish, StreakPage } from '@cocarde/contract/streaks.ts';
import { day } from '../calendar/calendar.schema.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { commandOf } from '../http/session.ts';
import { requiredText } from '../http/text.ts';
import { streakPage } from './streak-page.ts';
import { endPause, repairDay, setPause, undoRepair } from './streaks.ts';

const pauseWish = z.strictObject({ to: day }) satisfies z.ZodType<PauseWish>;
const repairWish = z.strictObject({ reason: requiredText(LIMITS.statusNote) }) satisfies z.ZodType<RepairWish>;

export const streakRoutes = new Hono<App>()
  .get('/me/streak', async (c) => c.json<StreakPage>(await streakPage(commandOf(c))))
  .put('/me/pauses/:from', async (c) => {
    const from = parseInput(day, c.req.param('from'));
    const { to } = await readBody(c.req.raw, pauseWish);
    return c.json<StreakPage>(await setPause(commandOf(c), { from, to }));
  })
  .delete('/me/pauses/:from', async (c) => c.json<StreakPage>(await endPause(commandOf(c), parseInput(day, c.req.param('from')))))
  .put('/members/:member/repairs/:day', async (c) => {
    requireAnimateur(c.var);
    const { reason } = await readBody(c.req.raw, repairWish);
    await repairDay(commandOf(c), memberOf(c), parseInput(day, c.req.param('day')), reason);
    return c.body(null, 204);
  })
  .delete('/members/:member/repairs/:day', async (c) => {
    requireAnimateur(c.var);
    await undoRepair(commandOf(c), memberOf(c), parseInput(day, c.req.param('day')));
    return c.body(null, 204);
  });
