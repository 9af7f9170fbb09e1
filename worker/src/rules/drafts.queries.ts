import type { RuleApplication, RuleDefinition } from '@cocarde/contract/rules.ts';
import type { Database, Read, Statement } from '../database.ts';

export interface Draft {
  id: string;
  definition: RuleDefinition;
}

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

export function draftsOf(db: Database, community: number): Read<Draft[]> {
  return {
    statements: [db.prepare('SELECT id, definition FROM rule_draft WHERE community = ?1 ORDER BY id').bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({ id: row.id as string, definition: JSON.parse(row.definition as string) })),
  };
}

export function putDraft(db: Database, community: number, id: string, definition: RuleDefinition, by: number, at: number): Statement {
  return db.prepare(
    `INSERT INTO rule_draft (community, id, definition, changed_by, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (community, id) DO UPDATE SET definition = excluded.definition, changed_by = excluded.changed_by, changed_at = excluded.changed_at
       WHERE definition <> excluded.definition`,
  ).bind(community, id, JSON.stringify(definition), by, at);
}

/** Whatever it is, or only if it is this. */
export function dropDraft(db: Database, community: number, id: string, definition: RuleDefinition | null = null): Statement {
  return db.prepare('DELETE FROM rule_draft WHERE community = ?1 AND id = ?2 AND (?3 IS NULL OR definition = ?3)').bind(community, id, definition && JSON.stringify(definition));
}

/**
 * Makes the draft a version for facts from `from` on, if it is still the one that was read: the versions before
 * it end there, or with their own beginning when that is later.
 */
export function applyDraft(db: Database, community: number, draft: Draft, { version, from, application }: { version: number; from: number; application: object }): Statement[] {
  const definition = JSON.stringify(draft.definition);
  const unchanged = 'EXISTS (SELECT 1 FROM rule_draft d WHERE d.community = ?1 AND d.id = ?2 AND d.definition = ?4)';
  return [
    db.prepare(
      `UPDATE rule SET valid_to = max(valid_from, ?3) WHERE community = ?1 AND id = ?2 AND (valid_to IS NULL OR valid_to > ?3) AND ${unchanged}`,
    ).bind(community, draft.id, from, definition),
    db.prepare(
      `INSERT INTO rule (community, id, version, definition, valid_from, application) SELECT ?1, ?2, ?5, ?4, ?3, ?6 WHERE ${unchanged}
       ON CONFLICT (community, id, version) DO NOTHING`,
    ).bind(community, draft.id, from, definition, version, JSON.stringify(application)),
    db.prepare('DELETE FROM rule_draft WHERE community = ?1 AND id = ?2 AND definition = ?3').bind(community, draft.id, definition),
  ];
}

export function retireRule(db: Database, community: number, id: string, at: number): Statement {
  return db.prepare('UPDATE rule SET valid_to = max(valid_from, ?3) WHERE community = ?1 AND id = ?2 AND (valid_to IS NULL OR valid_to > ?3)').bind(community, id, at);
}
