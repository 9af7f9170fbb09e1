import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import type { Database, Read, Statement } from '../database.ts';
import type { Candidate } from './badges.ts';

export interface BadgeRow extends BadgeDefinition {
  id: string;
  holders: number;
}

export function badgesOf(db: Database, community: number): Read<BadgeRow[]> {
  return {
    statements: [
      db.prepare('SELECT id, definition, holders FROM badge WHERE community = ?1 ORDER BY position, id').bind(community),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, holders: row.holders as number, ...(JSON.parse(row.definition as string) as BadgeDefinition),
    })),
  };
}

/**
 * Awards what members have completed and do not have yet; returns the new ones as rows `member, badge`. Days are summed
 * only towards a badge that is still to be had, so that years of activity are not read at every vote.
 */
export function awardBadges(db: Database, community: number, members: readonly number[], candidates: readonly Candidate[], at: number): Statement {
  return db.prepare(
    `INSERT INTO award (community, member, badge, at)
     SELECT ?1, w.value, c.value ->> 'id', ?4 FROM json_each(?2) w, json_each(?3) c
     WHERE NOT EXISTS (SELECT 1 FROM award WHERE community = ?1 AND member = w.value AND badge = c.value ->> 'id')
       AND c.value ->> 'atLeast' <= CASE c.value ->> 'kind'
       WHEN 'count' THEN (SELECT coalesce(sum(n), 0) FROM activity WHERE community = ?1 AND member = w.value AND metric = c.value ->> 'metric')
       WHEN 'days' THEN (SELECT count(*) FROM activity WHERE community = ?1 AND member = w.value AND metric = c.value ->> 'metric' AND n > 0)
       WHEN 'points' THEN coalesce((SELECT points FROM score WHERE community = ?1 AND board = 'all' AND member = w.value), 0) END
     ON CONFLICT (community, member, badge) DO NOTHING RETURNING member, badge`,
  ).bind(community, JSON.stringify(members), JSON.stringify(candidates), at);
}

export interface AwardRow {
  badge: string;
  at: number;
  by: number | null;
  byName: string | null;
  byTeam: string | null;
}

export function awardsOf(db: Database, community: number, member: number): Read<AwardRow[]> {
  return {
    statements: [
      db.prepare(
        `SELECT a.badge, a.at, g.id AS "by", g.name AS byName, g.team AS byTeam
         FROM award a LEFT JOIN member g ON g.id = a.given_by WHERE a.community = ?1 AND a.member = ?2`,
      ).bind(community, member),
    ],
    take: ([rows]) => rows!.results as unknown as AwardRow[],
  };
}

/**
 * Count, days and points towards the badges that the member does not have, by metric; empty for the points.
 * What counts only for badges long had is not read: it grows by a row a day.
 */
export function progressOf(db: Database, community: number, member: number): Read<Map<string, { n: number; days: number }>> {
  return {
    statements: [
      db.prepare(
        `SELECT metric, sum(n) AS n, sum(n > 0) AS days FROM activity WHERE community = ?1 AND member = ?2 AND metric IN (
           SELECT (b.definition ->> '$.criterion.fact') || ':' || (b.definition ->> '$.criterion.whose') FROM badge b
           WHERE b.community = ?1 AND NOT EXISTS (SELECT 1 FROM award WHERE community = ?1 AND member = ?2 AND badge = b.id))
         GROUP BY metric
         UNION ALL SELECT '', points, 0 FROM score WHERE community = ?1 AND board = 'all' AND member = ?2`,
      ).bind(community, member),
    ],
    take: ([rows]) => new Map(rows!.results.map((row) => [row.metric as string, { n: row.n as number, days: row.days as number }])),
  };
}

/** Gives a badge by hand to a member of the same community; nothing when the member has it. */
export function grant(db: Database, community: number, badge: string, member: number, by: number, reason: string, at: number): Statement {
  return db.prepare(
    `INSERT INTO award (community, member, badge, at, given_by, reason)
     SELECT ?1, m.id, b.id, ?6, ?4, ?5 FROM member m, badge b
     WHERE m.community = ?1 AND m.id = ?3 AND b.community = ?1 AND b.id = ?2 AND b.definition ->> '$.criterion.kind' = 'manual'
     ON CONFLICT (community, member, badge) DO NOTHING`,
  ).bind(community, badge, member, by, reason, at);
}
