import type { Whose } from '@cocarde/contract/badges.ts';
import type { Database, Statement, Value } from '../database.ts';
import { factSource, picked, type FactPick } from '../facts/fact-sources.ts';
import type { BadgeRow } from './badges.ts';
import type { MemberRange } from './page.ts';
import { fulfils, type Reading } from './criteria.queries.ts';

/** When and by what badges are judged. */
export interface Judgement {
  /** Milliseconds UTC: the date of the awards. */
  now: number;
  /** The community's day. */
  today: string;
  levels: Reading['levels'];
  /** Streaks that stand; of members who are not there nothing is known, and none of their badges needs it. */
  streaks: ReadonlyMap<number, number>;
}

/** Members with the ids of the badges that each may have completed. */
export type Candidates = readonly (readonly [member: number, badges: readonly string[]])[];

/** Later than any day: until then an award without an end is held. */
export const FOR_GOOD = '9999-12-31';

/** Whether the member `m` takes part; ?1 is the community. */
export const EARNS = `m.status = 'active' AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = m.id AND x.to_at IS NULL)`;

/**
 * Awards what these members have completed and never had; returns the new awards as rows `member, badge`. Nothing else is
 * read of who has a badge already. Whoever had one revoked does not get it again; one that was given by hand until a day becomes
 * theirs for good. The guards of a badge (still in this version, not retired, not all given) hold where the award is written: of
 * a limited one the first members get theirs.
 */
export function awardFulfilled(db: Database, community: number, badges: readonly BadgeRow[], candidates: Candidates, judgement: Judgement): Statement {
  const members = (column: string) => `${column} IN (SELECT value ->> 0 FROM json_each(?4))`;
  const cases = badges.map((badge) => `WHEN '${badge.id}' THEN b.version = ${badge.version} AND (${judged(badge, members, judgement)})`);
  return award(db, community, judgement, [JSON.stringify(candidates)], {
    from: `json_each(?4) c CROSS JOIN json_each(c.value, '$[1]') w CROSS JOIN member m ON m.id = c.value ->> 0 CROSS JOIN badge b ON b.community = ?1 AND b.id = w.value`,
    deserves: `CASE WHEN ${had('b.id')} THEN 0 ELSE CASE b.id ${cases.join(' ')} END END`,
  });
}

/** The same for all members from the first to the last number. Here who deserves it is found first, among the many who do not. */
export function awardPage(db: Database, community: number, badge: BadgeRow, [first, last]: MemberRange, judgement: Judgement): Statement {
  const members = (column: string) => `${column} BETWEEN ?4 AND ?5`;
  return award(db, community, judgement, [first, last, badge.id, badge.version], {
    from: 'badge b CROSS JOIN member m',
    deserves: `b.community = ?1 AND b.id = ?6 AND b.version = ?7 AND ${members('m.id')} AND (${judged(badge, members, judgement)}) AND NOT ${had('b.id')}`,
  });
}

/** Whether an award is lent by hand: what the facts give then is more. */
export const LENT = (award: string) => `${award}.given_by IS NOT NULL AND ${award}.until < '${FOR_GOOD}' AND ${award}.revoked_at IS NULL`;

/** Whether the member `m` ever had a badge other than lent. */
export const had = (badge: string) => `EXISTS (SELECT 1 FROM award a WHERE a.community = ?1 AND a.member = m.id AND a.badge = ${badge} AND NOT (${LENT('a')}))`;

function judged(badge: BadgeRow, members: (column: string) => string, { today, levels }: Judgement): string {
  return fulfils(badge, 'm.id', { members, counts: 'counters', streaks: '?3', today, levels });
}

