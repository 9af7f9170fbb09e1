import type { Currency, CurrencyDefinition, Unit } from '@cocarde/contract/currencies.ts';
import type { Database, Statement } from '../database.ts';

/** SQL of the further currencies of `community c`, as JSON; for the row of a community. */
export const CURRENCIES_COLUMN = `(SELECT json_group_array(json_object('id', k.id, 'at', k.created_at, 'definition', json(k.definition)))
  FROM currency k WHERE k.community = c.id) AS currencies`;

/** With what one is called: one of points is a point, in English and in French, whoever has not said so. */
export function withOne<C extends Unit>(currency: C): C {
  const points = Object.entries(currency.unit).flatMap(([tag, word]) => (word === 'points' ? [[tag, 'point']] : []));
  return points.length ? { ...currency, one: { ...Object.fromEntries(points), ...currency.one } } : currency;
}

/** In the order in which they were declared. */
export function parseCurrencies(stored: string): Currency[] {
  const rows = JSON.parse(stored) as { id: string; at: number; definition: CurrencyDefinition }[];
  return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id, definition }) => withOne({ id, ...definition }));
}

/** Writes nothing when it is so already, and no more than `most` of them. */
export function putCurrency(db: Database, community: number, id: string, definition: CurrencyDefinition, at: number, most: number): Statement {
  return db.prepare(
    `INSERT INTO currency (community, id, definition, created_at) SELECT ?1, ?2, ?3, ?4
       WHERE EXISTS (SELECT 1 FROM currency WHERE community = ?1 AND id = ?2) OR (SELECT count(*) FROM currency WHERE community = ?1) < ?5
     ON CONFLICT (community, id) DO UPDATE SET definition = excluded.definition WHERE definition <> excluded.definition`,
  ).bind(community, id, JSON.stringify(definition), at, most);
}

export function putMainCurrency(db: Database, community: number, { unit, one, levels }: CurrencyDefinition): Statement {
  return db.prepare('UPDATE community SET unit = ?2, unit_one = ?3, levels = ?4 WHERE id = ?1 AND (unit <> ?2 OR unit_one IS NOT ?3 OR levels <> ?4)')
    .bind(community, JSON.stringify(unit), one ? JSON.stringify(one) : null, JSON.stringify(levels));
}

/** What something ever counted in stays: ledger lines name it through their rule. */
export function dropCurrency(db: Database, community: number, id: string): Statement {
  return db.prepare(
    `DELETE FROM currency WHERE community = ?1 AND id = ?2
       AND NOT EXISTS (SELECT 1 FROM rule WHERE community = ?1 AND definition ->> '$.currency' = ?2)
       AND NOT EXISTS (SELECT 1 FROM rule_draft WHERE community = ?1 AND definition ->> '$.currency' = ?2)
       AND NOT EXISTS (SELECT 1 FROM (SELECT definition FROM badge WHERE community = ?1 UNION ALL SELECT definition FROM badge_draft WHERE community = ?1) b,
         json_tree(b.definition, '$.criterion') t WHERE t.key = 'currency' AND t.value = ?2)
       AND NOT EXISTS (SELECT 1 FROM correction WHERE community = ?1 AND currency = ?2)
       AND NOT EXISTS (SELECT 1 FROM leaderboard WHERE community = ?1 AND definition ->> '$.currency' = ?2)
     RETURNING id`,
  ).bind(community, id);
}
