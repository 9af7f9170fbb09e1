import { MAIN_CURRENCY } from '@cocarde/contract/currencies.ts';
import { PERIODS, type LeaderboardDefinition, type SeasonDefinition } from '@cocarde/contract/leaderboard.ts';
import type { Database, Statement } from '../database.ts';
import type { StoredSettings } from './plan.ts';

// Each that is declared is looked at with every fact that earns.
export const MOST_DECLARED = 20;
// All there ever were come with the community's row, in every request.
export const MOST_EVER = 60;
export const MOST_SEASONS = 60;

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

/** Declares a leaderboard where there is room for one, for facts from an instant on; for the same one that runs its name changes. */
export function putLeaderboard(db: Database, community: number, id: string, definition: LeaderboardDefinition, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO leaderboard (community, id, definition, since_at, since_day) SELECT ?1, ?2, ?3, ?4, ?5
     WHERE EXISTS (SELECT 1 FROM leaderboard WHERE community = ?1 AND id = ?2)
       OR (SELECT count(*) < ${MOST_EVER} AND coalesce(sum(until_at IS NULL), 0) < ${MOST_DECLARED} FROM leaderboard WHERE community = ?1)
     ON CONFLICT (community, id) DO UPDATE SET definition = json_set(definition, '$.name', json(?6))
       WHERE until_at IS NULL AND ${['about', 'periods'].map((part) => `definition ->> '$.${part}' = excluded.definition ->> '$.${part}'`).join(' AND ')}
         AND coalesce(definition ->> '$.currency', '${MAIN_CURRENCY}') = coalesce(excluded.definition ->> '$.currency', '${MAIN_CURRENCY}')`,
  ).bind(community, id, JSON.stringify(definition), at, day, JSON.stringify(definition.name));
}

export function endLeaderboard(db: Database, community: number, id: string, at: number, day: string): Statement {
  return db.prepare('UPDATE leaderboard SET until_at = ?3, until_day = ?4 WHERE community = ?1 AND id = ?2 AND until_at IS NULL').bind(community, id, at, day);
}

/** Declares a season where there is room for one; for one that is there with these dates its name changes. */
export function putSeason(db: Database, community: number, id: string, { name, from, to }: SeasonDefinition): Statement {
  return db.prepare(
    `INSERT INTO season (community, id, name, from_day, to_day) SELECT ?1, ?2, ?3, ?4, ?5
     WHERE EXISTS (SELECT 1 FROM season WHERE community = ?1 AND id = ?2) OR (SELECT count(*) FROM season WHERE community = ?1) < ${MOST_SEASONS}
     ON CONFLICT (community, id) DO UPDATE SET name = excluded.name WHERE name <> excluded.name AND from_day = excluded.from_day AND to_day = excluded.to_day`,
  ).bind(community, id, JSON.stringify(name), from, to);
}

/** SQL: whether a season stands as it was declared, by its id and its dates. */
export function seasonStands(id: string, from: string, to: string): string {
  return `EXISTS (SELECT 1 FROM season s WHERE s.community = ?1 AND s.id = ${id} AND s.from_day = ${from} AND s.to_day = ${to})`;
}

/** Has seasons be shown, whatever other kinds of period there are. */
export function switchSeasonsOn(db: Database, community: number, id: string, { from, to }: SeasonDefinition): Statement {
  const kinds = "(SELECT value FROM json_each(leaderboards, '$.periods'))";
  return db.prepare(
    `UPDATE community SET leaderboards = json_set(leaderboards, '$.version', ${STANDING} + 1,
       '$.periods', (SELECT json_group_array(k.value) FROM json_each(?2) k WHERE k.value = 'season' OR k.value IN ${kinds}))
     WHERE id = ?1 AND 'season' NOT IN ${kinds} AND ${seasonStands('?3', '?4', '?5')}`,
  ).bind(community, JSON.stringify(PERIODS), id, from, to);
}
