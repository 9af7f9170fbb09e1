import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import type { Correction, NewCorrection } from '@cocarde/contract/corrections.ts';
import { awardsFor } from '../badges/awards.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { pointsSignal } from '../badges/badges.ts';
import { today, type Command } from '../command.ts';
import { currencyErrors } from '../currencies/currencies.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { allTimeOf, openBoardsAt } from '../leaderboard/plan.ts';
import { TAKES_NO_PART } from '../members/exclusion.ts';
import { findMember } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { bookCorrections, findCorrection, insertCorrection } from './corrections.queries.ts';

/**
 * Gives or takes points by hand. Nobody corrects their own, and who takes no part is given none. Throws `forbidden`, `not_found`
 * or `idempotency_key_reused`.
 */
export async function correctPoints(command: Command, member: number, { currency = MAIN_CURRENCY, ...input }: NewCorrection, key: string): Promise<Correction> {
  const { db, community, member: by, now } = command;
  requireAnimateur(command);
  const errors = currencyErrors(community, currency);
  if (errors.length) throw new ProblemError('invalid_input', { errors });
  const id = await postId(community.id, by.id, key);
  const awards = await awardsFor(command, await readOne(db, badgesOf(db, community.id)), { signals: new Map([[member, new Set([pointsSignal(currency)])]]) });
  const results = await db.batch([
    insertCorrection(db, community.id, by.id, { id, member, currency, ...input }, now, today(command)),
    bookCorrections(db, community.id, id, openBoardsAt(community, now), now),
    findCorrection(db, community.id, id, allTimeOf(currency)),
    ...awards,
  ]);
  const stored = results[2]!.results[0];
  if (!stored) {
    if (!(await findMember(db, community.id, member).first())) throw new ProblemError('not_found');
    throw new ProblemError('forbidden', { detail: by.id === member ? 'Another animateur corrects your points.' : TAKES_NO_PART });
  }
  if (stored.member !== member || stored.points !== input.points || stored.currency !== currency || stored.reason !== input.reason) throw new ProblemError('idempotency_key_reused');
  return { id, member: String(member), points: input.points, currency, reason: input.reason, at: stored.at as number, total: stored.total as number };
}
