import type { Database, Statement, Value } from '../database.ts';
import { factSource, picked, type FactKey, type FactPick, type FactSource } from '../facts/fact-sources.ts';
import type { BoardPlan, OpenBoard } from '../leaderboard/plan.ts';
import { sidesOf, type Rule, type Versions } from '../rules/rules.queries.ts';
import { number, text, unionOf } from './literals.ts';
import { mayBeNothing, reasonOf, stagesOf, type Firsts } from './stages.ts';
import { daysAround, reachOf, SPILL } from './windows.ts';

export type Bind = (value: Value) => string;

/**
 * The one statement that writes points. It lays what should be in the ledger for a rule beside what is there and adds the
 * difference, so that earning, taking back, re-pricing and rebuilding are one act:
 *
 *   facts     what stands now, each under the version that its instant belongs to
 *   stages    what the limits of that version leave of each fact, in order of time: running sums, clamped
 *   recorded  what the lines so far add up to
 *   new lines stages - recorded
 *
 * What a fact counts for is a function of the facts that stand. An undo therefore gives its place to the next
 * fact, a backdated one takes its place, a repetition finds no difference and writes nothing.
 *
 * Versions follow each other in time. The limits of one look at what the facts before count for, under whichever version these are.
 */
export interface Scope {
  /** Facts of these types whose rows were just written, or those about a post that was; without it all facts of the members below. */
  fact?: { types: readonly string[]; key: FactPick };
  /** Members from the first to the last number, for a page of a replay. */
  members?: readonly [number, number];
  /** Members whose recorded facts from an instant on, or of one day, are judged again: what decides about them has changed. */
  again?: { members: readonly number[] } & ({ since: number } | { day: string });
  /** Facts that others of the rule may answer: those of the same two the other way round, from it on, judged again. */
  answers?: { types: readonly string[]; key: FactKey };
  /** The leaderboards that there are, and those of them that are open at the time of writing. */
  plan: BoardPlan;
  open: readonly OpenBoard[];
  /** Said on the lines of a re-pricing. */
  change?: string;
  /** Instant of writing. */
  now: number;
}

/** A scope as far as what counts hangs on it; where it counts is left. */
export type Judged = Omit<Scope, 'open'>;

function isReplay({ fact, again, answers }: Judged): boolean {
  return !fact && !again && !answers;
}

/** D1's own limit for a statement. */
export const MOST_LENGTH = 100_000;
/** What of several versions goes into one statement: SQLite takes up twice as much in four times the time, this in 50 ms. */
export const MOST = { versions: 8, length: 32_000 };
/** Tables of a chain that are worked out inside each other. */
const MOST_NESTED = 6;

/**
 * Returns the new lines as rows `member, version, raw, points, reason`; none in a replay, which writes more of them than anybody wants to
 * read. One statement, but where a great many versions are judged.
 */
export function settle(db: Database, community: number, rule: Versions, scope: Scope): Statement[] {
  return settleBetween(db, community, rule, scope, [0, Number.MAX_SAFE_INTEGER]);
}

function settleBetween(db: Database, community: number, rule: Versions, scope: Scope, range: readonly [number, number]): Statement[] {
  const values: Value[] = [community, rule.id];
  const bind = binder(values);
  const { ctes, inOrder, difference } = differenceOf(rule, scope, STORED, range, bind);
  const sql = `WITH ${ctes}
     INSERT INTO ledger (community, member, day, at, cause, rule, seq, version, fact, subject, actor, raw, points, reason, boards, team, written_at, change)
     SELECT ?1, member, day, at, cause, ?2, seq, version, (SELECT t.fact FROM terms t WHERE t.version = d.version), subject, actor, raw, points, reason,
       ${boardsOfLine(rule, scope.open, bind)}, team, ${bind(scope.now)}, ${bind(scope.change ?? null)}
     FROM ${[...inOrder, `(${difference}) d`].join(' CROSS JOIN ')}
     WHERE raw <> 0 OR points <> 0 OR told
     ${isReplay(scope) ? '' : 'RETURNING member, version, raw, points, reason'}`;
  const { judged } = rule;
  const parts = Math.min(judged.length, Math.ceil(Math.max(judged.length / MOST.versions, sql.length / MOST.length)));
  if (parts <= 1) return [db.prepare(sql).bind(...values)];
  const size = Math.ceil(judged.length / parts);
  return Array.from({ length: Math.ceil(judged.length / size) }, (_, n) => judged.slice(n * size, (n + 1) * size)).flatMap((some, n, { length }) =>
    settleBetween(db, community, { ...rule, judged: some }, scope, [n === 0 ? range[0] : some[0]!.version, n === length - 1 ? range[1] : judged[(n + 1) * size]!.version - 1]));
}

