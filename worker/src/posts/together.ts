/**
 * SQL of the ids of a post and of those that were merged into it: whoever votes or comments there does so here. To
 * stand behind `IN`, where SQLite reads no more rows than these. The query's `?1` is the community.
 */
export function together(post: string): string {
  return `(SELECT ${post} AS id UNION ALL SELECT t.id FROM post t WHERE t.community = ?1 AND t.merged_into = ${post} AND t.removed_at IS NULL)`;
}

/** SQL: whether what a post stands below is removed, or what that stands below. */
export function belowRemoved(post: string): string {
  return `EXISTS (SELECT 1 FROM post u LEFT JOIN post w ON w.community = u.community AND w.id = u.parent
    WHERE u.community = ${post}.community AND u.id = ${post}.parent AND (u.removed_at IS NOT NULL OR w.removed_at IS NOT NULL))`;
}

/** SQL of the ids of the answers or comments below a post that are not removed; it reads no others. */
export function repliesTo(post: string): string {
  return `(SELECT r.id FROM post r INDEXED BY post_replies WHERE r.community = ?1 AND r.parent = ${post} AND r.removed_at IS NULL)`;
}

/** SQL of the board that a post is on: that of what it stands below, which may have been moved since it was written. */
export function boardOfPost(post: string): string {
  return `coalesce((SELECT o.board FROM post o WHERE o.community = ${post}.community AND o.id = ${post}.parent), ${post}.board)`;
}
