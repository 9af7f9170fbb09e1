import type { BadgeHolder, RevocationCause } from '@cocarde/contract/badges.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { EARNS, FOR_GOOD } from './award.queries.ts';

export interface Grant {
  badge: string;
  member: number;
  by: number;
  reason: string;
  until: string;
}

/**
 * Gives a badge by hand to a member of the same community; one that was given by hand before gets the reason and the end of
 * now. What the facts gave stays as it is, and what was revoked stays revoked. Who takes no part is given none, nor does anybody give
 * one to themselves.
 */
export function putGrant(db: Database, community: number, { badge, member, by, reason, until }: Grant, at: number, today: string): Statement {
  return db.prepare(
    `INSERT INTO award (community, member, badge, at, given_by, reason, until)
     SELECT ?1, m.id, b.id, ?6, ?4, ?5, ?7 FROM member m, badge b
     WHERE m.community = ?1 AND m.id = ?3 AND b.community = ?1 AND b.id = ?2 AND ${BY_HAND} AND m.id <> ?4 AND ${EARNS}
       AND ((b.retired_at IS NULL AND ?8 BETWEEN coalesce(b.definition ->> '$.from', '') AND coalesce(b.definition ->> '$.to', '9999')
           AND (b.definition ->> '$.limit' IS NULL OR b.holders < b.definition ->> '$.limit'))
         OR EXISTS (SELECT 1 FROM award a WHERE a.community = ?1 AND a.member = ?3 AND a.badge = ?2 AND a.until >= ?8))
     ON CONFLICT (community, member, badge, cause) DO UPDATE
       SET at = CASE WHEN award.until < ?8 THEN excluded.at ELSE award.at END, given_by = excluded.given_by, reason = excluded.reason, until = excluded.until
       WHERE award.given_by IS NOT NULL AND award.revoked_at IS NULL AND (award.reason <> excluded.reason OR award.until <> excluded.until)`,
  ).bind(community, badge, member, by, reason, at, until, today);
}

const BY_HAND = `EXISTS (SELECT 1 FROM json_tree(b.definition, '$.criterion') t WHERE t.type = 'object' AND t.value ->> 'kind' = 'manual')`;

/** What a grant meets: a row `by_hand, held, revoked, earns`; none without such a badge and member. */
export function grantMeets(db: Database, community: number, badge: string, member: number, today: string): Statement {
  return db.prepare(
    `SELECT ${BY_HAND} AS by_hand, a.member IS NOT NULL AND a.until >= ?4 AS held, a.revoked_at IS NOT NULL AS revoked, ${EARNS} AS earns
     FROM badge b CROSS JOIN member m ON m.community = ?1 AND m.id = ?3
     LEFT JOIN award a ON a.community = ?1 AND a.member = ?3 AND a.badge = ?2 AND a.cause = ''
     WHERE b.community = ?1 AND b.id = ?2`,
  ).bind(community, badge, member, today);
}

export interface Revocation {
  badge: string;
  member: number;
  /** Of one award; null for all of them. */
  cause: string | null;
  because: RevocationCause;
  by: number;
  reason: string;
}

/** Takes awards from their member, with a notice; those whose cause stands for fraud alone. */
export function revoke(db: Database, community: number, { badge, member, cause, because, by, reason }: Revocation, at: number): Statement {
  return db.prepare(
    `UPDATE award SET revoked_at = ?8, revoked_by = ?6, revoked_for = ?5, revoked_reason = ?7, seen_at = NULL
     WHERE community = ?1 AND member = ?3 AND badge = ?2 AND (?4 IS NULL OR cause = ?4) AND revoked_at IS NULL AND (?5 = 'fraud' OR cause_stands = 0)`,
  ).bind(community, badge, member, cause, because, by, reason, at);
}

/** Gives back what was revoked, unless all of a limited badge is given by now. */
export function restore(db: Database, community: number, badge: string, member: number, cause: string | null): Statement {
  return db.prepare(
    `UPDATE award SET revoked_at = NULL, revoked_by = NULL, revoked_for = NULL, revoked_reason = NULL, seen_at = NULL
     WHERE community = ?1 AND member = ?3 AND badge = ?2 AND (?4 IS NULL OR cause = ?4) AND revoked_at IS NOT NULL
       AND EXISTS (SELECT 1 FROM badge b WHERE b.community = ?1 AND b.id = ?2 AND (b.definition ->> '$.limit' IS NULL OR b.holders < b.definition ->> '$.limit'))`,
  ).bind(community, badge, member, cause);
}

/** How the awards that are meant stand: one row, `every` of them, `standing` ones not revoked. */
export function awardsMeant(db: Database, community: number, badge: string, member: number, cause: string | null): Statement {
  return db.prepare(
    `SELECT count(*) AS every, coalesce(sum(revoked_at IS NULL), 0) AS standing
     FROM award WHERE community = ?1 AND member = ?3 AND badge = ?2 AND (?4 IS NULL OR cause = ?4)`,
  ).bind(community, badge, member, cause);
}

/** A member has read that these were taken from them. */
export function acknowledge(db: Database, community: number, member: number, badge: string, at: number): Statement {
  return db.prepare(
    'UPDATE award SET seen_at = ?4 WHERE community = ?1 AND member = ?2 AND badge = ?3 AND revoked_at IS NOT NULL AND seen_at IS NULL',
  ).bind(community, member, badge, at);
}

/** Place of an award in the list of a badge's. */
export type HolderPlace = readonly [until: string, member: number, cause: string];

/** The awards of a badge, those that end first before those that do not; only those whose cause is gone where `doubtful`. */
export function holdersOf(db: Database, community: CommunityRow, badge: string, after: HolderPlace | null, doubtful: boolean, limit: number): Read<(BadgeHolder & { place: HolderPlace })[]> {
  const named = `(${namedMember('m', `'${community.boards.naming}'`)} OR a.given_by IS NOT NULL)`;
  return {
    statements: [
      db.prepare(
        `SELECT a.until, a.member, a.cause, a.at, a.reason, a.cause_stands, a.revoked_at, a.revoked_for, a.revoked_reason,
           CASE WHEN ${named} THEN m.name END AS name, g.id AS giver, g.name AS giverName, g.team AS giverTeam,
           r.id AS revoker, r.name AS revokerName, r.team AS revokerTeam
         FROM award a CROSS JOIN member m ON m.id = a.member LEFT JOIN member g ON g.id = a.given_by LEFT JOIN member r ON r.id = a.revoked_by
         WHERE a.community = ?1 AND a.badge = ?2 ${doubtful ? 'AND a.cause_stands = 0 AND a.revoked_at IS NULL' : ''}
           ${after ? 'AND (a.until, a.member, a.cause) > (?4, ?5, ?6)' : ''}
         ORDER BY a.until, a.member, a.cause LIMIT ?3`,
      ).bind(community.id, badge, limit, ...(after ?? [])),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      member: String(row.member), name: row.name as string | null, cause: row.cause as string, at: row.at as number,
      by: memberRef(row.giver, row.giverName, row.giverTeam), reason: row.reason as string | null,
      until: row.until === FOR_GOOD ? null : row.until as string, causeStands: row.cause_stands === 1,
      revoked: row.revoked_at === null ? null : {
        at: row.revoked_at as number, because: row.revoked_for as RevocationCause, reason: row.revoked_reason as string,
        by: memberRef(row.revoker, row.revokerName, row.revokerTeam),
      },
      place: [row.until, row.member, row.cause] as unknown as HolderPlace,
    })),
  };
}