/**
 * What a line counts in: the open boards of its day and its currency. On a declared leaderboard those whose facts it is one of, and for
 * a later line those that the first one lists: points are taken back where they had counted.
 */
function boardsOfLine(rule: Versions, open: readonly OpenBoard[], bind: Bind): string {
  const own = open.filter(({ currency }) => currency === rule.currency);
  return `(SELECT json_group_array(b.value ->> 'key') FROM json_each(${bind(JSON.stringify(own))}) b
       WHERE day BETWEEN b.value ->> 'from' AND b.value ->> 'to' AND (b.value ->> 'on' AND b.value ->> 'of' IS NULL
         OR b.value ->> 'of' IN (SELECT value FROM json_each(declared)) OR b.value ->> 'key' IN (SELECT value FROM json_each(boards))))`;
}

/** JSON array of the declared leaderboards that a fact counts in. */
function declaredFor(source: FactSource, whose: 'actor' | 'author', plan: BoardPlan, bind: Bind): string {
  if (plan.declared.length === 0) return "'[]'";
  return `(SELECT json_group_array(d.value ->> 'id') FROM json_each(${bind(JSON.stringify(plan.declared))}) d
      WHERE ${source.at} >= d.value ->> 'sinceAt' AND (d.value ->> 'untilAt' IS NULL OR ${source.at} < d.value ->> 'untilAt') AND (
        d.value ->> '$.about.board' = ${source.board} OR d.value ->> '$.about.tag' IN (SELECT t.value FROM json_each(${source.tags}) t)
        OR ${inTeam(source, whose, "= d.value ->> '$.about.team'")} OR (d.value ->> '$.about.teams' IS NOT NULL AND ${inTeam(source, whose, 'IS NOT NULL')})))`;
}

/** Whether who earns was in such a team on the day of the fact. */
function inTeam(source: FactSource, whose: 'actor' | 'author', team: string): string {
  return `EXISTS (SELECT 1 FROM ${membershipOf(source, whose)} AND ms.team ${team})`;
}

/** Number of that team, where boards of teams are kept. */
function teamOf(source: FactSource, whose: 'actor' | 'author', plan: BoardPlan): string {
  if (!plan.declared.some(({ about }) => 'teams' in about)) return 'NULL';
  return `(SELECT (SELECT n.id FROM team n WHERE n.community = ms.community AND n.name = ms.team) FROM ${membershipOf(source, whose)})`;
}

function membershipOf(source: FactSource, whose: 'actor' | 'author'): string {
  return `membership ms WHERE ms.community = ?1 AND ms.member = ${source[whose]} AND ms.from_day <= ${source.day} AND (ms.to_day IS NULL OR ms.to_day > ${source.day})`;
}

/** SQL of a rule's versions: rows `version, definition, since, until`. */
export type TermsSource = (bind: Bind) => string;

// Read where it is written: a command that knows the rules of a moment ago must not write by them.
const STORED: TermsSource = () => `SELECT version, definition, valid_from AS since, coalesce(valid_to, ${Number.MAX_SAFE_INTEGER}) AS until FROM rule WHERE community = ?1 AND id = ?2`;

/** Columns of a fact that a line repeats. */
const COLUMNS = 'member, actor, day, at, cause, subject, declared, team, version';

export interface Difference {
  ctes: string;
  /** Tables of one row, to be asked for ahead of the difference: what stands left is worked out first, and not inside of what reads it. */
  inOrder: string[];
  difference: string;
}

