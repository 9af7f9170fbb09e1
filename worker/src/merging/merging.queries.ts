import type { Database, Statement } from '../database.ts';

/**
 * Merges an idea into another one, with all that was merged into it: nothing is merged into what is merged itself.
 * Both must be ideas of the community that stand, the other one not merged.
 */
export function setMerged(db: Database, community: number, idea: string, into: string, by: number, at: number): Statement {
  return db.prepare(
    `UPDATE post SET merged_into = ?3, merged_by = ?4, merged_at = ?5, version = version + 1
     WHERE community = ?1 AND id IN (SELECT ?2 UNION ALL SELECT m.id FROM post m WHERE m.community = ?1 AND m.merged_into = ?2) AND merged_into IS NOT ?3 AND ?2 <> ?3
       AND EXISTS (SELECT 1 FROM post a WHERE a.community = ?1 AND a.id = ?2 AND a.kind = 'idea' AND a.removed_at IS NULL)
       AND EXISTS (SELECT 1 FROM post b WHERE b.community = ?1 AND b.id = ?3 AND b.kind = 'idea' AND b.removed_at IS NULL AND b.merged_into IS NULL)`,
  ).bind(community, idea, into, by, at);
}

export function setUnmerged(db: Database, community: number, idea: string): Statement {
  return db.prepare(
    `UPDATE post SET merged_into = NULL, merged_by = NULL, merged_at = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND merged_into IS NOT NULL`,
  ).bind(community, idea);
}
