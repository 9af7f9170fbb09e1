import type { DeclaredFact, FactDefinition } from '@cocarde/contract/events.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import type { Database, Read, Statement } from '../database.ts';

/** Kinds of facts that a community declared. */
export function declaredFacts(db: Database, community: number): Read<DeclaredFact[]> {
  return {
    statements: [db.prepare('SELECT type, definition FROM fact_type WHERE community = ?1 ORDER BY type').bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({ type: row.type as string, ...(JSON.parse(row.definition as string) as FactDefinition) })),
  };
}

/** Every type of fact that a community can have, built in and declared. */
export function typesOf(db: Database, community: number): Read<string[]> {
  const declared = declaredFacts(db, community);
  return { statements: declared.statements, take: (results) => [...FACT_TYPES, ...declared.take(results).map(({ type }) => type)] };
}

/** Declares a kind of fact where there is room for one, or again. */
export function putFactType(db: Database, community: number, type: string, definition: FactDefinition, at: number): Statement {
  return db.prepare(
    `INSERT INTO fact_type (community, type, definition, changed_at) SELECT ?1, ?2, ?3, ?4
       WHERE EXISTS (SELECT 1 FROM fact_type WHERE community = ?1 AND type = ?2) OR (SELECT count(*) FROM fact_type WHERE community = ?1) < ${LIMITS.factTypes}
     ON CONFLICT (community, type) DO UPDATE SET definition = excluded.definition, changed_at = excluded.changed_at
       WHERE definition <> excluded.definition`,
  ).bind(community, type, JSON.stringify(definition), at);
}

export function findFactType(db: Database, community: number, type: string): Statement {
  return db.prepare('SELECT 1 FROM fact_type WHERE community = ?1 AND type = ?2').bind(community, type);
}
