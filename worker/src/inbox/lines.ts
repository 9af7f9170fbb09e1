import { belowRemoved, together } from '../posts/together.ts';

/** Contributions of a member, of each kind, that are looked at for new support. */
const SUPPORTED = 20;
/** Decisions of the community, the latest, of which members hear. */
const DECISIONS = 200;

/** SQL: whether the post of this id can be read, with what it was written below. */
const stands = (id: string) => `EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = ${id} AND p.removed_at IS NULL AND NOT ${belowRemoved('p')})`;

const STILL_SO = `CASE t.kind
  WHEN 'badge' THEN EXISTS (SELECT 1 FROM award a WHERE a.community = ?1 AND a.member = ?2 AND a.badge = t.object AND a.cause = t.ref AND a.revoked_at IS NULL)
  WHEN 'accepted' THEN EXISTS (SELECT 1 FROM acceptance a WHERE a.community = ?1 AND a.question = t.object AND a.answer = t.ref AND a.value = 1) AND ${stands('t.ref')}
  WHEN 'validated' THEN EXISTS (SELECT 1 FROM validation a WHERE a.community = ?1 AND a.answer = t.ref AND a.member = t.actor AND a.value = 1) AND ${stands('t.ref')}
  WHEN 'doubt' THEN EXISTS (SELECT 1 FROM doubt a WHERE a.community = ?1 AND a.question = t.object AND a.member = t.actor AND a.settled_at IS NULL) AND ${stands('t.ref')}
  WHEN 'thanks' THEN (t.actor IS NULL AND EXISTS (SELECT 1 FROM asker_thanks a WHERE a.community = ?1 AND a.answer = t.ref) OR EXISTS (SELECT 1 FROM reaction a WHERE a.community = ?1 AND a.post = t.ref AND a.kind = 'thanks' AND a.member = t.actor)) AND ${stands('t.ref')}
  WHEN 'welcome' THEN EXISTS (SELECT 1 FROM reaction a WHERE a.community = ?1 AND a.post = t.ref AND a.kind = 'smile' AND a.member = t.actor) AND ${stands('t.ref')}
  WHEN 'expert' THEN NOT EXISTS (SELECT 1 FROM request a WHERE a.community = ?1 AND a.question = t.object AND a.member = ?2 AND a.declined_at IS NOT NULL) AND ${stands('t.ref')}
  WHEN 'revoked' THEN 1 WHEN 'points' THEN 1 WHEN 'moderation' THEN 1 ELSE ${stands('t.ref')} END`;

/** SQL: whether the member wrote the post `p`, or what was merged into it. */
const WROTE = '(p.author = ?2 OR EXISTS (SELECT 1 FROM post w INDEXED BY post_merged WHERE w.community = ?1 AND w.merged_into = p.id AND w.removed_at IS NULL AND w.author = ?2))';
const followed = (posts: string) => `EXISTS (SELECT 1 FROM follow f WHERE f.community = ?1 AND f.member = ?2 AND f.post IN ${posts})`;
const supported = (posts: string) => `EXISTS (SELECT 1 FROM vote v WHERE v.community = ?1 AND v.subject IN ${posts} AND v.member = ?2 AND v.value = 1)`;

/**
 * SQL of the date of the latest reply to a post that others wrote since `since`. Comments have no votes: saying so finds
 * them by date in an index of kinds, votes and dates. Only answers that somebody voted for are looked at one by one.
 */
const latestReply = (post: string, since: string) => ["r.kind = 'comment' AND r.votes = 0", "r.kind = 'answer' AND r.votes = 0", "r.kind = 'answer' AND r.votes > 0"].map((which) => `coalesce((SELECT r.at FROM post r INDEXED BY post_replies WHERE r.community = ?1 AND r.parent = ${post} AND r.removed_at IS NULL
    AND ${which} AND r.at > ${since} AND r.author IS NOT ?2 ORDER BY r.at DESC LIMIT 1), 0)`).join(', ');

/**
 * SQL of what a member follows and since when: `post`, `at`; what they wrote only since it was merged into another one, for of what
 * is said below that one they are told as its author is not.
 */
