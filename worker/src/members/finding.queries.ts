import type { MemberRef } from '@cocarde/contract/members.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read } from '../database.ts';
import { beginnings } from '../posts/search.ts';
import { memberRef } from './members.queries.ts';
import { namedMember } from './named.ts';

/** How many of those whose names begin so are looked at, for those who may be known by name. */
const LOOKED_AT = 200;

/**
 * Members with words in their names that begin as those that were typed, as far as others may know them by name: who does not
 * appear is found by nobody. In the order of their names.
 */
export function membersNamed(db: Database, community: number, typed: string): Read<MemberRef[]> {
  const words = beginnings(typed);
  if (words === null) return { statements: [], take: () => [] };
  return {
    statements: [db.prepare(
      `SELECT m.id, m.name, m.team, 1 AS named FROM (SELECT rowid FROM member_search WHERE member_search MATCH ?2 ORDER BY rowid LIMIT ?3) found
       CROSS JOIN member m ON m.id = found.rowid AND m.community = ?1 WHERE ${namedMember('m')} ORDER BY m.name, m.id LIMIT ?4`,
    ).bind(community, `community : "c${community}" AND name : (${words})`, LOOKED_AT, LIMITS.found)],
    take: ([rows]) => rows!.results.map(({ id, name, team, named }) => memberRef(id, name, team, named)!),
  };
}
