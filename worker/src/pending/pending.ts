import { LIMITS } from '@cocarde/contract/limits.ts';
import type { PendingActs, PendingPage, VerdictResult, VerdictWish } from '@cocarde/contract/pending.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import type { BadgeRow } from '../badges/badges.ts';
import { today, type Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { writeFacts } from '../facts/settlements.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { rulesOf, type Rule } from '../rules/rules.queries.ts';
import { heldActs, pendingActs, pendingBurst, pendingBursts, putVerdicts, type ActPlace, type Burst, type BurstPlace, type Looking } from './pending.queries.ts';

/** What waits for a decision, latest day first. */
export async function listPending(command: Command, cursor: string | undefined): Promise<PendingPage> {
  requireAnimateur(command);
  const { db, community } = command;
  const found = await readOne(db, pendingBursts(db, looking(command), cursor === undefined ? null : burstPlace(cursor), LIMITS.page + 1));
  const items = found.slice(0, LIMITS.page);
  // A burst is named by its place.
  return { items, timeZone: community.timeZone, cursor: found.length > LIMITS.page ? items.at(-1)!.id : null };
}

/** The single acts of a burst. */
export async function listActs(command: Command, burst: string, cursor: string | undefined): Promise<PendingActs> {
  requireAnimateur(command);
  const { db, community } = command;
  const after = cursor === undefined ? null : decodeCursor(cursor, ['number', 'string', 'number']) as unknown as ActPlace;
  const found = await readOne(db, pendingActs(db, community.id, burstOf(burst), after, LIMITS.page + 1));
  const items = found.slice(0, LIMITS.page);
  return {
    items: items.map(({ place: _, ...act }) => act),
    cursor: found.length > LIMITS.page ? encodeCursor(items.at(-1)!.place) : null,
  };
}

/**
 * Releases or refuses a burst or one act of it, with the points and badges that follow, in one transaction. At most
 * `LIMITS.verdicts` acts at a time: sent again it goes on. Throws `forbidden` for one's own acts or points, `not_found`.
 */
export async function decide(command: Command, id: string, { decision, reason, act = null }: Omit<VerdictWish, 'act'> & { act?: string | null }): Promise<VerdictResult> {
  requireAnimateur(command);
  const { db, community, member: moderator, now } = command;
  const burst = burstOf(id);
  if (moderator.id === burst.member || moderator.id === burst.actor) throw new ProblemError('forbidden');
  const [rules, badges, held] = await readTogether<[Rule[], BadgeRow[], boolean]>(db, [
    rulesOf(db, community.id), badgesOf(db, community.id), heldActs(db, community.id, burst, act),
  ]);
  if (!held) throw new ProblemError('not_found');
  const left = pendingBurst(db, looking(command), burst);
  const written = await writeFacts({ ...command, writtenAt: now }, { rules, badges }, {
    write: [putVerdicts(db, community.id, burst, act, { decision, reason, by: moderator.id, at: now })],
    judges: { rule: burst.rule, member: burst.member, day: burst.day }, outcome: left.statements,
  });
  return { decided: written.facts[0]!.results.length, burst: left.take(written.outcome) };
}

function looking(command: Command): Looking {
  return { community: command.community, moderator: command.member.id, today: today(command) };
}

function burstPlace(cursor: string): BurstPlace {
  return decodeCursor(cursor, ['string', 'number', 'string', 'number']) as unknown as BurstPlace;
}

function burstOf(id: string): Burst {
  const [day, member, rule, actor] = burstPlace(id);
  return { day, member, rule, actor };
}
