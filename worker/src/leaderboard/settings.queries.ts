import type { LeaderboardDefinition, SeasonDefinition } from '@cocarde/contract/leaderboard.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { Database, Statement } from '../database.ts';
import type { StoredSettings } from './plan.ts';

const STANDING = "coalesce(leaderboards ->> '$.version', 1)";

/** SQL: whether a community's settings are in this version; in any where it is null. */
export function inVersion(version: string): string {
  return `(${version} IS NULL OR ${STANDING} = ${version})`;
}

/** Changes these of the settings; null takes one away. No row when they are no longer in the version that this was made from. */
export function putSettings(db: Database, community: number, changed: Partial<StoredSettings>, version: number | null = null): Statement {
  return db.prepare(
    `UPDATE community SET leaderboards = json_set(json_patch(leaderboards, ?2), '$.version', ${STANDING} + 1)
     WHERE id = ?1 AND ${inVersion('?3')} RETURNING id`,
  ).bind(community, JSON.stringify(changed), version);
}

/** Declares a leaderboard, for facts from an instant on; for one that is there only its name changes. */
export function putLeaderboard(db: Database, community: number, id: string, definition: LeaderboardDefinition, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO leaderboard (community, id, definition, since_at, since_day) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (community, id) DO UPDATE SET definition = json_set(definition, '$.name', json(?6))`,
  ).bind(community, id, JSON.stringify(definition), at, day, JSON.stringify(definition.name));
}

export function endLeaderboard(db: Database, community: number, id: string, at: number, day: string): Statement {
  return db.prepare('UPDATE leaderboard SET until_at = ?3, until_day = ?4 WHERE community = ?1 AND id = ?2 AND until_at IS NULL').bind(community, id, at, day);
}

export function insertSeason(db: Database, community: number, id: string, { name, from, to }: SeasonDefinition): Statement {
  return db.prepare('INSERT INTO season (community, id, name, from_day, to_day) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (community, id) DO NOTHING')
    .bind(community, id, JSON.stringify(name), from, to);
}

export function renameSeason(db: Database, community: number, id: string, name: Words): Statement {
  return db.prepare('UPDATE season SET name = ?3 WHERE community = ?1 AND id = ?2 AND name <> ?3').bind(community, id, JSON.stringify(name));
}
