import { takesPosts } from '../boards/boards.queries.ts';
import type { Database, Read, Statement } from '../database.ts';

/** A post and a board as they were looked at: what was found to fit there. */
export interface Move {
  id: string;
  from: string;
  board: string;
  by: number;
  /** What the idea has filled in, and the version of the board. */
  fields: string;
  version: number;
}

/** SQL: whether there is such a board: one that was set up, or that ideas stand or stood on. */
const KNOWN = (board: string) => `(EXISTS (SELECT 1 FROM board WHERE community = ?1 AND id = ${board})
  OR EXISTS (SELECT 1 FROM shelf WHERE community = ?1 AND kind = 'idea' AND board = ${board}))`;

export function knowsBoard(db: Database, community: number, board: string): Read<boolean> {
  return { statements: [db.prepare(`SELECT ${KNOWN('?2')} AS known`).bind(community, board)], take: ([rows]) => rows!.results[0]!.known === 1 };
}

/**
 * Moves an idea of somebody else to another board of the community, which is there, takes contributions and is voted on in the same
 * way, with the same budget, cost, limit and names. What is of the board that it leaves stays there:
 * its stage, its pin. Tags and search follow by trigger; what was said below it is where it is, whatever row says where it was written.
 */
export function setBoard(db: Database, community: number, { id, from, board, by, fields, version }: Move): Statement {
  const voting = (of: string) => `coalesce((SELECT json_array(coalesce(b.definition ->> '$.voting.type', 'up'), b.definition ->> '$.voting.budget',
    coalesce(b.definition ->> '$.voting.cost', 'linear'), coalesce(b.definition ->> '$.voting.perIdea', 100), coalesce(b.definition ->> '$.voting.names', 'visible')) FROM board b WHERE b.community = ?1 AND b.id = ${of}), '["up",null,"linear",100,"visible"]')`;
  return db.prepare(
    `UPDATE post SET board = ?3, stage = NULL, pinned_at = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind = 'idea' AND removed_at IS NULL AND merged_into IS NULL AND board = ?7 AND board <> ?3 AND author IS NOT ?4
       AND ${KNOWN('?3')} AND ${takesPosts('?3')} AND ${voting('?3')} = ${voting('post.board')}
       AND fields = ?5 AND coalesce((SELECT version FROM board WHERE community = ?1 AND id = ?3), 0) = ?6`,
  ).bind(community, id, board, by, fields, version, from);
}
