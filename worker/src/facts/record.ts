import type { Earned, Skipped } from '@cocarde/contract/points.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { awardsFor, type Happening } from '../badges/awards.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { metricOf, pointsSignal, STREAK, type BadgeRow, type Signal } from '../badges/badges.ts';
import { today, type Command } from '../command.ts';
import { currenciesOf } from '../currencies/currencies.ts';
import { readTogether, type Result, type Statement } from '../database.ts';
import { limitOf, nextAt } from '../ledger/limits.ts';
import { settle, type Scope } from '../ledger/settle.queries.ts';
import { totalsOf } from '../points/totals.queries.ts';
import { levelAt } from '../points/levels.ts';
import { dependantsOf, isInForce, prerequisitesFirst, reciprocalRules, rulesOf, sidesOf, type Rule } from '../rules/rules.queries.ts';
import type { FactKey, FactPick } from './fact-sources.ts';

/** What a community's facts are worth. */
export interface Policy {
  rules: Rule[];
  badges: BadgeRow[];
}

/** Facts by the key of their row. */
export interface Fact {
  /** One row may be several facts: a vote is cast by one member and supports another's idea. */
  types: readonly string[];
  key: FactPick;
  /** Members whose badges it may complete. */
  actor: number | null;
  author: number | null;
  /** Authors of what goes with it in one wish, as of the ideas that were merged into one: they may lose by it too. */
  further?: readonly number[];
  /** Left out when the write changes it for both sides. */
  only?: 'author';
  /** It happened at any time, so that every version of the rules may be about it; left out when it happens now. */
  past?: boolean;
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
  const settlements = [
    ...(change.takes ?? []).flatMap((fact) => settlementsOf(command, policy.rules, policy.rules, fact)),
    ...(change.gives ?? []).flatMap((fact) => settlementsOf(command, policy.rules, policy.rules.filter((rule) => fact.past || isInForce(rule, command.now)), fact)),
  ];
  const awards = await awardsFor(command, policy.badges, happeningOf(policy.rules, change));
  const totals = totalsOf(db, community, member.id);
  const rules = rulesOf(db, community.id);
  const results = await db.batch([
    ...change.write, ...settlements.map(({ statement }) => statement), ...awards, ...totals.statements, ...change.outcome, ...rules.statements,
  ]);
  const rulesThen = rules.take(results.slice(-rules.statements.length));
  if (JSON.stringify(rulesThen) !== JSON.stringify(policy.rules)) {
    // The rules changed between reading them and writing: settle by those that held. Nothing is written twice.
    const facts = [...(change.takes ?? []), ...(change.gives ?? [])];
    const again = facts.flatMap((fact) => settlementsOf(command, rulesThen, rulesThen, fact));
    if (again.length) await db.batch(again.map(({ statement }) => statement));
  }

  let from = change.write.length;
  const take = (count: number) => results.slice(from, (from += count));
  const settled = take(settlements.length);
  // Only what is new: acts of others that are judged again bring no raw points.
  const othersWait = settled.some(({ results: lines }) => lines.some((line) => line.member !== member.id && line.reason === 'pending' && (line.raw as number) > 0));
  const mine = settled.flatMap(({ results: lines }, i) => lines.filter((line) => line.member === member.id)
    .map((line) => ({ rule: settlements[i]!.rule, raw: line.raw as number, points: line.points as number, reason: line.reason as Skipped['reason'] | 'pending' | null })));
  const badges = take(awards.length).flatMap((result) => result.results).filter((award) => award.member === member.id).map((award) => award.badge as string);
  const total = totals.take(take(totals.statements.length));
  const outcome = take(change.outcome.length);
  const counts = mine.some(({ points }) => points !== 0);
  const [skipped] = counts ? [] : mine.flatMap(({ rule, raw, reason }) => (raw > 0 && reason && reason !== 'pending' ? [skippedBy(command, rule, reason)] : []));
  const pending = mine.some(({ reason }) => reason === 'pending');
  if (!counts && !skipped && !pending && !othersWait && badges.length === 0) return { outcome, earned: null };

