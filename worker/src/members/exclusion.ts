import type { ExclusionReason } from '@cocarde/contract/members.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { awardsOfPage } from '../badges/page.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { exclude, memberExists, readmit } from './exclusion.queries.ts';

/** Why somebody is given nothing. */
export const TAKES_NO_PART = 'This member takes no part: they are excluded or suspended.';

/**
 * Says whether a member takes part in earning and rankings; null: they do, and have the badges that they completed meanwhile.
 * Safe to repeat. Throws `forbidden`, for oneself too who takes no part, or `not_found`.
 */
export async function setExclusion(command: Command, member: number, reason: ExclusionReason | null): Promise<void> {
  requireAnimateur(command);
  const { db, community, now } = command;
  if (reason === null && member === command.member.id) throw new ProblemError('forbidden');
  const awards = reason === null ? await awardsOfPage(command, await readOne(db, badgesOf(db, community.id)), [member, member]) : [];
  const [found] = await db.batch([
    memberExists(db, community.id, member),
    reason === null ? readmit(db, community.id, member, now) : exclude(db, community.id, member, reason, now),
    ...awards,
  ]);
  if (found!.results.length === 0) throw new ProblemError('not_found');
}
