import type { Database, Read, Statement } from '../database.ts';
import { together } from '../posts/together.ts';

/** Guards of a vote: the post is there, still open, and not the voter's own. */
const TAKES_VOTES = `p.kind <> 'comment' AND p.status NOT IN ('done', 'declined') AND p.removed_at IS NULL AND p.merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM post q WHERE q.community = p.community AND q.id = p.parent AND q.removed_at IS NOT NULL)`;

/**
 * Voting again after a withdrawal is a new generation of the same cause, and keeps its first date: with another one it would
 * be paid anew in every week that begins. Who voted for an idea that was merged into it votes for it already.
 */
export function putVote(db: Database, community: number, subject: string, member: number, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO vote (community, subject, member, value, at, day)
     SELECT p.community, p.id, ?3, 1, ?4, ?5 FROM post p
     WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES} AND p.author IS NOT ?3
       AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.community = ?1 AND v.subject IN ${together('?2')} AND v.member = ?3 AND v.value = 1)
     ON CONFLICT (community, subject, member) DO UPDATE
       SET value = 1, generation = generation + 1 WHERE value = 0`,
  ).bind(community, subject, member, at, day);
}

/** Authors of the ideas that were merged into one, as far as the member's vote stands for them. */
export function authorsMergedInto(db: Database, community: number, subject: string, member: number): Read<number[]> {
  return {
    statements: [
      db.prepare(
        `SELECT DISTINCT p.author FROM vote v CROSS JOIN post p ON p.community = v.community AND p.id = v.subject
         WHERE v.community = ?1 AND v.subject IN ${together('?2')} AND v.subject <> ?2 AND v.member = ?3 AND v.value = 1 AND p.author IS NOT NULL`,
      ).bind(community, subject, member),
    ],
    take: ([rows]) => rows!.results.map(({ author }) => author as number),
  };
}

/** With the votes for what was merged into it. */
export function withdrawVote(db: Database, community: number, subject: string, member: number): Statement {
  return db.prepare(
    `UPDATE vote SET value = 0 WHERE community = ?1 AND subject IN ${together('?2')} AND member = ?3 AND value = 1
     AND EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES} AND p.author IS NOT ?3)`,
  ).bind(community, subject, member);
}
