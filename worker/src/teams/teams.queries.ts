import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Statement } from '../database.ts';

/** Teams that somebody is in, by name; the size of each is one row of `team_size`, however many days there are. */
export function listTeams(db: Database, community: number, today: string): Statement {
  return db.prepare(
    `SELECT name, members FROM (
       SELECT t.name, (SELECT z.members FROM team_size z WHERE z.community = ?1 AND z.team = t.name AND z.from_day <= ?2 ORDER BY z.from_day DESC LIMIT 1) AS members
         FROM team t WHERE t.community = ?1)
     WHERE members > 0 ORDER BY name LIMIT ?3`,
  ).bind(community, today, LIMITS.teams);
}
