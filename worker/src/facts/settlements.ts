import { awardsFor, type Happening } from '../badges/awards.ts';
import { metricOf, pointsSignal, STREAK, type BadgeRow, type Signal } from '../badges/badges.ts';
import type { Command } from '../command.ts';
import type { Result, Row, Statement } from '../database.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { settle, type Scope } from '../ledger/settle.queries.ts';
import { dependantsOf, prerequisitesFirst, reciprocalRules, rulesOf, sidesOf, type Rule } from '../rules/rules.queries.ts';
import type { FactKey, FactPick } from './fact-sources.ts';

/** Where facts are written; nobody need be signed in. */
export type Place = Pick<Command, 'db' | 'community' | 'now' | 'writtenAt'>;

/** What a community's facts are worth. */
export interface Policy {
  rules: readonly Rule[];
  badges: readonly BadgeRow[];
}

/** Facts by the key of their rows. */
export interface Facts {
  /** One row may be several facts: a vote is cast by one member and supports another's idea. */
  types: readonly string[];
  key: FactPick;
  /** Who did it, and who wrote what it was done to: members whose points and badges may follow. */
  actors: readonly number[];
  authors: readonly number[];
  /** Left out when the write changes it for both sides. */
  only?: 'author';
  /** Instants between which it happened, milliseconds UTC. Left out when it happens now. */
  from?: number;
  to?: number;
  /** Members who are there by it today: their streak goes on. */
  present?: readonly number[];
}

export interface Changed {
  /** Facts that the write makes stand. */
  gives?: readonly Facts[];
  /** Facts that the write ends. What they gave goes, whatever the rules are by now. */
  takes?: readonly Facts[];
  /** A rule by which something else changes what a member's facts count for: all of them are judged again. */
  judges?: { rule: string; member: number };
}

export interface Writing extends Changed {
  /** Reads what holds until then. */
  before?: readonly Statement[];
  /** Writes the facts, its guards in its own WHERE; repeating it must change nothing. */
  write: readonly Statement[];
  /** Reads the state that now holds. */
  outcome: readonly Statement[];
}

export interface Line {
  rule: Rule;
  member: number;
  raw: number;
  points: number;
  reason: string | null;
}

export interface Written {
  before: Result[];
  /** Of the statements that write the facts. */
  facts: Result[];
  lines: Line[];
  /** Badges that members received. */
  awards: { member: number; badge: string }[];
  outcome: Result[];
}

/** Times that rules may change while one request writes, before it is left to a rebuild. */
const MOST_PASSES = 4;

/**
 * Writes facts with all that follows from them in one transaction: their ledger lines, the scores behind them, the badges
 * that they complete. A repetition finds everything as it should be and adds nothing. The rules are read again in the same
 * transaction: where they changed since they were read, by a change that may have been carried into the ledger already,
 * the facts are settled by those that held.
 */
export async function writeFacts(place: Place, policy: Policy, writing: Writing): Promise<Written> {
  const { db, community } = place;
  const written: Written = { before: [], facts: [], lines: [], awards: [], outcome: [] };
  let { rules } = policy;
  for (let pass = 1; ; pass += 1) {
    const [before, write] = pass === 1 ? [writing.before ?? [], writing.write] : [[], []];
    const settlements = settlementsOf(place, rules, writing);
    const awards = await awardsFor(place, policy.badges, happeningOf(rules, writing));
    const then = rulesOf(db, community.id);
    const results = await db.batch([
      ...before, ...write, ...settlements.map(({ statement }) => statement), ...awards, ...writing.outcome, ...then.statements,
    ]);
    let at = 0;
    const take = (count: number) => results.slice(at, (at += count));
    written.before.push(...take(before.length));
    written.facts.push(...take(write.length));
    written.lines.push(...take(settlements.length).flatMap(({ results: lines }, i) => lines.map((line) => lineOf(settlements[i]!.rule, line))));
    written.awards.push(...take(awards.length).flatMap((result) => result.results as unknown as Written['awards']));
    written.outcome = take(writing.outcome.length);
    const held = then.take(take(then.statements.length));
    if (pass === MOST_PASSES || JSON.stringify(held) === JSON.stringify(rules)) return written;
    rules = held;
  }
}

function lineOf(rule: Rule, { member, raw, points, reason }: Row): Line {
  return { rule, member: member as number, raw: raw as number, points: points as number, reason: reason as string | null };
}

