import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import type { Database, Read } from '../database.ts';
import type { BadgeRow } from './badges.ts';

/** Badges that can be received. */
export function badgesOf(db: Database, community: number): Read<BadgeRow[]> {
  return {
    statements: [
      db.prepare('SELECT id, version, definition FROM badge WHERE community = ?1 AND retired_at IS NULL ORDER BY position, id').bind(community),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, version: row.version as number, ...(JSON.parse(row.definition as string) as BadgeDefinition),
    })),
  };
}
