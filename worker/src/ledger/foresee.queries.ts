import type { Database, Statement, Value } from '../database.ts';
import type { Versions } from '../rules/rules.queries.ts';
import { binder, differenceOf, MOST_LENGTH, type Bind, type Judged } from './settle.queries.ts';
import { number, unionOf } from './literals.ts';
import type { Firsts } from './stages.ts';

/** A rule that would give something else to facts from an instant on: by its own change, or by that of another for which it waits. */
export interface Changing {
  /** As it would be; what its judged versions would give is worked out, the others have what is in the ledger. */
  rule: Versions;
  /** Milliseconds UTC. */
  from: number;
}

/** Versions that a preview looks at: the tables of each are worked out beside each other, and D1 bounds how many. */
const MOST_VERSIONS = 8;

/**
 * What settling would add to each member if the versions of the rule were in force as given: rows `member, points`, none where it is nothing.
 * @param before what would change of the rules that it waits for, each behind those that it waits for itself.
 * @returns null where that is more than D1 takes in one statement.
 */
export function settlement(db: Database, community: number, rule: Versions, scope: Judged, before: readonly Changing[] = []): Statement | null {
  const values: Value[] = [community];
  const bind = binder(values);
  const firsts = new Map<string, string>();
  const tables = before.map((change, n) => {
    const first = `first${n}`;
    const table = `${first} (${first}_member, ${first}_at, ${first}_cause) AS MATERIALIZED (${firstEarned(change, scope, bind, firsts)})`;
    firsts.set(change.rule.id, first);
    return table;
  });
  const { ctes, inOrder: ofRule, difference } = foreseen(rule, scope, bind, firsts);
  // Asked for from the left, each table is there when the next one reads it, or they would be worked out inside each other: D1 bounds how deep.
  const inOrder = [...[...firsts.values()].map((first) => `(SELECT count(*) FROM ${first})`), ...ofRule];
  const sql = `WITH ${[...tables, ctes].join(',\n')} SELECT member, sum(points) AS points FROM ${[...inOrder, `(${difference})`].join(' CROSS JOIN ')}
    GROUP BY member HAVING sum(points) <> 0`;
  const fits = sql.length <= MOST_LENGTH && [rule, ...before.map((change) => change.rule)].every(({ judged }) => judged.length <= MOST_VERSIONS);
  return fits ? db.prepare(sql).bind(...values) : null;
}

/**
 * What each member would earn first by a rule that changes. Limits look back only, so that for facts from before the change the ledger
 * has it already; in the order of time, the first is all that another rule asks for.
 */
function firstEarned({ rule, from }: Changing, scope: Judged, bind: Bind, firsts: Firsts): string {
  const { ctes, inOrder } = foreseen(rule, scope, bind, firsts);
  const earned = [
    `SELECT member, at, cause FROM ledger WHERE community = ?1 AND rule = ${bind(rule.id)} AND at < ${number(from)} GROUP BY member, day, at, cause HAVING sum(points) > 0`,
    `SELECT member, at, cause FROM (WITH ${ctes} SELECT member, at, cause, points FROM ${[...inOrder, 'settled'].join(' CROSS JOIN ')}) WHERE points > 0`,
  ];
  return `SELECT member, at, cause FROM (SELECT *, row_number() OVER (PARTITION BY member ORDER BY at, cause) AS place FROM (${unionOf(earned)})) WHERE place = 1`;
}

function foreseen(rule: Versions, scope: Judged, bind: Bind, firsts: Firsts) {
  const terms = JSON.stringify(rule.versions.map(({ id: _, version, validFrom, validTo, ...definition }) => ({ version, validFrom, validTo, definition })));
  return differenceOf(rule, scope, () => `SELECT value ->> 'version' AS version, value -> 'definition' AS definition, value ->> 'validFrom' AS since,
    coalesce(value ->> 'validTo', ${Number.MAX_SAFE_INTEGER}) AS until FROM json_each(${bind(terms)})`, [0, Number.MAX_SAFE_INTEGER], bind, firsts);
}