/**
 * Of one rule; its parameter ?1 is the community, and with stored terms ?2 the rule. What it names: `settled` has what the facts of the
 * judged versions count for.
 * @param range versions whose lines are taken back where their facts no longer stand under them.
 * @param firsts where rules change for which this one waits; by others members have earned what is in the ledger.
 */
export function differenceOf(rule: Versions, scope: Judged, terms: TermsSource, range: readonly [number, number], bind: Bind, firsts: Firsts = new Map()): Difference {
  const { versions, judged } = rule;
  const reach = reachOf(judged);
  const numbers = `(${judged.map(({ version }) => number(version)).join(', ')})`;
  const recorded = `SELECT l.member, l.day, l.at, l.cause, l.version, max(l.actor) AS actor, max(l.subject) AS subject, max(l.boards) AS boards, max(l.team) AS team,
      sum(l.raw) AS raw, sum(l.points) AS points, max(l.seq) AS seq, ${lastReason(versions)} AS reason
    FROM ledger l WHERE l.community = ?1 AND l.rule = ${bind(rule.id)} AND ${isReplay(scope) ? within('l.member', scope, bind) : reach.read}
    GROUP BY l.member, l.day, l.at, l.cause, l.version`;
  // Beside the new fact stand those that are recorded already; a replay has them all from their tables.
  const standing = `SELECT ${COLUMNS}, v0 FROM facts WHERE stands AND version IN ${numbers}
    ${isReplay(scope) ? '' : `UNION ALL SELECT member, actor, day, at, cause, subject, '[]', team, version, raw FROM recorded
      WHERE ${STOOD} AND version IN ${numbers} AND (member, cause) NOT IN (SELECT member, cause FROM facts)`}`;
  const { ctes, settled, inOrder } = chainOf(rule, firsts);
  // Under the version that it stands under a fact is judged; under any other it counts for nothing.
  const gone = isReplay(scope)
    ? `(version IN ${numbers} AND (member, cause, version) NOT IN (SELECT member, cause, version FROM standing) OR version NOT IN ${numbers} AND NOT ${VALID})`
    : '(member, cause) IN (SELECT member, cause FROM facts) AND (member, cause, version) NOT IN (SELECT member, cause, version FROM facts WHERE stands)';
  return {
    ctes: `terms AS MATERIALIZED (SELECT version, definition, since, until, definition ->> '$.fact' AS fact, definition ->> '$.earns' AS earns, definition ->> '$.points' AS points FROM (${terms(bind)})),
       facts AS MATERIALIZED (${factsOf(versions, judged, scope, bind)}),
       touched AS ${scope.answers || scope.again ? 'MATERIALIZED ' : ''}(${touchedOf(rule, scope, bind)}),
       recorded AS MATERIALIZED (${recorded}),
       standing AS (${standing}),
       ${[...ctes, `settled AS (${settled})`].join(',\n       ')}`,
    inOrder,
    difference: `SELECT s.member, s.day, s.at, s.cause, s.version, s.subject, s.actor, s.reason,
         coalesce(r.boards, '[]') AS boards, CASE WHEN r.cause IS NULL THEN s.declared ELSE '[]' END AS declared, coalesce(r.team, s.team) AS team,
         s.raw - coalesce(r.raw, 0) AS raw, s.points - coalesce(r.points, 0) AS points, coalesce(r.seq + 1, 0) AS seq, ${told('s')} <> ${told('r')} AS told
       FROM settled s LEFT JOIN recorded r ON r.member = s.member AND r.day = s.day AND r.at = s.at AND r.cause = s.cause AND r.version = s.version
       WHERE ${isReplay(scope) ? 'true' : reach.judged}
       UNION ALL
       SELECT member, day, at, cause, version, subject, actor, NULL, boards, '[]', team, -raw, -points, seq + 1, raw = 0
       FROM recorded WHERE ${STOOD} AND version BETWEEN ${number(range[0])} AND ${number(range[1])} AND ${gone}`,
  };
}

