import type { ModerationPatch, ModerationSettings } from '@cocarde/contract/moderation.ts';
import type { Database, Statement } from '../database.ts';

/** Reports after which a contribution waits, where a community did not say: three colleagues are no accident. */
const HIDE_AFTER = 3;

/** What a community set, with what holds where it did not. */
export function parseModeration(stored: string): ModerationSettings {
  return { words: [], hideAfter: HIDE_AFTER, reasons: [], version: 1, ...(JSON.parse(stored) as Partial<ModerationSettings>) };
}

/** Changes these; no row when they are in another version than this was made from, null for whichever. */
export function putModeration(db: Database, community: number, changed: ModerationPatch, version: number | null): Statement {
  return db.prepare(
    `UPDATE community SET moderation = json_set(json_patch(moderation, ?2), '$.version', coalesce(moderation ->> '$.version', 1) + 1)
     WHERE id = ?1 AND (?3 IS NULL OR coalesce(moderation ->> '$.version', 1) = ?3) RETURNING moderation`,
  ).bind(community, JSON.stringify(changed), version);
}