interface Settlement {
  rule: Rule;
  statement: Statement;
}

/** Brings the ledger in line with facts, rule by rule, and then with what waits for those rules. */
function settlementsOf({ db, community, now, writtenAt = Date.now() }: Place, rules: readonly Rule[], changed: Changed): Settlement[] {
  const scope = { plan: community.boards, open: openBoardsAt(community, writtenAt), now: writtenAt };
  return stepsOf(rules, now, changed).map(({ rule, ...about }) => ({ rule, statement: settle(db, community.id, rule, { ...about, ...scope }) }));
}

type Step = { rule: Rule } & Pick<Scope, 'fact' | 'answers' | 'again'>;

/** What is settled, in its order: a statement each. */
export function stepsOf(rules: readonly Rule[], now: number, { gives = [], takes = [], judges }: Changed): Step[] {
  const ordered = prerequisitesFirst(rules);
  const steps: Step[] = [];
  const settled = new Set<string>();
  const concerned = new Set<number>();
  for (const [facts, ends] of [...takes.map((some) => [some, true] as const), ...gives.map((some) => [some, false] as const)]) {
    const { types, key, only, from = now, to = now } = facts;
    // What it gave is taken back by whichever version gave it.
    const own = ordered.filter((rule) => types.includes(rule.fact) && (!only || sidesOf(rule).includes(only)) && (ends || mayHold(rule, from, to)));
    // What somebody did stays a favour, whatever becomes of the other side.
    const answers = only || 'about' in key ? [] : reciprocalRules(rules, types, from);
    steps.push(...own.map((rule) => ({ rule, fact: key })), ...answers.map((rule) => ({ rule, answers: key as FactKey })));
    for (const { id } of [...own, ...answers]) settled.add(id);
    if (own.length + answers.length) for (const member of concernedBy(facts)) concerned.add(member);
  }
  if (judges) {
    concerned.add(judges.member);
    settled.add(judges.rule);
    steps.push(...ordered.filter(({ id }) => id === judges.rule).map((rule) => ({ rule, again: [judges.member] })));
  }
  const again = [...concerned];
  return [...steps, ...dependantsOf(rules, settled).map((rule) => ({ rule, again }))];
}

/** Whether facts between two instants may be a version's own. */
function mayHold({ validFrom, validTo }: Rule, from: number, to: number): boolean {
  return validFrom <= to && (validTo === null || validTo > from);
}

/** Those who are known. */
export function known(...members: readonly (number | null)[]): number[] {
  return members.filter((member) => member !== null);
}

/** Whoever may gain or lose by facts. */
function concernedBy({ actors, authors }: Facts): number[] {
  return [...new Set([...actors, ...authors])];
}

/** What badges may listen to: counted facts of who did or wrote it, points of whoever a rule gives some, the streak of who is there. */
export function happeningOf(rules: readonly Rule[], { gives = [], takes = [], judges }: Changed): Happening {
  const signals = new Map<number, Set<Signal>>();
  const fire = (members: readonly number[], signal: Signal) => {
    for (const member of members) signals.set(member, (signals.get(member) ?? new Set()).add(signal));
  };
  for (const { types, actors, authors, present = [] } of gives) {
    for (const type of types) {
      fire(actors, metricOf(type, 'actor'));
      fire(authors, metricOf(type, 'author'));
    }
    fire(present, STREAK);
  }
  // What is taken back may leave its place, and points, to another fact.
  for (const facts of [...gives, ...takes]) {
    const own = rules.filter((rule) => facts.types.includes(rule.fact));
    for (const rule of own) for (const side of sidesOf(rule)) fire(side === 'actor' ? facts.actors : facts.authors, pointsSignal(rule.currency));
    const judgedAgain = [...reciprocalRules(rules, facts.types, 0), ...dependantsOf(rules, own.map(({ id }) => id))];
    for (const rule of judgedAgain) fire(concernedBy(facts), pointsSignal(rule.currency));
  }
  if (judges) for (const rule of [...rules.filter(({ id }) => id === judges.rule), ...dependantsOf(rules, [judges.rule])]) fire([judges.member], pointsSignal(rule.currency));
  return {
    signals,
    facts: [...gives, ...takes].flatMap(({ types, key }) => types.map((type) => ({ type, key }))),
    visiting: new Set(gives.flatMap(({ present = [] }) => present)),
  };
}
