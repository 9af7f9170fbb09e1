import { Hono } from 'hono';
import type { Profile, Visibility } from '@cocarde/contract/profile.ts';
import type { App } from '../env.ts';
import { today } from '../command.ts';
import { readOne } from '../database.ts';
import { readBody } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { ProblemError } from '../http/problem.ts';
import { commandOf } from '../http/session.ts';
import { ownProfile, publicProfile } from './profile.queries.ts';
import { visibilityWish } from './profile.schema.ts';
import { putVisibility, visibilityOf } from './visibility.queries.ts';

export const profileRoutes = new Hono<App>()
  .get('/me/profile', async (c) => c.json<Profile>((await readOne(c.env.DB, ownProfile(c.env.DB, c.var.community, c.var.member.id, today(commandOf(c)))))!))
  .get('/members/:member/profile', async (c) => {
    const profile = await readOne(c.env.DB, publicProfile(c.env.DB, c.var.community, memberOf(c), c.var.member.id, today(commandOf(c))));
    if (!profile) throw new ProblemError('not_found');
    return c.json<Profile>(profile);
  })
  .get('/me/visibility', async (c) => c.json<Visibility>(await readOne(c.env.DB, visibilityOf(c.env.DB, c.var.community, c.var.member.id))))
  .put('/me/visibility', async (c) => {
    const wish = await readBody(c.req.raw, visibilityWish);
    const now = visibilityOf(c.env.DB, c.var.community, c.var.member.id);
    const [, ...results] = await c.env.DB.batch([putVisibility(c.env.DB, c.var.community.id, c.var.member.id, wish), ...now.statements]);
    return c.json<Visibility>(now.take(results));
  });
