import type { Database, Statement } from '../database.ts';

/** Takes back whatever is accepted, but `keep`. */
export function dropAcceptance(db: Database, community: number, question: string, keep: string | null): Statement {
  return db.prepare(
    `UPDATE acceptance SET value = 0 WHERE community = ?1 AND question = ?2 AND value = 1 AND answer IS NOT ?3
     AND EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?2 AND removed_at IS NULL)
     AND (?3 IS NULL OR EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?3 AND removed_at IS NULL))`,
  ).bind(community, question, keep);
}

/** Accepting again after taking back is a new generation of the same cause, with its first date. */
export function putAcceptance(db: Database, community: number, question: string, answer: string, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO acceptance (community, question, answer, value, at, day)
     SELECT ?1, p.parent, p.id, 1, ?4, ?5 FROM post p WHERE p.community = ?1 AND p.id = ?3 AND p.kind = 'answer' AND p.parent = ?2 AND p.removed_at IS NULL
       AND EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?2 AND removed_at IS NULL)
     ON CONFLICT (community, question, answer) DO UPDATE
       SET value = 1, generation = generation + 1 WHERE value = 0`,
  ).bind(community, question, answer, at, day);
}
