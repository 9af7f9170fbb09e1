import { awardsFor, type Happening } from '../badges/awards.ts';
import { metricOf, pointsSignal, STREAK, type BadgeRow, type Signal } from '../badges/badges.ts';
import type { Command } from '../command.ts';
import type { Result, Row, Statement } from '../database.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { MOST, settle, type Scope } from '../ledger/settle.queries.ts';
import { lengthOf, SPILL } from '../ledger/windows.ts';
import { byRule, dependantsOf, hasTime, lastsUntil, reciprocalRules, rulesOf, sidesOf, type Rule, type Versions } from '../rules/rules.queries.ts';
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
  /** A rule by which something else changes what a member's facts of a day count for: these are judged again. */
  judges?: { rule: string; member: number; day: string };
  /** Members whose points of the main currency something else than a rule moves. */
  moves?: readonly number[];
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

function lineOf({ versions }: Versions, { member, version, raw, points, reason }: Row): Line {
  const rule = versions.find((one) => one.version === version) ?? versions.at(-1)!;
  return { rule, member: member as number, raw: raw as number, points: points as number, reason: reason as string | null };
}

/** Brings the ledger in line with facts, rule by rule, and then with what waits for those rules. */
function settlementsOf({ db, community, now, writtenAt = Date.now() }: Place, rules: readonly Rule[], changed: Changed): { rule: Versions; statement: Statement }[] {
  const scope = { plan: community.boards, open: openBoardsAt(community, writtenAt), now: writtenAt };
  return stepsOf(rules, now, changed).flatMap(({ rule, ...about }) =>
    settle(db, community.id, rule, { ...about, ...scope }).map((statement) => ({ rule, statement })));
}

export type Step = { rule: Versions } & Pick<Scope, 'fact' | 'answers' | 'again'>;

/** Statements that steps take; versions with every limit that there is may take one more. */
export function statementsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { rule }) => sum + Math.max(1, Math.ceil(rule.judged.length / MOST.versions)), 0);
}

/** What is settled, in its order: a statement for each rule, whatever its versions. */
export function stepsOf(rules: readonly Rule[], now: number, { gives = [], takes = [], judges }: Changed): Step[] {
  const ordered = byRule(rules);
  const steps = new Map<string, Step>();
  const concerned = new Set<number>();
  let since = Infinity;
  for (const [facts, ends] of [...takes.map((some) => [some, true] as const), ...gives.map((some) => [some, false] as const)]) {
    const { types, key, only, from = now, to = now } = facts;
    const holds = ({ validFrom, validTo }: Rule) => (validTo === null || validTo > (ends ? from - AHEAD : from)) && validFrom <= to;
    for (const rule of ordered) {
      const about = rule.versions.filter((version) => types.includes(version.fact) && (!only || sidesOf(version).includes(only)));
      const own = about.filter((version) => hasTime(version) && holds(version));
      // What somebody did stays a favour, whatever becomes of the other side.
      const answered = only || 'about' in key ? [] : reciprocalRules(rule.versions, types, from);
      // What a fact gave is taken back by whichever version gave it, also where the rule has come to be about others.
      const settles = own.length > 0 || (ends && about.length > 0 && rule.versions.some(holds));
      if (!settles && answered.length === 0) continue;
      // Answers may be of any time behind the fact.
      const judged = answered.length ? rule.judged.filter((version) => lastsUntil(version, from)) : reachedFrom(rule.versions, own, to);
      const name = JSON.stringify([rule.id, key]);
      const known = steps.get(name);
      steps.set(name, {
        rule: { ...rule, judged: rule.versions.filter((version) => judged.includes(version) || known?.rule.judged.includes(version)) },
        ...(settles || known?.fact ? { fact: { types, key } } : {}), ...(answered.length || known?.answers ? { answers: { types, key: key as FactKey } } : {}),
      });
      since = Math.min(since, from);
      for (const member of concernedBy(facts)) concerned.add(member);
    }
  }
  if (judges) {
    since = Math.min(since, Date.parse(judges.day) - SPILL * DAY);
    concerned.add(judges.member);
    const rule = ordered.find(({ id }) => id === judges.rule);
    if (rule) {
      // What waits may have been written by a version whose time has been taken since, and a page of its re-pricing is still to come.
      const judged = rule.versions.filter((version) => version.burst || lastsUntil(version, since));
      steps.set(rule.id, { rule: { ...rule, judged }, again: { members: [judges.member], day: judges.day } });
    }
  }
  const settled = [...steps.values()];
  const waiting = new Set(dependantsOf(rules, settled.map(({ rule }) => rule.id)).map(({ id }) => id));
  if (waiting.size === 0) return settled;
  // What somebody earns decides about what they do later, and about nothing before.
  const again = { members: [...concerned], since };
  return [...settled, ...ordered.filter(({ id }) => waiting.has(id)).map((rule) =>
    ({ rule: { ...rule, judged: rule.judged.filter((version) => lastsUntil(version, since)) }, again }))];
}

const DAY = 86_400_000;
/** How far what was written may be dated ahead, with what a request takes: a rule that was retired since may have paid it. */
const AHEAD = 2 * 60_000;

/**
 * Versions by which facts until an instant may change what is counted: their own, and later ones as far as limits reach. The limits of a
 * later version look at what those before it gave.
 */
function reachedFrom(versions: readonly Rule[], own: readonly Rule[], to: number): Rule[] {
  const reached: Rule[] = [];
  let end = -Infinity;
  for (const version of versions) {
    const length = lengthOf(version);
    const isOwn = own.includes(version);
    if (!hasTime(version) || (!isOwn && (length === 0 || version.validFrom > end + length))) continue;
    reached.push(version);
    end = Math.max(end, Math.min(version.validTo ?? Infinity, (isOwn ? Math.max(end, to) : end) + length));
  }
  return reached;
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
export function happeningOf(rules: readonly Rule[], { gives = [], takes = [], judges, moves = [] }: Changed): Happening {
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
  fire(moves, pointsSignal());
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
