import type { BadgeCondition, BadgeDefinition, RevocationCause } from '@cocarde/contract/badges.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { Database, Read } from '../database.ts';
import { namedMember } from '../members/named.ts';
import { LENT } from './award.queries.ts';

/** A badge with what one member has of it. */
export interface OwnBadge {
  id: string;
  definition: BadgeDefinition;
  holders: number;
  /** Holders whose award has expired included: what a limit is about. */
  given: number;
  retired: boolean;
  /** Null where the member has no award of it, standing or expired. */
  award: { at: number; times: number; until: string; reason: string | null; by: unknown; byName: unknown; byTeam: unknown; byNamed: unknown } | null;
}

/**
 * Whether the badge `b` is for the member ?2 to see on the day ?3, who has the award `a` of it or none: what nobody can receive
 * any more is there for its holders alone, and what was revoked is told by its notice.
 */
const SHOWN = `(a.member IS NOT NULL OR (b.retired_at IS NULL AND coalesce(b.definition ->> '$.to', '9999') >= ?3
  AND (b.definition ->> '$.limit' IS NULL OR b.holders < b.definition ->> '$.limit')
  AND NOT EXISTS (SELECT 1 FROM award o WHERE o.community = ?1 AND o.member = ?2 AND o.badge = b.id AND o.cause = '' AND o.revoked_at IS NOT NULL)))`;
/** Badges beside one award of the member that is not revoked, whichever comes first: those that repeat have many. */
const BESIDE_AWARD = `badge b LEFT JOIN award a ON a.community = ?1 AND a.member = ?2 AND a.badge = b.id AND a.cause = (
  SELECT o.cause FROM award o WHERE o.community = ?1 AND o.member = ?2 AND o.badge = b.id AND o.revoked_at IS NULL ORDER BY o.cause LIMIT 1)`;

/** Awards of the badge `b` that ended before the day ?3: in the years before its own, in the months of its year, on the days of its month. */
const ENDED = [['year', "''", 'substr(?3, 1, 4)'], ['month', 'substr(?3, 1, 4)', 'substr(?3, 1, 7)'], ['day', 'substr(?3, 1, 7)', '?3']].map(([span, from, before]) =>
  `(SELECT coalesce(sum(e.n), 0) FROM award_end e WHERE e.community = ?1 AND e.badge = b.id AND e.span = '${span}' AND e.period >= ${from} AND e.period < ${before})`).join(' - ');

export function ownBadges(db: Database, community: number, member: number, today: string): Read<OwnBadge[]> {
  return {
    statements: [
      db.prepare(
        `SELECT b.id, b.definition, b.retired_at IS NOT NULL AS retired, b.holders - ${ENDED} AS holders, b.holders AS given,
           coalesce(t.last_at, a.at) AS at, coalesce(t.times, a.member IS NOT NULL) AS times, a.until, a.reason, g.id AS "by", g.name AS byName, g.team AS byTeam, ${namedMember('g')} AS byNamed
         FROM ${BESIDE_AWARD} LEFT JOIN award_tally t ON t.community = ?1 AND t.member = ?2 AND t.badge = b.id AND t.times > 0
         LEFT JOIN member g ON g.id = a.given_by WHERE b.community = ?1 AND ${SHOWN} ORDER BY b.position, b.id`,
      ).bind(community, member, today),
    ],
    take: ([rows]) => rows!.results.map(({ id, definition, holders, given, retired, ...award }) => ({
      id: id as string, definition: JSON.parse(definition as string) as BadgeDefinition, holders: holders as number, given: given as number, retired: retired === 1,
      award: award.until === null ? null : award as unknown as NonNullable<OwnBadge['award']>,
    })),
  };
}

/** How many badges a member holds, of how many that they see. */
export function badgeCounts(db: Database, community: number, member: number, today: string): Read<{ earned: number; all: number }> {
  return {
    statements: [
      db.prepare(`SELECT coalesce(sum(a.until >= ?3), 0) AS earned, count(*) AS every FROM ${BESIDE_AWARD} WHERE b.community = ?1 AND ${SHOWN}`).bind(community, member, today),
    ],
    take: ([rows]) => ({ earned: rows!.results[0]!.earned as number, all: rows!.results[0]!.every as number }),
  };
}

