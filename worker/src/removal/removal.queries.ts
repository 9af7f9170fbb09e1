import type { Database, Read, Statement } from '../database.ts';

export interface Removal {
  id: string;
  by: number;
  /** Whether an animateur asks, who may take away and bring back what others wrote. */
  moderates: boolean;
}

/** Takes away what stands, or one's own that waits for a moderator: nobody has to look at that any more, unless it was reported. */
export function setRemoved(db: Database, community: number, { id, by, moderates }: Removal, reason: string | null, at: number): Statement {
  return db.prepare(
    `UPDATE post SET removed_at = ?6, removed_by = ?3, removed_reason = ?5, held = NULL, version = version + 1,
       review_since = CASE WHEN EXISTS (SELECT 1 FROM report WHERE community = ?1 AND post = ?2 AND closed_at IS NULL) THEN review_since END
     WHERE community = ?1 AND id = ?2 AND (removed_at IS NULL AND (author = ?3 OR ?4) OR held IS NOT NULL AND author = ?3)`,
  ).bind(community, id, by, moderates, reason, at);
}

/** Makes an animateur's removal of what an author took away themselves, so that the author cannot bring it back. */
export function takeOver(db: Database, community: number, { id, by, moderates }: Removal, reason: string | null): Statement {
  return db.prepare(
    `UPDATE post SET removed_by = ?3, removed_reason = ?5, version = version + 1
     WHERE community = ?1 AND id = ?2 AND removed_at IS NOT NULL AND removed_by = author AND author <> ?3 AND ?4 AND ?5 IS NOT NULL`,
  ).bind(community, id, by, moderates, reason);
}

/** What was merged into a removed idea stands for itself again: nobody takes colleagues' ideas away with their own. */
export function freeMerged(db: Database, community: number, id: string): Statement {
  return db.prepare(
    `UPDATE post SET merged_into = NULL, merged_by = NULL, merged_at = NULL, version = version + 1
     WHERE community = ?1 AND id IN (SELECT m.id FROM post m WHERE m.community = ?1 AND m.merged_into = ?2) AND EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?2 AND removed_at IS NOT NULL)`,
  ).bind(community, id);
}

/** Brings a post back: an animateur any of others, its author what they took away themselves after `since`. */
export function setRestored(db: Database, community: number, { id, by, moderates }: Removal, since: number): Statement {
  return db.prepare(
    `UPDATE post SET removed_at = NULL, removed_by = NULL, removed_reason = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND removed_at IS NOT NULL AND held IS NULL AND (?4 AND author IS NOT ?3 OR author = ?3 AND removed_by = ?3 AND (?4 OR removed_at >= ?5))`,
  ).bind(community, id, by, moderates, since);
}

/** How far the points of a post are settled that was removed or brought back; members are in the order of their numbers. */
export interface Settling {
  /** Those up to here are done; null when none is left. */
  after: number | null;
  /** Last of the next page, null when it takes all that is left. Begins with the first member where none is left. */
  upTo: number | null;
}

/** A page is so many votes, answers and comments. Without the pluses SQLite would look for the few replies among all that anybody wrote. */
export function settlingOf(db: Database, community: number, post: string, page: number): Read<Settling> {
  const after = '(SELECT after_actor FROM settling WHERE community = ?1 AND post = ?2)';
  return {
    statements: [
      db.prepare(
        `SELECT ${after} AS after, (SELECT actor FROM (
           SELECT member AS actor FROM vote WHERE community = ?1 AND subject = ?2 AND member > coalesce(${after}, 0)
           UNION ALL SELECT r.author FROM post r INDEXED BY post_replies WHERE r.community = ?1 AND r.parent = ?2 AND r.removed_at IS NULL AND r.author > coalesce(${after}, 0))
         ORDER BY actor LIMIT 1 OFFSET ?3) AS upTo`,
      ).bind(community, post, page - 1),
    ],
    take: ([rows]) => rows!.results[0] as unknown as Settling,
  };
}

/** All that members up to this one did is settled, whatever was before; everything is, when null. */
export function startSettling(db: Database, community: number, post: string, upTo: number | null): Statement {
  if (upTo === null) return db.prepare('DELETE FROM settling WHERE community = ?1 AND post = ?2').bind(community, post);
  return db.prepare(
    `INSERT INTO settling (community, post, after_actor) VALUES (?1, ?2, ?3)
     ON CONFLICT (community, post) DO UPDATE SET after_actor = excluded.after_actor`,
  ).bind(community, post, upTo);
}

/** The page after this member is settled, unless another change began anew meanwhile. */
export function continueSettling(db: Database, community: number, post: string, after: number, upTo: number | null): Statement {
  if (upTo === null) return db.prepare('DELETE FROM settling WHERE community = ?1 AND post = ?2 AND after_actor = ?3').bind(community, post, after);
  return db.prepare('UPDATE settling SET after_actor = ?4 WHERE community = ?1 AND post = ?2 AND after_actor = ?3').bind(community, post, after, upTo);
}