const FOLLOWED = `SELECT f.post, f.at FROM follow f WHERE f.community = ?1 AND f.member = ?2
  UNION ALL SELECT own.value ->> 0, own.value ->> 1 FROM json_each('["idea","question"]') k, json_each((SELECT json_group_array(json_array(id, merged_at)) FROM (
    SELECT id, merged_at, merged_into FROM post INDEXED BY post_of_author WHERE community = ?1 AND author = ?2 AND kind = k.value ORDER BY at DESC LIMIT ${SUPPORTED}) WHERE merged_into IS NOT NULL)) own
    WHERE NOT ${followed('(own.value ->> 0)')}`;

/**
 * SQL of what a member may read in their inbox, from what each fact says now: `kind`, `object`, `at`, `ref`, `actor`. `?1` is the
 * community, `?2` the member; `since` and `before` are SQL of dates, the first excluded, and `most` how many lines are taken of each
 * kind of source. Whoever reads on takes those before the last. `LIMIT -1` takes all: without it SQLite looks replies up anew for each mention of their date.
 */
export function lines(since: string, before: string, most: string): string {
  const latest = (select: string) => `SELECT * FROM (${select} ORDER BY 3 DESC LIMIT ${most})`;
  return [
    latest(`SELECT t.kind, t.object, t.at, t.ref, t.actor FROM told t
      WHERE t.community = ?1 AND t.member = ?2 AND t.at > ${since} AND t.at <= ${before} AND ${STILL_SO}`),
    latest(`SELECT 'status' AS kind, c.post AS object, c.at, CAST(c.version AS TEXT) AS ref, c.by AS actor
      FROM (SELECT post, version, at, by, owner FROM status_change INDEXED BY status_change_at WHERE community = ?1 AND at > ${since} AND at <= ${before} ORDER BY at DESC LIMIT ${DECISIONS}) c
      CROSS JOIN post p ON p.community = ?1 AND p.id = c.post AND p.removed_at IS NULL
      WHERE c.by IS NOT ?2 AND (${WROTE} OR c.owner = ?2 OR ${followed(together('p.id'))} OR ${supported(together('p.id'))})`),
    latest(`SELECT 'merge' AS kind, p.merged_into AS object, p.merged_at AS at, p.id AS ref, p.merged_by AS actor
      FROM (SELECT id FROM post INDEXED BY post_merged_at WHERE community = ?1 AND merged_at IS NOT NULL AND merged_at > ${since} AND merged_at <= ${before} ORDER BY merged_at DESC LIMIT ${DECISIONS}) c
      CROSS JOIN post p ON p.community = ?1 AND p.id = c.id AND p.removed_at IS NULL
      WHERE p.merged_by IS NOT ?2 AND (p.author = ?2 OR ${followed('(p.id)')} OR ${supported('(p.id)')})`),
    latest(`SELECT 'support' AS kind, coalesce(p.parent, p.id) AS object, p.supported_at AS at, p.id AS ref, NULL AS actor
      FROM json_each('["idea","question","answer"]') k, json_each((SELECT json_group_array(id) FROM (
        SELECT id FROM post INDEXED BY post_of_author WHERE community = ?1 AND author = ?2 AND kind = k.value ORDER BY at DESC LIMIT ${SUPPORTED}))) own
      CROSS JOIN post p ON p.community = ?1 AND p.id = own.value AND p.removed_at IS NULL AND p.merged_into IS NULL AND p.votes > 0
        AND p.supported_at > ${since} AND p.supported_at <= ${before}`),
    latest(`SELECT * FROM (SELECT 'follow' AS kind, coalesce(o.merged_into, f.post) AS object,
        max(${latestReply('f.post', `max(${since}, f.at)`)}, CASE WHEN o.merged_into IS NULL THEN 0 ELSE max(${latestReply('o.merged_into', `max(${since}, f.at, o.merged_at)`)}) END) AS at, f.post AS ref, NULL AS actor
      FROM (${FOLLOWED}) f CROSS JOIN post o ON o.community = ?1 AND o.id = f.post AND o.removed_at IS NULL
      WHERE CASE WHEN o.merged_into IS NULL THEN o.author IS NOT ?2 AND o.replies > 0
        ELSE EXISTS (SELECT 1 FROM post t WHERE t.community = ?1 AND t.id = o.merged_into AND t.removed_at IS NULL AND t.author IS NOT ?2) AND NOT ${followed('(o.merged_into)')} END LIMIT -1) WHERE at > ${since} AND at <= ${before}`),
  ].join('\nUNION ALL ');
}