/** Whether a fact stands by its recorded lines: those of one that is worth nothing add up to nothing either way. */
const STOOD = "(raw <> 0 OR reason = 'rounded')";

/** Whether a recorded line lies in the time of its version. */
const VALID = 'EXISTS (SELECT 1 FROM terms t WHERE t.version = recorded.version AND recorded.at >= t.since AND recorded.at < t.until)';

/**
 * The judged versions one after the other, each through its own limits, which look at what the facts of the versions before count for: as
 * settled here or, of versions that are not judged, as recorded. All of them go along the chain, each table named once by the next: SQLite
 * takes up a table's whole text wherever it is named.
 */
function chainOf({ versions, judged }: Versions, firsts: Firsts): { ctes: string[]; settled: string; inOrder: string[] } {
  const ctes: string[] = [];
  const inOrder: string[] = [];
  let before: string | null = null;
  let nested = 0;
  const table = (name: string, sql: string) => {
    if (nested === MOST_NESTED) {
      inOrder.push(`(SELECT count(*) FROM (SELECT 1 FROM ${before} LIMIT 1))`);
      nested = 0;
    }
    ctes.push(`${name} AS MATERIALIZED (${sql})`);
    before = name;
    nested += 1;
  };
  const [first] = judged;
  if (first && versions.some(({ version }) => version < first.version)) {
    table('older', `SELECT member, actor, day, at, cause, subject, '[]' AS declared, team, version, raw, points, NULL AS reason FROM recorded
         WHERE ${STOOD} AND version < ${number(first.version)} AND ${VALID}`);
  }
  for (const rule of judged) {
    const stages = stagesOf(rule, factSource(rule.fact), firsts);
    const own = `FROM standing WHERE version = ${number(rule.version)}`;
    const name = `until${rule.version}`;
    if (stages.length === 0) {
      table(name, `SELECT ${COLUMNS}, v0 AS raw, v0 AS points, ${reasonOf(rule, stages)} AS reason ${own} ${before ? `UNION ALL SELECT * FROM ${before}` : ''}`);
      continue;
    }
    const joined = (rule.after ?? []).flatMap((other) => firsts.get(other) ?? []).map((some) => `LEFT JOIN ${some} ON ${some}_member = member`);
    // What goes the other way, since the sign of a rule changed, neither fills its limits nor empties them.
    const earlier: string | null = before && `UNION ALL SELECT ${COLUMNS}, ${rule.points >= 0 ? 'max' : 'min'}(points, 0), 0, raw, points, reason FROM ${before}`;
    const ofOwn = (value: string, other: string) => (earlier ? `CASE WHEN own THEN ${value} ELSE ${other} END` : value);
    const step = (n: number) => `of${rule.version}_${n}`;
    ctes.push(`${step(0)} AS (SELECT * FROM (SELECT ${COLUMNS}, v0, 1 AS own, v0 AS raw, 0 AS points, NULL AS reason ${own} ${earlier ?? ''}) ${joined.join(' ')})`);
    for (const [n, stage] of stages.entries()) table(step(n + 1), `SELECT *, ${ofOwn(stage.sql(`v${n}`, step(n)), `v${n}`)} AS v${n + 1} FROM ${step(n)}`);
    table(name, `SELECT ${COLUMNS}, raw, ${ofOwn(`v${stages.length}`, 'points')} AS points, ${ofOwn(reasonOf(rule, stages), 'reason')} AS reason FROM ${step(stages.length)}`);
  }
  return { ctes, inOrder, settled: first ? `SELECT * FROM ${before} WHERE version >= ${number(first.version)}` : 'SELECT *, v0 AS raw, v0 AS points, NULL AS reason FROM standing' };
}