  const [main, ...further] = currenciesOf(community).map(({ id, unit, levels }) => {
    const points = mine.reduce((sum, line) => sum + (line.rule.currency === id ? line.points : 0), 0);
    const after = total.get(id) ?? 0;
    const level = levelAt(levels, after);
    return { id, unit, points, total: after, level: points > 0 && level.number > levelAt(levels, after - points).number ? level : null };
  });
  return {
    outcome,
    earned: {
      points: main!.points, total: main!.total, level: main!.level,
      capped: skipped !== undefined,
      ...(skipped ? { skipped } : {}),
      ...(pending || othersWait ? { pending: true } : {}),
      ...(othersWait && !pending ? { pendingForOthers: true } : {}),
      badges: policy.badges.filter((badge) => badges.includes(badge.id)).map(({ id, name, art }) => ({ id, name, art })),
      currencies: further.filter(({ points }) => points !== 0),
    },
  };
}

/** The limit that left nothing of what was just done. */
function skippedBy(command: Command, rule: Rule, reason: Skipped['reason']): Skipped {
  return { rule: rule.name, reason, limit: limitOf(rule, reason), nextAt: nextAt(rule, reason, command.now, today(command), command.community.timeZone) };
}

interface Settlement {
  rule: Rule;
  statement: Statement;
}

/** Brings the ledger in line with a fact, rule by rule, and then with what waits for those rules. */
function settlementsOf({ db, community, now, writtenAt = Date.now() }: Command, all: readonly Rule[], rules: readonly Rule[], fact: Fact): Settlement[] {
  const own = prerequisitesFirst(rules).filter((rule) => fact.types.includes(rule.fact) && (!fact.only || sidesOf(rule).includes(fact.only)));
  // What is taken or given back may lie anywhere; what is given is of now. What somebody did stays a favour, whatever becomes of the other side.
  const answers = fact.only || 'about' in fact.key ? [] : reciprocalRules(all, fact.types, rules === all || fact.past ? 0 : now);
  const again = concernedBy(fact);
  const scope = { plan: community.boards, open: openBoardsAt(community, writtenAt), now: writtenAt };
  const by = (about: Pick<Scope, 'fact' | 'answers' | 'again'>) => (rule: Rule): Settlement =>
    ({ rule, statement: settle(db, community.id, rule, { ...about, ...scope }) });
  return [
    ...own.map(by({ fact: fact.key })),
    ...answers.map(by({ answers: fact.key as FactKey })),
    ...dependantsOf(all, [...own, ...answers].map(({ id }) => id)).map(by({ again })),
  ];
}

/** Whoever may gain or lose by a fact. */
function concernedBy({ actor, author, further = [] }: Fact): number[] {
  return [...new Set([actor, author, ...further])].filter((member) => member !== null);
}

/** What badges may listen to: counted facts of who did or wrote it, points of whoever a rule gives some, the streak of a visitor. */
function happeningOf(rules: readonly Rule[], { gives = [], takes = [] }: Change): Happening {
  const signals = new Map<number, Set<Signal>>();
  const fire = (member: number | null, signal: Signal) => {
    if (member !== null) signals.set(member, (signals.get(member) ?? new Set()).add(signal));
  };
  for (const { types, actor, author } of gives) {
    for (const type of types) {
      fire(actor, metricOf(type, 'actor'));
      if (author !== actor) fire(author, metricOf(type, 'author'));
    }
    if (types.includes('visit')) fire(actor, STREAK);
  }
  // What is taken back may leave its place, and points, to another fact.
  for (const fact of [...gives, ...takes]) {
    const { types, actor, author, further = [] } = fact;
    const own = rules.filter((rule) => types.includes(rule.fact));
    for (const rule of own) for (const side of sidesOf(rule)) for (const member of side === 'actor' ? [actor] : [author, ...further]) fire(member, pointsSignal(rule.currency));
    const judgedAgain = [...reciprocalRules(rules, types, 0), ...dependantsOf(rules, own.map(({ id }) => id))];
    for (const rule of judgedAgain) for (const member of concernedBy(fact)) fire(member, pointsSignal(rule.currency));
  }
  return {
    signals,
    facts: [...gives, ...takes].flatMap(({ types, key }) => types.map((type) => ({ type, key }))),
    visiting: new Set(gives.flatMap(({ types, actor }) => (types.includes('visit') && actor !== null ? [actor] : []))),
  };
}
