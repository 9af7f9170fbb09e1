import type { Database, Statement } from '../database.ts';
import type { Acting } from './asker.ts';

/**
 * Takes back whatever is accepted, but `keep`, and nothing where that cannot be accepted by who asks for it. Whoever did not ask and has an answer of their own there competes with the
 * accepted one, and takes back theirs only, or one that was removed.
 */
export function dropAcceptance(db: Database, community: number, question: string, keep: string | null, { member, asks }: Acting): Statement {
  return db.prepare(
    `UPDATE acceptance SET value = 0 WHERE community = ?1 AND question = ?2 AND value = 1 AND answer IS NOT ?3
     AND EXISTS (SELECT 1 FROM post q WHERE q.community = ?1 AND q.id = ?2 AND q.removed_at IS NULL
       AND (?3 IS NULL OR EXISTS (SELECT 1 FROM post w WHERE w.community = ?1 AND w.id = ?3 AND w.removed_at IS NULL AND (?5 AND q.author IS NOT NULL OR w.author IS NOT ?4))))
     AND (?5 OR EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = acceptance.answer AND (p.author = ?4 OR p.removed_at IS NOT NULL))
       OR NOT EXISTS (SELECT 1 FROM post o WHERE o.community = ?1 AND o.parent = ?2 AND o.kind = 'answer' AND o.author = ?4 AND o.removed_at IS NULL))`,
  ).bind(community, question, keep, member, asks);
}

/**
 * Accepts an answer where no other one stands, by who asked, or by somebody else whose answer it is not. Who asked without a name
 * accepts none of their own: with a name it would bring points. Accepting again after taking back is a new generation of the same
 * cause, with its first date and heading.
 */
export function putAcceptance(db: Database, community: number, question: string, answer: string, { member, asks }: Acting, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO acceptance (community, question, answer, value, at, day, heading)
     SELECT ?1, p.parent, p.id, 1, ?4, ?5, q.heading FROM post p JOIN post q ON q.community = ?1 AND q.id = ?2 AND q.removed_at IS NULL
     WHERE p.community = ?1 AND p.id = ?3 AND p.kind = 'answer' AND p.parent = ?2 AND p.removed_at IS NULL AND (?7 AND q.author IS NOT NULL OR p.author IS NOT ?6)
       AND NOT EXISTS (SELECT 1 FROM acceptance o WHERE o.community = ?1 AND o.question = ?2 AND o.value = 1 AND o.answer <> ?3)
     ON CONFLICT (community, question, answer) DO UPDATE
       SET value = 1, generation = generation + 1 WHERE value = 0`,
  ).bind(community, question, answer, at, day, member, asks);
}

/** Has a question take no more answers; a repetition may say why in other words. `by` is null for who asked without a name. */
export function setClosed(db: Database, community: number, question: string, by: number | null, note: string | null, at: number): Statement {
  return db.prepare(
    `UPDATE post SET closed_at = coalesce(closed_at, ?4), closed_by = CASE WHEN closed_at IS NULL THEN ?3 ELSE closed_by END, closed_note = ?5, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind = 'question' AND removed_at IS NULL AND (closed_at IS NULL OR closed_by IS ?3 AND closed_note IS NOT ?5)`,
  ).bind(community, question, by, at, note);
}

/** Whoever did not close it themselves reopens it as an animateur only. */
export function setReopened(db: Database, community: number, question: string, by: number | null, moderates: boolean): Statement {
  return db.prepare(
    `UPDATE post SET closed_at = NULL, closed_by = NULL, closed_note = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind = 'question' AND removed_at IS NULL AND closed_at IS NOT NULL AND (?4 OR closed_by IS ?3)`,
  ).bind(community, question, by, moderates);
}
