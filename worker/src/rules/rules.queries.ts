import type { RuleDefinition } from '@cocarde/contract/points.ts';
import type { Database, Read } from '../database.ts';

export interface Rule extends RuleDefinition {
  id: string;
  version: number;
}

/** Rules in force at an instant. */
export function rulesAt(db: Database, community: number, at: number): Read<Rule[]> {
  return {
    statements: [
      db.prepare(
        `SELECT id, version, definition FROM rule
         WHERE community = ?1 AND valid_from <= ?2 AND (valid_to IS NULL OR valid_to > ?2)`,
      ).bind(community, at),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, version: row.version as number, ...(JSON.parse(row.definition as string) as RuleDefinition),
    })),
  };
}

/** Every version of every rule, with the time in which it counts. */
export function ruleHistory(db: Database, community: number): Read<(Rule & { validFrom: number; validTo: number | null })[]> {
  return {
    statements: [db.prepare('SELECT id, version, definition, valid_from, valid_to FROM rule WHERE community = ?1').bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, version: row.version as number, ...(JSON.parse(row.definition as string) as RuleDefinition),
      validFrom: row.valid_from as number, validTo: row.valid_to as number | null,
    })),
  };
}
