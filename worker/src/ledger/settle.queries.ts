import type { Database, Statement, Value } from '../database.ts';
import { factSource, picked, type FactKey, type FactPick, type FactSource } from '../facts/fact-sources.ts';
import type { BoardPlan, OpenBoard } from '../leaderboard/plan.ts';
import { sidesOf, type Rule } from '../rules/rules.queries.ts';
import { reasonOf, stagesOf, type Bind, type Firsts } from './stages.ts';
import { DAYS_AROUND, reachOf, SPILL } from './windows.ts';

/**
 * The one statement that writes points. It lays what should be in the ledger for one version of one rule beside
 * what is there and adds the difference, so that earning, taking back, re-pricing and rebuilding are one act:
 *
 *   facts     what stands now
 *   stages    what the limits leave of each fact, in order of time: running sums, clamped
 *   recorded  what the lines so far add up to
 *   new lines stages - recorded
 *
 * What a fact counts for is a function of the facts that stand. An undo therefore gives its place to the next
 * fact, a backdated one takes its place, a repetition finds no difference and writes nothing.
 */
export interface Scope {
  /** The fact whose row was just written, or those about a post that was; without it all facts of the members below. */
  fact?: FactPick;
  /** Members from the first to the last number, for a page of a replay. */
  members?: readonly [number, number];
  /** Members whose recorded facts are judged again, because what they earned by a rule that this one waits for has changed. */
  again?: readonly number[];
  /** Facts that this one may be answered by: those of the same two the other way round, from it on, judged again. */
  answers?: FactKey;
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

/** Returns the new lines as rows `member, raw, points, reason`; none in a replay, which writes more of them than anybody wants to read. */
export function settle(db: Database, community: number, rule: Rule, scope: Scope): Statement {
  const values: Value[] = [community, rule.id, rule.version];
  const bind = binder(values);
  const { ctes, difference } = differenceOf(rule, scope, STORED, bind);
  return db.prepare(
    `WITH ${ctes}
     INSERT INTO ledger (community, member, day, at, cause, rule, seq, version, fact, subject, actor, raw, points, reason, boards, team, written_at, change)
     SELECT ?1, member, day, at, cause, ?2, seq, ?3, ${bind(rule.fact)}, subject, actor, raw, points, reason, ${boardsOfLine(rule, scope.open, bind)}, team,
       ${bind(scope.now)}, ${bind(scope.change ?? null)}
     FROM (${difference})
     WHERE raw <> 0 OR points <> 0 OR told
     ${scope.fact || scope.again || scope.answers ? 'RETURNING member, raw, points, reason' : ''}`,
  ).bind(...values);
}

/**
 * What a line counts in: the open boards of its day and its currency. On a declared leaderboard those whose facts it is one of, and for
 * a later line those that the first one lists: points are taken back where they had counted.
 */
function boardsOfLine(rule: Rule, open: readonly OpenBoard[], bind: Bind): string {
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
  return `EXISTS (SELECT 1 FROM ${membershipOf(source, whose)} AND t.team ${team})`;
}

/** Number of that team, where boards of teams are kept. */
function teamOf(source: FactSource, whose: 'actor' | 'author', plan: BoardPlan): string {
  if (!plan.declared.some(({ about }) => 'teams' in about)) return 'NULL';
  return `(SELECT (SELECT n.id FROM team n WHERE n.community = t.community AND n.name = t.team) FROM ${membershipOf(source, whose)})`;
}

function membershipOf(source: FactSource, whose: 'actor' | 'author'): string {
  return `membership t WHERE t.community = ?1 AND t.member = ${source[whose]} AND t.from_day <= ${source.day} AND (t.to_day IS NULL OR t.to_day > ${source.day})`;
}

/** SQL of the instants between which facts are a version's own. */
export interface Validity {
  from: string;
  to: string;
}

// Read where it is written: a command that knows the rules of a moment ago must not write by them.
const STORED: Validity = {
  from: '(SELECT valid_from FROM rule WHERE community = ?1 AND id = ?2 AND version = ?3)',
  to: '(SELECT coalesce(valid_to, 9007199254740991) FROM rule WHERE community = ?1 AND id = ?2 AND version = ?3)',
};

/**
 * Of one version of one rule; its parameter ?1 is the community.
 * @param firsts where rules change for which this one waits; by others members have earned what is in the ledger.
 */
export function differenceOf(rule: Rule, scope: Judged, validity: Validity, bind: Bind, firsts: Firsts = new Map()): { ctes: string; difference: string } {
  const source = factSource(rule.fact);
  const stages = stagesOf(rule, source, bind, firsts);
  const reach = reachOf(rule);
  const recalled = scope.again !== undefined || scope.answers !== undefined;
  const awaited = (rule.after ?? []).flatMap((other) => firsts.get(other) ?? []);
  // Both sides in one: what limits and takes back looks at all that a member has by the rule, on whichever side.
  const facts = sidesOf(rule).map((whose) => `SELECT ${source[whose]} AS member, ${source.actor} AS actor, ${source.day} AS day, ${source.at} AS at, ${source.cause} AS cause,
      ${source.subject} AS subject, ${source.standing[whose]} AND ${appliesTo(rule, whose, source, validity, bind)} AS stands,
      ${declaredFor(source, whose, scope.plan, bind)} AS declared, ${teamOf(source, whose, scope.plan)} AS team
    FROM ${source.from} WHERE ${source.community} = ?1 AND ${source[whose]} IS NOT NULL ${whose === 'author' ? `AND ${source.author} IS NOT ${source.actor}` : ''}
      AND ${recalled ? 'false' : scope.fact ? picked(source, scope.fact, bind) : within(source[whose], scope, bind)}`).join('\n    UNION ALL ');
  const recorded = `SELECT l.member, l.day, l.at, l.cause, max(l.actor) AS actor, max(l.subject) AS subject, max(l.boards) AS boards, max(l.team) AS team,
      sum(l.raw) AS raw, sum(l.points) AS points, max(l.seq) AS seq, ${lastReason(rule)} AS reason
    FROM ledger l WHERE l.community = ?1 AND l.rule = ${bind(rule.id)} AND l.version = ${bind(rule.version)} AND ${linesIn(rule, source, reach.read, scope, bind)}
    GROUP BY l.member, l.day, l.at, l.cause`;
  // Beside the new fact stand those that are recorded already; a replay has them all from their tables.
  const standing = `SELECT member, actor, day, at, cause, subject, declared, team, ${gives(rule, bind)} AS v0 FROM facts WHERE stands
    ${scope.fact || recalled ? `UNION ALL SELECT member, actor, day, at, cause, subject, '[]', team, raw FROM recorded
      WHERE raw <> 0 AND (member, cause) NOT IN (SELECT member, cause FROM facts)` : ''}`;
  return {
    ctes: `facts AS MATERIALIZED (${facts}),
       recorded AS MATERIALIZED (${recorded}),
       standing AS (${standing}),
       s0 AS (SELECT * FROM standing ${awaited.map((first) => `LEFT JOIN ${first} ON ${first}_member = member`).join(' ')}),
       ${stages.map((stage, i) => `s${i + 1} AS MATERIALIZED (SELECT *, ${stage.sql(`v${i}`, `s${i}`)} AS v${i + 1} FROM s${i}),`).join('\n       ')}
       settled AS (SELECT *, v0 AS raw, v${stages.length} AS points, ${reasonOf(stages)} AS reason FROM s${stages.length})`,
    difference: `SELECT s.member, s.day, s.at, s.cause, s.subject, s.actor, s.reason,
         coalesce(r.boards, '[]') AS boards, CASE WHEN r.cause IS NULL THEN s.declared ELSE '[]' END AS declared, coalesce(r.team, s.team) AS team,
         s.raw - coalesce(r.raw, 0) AS raw, s.points - coalesce(r.points, 0) AS points, coalesce(r.seq + 1, 0) AS seq, ${waits('s')} <> ${waits('r')} AS told
       FROM settled s LEFT JOIN recorded r ON r.member = s.member AND r.day = s.day AND r.at = s.at AND r.cause = s.cause
       WHERE ${scope.fact ? reach.judged : 'true'}
       UNION ALL
       SELECT member, day, at, cause, subject, actor, NULL, boards, '[]', team, -raw, -points, seq + 1, false
       FROM recorded WHERE raw <> 0 AND (member, cause) NOT IN (SELECT member, cause FROM standing)`,
  };
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

/** Lines that the limits may look at. */
function linesIn(rule: Rule, source: FactSource, around: string, scope: Judged, bind: Bind): string {
  if (scope.again) return `l.member IN (SELECT value FROM json_each(${bind(JSON.stringify(scope.again))}))`;
  if (scope.answers) return `l.member IN (${answered(rule, source, scope.answers, bind)})`;
  return scope.fact ? around : within('l.member', scope, bind);
}

/** Who did a fact, if its author has since done the same for them: nobody as a rule, and then no line is read. */
function answered(rule: Rule, source: FactSource, [first, second]: FactKey, bind: Bind): string {
  const answer = `w.community = ?1 AND w.member = ${source.actor} AND w.rule = ?2 AND w.version = ?3 AND w.actor = ${source.author}`;
  const lastDay = `date(${source.day}, '+${(rule.reciprocity?.days ?? 0) + SPILL} days')`;
  // For what is done now there is nothing later to be read, however much the member got today.
  return `SELECT ${source.actor} FROM ${source.from} WHERE ${source.community} = ?1 AND ${source.key(bind(first), bind(second))} AND (
        EXISTS (SELECT 1 FROM json_each('${DAYS_AROUND}') d CROSS JOIN ledger w ON ${answer} AND w.day = date(${source.day}, d.value || ' days') AND w.at >= ${source.at})
        OR EXISTS (SELECT 1 FROM ledger w WHERE ${answer} AND w.day > date(${source.day}, '+${SPILL} days') AND w.day <= ${lastDay}))`;
}

/** Reason of the last line of a fact; asked for only where a change of it alone is told. */
function lastReason({ burst }: Rule): string {
  return burst ? "substr(max(printf('%09d', l.seq) || coalesce(l.reason, '')), 10)" : "''";
}

/** 2 for what waits, 1 for what was refused: a change between these is told by a line of its own, though no points move. */
function waits(of: string): string {
  return `CASE ${of}.reason WHEN 'pending' THEN 2 WHEN 'refused' THEN 1 ELSE 0 END`;
}

/** Whether a fact is one that this version of the rule is about. */
function appliesTo(rule: Rule, whose: 'actor' | 'author', source: FactSource, validity: Validity, bind: Bind): string {
  const { boards, tags, teams, attributes } = rule.only ?? {};
  const list = (values: readonly unknown[]) => `(SELECT value FROM json_each(${bind(JSON.stringify(values))}))`;
  return [
    `${source.at} >= ${validity.from} AND ${source.at} < ${validity.to}`,
    rule.from === undefined ? '' : `${source.day} >= ${bind(rule.from)}`,
    rule.to === undefined ? '' : `${source.day} <= ${bind(rule.to)}`,
    boards ? `${source.board} IN ${list(boards)}` : '',
    tags ? `EXISTS (SELECT 1 FROM json_each(${source.tags}) t WHERE t.value IN ${list(tags)})` : '',
    teams ? inTeam(source, whose, `IN ${list(teams)}`) : '',
    `NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = ${source[whose]} AND x.from_at <= ${source.at} AND (x.to_at IS NULL OR x.to_at > ${source.at}))`,
    ...Object.entries(attributes ?? {}).map(([name, values]) =>
      `${source.attributes} ->> ${bind(`$."${name.replaceAll('"', '')}"`)} IN ${list(values)}`),
  ].filter((condition) => condition !== '').join(' AND ');
}

/** Points of a fact before the limits. */
function gives(rule: Rule, bind: Bind): string {
  const boosts = (rule.boosts ?? []).map((boost) =>
    `WHEN day BETWEEN ${bind(boost.from)} AND ${bind(boost.to)} THEN ${bind(Math.round(rule.points * boost.factor))}`);
  const points = bind(rule.points);
  return boosts.length ? `CASE ${boosts.join(' ')} ELSE ${points} END` : points;
}
