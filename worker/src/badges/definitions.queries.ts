import type { BadgeDefinition } from '@cocarde/contract/badges.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read, Statement } from '../database.ts';
import type { Draft } from '../drafts/drafts.queries.ts';

export interface StoredBadge {
  id: string;
  version: number;
  definition: BadgeDefinition;
  retiredAt: number | null;
  holders: number;
  doubtful: number;
}

/** Every badge that was ever activated. */
export function storedBadges(db: Database, community: number): Read<StoredBadge[]> {
  return {
    statements: [
      db.prepare(
        `SELECT id, version, definition, retired_at, holders,
           (SELECT count(*) FROM award a WHERE a.community = b.community AND a.badge = b.id AND a.cause_stands = 0 AND a.revoked_at IS NULL) AS doubtful
         FROM badge b WHERE community = ?1 ORDER BY position, id`,
      ).bind(community),
    ],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, version: row.version as number, definition: JSON.parse(row.definition as string),
      retiredAt: row.retired_at as number | null, holders: row.holders as number, doubtful: row.doubtful as number,
    })),
  };
}

/** Makes the draft what the badge is, as its next version, if it is still the one that was read and there is room for another badge. */
export function activateDraft(db: Database, community: number, { id, definition }: Draft<'badge'>): Statement[] {
  const drawn = JSON.stringify(definition);
  return [
    db.prepare(
      `INSERT INTO badge (community, id, position, definition)
       SELECT ?1, ?2, (SELECT coalesce(max(position), -1) + 1 FROM badge WHERE community = ?1), ?3
       WHERE EXISTS (SELECT 1 FROM badge_draft d WHERE d.community = ?1 AND d.id = ?2 AND d.definition = ?3)
         AND (SELECT count(*) FROM badge WHERE community = ?1 AND id <> ?2 AND retired_at IS NULL) < ${LIMITS.badges}
       ON CONFLICT (community, id) DO UPDATE SET definition = excluded.definition, version = version + 1, retired_at = NULL`,
    ).bind(community, id, drawn),
    db.prepare(
      `DELETE FROM badge_draft WHERE community = ?1 AND id = ?2 AND definition = ?3
         AND EXISTS (SELECT 1 FROM badge WHERE community = ?1 AND id = ?2 AND definition = ?3 AND retired_at IS NULL)`,
    ).bind(community, id, drawn),
  ];
}

/** Nobody receives it any more; whoever has it keeps it. */
export function retireBadge(db: Database, community: number, id: string, at: number): Statement[] {
  return [
    'UPDATE badge SET retired_at = ?3 WHERE community = ?1 AND id = ?2 AND retired_at IS NULL',
    'UPDATE badge_backfill SET done_at = ?3 WHERE community = ?1 AND badge = ?2 AND done_at IS NULL',
  ].map((sql) => db.prepare(sql).bind(community, id, at));
}
