import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import type { FactType } from '@cocarde/contract/points.ts';
import type { Database, Read } from '../database.ts';

/** One version of a rule, with the time of the facts that it is for: from `validFrom` until `validTo`. */
export interface Rule extends RuleDefinition {
  fact: FactType;
  id: string;
  version: number;
  validFrom: number;
  validTo: number | null;
}

/** Every version of every rule of a community. */
export function rulesOf(db: Database, community: number): Read<Rule[]> {
  return {
    statements: [db.prepare('SELECT id, version, definition, valid_from, valid_to FROM rule WHERE community = ?1 ORDER BY id, version').bind(community)],
    take: ([rows]) => rows!.results.map((row) => ({
      ...(JSON.parse(row.definition as string) as RuleDefinition), fact: JSON.parse(row.definition as string).fact,
      id: row.id as string, version: row.version as number,
      validFrom: row.valid_from as number, validTo: row.valid_to as number | null,
    })),
  };
}

export function isInForce(rule: Rule, at: number): boolean {
  return rule.validFrom <= at && (rule.validTo === null || at < rule.validTo);
}

/** The sides of a fact that a rule rewards. */
export function sidesOf(rule: Rule): readonly ('actor' | 'author')[] {
  return rule.earns === 'both' ? ['actor', 'author'] : [rule.earns];
}
