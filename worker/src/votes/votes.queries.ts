import type { Database, Statement } from '../database.ts';

/** Guards of a vote: the post is there, still open, and not the voter's own. */
const TAKES_VOTES = "p.kind <> 'comment' AND p.status NOT IN ('done', 'declined')";

/** Voting again after a withdrawal is a new generation of the same cause. */
export function putVote(db: Database, community: number, subject: string, member: number, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO vote (community, subject, member, value, at, day)
     SELECT p.community, p.id, ?3, 1, ?4, ?5 FROM post p
     WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES} AND p.author IS NOT ?3
     ON CONFLICT (community, subject, member) DO UPDATE
       SET value = 1, generation = generation + 1, at = excluded.at, day = excluded.day WHERE value = 0`,
  ).bind(community, subject, member, at, day);
}

export function withdrawVote(db: Database, community: number, subject: string, member: number): Statement {
  return db.prepare(
    `UPDATE vote SET value = 0 WHERE community = ?1 AND subject = ?2 AND member = ?3 AND value = 1
     AND EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES})`,
  ).bind(community, subject, member);
}
