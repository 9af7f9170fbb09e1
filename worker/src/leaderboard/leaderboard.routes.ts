import { Hono } from 'hono';
import * as z from 'zod';
import { PERIODS, type Leaderboard } from '@cocarde/contract/leaderboard.ts';
import type { App } from '../env.ts';
import { today } from '../command.ts';
import { readOne } from '../database.ts';
import { parseInput } from '../http/input.ts';
import { leaderboardPage } from './leaderboard.queries.ts';

export const leaderboardRoutes = new Hono<App>().get('/leaderboards/:kind', async (c) => {
  const kind = parseInput(z.enum(PERIODS), c.req.param('kind'));
  const day = today({ community: c.var.community, now: Date.now() });
  return c.json<Leaderboard>(await readOne(c.env.DB, leaderboardPage(c.env.DB, c.var.member, kind, day)));
});
