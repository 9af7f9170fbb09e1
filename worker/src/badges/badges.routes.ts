import { Hono } from 'hono';
import * as z from 'zod';
import type { BadgeGrant, Badges } from '@cocarde/contract/badges.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { readBody } from '../http/input.ts';
import { ProblemError } from '../http/problem.ts';
import { commandOf } from '../http/session.ts';
import { requiredText } from '../http/text.ts';
import { badgePage } from './badge-page.ts';
import { grantBadge } from './grant-badge.ts';

const badgeGrant = z.strictObject({ reason: requiredText(LIMITS.statusNote) }) satisfies z.ZodType<BadgeGrant>;

export const badgeRoutes = new Hono<App>()
  .get('/badges', async (c) => c.json<Badges>(await readOne(c.env.DB, badgePage(c.env.DB, c.var.community.id, c.var.member.id))))
  .put('/badges/:badge/holders/:member', async (c) => {
    const { reason } = await readBody(c.req.raw, badgeGrant);
    const member = c.req.param('member');
    if (!/^\d{1,15}$/.test(member)) throw new ProblemError('not_found');
    await grantBadge(commandOf(c), c.req.param('badge'), Number(member), reason);
    return c.body(null, 204);
  });
