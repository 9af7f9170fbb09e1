import { Hono } from 'hono';
import type { League } from '@cocarde/contract/leagues.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { readQuery } from '../http/input.ts';
import { ProblemError } from '../http/problem.ts';
import { commandOf } from '../http/session.ts';
import { leagueFor } from './league.ts';
import { leagueQuery } from './leagues.schema.ts';

export const leagueRoutes = new Hono<App>().get('/leaderboards/league', async (c) => {
  const league = leagueFor(commandOf(c), readQuery(c.req.url, leagueQuery).period);
  if (!league && c.var.community.boards.leagues) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'period', code: 'not_allowed', message: 'There is no such week, or it has not begun.' }] });
  }
  if (!league) throw new ProblemError('not_found');
  return c.json<League>(await readOne(c.env.DB, league));
});
