import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { PERIODS, type Filling, type Leaderboard, type LeaderboardList, type Season, type SeasonList } from '@cocarde/contract/leaderboard.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { leaderboardFor, noTeamPage } from './leaderboards.ts';
import { leaderboardDefinition, leaderboardId, leaderboardPatch, leaderboardQuery, seasonDefinition } from './leaderboard.schema.ts';
import { changeSettings, declareLeaderboard, declareSeason, fillNext, listLeaderboards, listSeasons, retireLeaderboard } from './settings.ts';

export const leaderboardRoutes = new Hono<App>()
  .get('/leaderboards', async (c) => listed(c, await listLeaderboards(commandOf(c))))
  .patch('/leaderboards', async (c) => {
    requireAnimateur(c.var);
    const version = ifMatch(c);
    return listed(c, await changeSettings(commandOf(c), await readBody(c.req.raw, leaderboardPatch), version));
  })
  .post('/leaderboards/pages', async (c) => c.json<{ filling: Filling[] }>({ filling: await fillNext(commandOf(c)) }))
  .get('/leaderboards/:kind', async (c) => {
    const kind = parseInput(z.enum(PERIODS), c.req.param('kind'));
    const page = await readOne(c.env.DB, leaderboardFor(commandOf(c), { kind, ...readQuery(c.req.url, leaderboardQuery) }));
    if (!page) throw noTeamPage();
    return c.json<Leaderboard>(page);
  })
  .put('/leaderboards/:id', async (c) => {
    requireAnimateur(c.var);
    const id = parseInput(leaderboardId, c.req.param('id'));
    return c.json<LeaderboardList>(await declareLeaderboard(commandOf(c), id, await readBody(c.req.raw, leaderboardDefinition)));
  })
  .delete('/leaderboards/:id', async (c) => {
    await retireLeaderboard(commandOf(c), c.req.param('id'));
    return c.body(null, 204);
  })
  .get('/seasons', (c) => c.json<SeasonList>(listSeasons(commandOf(c))))
  .put('/seasons/:season', async (c) => {
    requireAnimateur(c.var);
    const id = parseInput(leaderboardId, c.req.param('season'));
    return c.json<Season>(await declareSeason(commandOf(c), id, await readBody(c.req.raw, seasonDefinition)));
  });

function listed(c: Context<App>, list: LeaderboardList): Response {
  return c.json<LeaderboardList>(list, 200, { etag: `"${list.settings.version}"` });
}
