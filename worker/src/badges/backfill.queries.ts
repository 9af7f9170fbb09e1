import type { BadgeBackfill } from '@cocarde/contract/badges.ts';
import type { Database, Read, Statement } from '../database.ts';

export interface BackfillRow {
  badge: string;
  version: number;
  afterMember: number;
  lastMember: number;
  /** Facts, or members where nothing is to be counted. */
  page: number;
  doneAt: number | null;
}

// Facts a page where a past is to be counted, each of which may be a row, or a badge that repeats; else members.
const PAGE = 5_000;

/** Begins with the members there are, for the version that stands. A version before it need go on no longer. */
export function startBackfill(db: Database, community: number, badge: string, version: number, by: number, at: number): Statement[] {
  return [
    db.prepare('UPDATE badge_backfill SET done_at = ?4 WHERE community = ?1 AND badge = ?2 AND version < ?3 AND done_at IS NULL').bind(community, badge, version, at),
    db.prepare(
      `INSERT INTO badge_backfill (community, badge, version, last_member, page, started_by, started_at)
       SELECT ?1, ?2, ?3, coalesce((SELECT max(id) FROM member WHERE community = ?1), 0), ${PAGE}, ?4, ?5
       WHERE EXISTS (SELECT 1 FROM badge WHERE community = ?1 AND id = ?2 AND version = ?3 AND retired_at IS NULL)
       ON CONFLICT DO NOTHING`,
    ).bind(community, badge, version, by, at),
  ];
}

/** The way of every badge's present version, finished or not. */
export function backfillsOf(db: Database, community: number): Read<BackfillRow[]> {
  return {
    statements: [
      db.prepare(
        `SELECT f.badge, f.version, f.after_member AS afterMember, f.last_member AS lastMember, f.page, f.done_at AS doneAt
         FROM badge b CROSS JOIN badge_backfill f ON f.community = b.community AND f.badge = b.id AND f.version = b.version WHERE b.community = ?1`,
      ).bind(community),
    ],
    take: ([rows]) => rows!.results as unknown as BackfillRow[],
  };
}

/** Says that a page is done, if it was the next one. */
export function markPage(db: Database, community: number, { badge, version, afterMember }: BackfillRow, upTo: number, at: number): Statement {
  return db.prepare(
    `UPDATE badge_backfill SET after_member = ?5, done_at = CASE WHEN ?5 >= last_member THEN ?6 END
     WHERE community = ?1 AND badge = ?2 AND version = ?3 AND after_member = ?4 AND done_at IS NULL`,
  ).bind(community, badge, version, afterMember, upTo, at);
}

export function toBackfill({ badge, version, afterMember, lastMember, doneAt }: BackfillRow): BadgeBackfill {
  return { badge, version, done: Math.min(afterMember, lastMember), of: lastMember, finished: doneAt !== null };
}
