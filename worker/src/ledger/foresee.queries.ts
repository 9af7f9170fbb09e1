import type { Database, Statement, Value } from '../database.ts';
import type { Rule } from '../rules/rules.queries.ts';
import { binder, differenceOf, type Judged } from './settle.queries.ts';
import type { Bind, Firsts } from './stages.ts';

/** A rule that would give something else to facts from an instant on: by its own change, or by that of another for which it waits. */
export interface Changing {
  id: string;
  /** The versions that facts from then on would have. */
  versions: readonly Rule[];
  /** Milliseconds UTC. */
  from: number;
}

/** A version of a rule with the statement that tells what it would change. */
export interface Foreseen {
  rule: Rule;
  statement: Statement;
}

/** D1's own limits for a statement, and terms of a union that are left beside the one for the ledger. */
const MOST = { length: 100_000, values: 100, versions: 4 };

/**
 * What settling would add to each member if the version of the rule were in force as given: rows `member, points`, none where it is nothing.
 * @param before what would change of the rules that it waits for, each behind those that it waits for itself.
 * @returns null where that is more than D1 takes in one statement.
 */
export function settlement(db: Database, community: number, rule: Rule, scope: Judged, before: readonly Changing[] = []): Statement | null {
  const values: Value[] = [community];
  const bind = binder(values);
  const firsts = new Map<string, string>();
  const tables = before.map((change, n) => {
    const first = `first${n}`;
    const table = `${first} (${first}_member, ${first}_at, ${first}_cause) AS MATERIALIZED (${firstEarned(change, scope, bind, firsts)})`;
    firsts.set(change.id, first);
    return table;
  });
  const { ctes, difference } = foreseen(rule, scope, bind, firsts);
  // Asked for from the left, each table is there when the next one reads it, or they would be worked out inside each other: D1 bounds how deep.
  const inOrder = [...firsts.values()].map((first) => `(SELECT count(*) FROM ${first})`);
  const sql = `WITH ${[...tables, ctes].join(',\n')} SELECT member, sum(points) AS points FROM ${[...inOrder, `(${difference})`].join(' CROSS JOIN ')}
    GROUP BY member HAVING sum(points) <> 0`;
  const fits = sql.length <= MOST.length && values.length <= MOST.values && before.every(({ versions }) => versions.length <= MOST.versions);
  return fits ? db.prepare(sql).bind(...values) : null;
}

/**
 * What each member would earn first by a rule that changes. Limits look back only, so that for facts from before the change the ledger
 * has it already; in the order of time, the first is all that another rule asks for.
 */
function firstEarned({ id, versions, from }: Changing, scope: Judged, bind: Bind, firsts: Firsts): string {
  const recorded = `SELECT member, at, cause FROM ledger WHERE community = ?1 AND rule = ${bind(id)} AND at < ${bind(from)}
    GROUP BY member, day, at, cause HAVING sum(points) > 0`;
  const settled = versions.map((rule) => `SELECT member, at, cause FROM (WITH ${foreseen(rule, scope, bind, firsts).ctes} SELECT member, at, cause FROM settled WHERE points > 0)`);
  return `SELECT member, at, cause FROM (SELECT *, row_number() OVER (PARTITION BY member ORDER BY at, cause) AS place
    FROM (${[recorded, ...settled].join('\n    UNION ALL ')})) WHERE place = 1`;
}

function foreseen(rule: Rule, scope: Judged, bind: Bind, firsts: Firsts) {
  return differenceOf(rule, scope, { from: bind(rule.validFrom), to: bind(rule.validTo ?? Number.MAX_SAFE_INTEGER) }, bind, firsts);
}
