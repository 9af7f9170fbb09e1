import type { HeldBecause, ModerationItem, Report } from '@cocarde/contract/moderation.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { boardOfPost } from '../posts/together.ts';

export interface Holding {
  id: string;
  /** Whether it has a word of the community's list. */
  listed: boolean;
  at: number;
}

/**
 * Keeps from others what was just written, where it has a listed word or its board wants to look first: at all that is proposed
 * and asked, or at whatever comes from somebody who has nothing that stands. Right behind the statement that writes it, so that
 * a retry never holds again what somebody let through.
 */
export function holdNew(db: Database, community: number, { id, listed, at }: Holding): Statement {
  return db.prepare(
    `UPDATE post SET removed_at = ?3, review_since = ?3, held = CASE WHEN ?4 THEN 'words' ELSE 'approval' END
     WHERE community = ?1 AND id = ?2 AND changes() > 0 AND removed_at IS NULL AND (?4 OR CASE
       (SELECT definition ->> '$.approval' FROM board WHERE community = ?1 AND id = ${boardOfPost('post')})
       WHEN 'all' THEN kind IN ('idea', 'question')
       WHEN 'newcomers' THEN NOT EXISTS (SELECT 1 FROM post o INDEXED BY post_of_author WHERE o.community = ?1 AND o.author = post.author AND o.id <> ?2 AND o.removed_at IS NULL)
       ELSE 0 END)`,
  ).bind(community, id, at, listed);
}

/**
 * Reports a post of somebody else that stands. A repetition may give another reason until somebody decided; afterwards it changes
 * nothing, unless the post was edited since: then it is another report.
 */
export function report(db: Database, community: number, post: string, member: number, { reason, note }: Report, at: number): Statement {
  return db.prepare(
    `INSERT INTO report (community, post, member, reason, note, at)
     SELECT ?1, p.id, ?3, ?4, ?5, ?6 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND p.kind <> 'page' AND p.removed_at IS NULL AND p.author IS NOT ?3
     ON CONFLICT (community, post, member) DO UPDATE SET reason = excluded.reason, note = excluded.note, at = CASE WHEN closed_at IS NULL THEN at ELSE excluded.at END, closed_at = NULL
       WHERE closed_at IS NULL AND (reason, note) IS NOT (excluded.reason, excluded.note)
         OR closed_at <= (SELECT p.edited_at FROM post p WHERE p.community = ?1 AND p.id = ?2)`,
  ).bind(community, post, member, reason, note ?? null, at);
}

/** SQL: how many reports of a post nobody decided about, but for those of who is suspended by now. */
const OPEN_REPORTS = "(SELECT count(*) FROM report r JOIN member m ON m.id = r.member WHERE r.community = ?1 AND r.post = ?2 AND r.closed_at IS NULL AND m.status = 'active')";

/** How many reports of a post count towards hiding it. */
export function openReports(db: Database, community: number, post: string): Read<number> {
  return {
    statements: [db.prepare(`SELECT ${OPEN_REPORTS} AS n`).bind(community, post)],
    take: ([rows]) => rows!.results[0]!.n as number,
  };
}

/** Keeps a post from others once so many members reported it. */
export function holdReported(db: Database, community: number, post: string, hideAfter: number, at: number): Statement {
  return db.prepare(
    `UPDATE post SET removed_at = ?4, held = 'reports', version = version + 1
     WHERE community = ?1 AND id = ?2 AND removed_at IS NULL AND ?3 > 0
       AND ${OPEN_REPORTS} >= ?3`,
  ).bind(community, post, hideAfter, at);
}

/** Lets others see a post that was held; nothing where it was not. Not by who wrote it. */
export function release(db: Database, community: number, post: string, by: number): Statement {
  return db.prepare(
    `UPDATE post SET removed_at = NULL, held = NULL, review_since = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND held IS NOT NULL AND author IS NOT ?3`,
  ).bind(community, post, by);
}

/** Makes a post that is held, or stands, a removed one. Not by who wrote it. */
export function refuse(db: Database, community: number, post: string, by: number, reason: string, at: number): Statement {
  return db.prepare(
    `UPDATE post SET removed_at = coalesce(removed_at, ?5), removed_by = ?3, removed_reason = ?4, held = NULL, review_since = NULL, version = version + 1
     WHERE community = ?1 AND id = ?2 AND kind <> 'page' AND (removed_at IS NULL OR held IS NOT NULL) AND author IS NOT ?3`,
  ).bind(community, post, by, reason, at);
}

/** Answers the reports of a post that somebody decided about; nobody has to look any more. */
export function closeReports(db: Database, community: number, post: string, by: number, at: number): Statement[] {
  const decided = 'EXISTS (SELECT 1 FROM post WHERE community = ?1 AND id = ?2 AND held IS NULL AND author IS NOT ?3)';
  return [
    db.prepare(`UPDATE report SET closed_at = ?4 WHERE community = ?1 AND post = ?2 AND closed_at IS NULL AND ${decided}`).bind(community, post, by, at),
    db.prepare('UPDATE post SET review_since = NULL WHERE community = ?1 AND id = ?2 AND review_since IS NOT NULL AND held IS NULL AND author IS NOT ?3').bind(community, post, by),
  ];
}

/** What somebody should look at, what waits longest first. */
export function reviewQueue(
  db: Database, community: number, reader: number, after: readonly [since: number, id: string] | undefined, limit: number,
): Read<ModerationItem[]> {
  return {
    statements: [db.prepare(
      `SELECT p.id, p.kind, coalesce(q.board, p.board) AS board, coalesce(nullif(p.title, ''), nullif(q.title, ''), w.title) AS title, p.body, p.at, p.held, p.review_since AS since, p.author, m.name, m.team, ${namedMember('m')} AS named,
         (SELECT json_group_array(json_object('reason', reason, 'count', n)) FROM (SELECT reason, count(*) AS n FROM report r WHERE r.community = ?1 AND r.post = p.id AND r.closed_at IS NULL GROUP BY reason ORDER BY n DESC, reason)) AS reports,
         (SELECT json_group_array(note) FROM (SELECT note FROM report r WHERE r.community = ?1 AND r.post = p.id AND r.closed_at IS NULL AND r.note IS NOT NULL ORDER BY r.at LIMIT 10)) AS notes
       FROM post p INDEXED BY post_review LEFT JOIN member m ON m.id = p.author LEFT JOIN post q ON q.community = p.community AND q.id = p.parent
         LEFT JOIN post w ON w.community = q.community AND w.id = q.parent
       WHERE p.community = ?1 AND p.review_since IS NOT NULL ${after ? 'AND (p.review_since, p.id) > (?3, ?4)' : ''}
       ORDER BY p.review_since, p.id LIMIT ?2`,
    ).bind(community, limit, ...(after ?? []))],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, kind: row.kind as ModerationItem['kind'], board: row.board as string, title: row.title as string, body: row.body as string,
      author: memberRef(row.author, row.name, row.team, row.named), createdAt: row.at as number, held: row.held as HeldBecause | null, since: row.since as number,
      reports: JSON.parse(row.reports as string), notes: JSON.parse(row.notes as string), decidable: row.author !== reader,
    })),
  };
}

export function reviewCount(db: Database, community: number, most: number): Read<number> {
  return {
    statements: [db.prepare('SELECT count(*) AS n FROM (SELECT 1 FROM post INDEXED BY post_review WHERE community = ?1 AND review_since IS NOT NULL LIMIT ?2)').bind(community, most)],
    take: ([rows]) => rows!.results[0]!.n as number,
  };
}
