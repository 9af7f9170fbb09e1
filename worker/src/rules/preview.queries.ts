import type { Appears } from '@cocarde/contract/members.ts';
import type { Database, Statement } from '../database.ts';

export interface Total {
  member: number;
  points: number;
  name: string;
  appears: Appears;
}

/** Totals of these members on a board, and of the highest of the others, as many as `others`. */
export function topTotals(db: Database, community: number, members: readonly number[], others: number, board: string): Statement {
  return db.prepare(
    `WITH moving AS MATERIALIZED (SELECT value AS member FROM json_each(?2)),
       staying AS (SELECT s.member FROM score s WHERE s.community = ?1 AND s.board = ?4 AND s.points > 0
         AND s.member NOT IN (SELECT member FROM moving) ORDER BY s.points DESC, s.member DESC LIMIT ?3)
     SELECT m.id AS member, coalesce(s.points, 0) AS points, m.name, m.appears
     FROM (SELECT member FROM moving UNION ALL SELECT member FROM staying) w JOIN member m ON m.id = w.member
     LEFT JOIN score s ON s.community = ?1 AND s.board = ?4 AND s.member = w.member`,
  ).bind(community, JSON.stringify(members), others, board);
}
