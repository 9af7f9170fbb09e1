import type { Database, Statement } from '../database.ts';

/**
 * Takes back whatever is accepted, but `keep`. Whoever did not ask and has an answer of their own there competes with the
 * accepted one, and takes back theirs only, or one that was removed.
 */
export function dropAcceptance(db: Database, community: number, question: string, keep: string | null, by: number): Statement {
  return db.prepare(
    `UPDATE acceptance SET value = 0 WHERE community = ?1 AND question = ?2 AND value = 1 AND answer IS NOT ?3
     AND EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?2 AND removed_at IS NULL)
     AND (?3 IS NULL OR EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?3 AND removed_at IS NULL))
     AND (EXISTS (SELECT 1 FROM post q WHERE q.community = ?1 AND q.id = ?2 AND q.author = ?4)
       OR EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = acceptance.answer AND (p.author = ?4 OR p.removed_at IS NOT NULL))
       OR NOT EXISTS (SELECT 1 FROM post o WHERE o.community = ?1 AND o.parent = ?2 AND o.author = ?4 AND o.removed_at IS NULL))`,
  ).bind(community, question, keep, by);
}

/**
 * Accepts an answer where no other one stands, by who asked, or by somebody else whose answer it is not. Accepting again
 * after taking back is a new generation of the same cause, with its first date and heading.
 */
export function putAcceptance(db: Database, community: number, question: string, answer: string, by: number, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO acceptance (community, question, answer, value, at, day, heading)
     SELECT ?1, p.parent, p.id, 1, ?4, ?5, q.heading FROM post p JOIN post q ON q.community = ?1 AND q.id = ?2 AND q.removed_at IS NULL
     WHERE p.community = ?1 AND p.id = ?3 AND p.kind = 'answer' AND p.parent = ?2 AND p.removed_at IS NULL AND (q.author = ?6 OR p.author IS NOT ?6)
       AND NOT EXISTS (SELECT 1 FROM acceptance o WHERE o.community = ?1 AND o.question = ?2 AND o.value = 1 AND o.answer <> ?3)
     ON CONFLICT (community, question, answer) DO UPDATE
       SET value = 1, generation = generation + 1 WHERE value = 0`,
  ).bind(community, question, answer, at, day, by);
}
