import type { Supporter } from '@cocarde/contract/discussion.ts';
import type { Database, Read } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { stretch } from '../members/stretch.ts';
import { together } from '../posts/together.ts';

/** Whether its board keeps to itself who is for it, or that of one which was merged into it. */
export function hidesNames(db: Database, community: number, subject: string): Read<boolean> {
  return {
    statements: [db.prepare(
      `SELECT 1 FROM ${together('?2')} s JOIN post p ON p.community = ?1 AND p.id = s.id AND p.kind = 'idea'
       JOIN board b ON b.community = ?1 AND b.id = p.board AND b.definition ->> '$.voting.names' = 'confidential' LIMIT 1`,
    ).bind(community, subject)],
    take: ([rows]) => rows!.results.length > 0,
  };
}

/** By name those who agreed to be known of the members whose votes count for a subject, and where they go on; null at the end. */
export interface Supporters {
  items: Supporter[];
  next: number | null;
}

/** In the order of members' numbers, from one on; of a person never an address, as a page has none. */
export function supportersOf(db: Database, community: number, subject: string, author: number | null, from: number, limit: number): Read<Supporters> {
  const whose = `v.community = ?1 AND v.value = 1 AND v.member IS NOT ?4`;
  const { end, next } = stretch((number) => `(SELECT min(n) FROM (SELECT (SELECT v.member FROM vote v WHERE ${whose} AND v.subject = s.id AND v.member >= ${number} ORDER BY v.member LIMIT 1) AS n FROM ${together('?2')} s))`, 'CAST(?3 AS INTEGER)');
  return {
    statements: [
      db.prepare(
        `SELECT m.id, m.name, m.team, 1 AS named, max(1 + v.extra) AS weight, min(v.cast_by) AS castBy, b.name AS byName, b.team AS byTeam, ${namedMember('b')} AS byNamed
         FROM ${together('?2')} s CROSS JOIN vote v ON ${whose} AND v.subject = s.id AND v.member >= ?3 AND v.member < ${end}
         JOIN member m ON m.id = v.member AND ${namedMember('m')} LEFT JOIN member b ON b.id = v.cast_by
         GROUP BY v.member ORDER BY v.member LIMIT ?5`,
      ).bind(community, subject, from, author, limit + 1),
      db.prepare(`SELECT ${next} AS next`).bind(community, subject, from, author),
    ],
    take([rows, after]) {
      const items = rows!.results.map((row) => ({ member: memberRef(row.id, row.name, row.team, row.named)!, weight: row.weight as number, castBy: memberRef(row.castBy, row.byName, row.byTeam, row.byNamed) }));
      return { items: items.slice(0, limit), next: items.length > limit ? Number(items[limit]!.member.id) : after!.results[0]!.next as number | null };
    },
  };
}
