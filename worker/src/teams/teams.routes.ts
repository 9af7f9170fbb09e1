import { Hono } from 'hono';
import type { TeamList } from '@cocarde/contract/members.ts';
import { today } from '../command.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { commandOf } from '../http/session.ts';
import { listTeams } from './teams.queries.ts';

export const teamRoutes = new Hono<App>().get('/teams', async (c) => {
  const command = commandOf(c);
  requireAnimateur(command);
  const { results } = await listTeams(command.db, command.community.id, today(command)).all<TeamList['items'][number]>();
  return c.json<TeamList>({ items: results });
});
