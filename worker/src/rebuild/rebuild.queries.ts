import type { Database, Statement } from '../database.ts';
import type { FactSource } from '../facts/fact-sources.ts';

export function clearDerived(db: Database, community: number): Statement[] {
  // The histogram before the scores, whose going would otherwise be counted in it one by one.
  return ['ledger', 'pending', 'histogram', 'score', 'activity', 'activity_object', 'post_tag', 'tag', 'settling']
    .map((table) => db.prepare(`DELETE FROM ${table} WHERE community = ?1`).bind(community));
}

export function recountPosts(db: Database, community: number): Statement {
  return db.prepare(
    `UPDATE post SET votes = t.votes, extra = t.extra, downs = t.downs, replies = t.replies, comments = t.comments, heat = t.heat
     FROM post_tally t WHERE t.community = post.community AND t.id = post.id AND post.community = ?1`,
  ).bind(community);
}

/** What questions still wait for, and how many say of an answer that it is right. */
export function recountQuestions(db: Database, community: number): Statement[] {
  return [
    `UPDATE post SET solved = s.solved, backed = s.backed FROM question_state s WHERE s.community = post.community AND s.id = post.id AND post.community = ?1`,
    `UPDATE validated_answer SET validators = (SELECT count(*) FROM validation v WHERE v.community = ?1 AND v.answer = validated_answer.answer AND v.value = 1) WHERE community = ?1`,
  ].map((sql) => db.prepare(sql).bind(community));
}

export function recountReactions(db: Database, community: number): Statement[] {
  return [
    'DELETE FROM reaction_tally WHERE community = ?1',
    'INSERT INTO reaction_tally (community, post, kind, n) SELECT community, post, kind, count(*) FROM reaction WHERE community = ?1 GROUP BY post, kind',
  ].map((sql) => db.prepare(sql).bind(community));
}

/** What answers are worth, and from that and from endorsements who knows what; levels of who is listed follow by trigger. */
export function recountExpertise(db: Database, community: number): Statement[] {
  return [
    `UPDATE post SET worth = w.worth FROM answer_worth w WHERE w.community = ?1 AND post.community = ?1 AND post.id = w.answer AND post.worth <> w.worth`,
    'DELETE FROM expertise WHERE community = ?1',
    `INSERT INTO expertise (community, member, theme, answers, worth, endorsements, grants)
     SELECT community, member, theme, answers, worth, endorsements, grants FROM expertise_counted WHERE community = ?1`,
    `UPDATE post SET answered_at = f.at FROM first_answer f WHERE f.community = ?1 AND post.community = ?1 AND post.id = f.question AND post.answered_at IS NOT f.at`,
    `UPDATE listing SET level = coalesce((SELECT e.level FROM expertise e WHERE e.community = ?1 AND e.member = listing.member AND e.theme = listing.theme), 0),
       team = m.team, place = m.place FROM member m WHERE listing.community = ?1 AND m.id = listing.member`,
    'DELETE FROM expert_search WHERE rowid IN (SELECT id FROM member WHERE community = ?1)',
    `INSERT INTO expert_search (rowid, scope, name) SELECT m.id, 'c' || m.community || 'experts', m.name FROM listing l JOIN member m ON m.id = l.member
     WHERE l.community = ?1 AND l.theme = ''`,
  ].map((sql) => db.prepare(sql).bind(community));
}

/** Putting the tags back counts them by trigger. */
export function recountTags(db: Database, community: number): Statement[] {
  return [
    db.prepare(
      `INSERT INTO post_tag (community, kind, board, tag, status, at, post)
       SELECT p.community, p.kind, p.board, t.value, p.status, p.at, p.id FROM post p, json_each(p.tags) t
       WHERE p.community = ?1 AND p.removed_at IS NULL AND p.merged_into IS NULL`,
    ).bind(community),
  ];
}

/** Holders of each badge, how often they hold those that repeat, and when what they hold ends. */
export function recountBadges(db: Database, community: number): Statement[] {
  return [
    `UPDATE badge SET holders = (SELECT count(DISTINCT a.member) FROM award a
       WHERE a.community = badge.community AND a.badge = badge.id AND a.revoked_at IS NULL) WHERE community = ?1`,
    'DELETE FROM award_tally WHERE community = ?1',
    `INSERT INTO award_tally (community, member, badge, times, last_at)
     SELECT community, member, badge, sum(revoked_at IS NULL), coalesce(max(at) FILTER (WHERE revoked_at IS NULL), 0) FROM award
     WHERE community = ?1 AND cause <> '' GROUP BY member, badge`,
    'DELETE FROM award_end WHERE community = ?1',
    `INSERT INTO award_end (community, badge, span, period, n)
     SELECT community, badge, span, period, count(*) FROM award_ending WHERE community = ?1 GROUP BY badge, span, period`,
  ].map((sql) => db.prepare(sql).bind(community));
}

