import type { Earned, FactType } from '@cocarde/contract/points.ts';
import { boardsOf } from '../leaderboard/leaderboard.ts';
import { candidatesFor, type Whose } from '../badges/badges.ts';
import { awardBadges, badgesOf, type BadgeRow } from '../badges/badges.queries.ts';
import { today, type Command } from '../command.ts';
import { readTogether, type Result, type Statement } from '../database.ts';
import { creditFact, debitFact, type FactKey } from '../ledger/ledger.queries.ts';
import { levelAt } from '../points/levels.ts';
import { rulesAt, type Rule } from '../rules/rules.queries.ts';

/** What a community's facts are worth at an instant. */
export interface Policy {
  rules: Rule[];
  badges: BadgeRow[];
}

/** A fact by the key of its row, with the members on its two sides. */
export interface Fact {
  /** One row may be several facts: a vote is cast by one member and supports another's idea. */
  types: readonly FactType[];
  key: FactKey;
  actor: number | null;
  author: number | null;
}

export interface Change {
  /** Writes the fact, its guards in its own WHERE; repeating it must change nothing. */
  write: Statement[];
  /** Facts that stand once the write has happened. */
  gives?: readonly Fact[];
  /** The row whose facts no longer stand once the write has happened; what they gave goes, whatever the rules are by now. */
  takes?: { type: FactType; key: FactKey };
  /** Reads the state that now holds. */
  outcome: Statement[];
}

export async function loadPolicy({ db, community, now }: Pick<Command, 'db' | 'community' | 'now'>): Promise<Policy> {
  const [rules, badges] = await readTogether<[Rule[], BadgeRow[]]>(db, [rulesAt(db, community.id, now), badgesOf(db, community.id)]);
  return { rules, badges };
}

/**
 * Writes a change with all that follows from it in one transaction: the fact, its ledger lines, the scores
 * behind them, the badges that it completes. A repetition finds the fact standing and adds nothing.
 */
export async function record(command: Command, policy: Policy, change: Change): Promise<{ outcome: Result[]; earned: Earned | null }> {
  const { db, community, member } = command;
  const debits = change.takes ? [debitFact(db, community.id, change.takes.type, change.takes.key, command.now)] : [];
  const credits = (change.gives ?? []).flatMap((fact) => creditsOf(command, policy, fact));
  const awards = (change.gives ?? []).flatMap((fact) => awardsFor(command, policy, fact));
  const own = awards.map((award) => award.member === member.id);
  const total = db.prepare(
    "SELECT points FROM score WHERE community = ?1 AND board = 'all' AND member = ?2",
  ).bind(community.id, member.id);
  const results = await db.batch([
    ...change.write, ...debits, ...credits, ...awards.map((award) => award.statement), total, ...change.outcome,
  ]);

  let from = change.write.length;
  const take = (count: number) => results.slice(from, (from += count));
  const lines = take(debits.length + credits.length).flatMap((result) => result.results).filter((line) => line.member === member.id);
  const badges = take(awards.length).flatMap((result, i) => (own[i] ? result.results.map((row) => row.badge as string) : []));
  const [totalRow] = take(1);
  const outcome = take(change.outcome.length);
  if (lines.length === 0 && badges.length === 0) return { outcome, earned: null };

  const after = (totalRow!.results[0]?.points as number | undefined) ?? 0;
  const points = lines.reduce((sum, line) => sum + (line.points as number), 0);
  const raw = lines.reduce((sum, line) => sum + (line.raw as number), 0);
  const level = levelAt(community.levels, after);
  return {
    outcome,
    earned: {
      points, capped: raw > 0 && points === 0, total: after,
      badges: policy.badges.filter((badge) => badges.includes(badge.id)).map(({ id, name, art }) => ({ id, name, art })),
      level: points > 0 && level.number > levelAt(community.levels, after - points).number ? level : null,
    },
  };
}

/** The ledger lines of a fact that this very command wrote. */
function creditsOf(command: Command, policy: Policy, fact: Fact): Statement[] {
  const { db, community, now } = command;
  return policy.rules
    .filter((rule) => fact.types.includes(rule.fact))
    .filter((rule) => rule.earns === 'actor' ? fact.actor !== null : fact.author !== null && fact.author !== fact.actor)
    .map((rule) => creditFact(db, community.id, rule, fact.key, now, boardsOf(today(command))));
}

function awardsFor({ db, community, now }: Command, policy: Policy, fact: Fact): { member: number; statement: Statement }[] {
  const sides: [Whose, number | null][] = [['actor', fact.actor], ['author', fact.author === fact.actor ? null : fact.author]];
  return sides.flatMap(([whose, member]) => {
    const candidates = member === null ? [] : candidatesFor(policy.badges, fact.types, whose);
    return member !== null && candidates.length ? [{ member, statement: awardBadges(db, community.id, member, candidates, now) }] : [];
  });
}
