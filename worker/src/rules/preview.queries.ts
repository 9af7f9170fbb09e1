import type { Database, Statement } from '../database.ts';
import { namedMember } from '../members/named.ts';

export interface Total {
  member: number;
  points: number;
  /** Null when the member is not to be named. */
  name: string | null;
}

const NAME = `CASE WHEN ${namedMember('m')} THEN m.name END AS name`;

/** Totals of those who stand highest on a board, with so many points or more. */
export function highestNow(db: Database, community: number, board: string, points: number, most: number): Statement {
  return db.prepare(
    `SELECT s.member, s.points, ${NAME} FROM score s CROSS JOIN member m ON m.id = s.member
     WHERE s.community = ?1 AND s.board = ?2 AND s.points >= ?3 ORDER BY s.points DESC, s.member DESC LIMIT ?4`,
  ).bind(community, board, Math.max(1, points), most);
}

/** Members who move and by how much, as many as one statement takes: a JSON list of a parameter's two megabytes. */
export const MOVES = 25_000;

/** Totals as they are of those who would stand highest among these. */
export function highestMoved(db: Database, community: number, board: string, moves: readonly (readonly [member: number, delta: number])[], most: number): Statement {
  return db.prepare(
    `WITH highest AS MATERIALIZED (
       SELECT w.value ->> 0 AS member, coalesce(s.points, 0) AS points FROM json_each(?3) w
         LEFT JOIN score s ON s.community = ?1 AND s.board = ?2 AND s.member = w.value ->> 0
       ORDER BY coalesce(s.points, 0) + (w.value ->> 1) DESC, 1 DESC LIMIT ?4)
     SELECT h.member, h.points, ${NAME} FROM highest h JOIN member m ON m.id = h.member`,
  ).bind(community, board, JSON.stringify(moves), most);
}