/** Facts with the version that each belongs to, if any, whether they stand, and their points before the limits. */
function factsOf(versions: readonly Rule[], judged: readonly Rule[], scope: Judged, bind: Bind): string {
  const { fact } = scope;
  const all = isReplay(scope);
  const about = (all ? judged : versions).filter((rule) => !fact || fact.types.includes(rule.fact));
  const kinds = Map.groupBy(about.flatMap((rule) => sidesOf(rule).map((whose) => ({ rule, whose }))), ({ rule, whose }) => `${rule.fact} ${whose}`);
  if ((!fact && !all) || kinds.size === 0) {
    return `SELECT NULL AS member, NULL AS actor, NULL AS day, NULL AS at, NULL AS cause, NULL AS subject, NULL AS version, 0 AS stands, NULL AS v0, '[]' AS declared, NULL AS team WHERE false`;
  }
  return unionOf([...kinds.values()].map((some) => {
    const { whose, rule } = some[0]!;
    const source = factSource(rule.fact);
    const rules = some.map((one) => one.rule);
    const own = `t.fact = ${text(rule.fact)} AND t.earns IN ('${whose}', 'both') AND ${source.at} >= t.since AND ${source.at} < t.until`;
    // Both sides in one: what limits and takes back looks at all that a member has by the rule, on whichever side.
    return `SELECT ${source[whose]} AS member, ${source.actor} AS actor, ${source.day} AS day, ${source.at} AS at, ${source.cause} AS cause,
      ${source.subject} AS subject, t.version AS version, t.version IS NOT NULL AND ${source.standing[whose]} AND ${appliesTo(rules, whose, source)} AS stands, ${gives(rules, source)} AS v0,
      ${declaredFor(source, whose, scope.plan, bind)} AS declared, ${teamOf(source, whose, scope.plan)} AS team
    FROM ${source.from} ${all ? `CROSS JOIN terms t ON ${own} AND t.version IN (${judged.map(({ version }) => number(version)).join(', ')})` : `LEFT JOIN terms t ON ${own}`}
    WHERE ${source.community} = ?1 AND ${source[whose]} IS NOT NULL ${whose === 'author' ? `AND ${source.author} IS NOT ${source.actor}` : ''}
      AND ${fact ? picked(source, fact.key, bind) : within(source[whose], scope, bind)}`;
  }));
}

/** Facts around which the ledger is read. */
function touchedOf(rule: Versions, { fact, again, answers }: Judged, bind: Bind): string {
  if (again) {
    const members = `json_each(${bind(JSON.stringify(again.members))}) m`;
    const line = `CROSS JOIN ledger l ON l.community = ?1 AND l.member = m.value AND l.rule = ${bind(rule.id)}`;
    const found = (tables: string, condition: string) => `SELECT l.member, l.day, l.at, l.cause FROM ${tables} ${line} AND ${condition}`;
    if ('day' in again) return found(members, `l.day = ${bind(again.day)}`);
    // Behind what is done now there is nothing, however much the member did today.
    const days = daysFrom(again.since - SPILL * DAY, 2 * SPILL);
    return unionOf([
      found(`${members} CROSS JOIN json_each(${bind(JSON.stringify(days))}) d`, `l.day = d.value AND l.at >= ${number(again.since)}`),
      found(members, `l.day > ${bind(days.at(-1)!)}`),
    ]);
  }
  const around = [...(fact ? ['SELECT member, day, at, cause FROM facts'] : []), ...(answers ? answersTo(rule, answers, bind) : [])];
  return around.length ? unionOf(around) : 'SELECT NULL AS member, NULL AS day, NULL AS at, NULL AS cause WHERE false';
}

const DAY = 86_400_000;

/** The days of UTC from that of an instant to so many later; days before 1970 have no facts. */
function daysFrom(at: number, later: number): string[] {
  return Array.from({ length: later + 1 }, (_, n) => new Date(Math.max(0, at) + n * DAY).toISOString().slice(0, 10));
}

