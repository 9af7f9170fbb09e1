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

/** Counts a day for a member of this community; the reason may be put better later. */
export function putRepair(db: Database, community: number, member: number, day: string, reason: string, by: number, at: number): Statement {
  return db.prepare(
    `INSERT INTO streak_repair (community, member, day, reason, given_by, at)
     SELECT ?1, id, ?3, ?4, ?5, ?6 FROM member WHERE community = ?1 AND id = ?2
     ON CONFLICT (community, member, day) DO UPDATE SET reason = excluded.reason, given_by = excluded.given_by, at = excluded.at
       WHERE reason <> excluded.reason`,
  ).bind(community, member, day, reason, by, at);
}

export function dropRepair(db: Database, community: number, member: number, day: string): Statement {
  return db.prepare('DELETE FROM streak_repair WHERE community = ?1 AND member = ?2 AND day = ?3').bind(community, member, day);
}
