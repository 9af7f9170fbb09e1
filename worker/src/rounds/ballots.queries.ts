import type { Database, Statement } from '../database.ts';
import { OPEN } from './rounds.queries.ts';

/** Whether member `m` is one of those whom round `r` is for. */
const ELIGIBLE = '(r.teams IS NULL OR EXISTS (SELECT 1 FROM json_each(r.teams) t WHERE t.value = m.team))';

export interface Wish {
  round: string;
  member: number;
  /** The revision that it was chosen after. */
  after: number;
}

/**
 * The whole ballot of a member. Cast again after a withdrawal it is a new generation of the same cause, and keeps its first date, as
 * a vote does; changed, it is the same one.
 */
export function putBallot(db: Database, community: number, { round, member, after }: Wish, choices: string, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO ballot (community, round, member, choices, value, summed, team, at, day)
     SELECT r.community, r.id, m.id, ?4, 1, r.summed <> '[]', coalesce(m.team, ''), ?6, ?7 FROM round r CROSS JOIN member m ON m.id = ?3 AND m.community = r.community
       LEFT JOIN ballot b ON b.community = r.community AND b.round = r.id AND b.member = ?3
     WHERE r.community = ?1 AND r.id = ?2 AND r.names <> 'anonymous' AND ${OPEN} AND ${ELIGIBLE}
       AND coalesce(b.revision, 0) = ?5 AND (r.change = 1 OR b.revision IS NULL)
     ON CONFLICT (community, round, member) DO UPDATE
       SET choices = excluded.choices, value = 1, revision = revision + 1, generation = generation + (value = 0) WHERE choices <> excluded.choices`,
  ).bind(community, round, member, choices, after, at, day);
}

export function withdrawBallot(db: Database, community: number, { round, member, after }: Wish): Statement {
  return db.prepare(
    `UPDATE ballot SET choices = '{}', value = 0, revision = revision + 1
     WHERE community = ?1 AND round = ?2 AND member = ?3 AND value = 1 AND revision = ?4
       AND EXISTS (SELECT 1 FROM round r WHERE r.community = ?1 AND r.id = ?2 AND ${OPEN} AND r.change = 1)`,
  ).bind(community, round, member, after);
}

/** That a member took part, and apart from it what they said: triggers keep the two in different tables. */
export function putAnonymousBallot(db: Database, community: number, round: string, member: number, choices: string): Statement {
  return db.prepare(
    `INSERT INTO anonymous_ballot (community, round, member, choices, summed)
     SELECT r.community, r.id, m.id, ?4, r.summed <> '[]' FROM round r CROSS JOIN member m ON m.id = ?3 AND m.community = r.community
     WHERE r.community = ?1 AND r.id = ?2 AND r.names = 'anonymous' AND ${OPEN} AND ${ELIGIBLE}
       AND NOT EXISTS (SELECT 1 FROM participation p WHERE p.community = ?1 AND p.round = ?2 AND p.member = ?3)`,
  ).bind(community, round, member, choices);
}

export function tookPart(db: Database, community: number, round: string, member: number): Statement {
  return db.prepare('SELECT 1 FROM participation WHERE community = ?1 AND round = ?2 AND member = ?3').bind(community, round, member);
}
