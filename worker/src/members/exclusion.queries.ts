import type { ExclusionReason } from '@cocarde/contract/members.ts';
import type { Database, Statement } from '../database.ts';

/** Takes a member out of rankings and earning; triggers take the scores off the boards. Nothing when it is so already. */
export function exclude(db: Database, community: number, member: number, reason: ExclusionReason, at: number): Statement {
  return db.prepare(
    `INSERT INTO exclusion (community, member, reason, from_at) SELECT m.community, m.id, ?3, ?4 FROM member m
     WHERE m.community = ?1 AND m.id = ?2
       AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = ?2 AND x.reason = ?3 AND x.to_at IS NULL)
     ON CONFLICT (community, member, reason, from_at) DO UPDATE SET to_at = NULL`,
  ).bind(community, member, reason, at);
}

/** Lets them take part again, for whichever reason given here they did not; a suspension is lifted where it was made. */
export function readmit(db: Database, community: number, member: number, at: number): Statement {
  return db.prepare(
    "UPDATE exclusion SET to_at = ?3 WHERE community = ?1 AND member = ?2 AND reason <> 'suspended' AND to_at IS NULL",
  ).bind(community, member, at);
}

export function memberExists(db: Database, community: number, member: number): Statement {
  return db.prepare('SELECT role FROM member WHERE community = ?1 AND id = ?2').bind(community, member);
}
