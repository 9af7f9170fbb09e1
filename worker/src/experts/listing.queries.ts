import type { Database, Read, Statement } from '../database.ts';

/**
 * Lists a member for these themes and no other, or for none. Nobody but themselves says so; what it holds of their level, team and
 * place follows by trigger from then on.
 */
export function putListing(db: Database, community: number, member: number, listed: boolean, themes: readonly string[] | null): Statement[] {
  const wanted = themes === null ? null : JSON.stringify(['', ...themes]);
  return [
    db.prepare(
      `DELETE FROM listing WHERE community = ?1 AND member = ?2 AND (?3 = 0 OR ?4 IS NOT NULL AND theme NOT IN (SELECT value FROM json_each(?4)))`,
    ).bind(community, member, listed, wanted),
    db.prepare(
      `INSERT INTO listing (community, member, theme, level, team, place)
       SELECT m.community, m.id, t.value, coalesce((SELECT e.level FROM expertise e WHERE e.community = ?1 AND e.member = ?2 AND e.theme = t.value), 0), m.team, m.place
       FROM member m, json_each(coalesce(?4, '[""]')) t WHERE m.community = ?1 AND m.id = ?2 AND ?3 = 1
       ON CONFLICT (community, member, theme) DO NOTHING`,
    ).bind(community, member, listed, wanted),
  ];
}

/** The themes that a member is listed for; null when they are not listed. */
export function listingOf(db: Database, community: number, member: number): Read<string[] | null> {
  return {
    statements: [db.prepare('SELECT theme FROM listing WHERE community = ?1 AND member = ?2 ORDER BY theme').bind(community, member)],
    take: ([rows]) => (rows!.results.length ? rows!.results.map((row) => row.theme as string).filter(Boolean) : null),
  };
}
