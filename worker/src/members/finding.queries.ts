import type { Appears, MemberRef, Role, RosterEntry } from '@cocarde/contract/members.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read } from '../database.ts';
import { beginnings } from '../posts/search.ts';
import { memberRef } from './members.queries.ts';
import { namedMember } from './named.ts';

/** How many of those whose names begin so are looked at, for those who may be known by name. */
const LOOKED_AT = 200;

const FOUND = 'SELECT rowid FROM member_search WHERE member_search MATCH ?2 ORDER BY rowid LIMIT ?3';
const match = (community: number, words: string) => `community : "c${community}" AND name : (${words})`;
const nobody = { statements: [], take: () => [] };

/**
 * Members with words in their names that begin as those that were typed, as far as others may know them by name: who does not
 * appear is found by nobody. In the order of their names.
 */
export function membersNamed(db: Database, community: number, typed: string): Read<MemberRef[]> {
  const words = beginnings(typed);
  if (words === null) return nobody;
  return {
    statements: [db.prepare(
      `SELECT m.id, m.name, m.team FROM (${FOUND}) found
       CROSS JOIN member m ON m.id = found.rowid AND m.community = ?1 WHERE ${namedMember('m')} ORDER BY m.name, m.id LIMIT ?4`,
    ).bind(community, match(community, words), LOOKED_AT, LIMITS.found)],
    take: ([rows]) => rows!.results.map(({ id, name, team }) => memberRef(id, name, team, 1)!),
  };
}

/** Everybody of a name, or whom the intranet calls so in its tokens, whatever others may know of them; those of that subject first. */
export function rosterOf(db: Database, community: number, typed: string): Read<RosterEntry[]> {
  return {
    statements: [db.prepare(
      `SELECT m.id, m.name, m.team, m.subject, m.role, m.appears, m.status = 'suspended' AS suspended,
         EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = m.id AND x.to_at IS NULL) AS excluded
       FROM (SELECT id AS rowid FROM member WHERE community = ?1 AND issuer IN (SELECT issuer FROM trust WHERE community = ?1) AND subject = ?5 UNION ${FOUND.replace('ORDER BY rowid', '')}) found
       CROSS JOIN member m ON m.id = found.rowid AND m.community = ?1 ORDER BY m.subject = ?5 DESC, m.name, m.id LIMIT ?4`,
    ).bind(community, match(community, beginnings(typed) ?? '""'), LOOKED_AT, LIMITS.page, typed)],
    take: ([rows]) => rows!.results.map(({ id, name, team, subject, role, appears, suspended, excluded }) => ({
      id: String(id), name: String(name), team: team as string | null, subject: String(subject), role: role as Role, appears: appears as Appears, suspended: suspended === 1, takesPart: excluded === 0,
    })),
  };
}
