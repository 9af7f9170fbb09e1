import type { Earned } from '@cocarde/contract/points.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { candidatesFor, type Whose } from '../badges/badges.ts';
import { awardBadges, badgesOf, type BadgeRow } from '../badges/badges.queries.ts';
import type { Command } from '../command.ts';
import { readTogether, type Result, type Statement } from '../database.ts';
import { settle } from '../ledger/settle.queries.ts';
import { levelAt } from '../points/levels.ts';
import { dependantsOf, isInForce, prerequisitesFirst, rulesOf, type Rule } from '../rules/rules.queries.ts';
import type { FactKey } from './fact-sources.ts';

/** What a community's facts are worth. */
export interface Policy {
  rules: Rule[];
  badges: BadgeRow[];
}

/** Facts by the key of their row. */
export interface Fact {
  /** One row may be several facts: a vote is cast by one member and supports another's idea. */
  types: readonly string[];
  key: FactKey;
  /** Members whose badges it may complete. */
  actor: number | null;
  author: number | null;
}

export interface Change {
  /** Writes the fact, its guards in its own WHERE; repeating it must change nothing. */
  write: Statement[];
  /** Facts that the write makes stand. */
  gives?: readonly Fact[];
  /** Facts that the write ends. What they gave goes, whatever the rules are by now. */
  takes?: readonly Fact[];
  /** Reads the state that now holds. */
  outcome: Statement[];
}

export async function loadPolicy({ db, community }: Pick<Command, 'db' | 'community'>): Promise<Policy> {
  const [rules, badges] = await readTogether<[Rule[], BadgeRow[]]>(db, [rulesOf(db, community.id), badgesOf(db, community.id)]);
  return { rules, badges };
}

/**
 * Writes a change with all that follows from it in one transaction: the fact, its ledger lines, the scores
 * behind them, the badges that it completes. A repetition finds everything as it should be and adds nothing.
 */
export async function record(command: Command, policy: Policy, change: Change): Promise<{ outcome: Result[]; earned: Earned | null }> {
  const { db, community, member } = command;
  const lines = [
    ...(change.takes ?? []).flatMap((fact) => settlementsOf(command, policy.rules, policy.rules, fact)),
    ...(change.gives ?? []).flatMap((fact) => settlementsOf(command, policy.rules, policy.rules.filter((rule) => isInForce(rule, command.now)), fact)),
  ];
  const awards = (change.gives ?? []).flatMap((fact) => awardsFor(command, policy, fact));
  const total = db.prepare(
    "SELECT points FROM score WHERE community = ?1 AND board = 'all' AND member = ?2",
  ).bind(community.id, member.id);
  const rules = rulesOf(db, community.id);
  const results = await db.batch([
    ...change.write, ...lines, ...awards.map((award) => award.statement), total, ...change.outcome, ...rules.statements,
  ]);
  const rulesThen = rules.take(results.slice(-rules.statements.length));
  if (JSON.stringify(rulesThen) !== JSON.stringify(policy.rules)) {
    // The rules changed between reading them and writing: settle by those that held. Nothing is written twice.
    const facts = [...(change.takes ?? []), ...(change.gives ?? [])];
    const again = facts.flatMap((fact) => settlementsOf(command, rulesThen, rulesThen, fact));
    if (again.length) await db.batch(again);
  }

  let from = change.write.length;
  const take = (count: number) => results.slice(from, (from += count));
  const mine = take(lines.length).flatMap((result) => result.results).filter((line) => line.member === member.id);
  const badges = take(awards.length).flatMap((result, i) => (awards[i]!.member === member.id ? result.results.map((row) => row.badge as string) : []));
  const [totalRow] = take(1);
  const outcome = take(change.outcome.length);
  if (mine.length === 0 && badges.length === 0) return { outcome, earned: null };

  const after = (totalRow!.results[0]?.points as number | undefined) ?? 0;
  const points = mine.reduce((sum, line) => sum + (line.points as number), 0);
  const raw = mine.reduce((sum, line) => sum + (line.raw as number), 0);
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

/** Brings the ledger in line with a fact, rule by rule, and then with what waits for those rules. */
function settlementsOf({ db, community, writtenAt = Date.now() }: Command, all: readonly Rule[], rules: readonly Rule[], fact: Fact): Statement[] {
  const own = prerequisitesFirst(rules).filter((rule) => fact.types.includes(rule.fact));
  const again = [fact.actor, fact.author].filter((member) => member !== null);
  const scope = { plan: community.boards, open: openBoardsAt(community, writtenAt), now: writtenAt };
  return [
    ...own.map((rule) => settle(db, community.id, rule, { fact: fact.key, ...scope })),
    ...dependantsOf(all, own.map(({ id }) => id)).map((rule) => settle(db, community.id, rule, { again, ...scope })),
  ];
}

function awardsFor({ db, community, now }: Command, policy: Policy, fact: Fact): { member: number; statement: Statement }[] {
  const sides: [Whose, number | null][] = [['actor', fact.actor], ['author', fact.author === fact.actor ? null : fact.author]];
  return sides.flatMap(([whose, member]) => {
    const candidates = member === null ? [] : candidatesFor(policy.badges, fact.types, whose);
    return member !== null && candidates.length ? [{ member, statement: awardBadges(db, community.id, [member], candidates, now) }] : [];
  });
}
