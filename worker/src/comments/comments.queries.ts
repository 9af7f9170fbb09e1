import type { Database, Statement } from '../database.ts';

/**
 * Whom a comment names: members of the community, as far as its author wrote it just so. A retry finds them there.
 */
export function mention(db: Database, community: number, { id, author, body }: { id: string; author: number; body: string }, members: readonly string[]): Statement {
  return db.prepare(
    `INSERT INTO mention (community, post, member)
     SELECT ?1, p.id, m.id FROM post p, json_each(?5) named CROSS JOIN member m ON m.id = CAST(named.value AS INTEGER) AND m.community = ?1 AND m.status = 'active'
     WHERE p.community = ?1 AND p.id = ?2 AND p.author = ?3 AND p.body = ?4 AND p.version = 1 AND p.removed_at IS NULL
     ON CONFLICT (community, post, member) DO NOTHING`,
  ).bind(community, id, author, body, JSON.stringify(members));
}
