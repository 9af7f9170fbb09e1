import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Statement } from '../database.ts';
import type { Draft } from '../drafts/drafts.queries.ts';

const RULES = 'SELECT id FROM rule WHERE community = ?1 UNION SELECT id FROM rule_draft WHERE community = ?1';

/** SQL: whether the rule ?2 is there or one more may be. */
export const ROOM_FOR_RULE = `?2 IN (${RULES}) OR (SELECT count(*) FROM (${RULES})) < ${LIMITS.rules}`;

/**
 * Makes the draft a version for facts from `from` on, if it is still the one that was read and waits for no rule that waits
 * for it: the versions before it end there, or with their own beginning when that is later.
 */
export function applyDraft(db: Database, community: number, draft: Draft<'rule'>, version: number, from: number): Statement[] {
  const definition = JSON.stringify(draft.definition);
  const unchanged = `EXISTS (SELECT 1 FROM rule_draft d WHERE d.community = ?1 AND d.id = ?2 AND d.definition = ?4) AND NOT EXISTS (
    WITH RECURSIVE awaited (id) AS (
      SELECT value FROM json_each(?4, '$.after')
      UNION SELECT a.value FROM awaited w CROSS JOIN rule r ON r.community = ?1 AND r.id = w.id CROSS JOIN json_each(r.definition, '$.after') a)
    SELECT 1 FROM awaited WHERE id = ?2)`;
  return [
    db.prepare(
      `UPDATE rule SET valid_to = max(valid_from, ?3) WHERE community = ?1 AND id = ?2 AND (valid_to IS NULL OR valid_to > ?3) AND ${unchanged}`,
    ).bind(community, draft.id, from, definition),
    db.prepare(
      `INSERT INTO rule (community, id, version, definition, valid_from) SELECT ?1, ?2, ?5, ?4, ?3 WHERE ${unchanged}
       ON CONFLICT (community, id, version) DO NOTHING`,
    ).bind(community, draft.id, from, definition, version),
    db.prepare(
      `DELETE FROM rule_draft WHERE community = ?1 AND id = ?2 AND definition = ?3
         AND EXISTS (SELECT 1 FROM rule WHERE community = ?1 AND id = ?2 AND version = ?4 AND definition = ?3)`,
    ).bind(community, draft.id, definition, version),
  ];
}

export function retireRule(db: Database, community: number, id: string, at: number): Statement {
  return db.prepare('UPDATE rule SET valid_to = max(valid_from, ?3) WHERE community = ?1 AND id = ?2 AND (valid_to IS NULL OR valid_to > ?3)').bind(community, id, at);
}
