import { Hono, type Context } from 'hono';
import type { BadgeBackfill, BadgeHolderPage, BadgePreview, Badges, BadgeState, BadgeStates } from '@cocarde/contract/badges.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { commandOf } from '../http/session.ts';
import { advanceBackfill } from './backfill.ts';
import { badgePage } from './badge-page.ts';
import { badgeDefinition, badgeGrant, badgeId, causeQuery, holdersQuery, revocationWish } from './badges.schema.ts';
import { activateBadge, discardDraft, listBadges, retireBadgeBy, saveDraft } from './definitions.ts';
import { acknowledgeRevocation, grantBadge, listHolders, restoreBadge, revokeBadge } from './holders.ts';
import { previewBadge } from './preview.ts';

export const badgeRoutes = new Hono<App>()
  .get('/badges', async (c) => c.json<Badges>(await readOne(c.env.DB, badgePage(commandOf(c)))))
  .put('/me/badges/:badge/acknowledgement', async (c) => {
    await acknowledgeRevocation(commandOf(c), badgeOf(c));
    return c.json<Badges>(await readOne(c.env.DB, badgePage(commandOf(c))));
  })
  .get('/badges/definitions', async (c) => c.json<BadgeStates>(await listBadges(commandOf(c))))
  .put('/badges/:badge/draft', async (c) => {
    requireAnimateur(c.var);
    return c.json<BadgeState>(await saveDraft(commandOf(c), badgeOf(c), await readBody(c.req.raw, badgeDefinition)));
  })
  .delete('/badges/:badge/draft', async (c) => {
    await discardDraft(commandOf(c), badgeOf(c));
    return c.body(null, 204);
  })
  .get('/badges/:badge/preview', async (c) => c.json<BadgePreview>(await previewBadge(commandOf(c), badgeOf(c))))
  .post('/badges/:badge/activation', async (c) => c.json<BadgeState>(await activateBadge(commandOf(c), badgeOf(c)), 201))
  .post('/badges/:badge/backfill/pages', async (c) => c.json<BadgeBackfill>(await advanceBackfill(commandOf(c), badgeOf(c))))
  .put('/badges/:badge/retirement', async (c) => c.json<BadgeState>(await retireBadgeBy(commandOf(c), badgeOf(c))))
  .get('/badges/:badge/holders', async (c) => {
    const { cursor, only } = readQuery(c.req.url, holdersQuery);
    return c.json<BadgeHolderPage>(await listHolders(commandOf(c), badgeOf(c), cursor, only === 'doubtful'));
  })
  .put('/badges/:badge/holders/:member', async (c) => {
    requireAnimateur(c.var);
    await grantBadge(commandOf(c), badgeOf(c), memberOf(c), await readBody(c.req.raw, badgeGrant));
    return c.body(null, 204);
  })
  .put('/badges/:badge/holders/:member/revocation', async (c) => {
    requireAnimateur(c.var);
    await revokeBadge(commandOf(c), badgeOf(c), memberOf(c), await readBody(c.req.raw, revocationWish));
    return c.body(null, 204);
  })
  .delete('/badges/:badge/holders/:member/revocation', async (c) => {
    const { cause } = readQuery(c.req.url, causeQuery);
    await restoreBadge(commandOf(c), badgeOf(c), memberOf(c), cause ?? null);
    return c.body(null, 204);
  });

function badgeOf(c: Context<App>): string {
  return parseInput(badgeId, c.req.param('badge'));
}
