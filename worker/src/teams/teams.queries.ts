import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read, Statement } from '../database.ts';

/** Teams that somebody is in, by name; the size of each is one row of `team_size`, however many days there are. */
export function listTeams(db: Database, community: number, today: string): Statement {
  return db.prepare(
    `SELECT name, members FROM (
       SELECT t.name, (SELECT z.members FROM team_size z WHERE z.community = ?1 AND z.team = t.name AND z.from_day <= ?2 ORDER BY z.from_day DESC LIMIT 1) AS members
         FROM team t WHERE t.community = ?1)
     WHERE members > 0 ORDER BY name LIMIT ?3`,
  ).bind(community, today, LIMITS.teams);
}

/** Places of names that no team has ever had. */
export function unknownTeams(db: Database, community: number, names: readonly string[]): Read<number[]> {
  return {
    statements: [db.prepare('SELECT n.key AS at FROM json_each(?2) n WHERE NOT EXISTS (SELECT 1 FROM team t WHERE t.community = ?1 AND t.name = n.value) ORDER BY n.key').bind(community, JSON.stringify(names))],
    take: ([rows]) => rows!.results.map(({ at }) => at as number),
  };
}
