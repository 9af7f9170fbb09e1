import type { Database, Statement } from '../database.ts';

export type Mergeable = 'idea' | 'question';

/**
 * Merges an idea or a question into another one, with all that was merged into it: nothing is merged into what is merged itself.
 * Both must be of the same kind and community and stand, the other one not merged, and not their own where this one is somebody else’s.
 * `by` is null for who asked without a name.
 */
export function setMerged(db: Database, community: number, kind: Mergeable, post: string, into: string, by: number | null, at: number): Statement {
  return db.prepare(
    `UPDATE post SET merged_into = ?3, merged_by = ?4, merged_at = ?5, version = version + 1
     WHERE community = ?1 AND id IN (SELECT ?2 UNION ALL SELECT m.id FROM post m WHERE m.community = ?1 AND m.merged_into = ?2) AND merged_into IS NOT ?3 AND ?2 <> ?3
       AND EXISTS (SELECT 1 FROM post a WHERE a.community = ?1 AND a.id = ?2 AND a.kind = ?6 AND a.removed_at IS NULL
         AND EXISTS (SELECT 1 FROM post b WHERE b.community = ?1 AND b.id = ?3 AND b.kind = ?6 AND b.removed_at IS NULL AND b.merged_into IS NULL
           AND (b.author IS NOT ?4 OR a.author IS ?4)))`,
  ).bind(community, post, into, by, at, kind);
}

/** Whoever did not merge it themselves takes it out as an animateur only. */
export function setUnmerged(db: Database, community: number, post: string, by: number | null, moderates: boolean): Statement {
  return db.prepare(
    `UPDATE post SET merged_into = NULL, merged_by = NULL, merged_at = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND merged_into IS NOT NULL AND (?4 OR merged_by IS ?3)`,
  ).bind(community, post, by, moderates);
}
