import type { StreakRepair } from '@cocarde/contract/streaks.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';

/** A member's repaired days, latest first. */
export function repairsSince(db: Database, community: number, member: number, day: string): Read<StreakRepair[]> {
  return {
    statements: [db.prepare(
      `SELECT r.day, r.reason, g.id, g.name, g.team FROM streak_repair r JOIN member g ON g.id = r.given_by
       WHERE r.community = ?1 AND r.member = ?2 AND r.day >= ?3 ORDER BY r.day DESC`,
    ).bind(community, member, day)],
    take: ([rows]) => rows!.results.map(({ day, reason, id, name, team }) => ({
      day: day as string, reason: reason as string, by: memberRef(id, name, team),
    })),
  };
}

export interface NewRepair {
  member: number;
  day: string;
  /** First instant after the day. */
  dayEnds: number;
  reason: string;
  by: number;
  at: number;
}

/** Counts a day for another member of this community who was here on it; the reason may be put better later. */
export function putRepair(db: Database, community: number, { member, day, dayEnds, reason, by, at }: NewRepair): Statement {
  return db.prepare(
    `INSERT INTO streak_repair (community, member, day, reason, given_by, at)
     SELECT ?1, id, ?3, ?4, ?5, ?6 FROM member WHERE community = ?1 AND id = ?2 AND id <> ?5 AND joined_at < ?7
     ON CONFLICT (community, member, day) DO UPDATE SET reason = excluded.reason, given_by = excluded.given_by, at = excluded.at
       WHERE reason <> excluded.reason`,
  ).bind(community, member, day, reason, by, at, dayEnds);
}

/** How a repair stands, whoever made it; no row for somebody who is not here. */
export function findRepair(db: Database, community: number, member: number, day: string): Statement {
  return db.prepare(
    `SELECT EXISTS (SELECT 1 FROM streak_repair r WHERE r.community = ?1 AND r.member = ?2 AND r.day = ?3) AS stands FROM member m WHERE m.community = ?1 AND m.id = ?2`,
  ).bind(community, member, day);
}

export function dropRepair(db: Database, community: number, member: number, day: string): Statement {
  return db.prepare('DELETE FROM streak_repair WHERE community = ?1 AND member = ?2 AND day = ?3').bind(community, member, day);
}
