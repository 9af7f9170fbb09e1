import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Statement } from '../database.ts';
import { namedMember } from '../members/named.ts';

/**
 * Whom a comment names, `@` and their name: members whom others may know by it, as far as its author wrote it just so. A number alone
 * names nobody, or it would tell who is behind it. A retry finds them there, in the version that it wrote; null for whatever version says so.
 * No more than `LIMITS.mentions` with those whom it names already, however many edits bring them.
 */
export function mention(db: Database, community: number, { id, author, body, version }: { id: string; author: number; body: string; version: number | null }, members: readonly string[]): Statement {
  return db.prepare(
    `INSERT INTO mention (community, post, member)
     SELECT ?1, p.id, m.id FROM post p, json_each(?5) named CROSS JOIN member m ON m.id = CAST(named.value AS INTEGER) AND m.community = ?1 AND ${namedMember('m')}
     WHERE p.community = ?1 AND p.id = ?2 AND p.author = ?3 AND p.body = ?4 AND (?6 IS NULL OR p.version = ?6) AND instr(p.body, '@' || m.name) > 0 AND m.name <> ''
       AND (p.removed_at IS NULL OR p.held IS NOT NULL)
     LIMIT max(0, ?7 - (SELECT count(*) FROM mention WHERE community = ?1 AND post = ?2))
     ON CONFLICT (community, post, member) DO NOTHING`,
  ).bind(community, id, author, body, JSON.stringify(members), version, LIMITS.mentions);
}

/** Whom an edit names hears of it now: what they are told is otherwise as old as the comment. Where that waits for a moderator they hear of it when others may read it. */
export function tellMentionedNow(db: Database, community: number, id: string, members: readonly string[], at: number): Statement {
  return db.prepare(
    `UPDATE told SET at = ?4 WHERE community = ?1 AND member IN (SELECT CAST(value AS INTEGER) FROM json_each(?3)) AND kind = 'mention' AND ref = ?2
       AND at = (SELECT at FROM post WHERE community = ?1 AND id = ?2 AND held IS NULL)`,
  ).bind(community, id, JSON.stringify(members), at);
}