export function recountMembers(db: Database, community: number): Statement {
  return db.prepare(
    `INSERT INTO community_tally (community, members, apart)
     SELECT ?1, count(*), (SELECT count(DISTINCT member) FROM exclusion WHERE community = ?1 AND to_at IS NULL) FROM member WHERE community = ?1
     ON CONFLICT (community) DO UPDATE SET members = excluded.members, apart = excluded.apart`,
  ).bind(community);
}

export function refillSearch(db: Database, community: number): Statement[] {
  return [
    "DELETE FROM post_search WHERE post IN (SELECT id FROM post WHERE community = ?1)",
    `INSERT INTO post_search (rowid, scope, post, title, body, tags)
     SELECT place, scope, min(post), title, body, tags FROM searched_text WHERE community = ?1 GROUP BY place`,
  ].map((sql) => db.prepare(sql).bind(community));
}

/** Puts the titles back into their places; the shelves stay, since their numbers are those places. */
export function refillSimilar(db: Database, community: number): Statement[] {
  return [
    `INSERT INTO shelf (community, kind, board) SELECT DISTINCT community, kind, board FROM post WHERE community = ?1 AND kind IN ('idea', 'question')
     ON CONFLICT (community, kind, board) DO NOTHING`,
    'DELETE FROM post_similar WHERE rowid >> 45 IN (SELECT number FROM shelf WHERE community = ?1)',
    `INSERT INTO post_similar (rowid, title, post)
     SELECT place, title, min(post) FROM similar_title WHERE community = ?1 AND removed_at IS NULL GROUP BY place`,
  ].map((sql) => db.prepare(sql).bind(community));
}

export function firstDay(db: Database, community: number, source: FactSource): Statement {
  return db.prepare(
    `SELECT min(${source.day}) AS day FROM ${source.from} WHERE ${source.community} = ?1 AND (${source.standing.actor} OR ${source.standing.author})`,
  ).bind(community);
}

export function anyScore(db: Database, community: number): Statement {
  return db.prepare('SELECT 1 FROM score WHERE community = ?1 UNION ALL SELECT 1 FROM carried WHERE community = ?1 LIMIT 1').bind(community);
}

/** Takes over what stands on every board but these, from the lines that list it: their replay will not list it again. */
export function carryOver(db: Database, community: number, replayed: readonly string[]): Statement[] {
  const keys = JSON.stringify(replayed);
  return [
    db.prepare('DELETE FROM carried WHERE community = ?1 AND board IN (SELECT value FROM json_each(?2))').bind(community, keys),
    db.prepare(
      `INSERT INTO carried (community, member, board, points)
       SELECT l.community, CASE WHEN b.value LIKE '@%' THEN -l.team ELSE l.member END, b.value, sum(l.points) FROM ledger l, json_each(l.boards) b
       WHERE l.community = ?1 AND l.points <> 0 AND b.value NOT IN (SELECT value FROM json_each(?2)) GROUP BY 2, 3
       ON CONFLICT (community, member, board) DO UPDATE SET points = points + excluded.points`,
    ).bind(community, keys),
  ];
}

/** Scores of what was taken over; the histogram follows by trigger. */
export function scoreCarried(db: Database, community: number): Statement {
  return db.prepare(
    `INSERT INTO score (community, board, member, points) SELECT c.community, c.board, c.member, c.points FROM carried c
     WHERE c.community = ?1 AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = c.member AND x.to_at IS NULL)`,
  ).bind(community);
}

export function recountTeams(db: Database, community: number): Statement[] {
  return [
    'DELETE FROM team_size WHERE community = ?1',
    `INSERT INTO team_size (community, team, from_day, members)
     SELECT ?1, team, day, sum(sum(n)) OVER (PARTITION BY team ORDER BY day) FROM (
       SELECT team, from_day AS day, 1 AS n FROM membership WHERE community = ?1
       UNION ALL SELECT team, to_day, -1 FROM membership WHERE community = ?1 AND to_day IS NOT NULL) GROUP BY team, day`,
  ].map((sql) => db.prepare(sql).bind(community));
}