/** `values` are ?4 and on; `from` has members `m` and badges `b`. */
function award(db: Database, community: number, { now, streaks }: Judgement, values: Value[], { from, deserves }: { from: string; deserves: string }): Statement {
  return db.prepare(
    `INSERT INTO award (community, member, badge, at)
     SELECT ?1, member, badge, ?2 FROM (
       SELECT *, row_number() OVER (PARTITION BY badge, lent ORDER BY member) AS place FROM (
         SELECT m.id AS member, b.id AS badge, b.holders, b.definition ->> '$.limit' AS most,
           EXISTS (SELECT 1 FROM award o WHERE o.community = ?1 AND o.member = m.id AND o.badge = b.id AND o.cause = '') AS lent
         FROM ${from} WHERE m.community = ?1 AND ${EARNS} AND b.retired_at IS NULL AND ${deserves}))
     WHERE most IS NULL OR lent OR holders + place <= most
     ON CONFLICT (community, member, badge, cause) DO UPDATE SET at = excluded.at, given_by = NULL, reason = NULL, until = '${FOR_GOOD}' WHERE ${LENT('award')}
     RETURNING member, badge`,
  ).bind(community, now, JSON.stringify(Object.fromEntries(streaks)), ...values);
}

/** Facts of a kind for which badges that repeat are given: those that are picked, or all of members from the first to the last number. */
export type Facts = { fact: string; whose: Whose } & ({ key: FactPick } | { members: MemberRange });

/** Gives badges that repeat, all for such facts, for each that stands; returns the new awards as rows `member, badge`. */
export function awardRepeated(db: Database, community: number, badges: readonly BadgeRow[], facts: Facts): Statement {
  const { whose } = facts;
  const { source, member, others, scope, values } = read(facts);
  return db.prepare(
    `INSERT INTO award (community, member, badge, cause, at)
     SELECT ?1, f.member, b.id, f.deed, f.at FROM (
       SELECT ${member} AS member, ${source.deed} AS deed, ${source.at} AS at, ${source.day} AS day FROM ${source.from}
       WHERE ${source.community} = ?1 AND ${scope} AND ${source.standing[whose]} AND ${member} IS NOT NULL ${others}) f
     CROSS JOIN member m ON m.community = ?1 AND m.id = f.member AND ${EARNS}
     CROSS JOIN json_each(?2) w CROSS JOIN badge b ON b.community = ?1 AND b.id = w.value ->> 0 AND b.version = w.value ->> 1 AND b.retired_at IS NULL
     WHERE f.day BETWEEN coalesce(b.definition ->> '$.from', '') AND coalesce(b.definition ->> '$.to', '9999')
     ON CONFLICT DO NOTHING RETURNING member, badge`,
  ).bind(community, JSON.stringify(badges.map(({ id, version }) => [id, version])), ...values);
}

/** Notes on such awards whether what they were given for stands. Nobody loses one by it. */
export function noteCauses(db: Database, community: number, badges: readonly string[], facts: Facts): Statement {
  const { whose } = facts;
  const { source, member, scope, values } = read(facts);
  return db.prepare(
    `UPDATE award SET cause_stands = f.stands
     FROM (SELECT ${member} AS member, ${source.deed} AS deed, coalesce(${source.standing[whose]}, 0) AS stands FROM ${source.from}
       WHERE ${source.community} = ?1 AND ${scope}) f
     WHERE award.community = ?1 AND award.badge IN (SELECT value FROM json_each(?2))
       AND award.member = f.member AND award.cause = f.deed AND award.cause_stands <> f.stands`,
  ).bind(community, JSON.stringify(badges), ...values);
}

/** Values are ?3 and on. */
function read(facts: Facts) {
  const source = factSource(facts.fact);
  const values: Value[] = [];
  const bind = (value: Value) => `?${values.push(value) + 2}`;
  const member = source[facts.whose];
  return {
    source, member,
    others: facts.whose === 'author' ? `AND ${source.author} IS NOT ${source.actor}` : '',
    scope: 'key' in facts ? picked(source, facts.key, bind) : `${member} BETWEEN ${bind(facts.members[0])} AND ${bind(facts.members[1])}`,
    values,
  };
}
