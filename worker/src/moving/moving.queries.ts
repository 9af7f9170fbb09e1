import { takesPosts } from '../boards/boards.queries.ts';
import type { Database, Statement } from '../database.ts';

/**
 * Moves an idea of somebody else to another board of the community, which takes contributions and is voted on in the same way, with the
 * same budget, cost, limit and names. What is of the board that it leaves stays there:
 * its stage, its pin. Tags and search follow by trigger.
 */
export function setBoard(db: Database, community: number, id: string, board: string, by: number): Statement {
  const voting = (of: string) => `coalesce((SELECT json_array(coalesce(b.definition ->> '$.voting.type', 'up'), b.definition ->> '$.voting.budget',
    coalesce(b.definition ->> '$.voting.cost', 'linear'), coalesce(b.definition ->> '$.voting.perIdea', 100), coalesce(b.definition ->> '$.voting.names', 'visible')) FROM board b WHERE b.community = ?1 AND b.id = ${of}), '["up",null,"linear",100,"visible"]')`;
  return db.prepare(
    `UPDATE post SET board = ?3, stage = NULL, pinned_at = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind = 'idea' AND removed_at IS NULL AND merged_into IS NULL AND board <> ?3 AND author IS NOT ?4
       AND ${takesPosts('?3')} AND ${voting('?3')} = ${voting('post.board')}`,
  ).bind(community, id, board, by);
}

/** What was said below an idea is on its board. */
export function takeReplies(db: Database, community: number, id: string): Statement {
  return db.prepare(
    `UPDATE post SET board = (SELECT board FROM post WHERE community = ?1 AND id = ?2)
     WHERE community = ?1 AND parent = ?2 AND board <> (SELECT board FROM post WHERE community = ?1 AND id = ?2)`,
  ).bind(community, id);
}
