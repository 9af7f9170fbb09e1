import { LIMITS } from '@cocarde/contract/limits.ts';
import type { RuleApplication } from '@cocarde/contract/rules.ts';
import type { Database, Read, Statement } from '../database.ts';
import type { Draft } from '../drafts/drafts.queries.ts';

const RULES = 'SELECT id FROM rule WHERE community = ?1 UNION SELECT id FROM rule_draft WHERE community = ?1';

/** SQL: whether the rule ?2 is there or one more may be. */
export const ROOM_FOR_RULE = `?2 IN (${RULES}) OR (SELECT count(*) FROM (${RULES})) < ${LIMITS.rules}`;

/** How a version came to be, in words that its request can be compared with. */
export interface Applied extends RuleApplication {
  rule: string;
  version: number;
  /** Hash of the request's Idempotency-Key. */
  key: string | null;
}

/** Those of all rules; the latest version of a rule last. */
export function applicationsOf(db: Database, community: number): Read<Applied[]> {
  return {
    statements: [db.prepare('SELECT id, version, application FROM rule WHERE community = ?1 AND application IS NOT NULL ORDER BY id, version').bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({ rule: row.id as string, version: row.version as number, ...JSON.parse(row.application as string) })),
  };
}

/**
 * Makes the draft a version for facts from `from` on, if it is still the one that was read and waits for no rule that waits
 * for it, and no rule has been applied since there were so many `versions`: the versions before it end there, or with their own
 * beginning when that is later.
 */
export function applyDraft(db: Database, community: number, draft: Draft<'rule'>, { version, from, application, versions }: { version: number; from: number; application: object; versions: number }): Statement[] {
  const definition = JSON.stringify(draft.definition);
  const unchanged = `EXISTS (SELECT 1 FROM rule_draft d WHERE d.community = ?1 AND d.id = ?2 AND d.definition = ?4) AND (SELECT count(*) FROM rule WHERE community = ?1) = ?5 AND NOT EXISTS (
    WITH RECURSIVE awaited (id) AS (
      SELECT value FROM json_each(?4, '$.after')
      UNION SELECT a.value FROM awaited w CROSS JOIN rule r ON r.community = ?1 AND r.id = w.id CROSS JOIN json_each(r.definition, '$.after') a)
    SELECT 1 FROM awaited WHERE id = ?2)`;
  return [
    db.prepare(
      `UPDATE rule SET valid_to = max(valid_from, ?3) WHERE community = ?1 AND id = ?2 AND (valid_to IS NULL OR valid_to > ?3) AND ${unchanged}`,
    ).bind(community, draft.id, from, definition, versions),
    db.prepare(
      `INSERT INTO rule (community, id, version, definition, valid_from, application) SELECT ?1, ?2, ?6, ?4, ?3, ?7 WHERE ${unchanged}
       ON CONFLICT (community, id, version) DO NOTHING`,
    ).bind(community, draft.id, from, definition, versions, version, JSON.stringify(application)),
    db.prepare(
      `DELETE FROM rule_draft WHERE community = ?1 AND id = ?2 AND definition = ?3
         AND EXISTS (SELECT 1 FROM rule WHERE community = ?1 AND id = ?2 AND version = ?4 AND definition = ?3)`,
    ).bind(community, draft.id, definition, version),
  ];
}

export function retireRule(db: Database, community: number, id: string, at: number): Statement {
  return db.prepare('UPDATE rule SET valid_to = max(valid_from, ?3) WHERE community = ?1 AND id = ?2 AND (valid_to IS NULL OR valid_to > ?3)').bind(community, id, at);
}
