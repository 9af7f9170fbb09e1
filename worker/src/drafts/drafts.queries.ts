import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import type { Database, Read, Statement } from '../database.ts';

/** What is changed as a draft, which counts for nothing until it is put in force. */
export interface Drafted {
  rule: RuleDefinition;
  badge: BadgeDefinition;
}

export interface Draft<K extends keyof Drafted> {
  id: string;
  definition: Drafted[K];
}

export function draftsOf<K extends keyof Drafted>(db: Database, community: number, kind: K): Read<Draft<K>[]> {
  return {
    statements: [db.prepare(`SELECT id, definition FROM ${kind}_draft WHERE community = ?1 ORDER BY id`).bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({ id: row.id as string, definition: JSON.parse(row.definition as string) as Drafted[K] })),
  };
}

/** Keeps a draft; of a new one where there is `room`, SQL in which ?1 is the community and ?2 the id. */
export function putDraft<K extends keyof Drafted>(db: Database, community: number, kind: K, { id, definition }: Draft<K>, by: number, at: number, room = 'true'): Statement {
  return db.prepare(
    `INSERT INTO ${kind}_draft (community, id, definition, changed_by, changed_at) SELECT ?1, ?2, ?3, ?4, ?5 WHERE ${room}
     ON CONFLICT (community, id) DO UPDATE SET definition = excluded.definition, changed_by = excluded.changed_by, changed_at = excluded.changed_at
       WHERE definition <> excluded.definition`,
  ).bind(community, id, JSON.stringify(definition), by, at);
}

export function dropDraft(db: Database, community: number, kind: keyof Drafted, id: string): Statement {
  return db.prepare(`DELETE FROM ${kind}_draft WHERE community = ?1 AND id = ?2`).bind(community, id);
}
