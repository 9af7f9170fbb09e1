import type { Supporter } from '@cocarde/contract/discussion.ts';
import type { Database, Read } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { together } from '../posts/together.ts';

/**
 * Whose votes count for a subject, in the order of members' numbers from `after` on: by name those who agreed to be known, null
 * for the others. Never an address: a page has none.
 */
export function supportersOf(db: Database, community: number, subject: string, author: number | null, after: number, limit: number): Read<{ number: number; supporter: Supporter | null }[]> {
  return {
    statements: [db.prepare(
      // So many of each idea that was merged: each is in the order of its voters.
      `SELECT m.id, m.name, m.team, ${namedMember('m')} AS named, max(1 + v.extra) AS weight, min(v.cast_by) AS castBy, b.name AS byName, b.team AS byTeam, ${namedMember('b')} AS byNamed
       FROM ${together('?2')} s CROSS JOIN vote v ON v.community = ?1 AND v.subject = s.id AND v.member > ?3 AND v.member IS NOT ?5 AND v.value = 1
       JOIN member m ON m.id = v.member LEFT JOIN member b ON b.id = v.cast_by
       GROUP BY v.member ORDER BY v.member LIMIT ?4`,
    ).bind(community, subject, after, limit, author)],
    take: ([rows]) => rows!.results.map((row) => ({
      number: row.id as number,
      supporter: row.named ? { member: memberRef(row.id, row.name, row.team, row.named)!, weight: row.weight as number, castBy: memberRef(row.castBy, row.byName, row.byTeam, row.byNamed) } : null,
    })),
  };
}
