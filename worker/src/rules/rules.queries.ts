import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import type { Database, Read } from '../database.ts';

/** One version of a rule, with the time of the facts that it is for: from `validFrom` until `validTo`. */
export interface Rule extends RuleDefinition {
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
      ...(JSON.parse(row.definition as string) as RuleDefinition), id: row.id as string, version: row.version as number,
      validFrom: row.valid_from as number, validTo: row.valid_to as number | null,
    })),
  };
}

/** A rule as far as something settles it. */
export interface Versions {
  id: string;
  currency: string;
  /** All of them, earliest first. */
  versions: readonly Rule[];
  /** Those whose facts may count for something else. */
  judged: readonly Rule[];
}

/** Rules by their versions, each behind those that it waits for. */
export function byRule(rules: readonly Rule[], judged: (rule: Rule) => boolean = () => true): Versions[] {
  return [...Map.groupBy(prerequisitesFirst(rules), ({ id }) => id)].map(([id, versions]) =>
    ({ id, currency: versions[0]!.currency, versions, judged: versions.filter((rule) => hasTime(rule) && judged(rule)) }));
}

/** Whether there is a time whose facts are a version's own: none is left where a later one counts from before it. */
export function hasTime({ validFrom, validTo }: Rule): boolean {
  return validTo === null || validTo > validFrom;
}

/** Whether facts from an instant on may be a version's own. */
export function lastsUntil(rule: Rule, at: number): boolean {
  return hasTime(rule) && (rule.validTo === null || rule.validTo > at);
}

/** The sides of a fact that a rule rewards. */
export function sidesOf(rule: Rule): readonly ('actor' | 'author')[] {
  return rule.earns === 'both' ? ['actor', 'author'] : [rule.earns];
}

/** Versions that weigh facts of these types by what the other one did before, as far as such facts may lie after an instant. */
export function reciprocalRules(rules: readonly Rule[], types: readonly string[], after: number): Rule[] {
  return rules.filter((rule) => rule.reciprocity && types.includes(rule.fact) && (rule.validTo === null || rule.validTo > after));
}

/** The same rules, each behind those that it waits for: these must have settled first. */
export function prerequisitesFirst(rules: readonly Rule[]): Rule[] {
  const ordered: Rule[] = [];
  const seen = new Set<string>();
  const take = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    const versions = rules.filter((rule) => rule.id === id);
    for (const other of versions.flatMap((rule) => rule.after ?? [])) take(other);
    ordered.push(...versions);
  };
  for (const { id } of rules) take(id);
  return ordered;
}

/** Rules that wait for one of these, at whatever remove; not these themselves unless they wait for each other. */
export function dependantsOf(rules: readonly Rule[], ids: Iterable<string>): Rule[] {
  const changed = new Set(ids);
  const found = new Set<Rule>();
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const rule of rules) {
      if (!rule.after?.some((other) => changed.has(other))) continue;
      found.add(rule);
      changed.add(rule.id);
    }
  }
  return prerequisitesFirst(rules).filter((rule) => found.has(rule));
}