/** A condition of a badge that the member does not have, in the order in which its definition has them. */
export interface OwnStep {
  badge: string;
  condition: BadgeCondition;
  /** How much of what it counts there is; null for points and streaks, which are read elsewhere. */
  now: number | null;
  /** What the community calls the fact or badge. */
  name: Words | null;
}

/** What counts only for badges that the member has is not read: it grows by a row a day. */
export function ownSteps(db: Database, community: number, member: number, today: string): Read<OwnStep[]> {
  const metric = "(t.value ->> 'fact') || ':' || (t.value ->> 'whose')";
  const counted = (n: string, table: string, name: string) => `(SELECT ${n} FROM ${table} c WHERE c.community = ?1 AND c.member = ?2 AND c.metric = ${name}
    AND c.day BETWEEN coalesce(b.definition ->> '$.from', '') AND coalesce(b.definition ->> '$.to', '9999'))`;
  return {
    statements: [
      db.prepare(
        `SELECT b.id AS badge, t.value AS condition, CASE t.value ->> 'kind'
           WHEN 'count' THEN ${counted('coalesce(sum(n), 0)', 'activity', metric)}
           WHEN 'days' THEN ${counted('coalesce(sum(n > 0), 0)', 'activity', metric)}
           WHEN 'objects' THEN ${counted('count(DISTINCT CASE WHEN n > 0 THEN object END)', 'activity_object', `${metric} || ':objects'`)}
           WHEN 'badge' THEN EXISTS (SELECT 1 FROM award h WHERE h.community = ?1 AND h.member = ?2 AND h.badge = t.value ->> 'badge' AND h.revoked_at IS NULL AND +h.until >= ?3)
           END AS now,
           coalesce((SELECT f.definition ->> '$.name' FROM fact_type f WHERE f.community = ?1 AND f.type = t.value ->> 'fact'),
             (SELECT o.definition ->> '$.name' FROM badge o WHERE o.community = ?1 AND o.id = t.value ->> 'badge')) AS name
         FROM badge b, json_tree(b.definition, '$.criterion') t
         WHERE b.community = ?1 AND b.retired_at IS NULL AND t.type = 'object' AND t.value ->> 'kind' IS NOT NULL AND t.value ->> 'kind' <> 'manual'
           AND NOT EXISTS (SELECT 1 FROM award a WHERE a.community = ?1 AND a.member = ?2 AND a.badge = b.id AND a.cause = ''
             AND NOT (${LENT('a')} AND a.until < ?3))
           AND NOT EXISTS (SELECT 1 FROM award_tally h WHERE h.community = ?1 AND h.member = ?2 AND h.badge = b.id AND h.times > 0)
         ORDER BY b.id, t.id`,
      ).bind(community, member, today),
    ],
    take: ([rows]) => rows!.results.map(({ badge, condition, now, name }) => ({
      badge: badge as string, condition: JSON.parse(condition as string) as BadgeCondition,
      now: now as number | null, name: name === null ? null : JSON.parse(name as string) as Words,
    })),
  };
}

export interface OwnNotice {
  id: string;
  definition: BadgeDefinition;
  at: number;
  because: RevocationCause;
  reason: string;
  by: unknown;
  byName: unknown;
  byTeam: unknown;
}

/** Badges that were taken from a member who has not acknowledged it, latest first; each once, as it was last. */
export function ownNotices(db: Database, community: number, member: number): Read<OwnNotice[]> {
  return {
    statements: [
      // SQLite takes bare columns from the row that has the maximum.
      db.prepare(
        `SELECT b.id, b.definition, max(a.revoked_at) AS at, a.revoked_for AS because, a.revoked_reason AS reason, r.id AS "by", r.name AS byName, r.team AS byTeam
         FROM award a CROSS JOIN badge b ON b.community = a.community AND b.id = a.badge LEFT JOIN member r ON r.id = a.revoked_by
         WHERE a.community = ?1 AND a.member = ?2 AND a.revoked_at IS NOT NULL AND a.seen_at IS NULL GROUP BY b.id ORDER BY at DESC`,
      ).bind(community, member),
    ],
    take: ([rows]) => rows!.results.map((row) => ({ ...row, definition: JSON.parse(row.definition as string) }) as unknown as OwnNotice),
  };
}
