import type { Whose } from '@cocarde/contract/badges.ts';
import type { Database, Read } from '../database.ts';
import { unionOf } from '../ledger/literals.ts';
import { factSource } from './fact-sources.ts';

/** A walk through the members of a community, from the first number to the last. */
export interface Walk {
  afterMember: number;
  lastMember: number;
  /** Facts a page. */
  page: number;
}

/**
 * Last member of the next page: by then there are as many facts of one kind as a page holds. A member's facts are never
 * parted, since limits look at all of them, so that somebody with more than that is a page of their own.
 */
export function endOfPage(db: Database, community: number, facts: readonly { fact: string; whose: Whose }[], walk: Walk): Read<number> {
  const kinds = new Map(facts.map(({ fact, whose }) => [`${fact} ${whose}`, { source: factSource(fact), whose }]));
  return {
    statements: kinds.size === 0 ? [] : [
      db.prepare(
        `SELECT min("end") AS "end" FROM (${unionOf([...kinds.values()].map(({ source, whose }) => `SELECT min(member) AS "end" FROM (
             SELECT ${source[whose]} AS member, sum(count(*)) OVER (ORDER BY ${source[whose]}) AS facts FROM ${source.from}
             WHERE ${source.community} = ?1 AND ${source[whose]} > ?2 AND ${source[whose]} <= ?3 GROUP BY 1)
           WHERE facts >= ?4`))})`,
      ).bind(community, walk.afterMember, walk.lastMember, walk.page),
    ],
    take: ([result]) => Math.min(walk.lastMember, (result?.results[0]!.end as number | null | undefined) ?? Infinity),
  };
}
