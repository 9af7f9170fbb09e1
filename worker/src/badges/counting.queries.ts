import type { Whose } from '@cocarde/contract/badges.ts';
import type { Database, Statement } from '../database.ts';
import { factSource, type FactSource } from '../facts/fact-sources.ts';
import { metricOf, objectMetricOf } from './badges.ts';
import type { MemberRange } from './page.ts';

/** Counts what a kind of fact was for both its sides, into empty tables and as far as it is wanted. */
export function countAll(db: Database, community: number, type: string): Statement[] {
  const everybody = [0, Number.MAX_SAFE_INTEGER] as const;
  return (['actor', 'author'] as const).flatMap((whose) =>
    [metricOf(type, whose), objectMetricOf(type, whose)].map((metric) => count(db, community, metric, everybody)));
}

/** Counts the past of a metric for a page of members anew, whatever was counted of it since it is wanted. */
export function recountPage(db: Database, community: number, metric: string, members: MemberRange): Statement[] {
  const { table } = partsOf(metric);
  return [
    db.prepare(`DELETE FROM ${table} WHERE community = ?1 AND member BETWEEN ?2 AND ?3 AND metric = ?4`).bind(community, ...members, metric),
    count(db, community, metric, members),
  ];
}

/** Whatever is wanted is counted. */
export function allCounted(db: Database, community: number): Statement {
  return db.prepare('UPDATE metric SET counted = 1 WHERE community = ?1 AND counted = 0').bind(community);
}

function count(db: Database, community: number, metric: string, members: MemberRange): Statement {
  const { table, fact, whose, objects } = partsOf(metric);
  const source = factSource(fact);
  const member = source[whose];
  const columns = objects ? [member, '?4', source.subject, source.day] : [member, '?4', source.day];
  return db.prepare(
    `INSERT INTO ${table} (community, member, metric, ${objects ? 'object, day' : 'day'}, n)
     SELECT ?1, ${columns.join(', ')}, count(*) FROM ${source.from}
     WHERE ${source.community} = ?1 AND ${source.standing[whose]} AND ${member} BETWEEN ?2 AND ?3 ${others(source, whose)}
       ${objects ? `AND ${source.subject} IS NOT NULL` : ''} AND EXISTS (SELECT 1 FROM metric WHERE community = ?1 AND metric = ?4)
     GROUP BY ${columns.filter((column) => column !== '?4').join(', ')}`,
  ).bind(community, ...members, metric);
}

const others = ({ author, actor }: FactSource, whose: Whose): string => (whose === 'author' ? `AND ${author} IS NOT ${actor}` : '');

/** The side of a kind of fact that a metric counts. */
export function factOf(metric: string): { fact: string; whose: Whose } {
  const [fact, whose] = metric.split(':') as [string, Whose];
  return { fact, whose };
}

function partsOf(metric: string) {
  const objects = metric.split(':')[2];
  return { ...factOf(metric), objects: objects !== undefined, table: objects === undefined ? 'activity' : 'activity_object' };
}
