import type { Database, Read, Statement, Value } from '../database.ts';

/** A condition as `json_tree` finds it in a definition, called `t`, beside its badge `b`. */
const COUNTS = `t.type = 'object' AND t.value ->> 'kind' IN ('count', 'days', 'objects') AND NOT coalesce(b.definition ->> '$.repeats', 0)`;
const METRIC = `(t.value ->> 'fact') || ':' || (t.value ->> 'whose') || CASE t.value ->> 'kind' WHEN 'objects' THEN ':objects' ELSE '' END`;

/** Metrics that badges which can be received count; the community is SQL. */
export function wantedMetrics(community: string): string {
  return `SELECT DISTINCT ${METRIC} AS metric FROM badge b, json_tree(b.definition, '$.criterion') t
    WHERE b.community = ${community} AND b.retired_at IS NULL AND ${COUNTS}`;
}

/**
 * Has what badges want counted from now on. Where there is a past, it is counted by a back-fill.
 * @param community SQL of its number; `value` is ?1 in it.
 */
export function wantMetrics(db: Database, community: string, value: Value, past: boolean): Statement {
  return db.prepare(
    `INSERT INTO metric (community, metric, counted) SELECT ${community}, metric, ${past ? 0 : 1} FROM (${wantedMetrics(community)}) WHERE true ON CONFLICT DO NOTHING`,
  ).bind(value);
}

/** Those of a badge whose past is not counted yet. */
export function uncountedMetrics(db: Database, community: number, badge: string): Read<string[]> {
  return {
    statements: [
      db.prepare(
        `SELECT m.metric FROM metric m WHERE m.community = ?1 AND m.counted = 0 AND m.metric IN (
           SELECT ${METRIC} FROM badge b, json_tree(b.definition, '$.criterion') t WHERE b.community = ?1 AND b.id = ?2 AND ${COUNTS})`,
      ).bind(community, badge),
    ],
    take: ([rows]) => rows!.results.map((row) => row.metric as string),
  };
}

/** The past of these is counted, if the version that had it counted is still the badge's. */
export function metricsCounted(db: Database, community: number, metrics: readonly string[], badge: string, version: number): Statement {
  return db.prepare(
    `UPDATE metric SET counted = 1 WHERE community = ?1 AND counted = 0 AND metric IN (SELECT value FROM json_each(?2))
       AND EXISTS (SELECT 1 FROM badge WHERE community = ?1 AND id = ?3 AND version = ?4 AND retired_at IS NULL)`,
  ).bind(community, JSON.stringify(metrics), badge, version);
}
