import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import type { MemberRef } from '@cocarde/contract/members.ts';
import type { Database, Read } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import type { Giving } from './rings.ts';

/** The next members by number who have points on a board. */
export function membersOnBoard(db: Database, community: number, board: string, after: number, limit: number): Read<number[]> {
  return {
    statements: [
      db.prepare('SELECT member FROM score WHERE community = ?1 AND board = ?2 AND member > ?3 AND points > 0 ORDER BY member LIMIT ?4').bind(community, board, after, limit),
    ],
    take: ([rows]) => rows!.results.map(({ member }) => member as number),
  };
}

/**
 * What colleagues gave these members between two days, from so many acts on, beside all that they earned: by the key
 * of the ledger, the lines of those days. What a limit left nothing of is an act all the same.
 */
export function givenTo(db: Database, community: number, board: string, members: readonly number[], [from, to]: readonly [string, string], facts: number): Read<Giving[]> {
  return {
    statements: [
      db.prepare(
        `SELECT member AS "to", actor AS "from", facts, points, total,
           EXISTS (SELECT 1 FROM score s WHERE s.community = ?1 AND s.board = ?6 AND s.member = given.member AND s.points > 0) AS onBoard
         FROM (SELECT member, actor, count(*) AS facts, sum(points) AS points, sum(sum(points)) OVER (PARTITION BY member) AS total FROM (
           SELECT l.member, l.actor, sum(l.points) AS points FROM json_each(?2) w
           CROSS JOIN ledger l ON l.community = ?1 AND l.member = w.value AND l.day BETWEEN ?3 AND ?4
           CROSS JOIN rule r ON r.community = ?1 AND r.id = l.rule AND r.version = l.version AND r.definition ->> '$.currency' = '${MAIN_CURRENCY}'
           GROUP BY l.member, l.day, l.at, l.cause, l.actor HAVING sum(l.raw) > 0)
         GROUP BY member, actor) given
         WHERE actor <> member AND facts >= ?5`,
      ).bind(community, JSON.stringify(members), from, to, facts, board),
    ],
    take: ([rows]) => rows!.results.map((row) => ({ ...row, onBoard: row.onBoard === 1 }) as unknown as Giving),
  };
}

export function namesOf(db: Database, community: number, members: readonly number[]): Read<ReadonlyMap<number, MemberRef>> {
  return {
    statements: [
      db.prepare('SELECT m.id, m.name, m.team FROM json_each(?2) w CROSS JOIN member m ON m.id = w.value AND m.community = ?1').bind(community, JSON.stringify(members)),
    ],
    take: ([rows]) => new Map(rows!.results.map(({ id, name, team }) => [id as number, memberRef(id, name, team)!])),
  };
}
