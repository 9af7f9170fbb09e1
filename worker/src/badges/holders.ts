import type { BadgeGrant, BadgeHolderPage, RevocationWish } from '@cocarde/contract/badges.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { today as todayOf, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { TAKES_NO_PART } from '../members/exclusion.ts';
import { FOR_GOOD } from './award.queries.ts';
import { awardsFor } from './awards.ts';
import { badgesOf } from './badges.queries.ts';
import { badgeSignal } from './badges.ts';
import { acknowledge, awardsMeant, grantMeets, holdersOf, putGrant, restore, revoke, type HolderPlace } from './holders.queries.ts';

/**
 * Gives a badge by hand, never to oneself, and what stands on it. Repeating it changes nothing; another reason or end takes the
 * place of the one before. Throws `forbidden`, `not_found`, `badge_revoked`, `badge_closed`, or `invalid_input` for an end that has passed.
 */
export async function grantBadge(command: Command, badge: string, member: number, { reason, until = FOR_GOOD }: BadgeGrant): Promise<void> {
  forAnother(command, member);
  const { db, community, member: giver, now } = command;
  const today = todayOf(command);
  if (until < today) throw new ProblemError('invalid_input', { errors: [{ path: 'until', code: 'too_early', message: 'This day has passed.' }] });
  const following = await awardsFor(command, await readOne(db, badgesOf(db, community.id)), { signals: new Map([[member, new Set([badgeSignal(badge)])]]) });
  const [, met] = await db.batch([
    putGrant(db, community.id, { badge, member, by: giver.id, reason, until }, now, today),
    grantMeets(db, community.id, badge, member, today),
    ...following,
  ]);
  const found = met!.results[0];
  if (!found?.by_hand) throw new ProblemError('not_found');
  if (!found.earns) throw new ProblemError('forbidden', { detail: TAKES_NO_PART });
  if (found.revoked) throw new ProblemError('badge_revoked');
  if (!found.held) throw new ProblemError('badge_closed');
}

/** Takes a badge from another member, who is told. Repeating it changes nothing. Throws `forbidden`, `not_found` or `cause_stands`. */
export async function revokeBadge(command: Command, badge: string, member: number, { because, reason, cause }: RevocationWish): Promise<void> {
  forAnother(command, member);
  const { db, community, member: by, now } = command;
  const [, meant] = await db.batch([
    revoke(db, community.id, { badge, member, cause: cause ?? null, because, by: by.id, reason }, now),
    awardsMeant(db, community.id, badge, member, cause ?? null),
  ]);
  const { every, standing } = meant!.results[0]! as { every: number; standing: number };
  if (every === 0) throw new ProblemError('not_found');
  if (standing === every) throw new ProblemError('cause_stands');
}

/** Gives back what was revoked. Throws `forbidden`, `not_found`, or `badge_closed` when somebody else has the place by now. */
export async function restoreBadge(command: Command, badge: string, member: number, cause: string | null): Promise<void> {
  forAnother(command, member);
  const { db, community } = command;
  const [, meant] = await db.batch([restore(db, community.id, badge, member, cause), awardsMeant(db, community.id, badge, member, cause)]);
  const { every, standing } = meant!.results[0]! as { every: number; standing: number };
  if (every === 0) throw new ProblemError('not_found');
  if (standing < every) throw new ProblemError('badge_closed');
}

export async function listHolders(command: Command, badge: string, cursor: string | undefined, doubtful: boolean): Promise<BadgeHolderPage> {
  requireAnimateur(command);
  const { db, community } = command;
  const after = cursor === undefined ? null : decodeCursor(cursor, ['string', 'number', 'string']) as unknown as HolderPlace;
  const found = await readOne(db, holdersOf(db, community, badge, after, doubtful, LIMITS.page + 1));
  const items = found.slice(0, LIMITS.page);
  return { items: items.map(({ place: _, ...holder }) => holder), cursor: found.length > LIMITS.page ? encodeCursor(items.at(-1)!.place) : null };
}

/** A member's word that they read why a badge was taken from them. */
export async function acknowledgeRevocation({ db, community, member, now }: Command, badge: string): Promise<void> {
  await acknowledge(db, community.id, member.id, badge, now).run();
}

function forAnother(command: Command, member: number): void {
  requireAnimateur(command);
  if (command.member.id === member) throw new ProblemError('forbidden');
}