/** Lines of who did a fact for what its author has since done for them: none as a rule, and then nothing is read. */
function answersTo({ id, judged }: Versions, { types, key: [first, second] }: NonNullable<Scope['answers']>, bind: Bind): string[] {
  const weighing = judged.filter(({ reciprocity, fact }) => reciprocity && types.includes(fact));
  const days = Math.max(0, ...weighing.map(({ reciprocity }) => reciprocity!.days));
  const kinds = [...new Set(weighing.map(({ fact }) => fact))];
  return kinds.flatMap((kind) => {
    const source = factSource(kind);
    const one = `${source.community} = ?1 AND ${source.key(bind(first), bind(second))}`;
    const line = `w.community = ?1 AND w.member = ${source.actor} AND w.rule = ${bind(id)} AND w.actor = ${source.author}`;
    // For what is done now there is nothing later to be read, however much the member got today.
    return [
      `SELECT w.member, w.day, w.at, w.cause FROM ${source.from} CROSS JOIN json_each('${daysAround(SPILL)}') d
         CROSS JOIN ledger w ON ${line} AND w.day = date(${source.day}, d.value || ' days') AND w.at >= ${source.at} WHERE ${one}`,
      `SELECT w.member, w.day, w.at, w.cause FROM ${source.from}
         CROSS JOIN ledger w ON ${line} AND w.day > date(${source.day}, '+${SPILL} days') AND w.day <= date(${source.day}, '+${number(days + SPILL)} days') WHERE ${one}`,
    ];
  });
}

/** Each value once, however often a statement names it: D1 takes a hundred. */
export function binder(values: Value[]): Bind {
  return (value) => {
    const at = values.indexOf(value);
    return `?${at < 0 ? values.push(value) : at + 1}`;
  };
}

function within(member: string, scope: Judged, bind: Bind): string {
  return scope.members ? `${member} BETWEEN ${bind(scope.members[0])} AND ${bind(scope.members[1])}` : 'true';
}

/** Reason of the last line of a fact; asked for only where a change of it alone is told. */
function lastReason(rules: readonly Rule[]): string {
  return rules.some((rule) => rule.burst || mayBeNothing(rule)) ? "substr(max(printf('%09d', l.seq) || coalesce(l.reason, '')), 10)" : "''";
}

/** What waits, was refused or is worth nothing: a change between these is told by a line of its own, though no points move. */
function told(of: string): string {
  return `CASE ${of}.reason WHEN 'rounded' THEN 3 WHEN 'pending' THEN 2 WHEN 'refused' THEN 1 ELSE 0 END`;
}

/** Whether a fact is one that its version `t` is about. What none of these versions asks is left out. */
function appliesTo(rules: readonly Rule[], whose: 'actor' | 'author', source: FactSource): string {
  const list = (name: string) => `(SELECT value FROM json_each(t.definition, '$.only.${name}'))`;
  const asks = (name: keyof NonNullable<Rule['only']>, condition: string) =>
    (rules.some(({ only }) => only?.[name]) ? `(t.definition -> '$.only.${name}' IS NULL OR ${condition})` : '');
  return [
    rules.some(({ from }) => from !== undefined) ? `${source.day} >= coalesce(t.definition ->> '$.from', '')` : '',
    rules.some(({ to }) => to !== undefined) ? `${source.day} <= coalesce(t.definition ->> '$.to', '9999')` : '',
    asks('boards', `${source.board} IN ${list('boards')}`),
    asks('tags', `EXISTS (SELECT 1 FROM json_each(${source.tags}) g WHERE g.value IN ${list('tags')})`),
    asks('teams', inTeam(source, whose, `IN ${list('teams')}`)),
    `NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = ${source[whose]} AND x.from_at <= ${source.at} AND (x.to_at IS NULL OR x.to_at > ${source.at}))`,
    asks('attributes', `NOT EXISTS (SELECT 1 FROM json_each(t.definition, '$.only.attributes') w
      WHERE (${source.attributes} ->> ('$."' || w.key || '"') IN (SELECT value FROM json_each(w.value))) IS NOT 1)`),
  ].filter((condition) => condition !== '').join(' AND ');
}

/** Points of a fact before the limits, by its version `t`. */
function gives(rules: readonly Rule[], source: FactSource): string {
  if (!rules.some(({ boosts = [] }) => boosts.length)) return 't.points';
  return `CAST(round(t.points * coalesce((SELECT b.value ->> 'factor' FROM json_each(t.definition, '$.boosts') b
      WHERE ${source.day} BETWEEN b.value ->> 'from' AND b.value ->> 'to' ORDER BY b.key LIMIT 1), 1)) AS INTEGER)`;
}
