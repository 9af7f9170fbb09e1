import type { IdeaPatch } from '@cocarde/contract/ideas.ts';
import type { Database, Statement } from '../database.ts';

/**
 * Sets the status unless somebody changed the idea since `version`. `selected` marks the first time it is planned or done,
 * which its author does not decide: it may bring points.
 */
export function setStatus(
  db: Database, community: number, id: string, patch: IdeaPatch, version: number | null, by: number, selected: { at: number; day: string } | null,
): Statement {
  return db.prepare(
    `UPDATE post SET status = ?3, status_note = ?4, version = version + 1,
       selected_at = coalesce(selected_at, ?6), selected_day = coalesce(selected_day, ?7)
     WHERE community = ?1 AND id = ?2 AND kind = 'idea' AND removed_at IS NULL AND merged_into IS NULL AND (?5 IS NULL OR version = ?5)
       AND (status <> ?3 OR status_note IS NOT ?4) AND (?6 IS NULL OR author IS NOT ?8)`,
  ).bind(community, id, patch.status, patch.note || null, version, selected?.at ?? null, selected?.day ?? null, by);
}
