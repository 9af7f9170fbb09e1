import type { OwnRequests, QuestionRequest } from '@cocarde/contract/experts.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { TAKES_PART } from './experts.queries.ts';

/**
 * Puts a question that takes answers to members by name: to all of them or to nobody. Each is listed, takes part, is not away and did not ask it; who
 * was asked stays so. At most `LIMITS.asked` who did not refuse.
 */
export function ask(db: Database, community: number, question: string, members: readonly number[], by: number, at: number, today: string): Statement {
  return db.prepare(
    `WITH fit AS MATERIALIZED (
       SELECT m.id FROM json_each(?3) w CROSS JOIN member m ON m.id = w.value AND m.community = ?1
       CROSS JOIN post q ON q.community = ?1 AND q.id = ?2 AND q.kind = 'question' AND q.removed_at IS NULL AND q.merged_into IS NULL AND q.closed_at IS NULL
       WHERE EXISTS (SELECT 1 FROM request r WHERE r.community = ?1 AND r.question = ?2 AND r.member = m.id)
         OR q.author IS NOT m.id AND m.id <> ?4 AND ${TAKES_PART}
           AND EXISTS (SELECT 1 FROM listing l WHERE l.community = ?1 AND l.member = m.id AND l.theme = '')
           AND NOT EXISTS (SELECT 1 FROM pause z WHERE z.community = ?1 AND z.member = m.id AND z.from_day <= ?6 AND z.to_day >= ?6))
     INSERT INTO request (community, question, member, asked_by, at)
     SELECT ?1, ?2, fit.id, ?4, ?5 FROM fit
     WHERE (SELECT count(*) FROM fit) = json_array_length(?3)
       AND (SELECT count(*) FROM (SELECT member FROM request WHERE community = ?1 AND question = ?2 AND declined_at IS NULL
         UNION SELECT f.id FROM fit f WHERE NOT EXISTS (SELECT 1 FROM request r WHERE r.community = ?1 AND r.question = ?2 AND r.member = f.id))) <= ${LIMITS.asked}
     ON CONFLICT (community, question, member) DO NOTHING`,
  ).bind(community, question, JSON.stringify(members), by, at, today);
}

export function setDeclined(db: Database, community: number, question: string, member: number, declined: boolean, at: number): Statement {
  return db.prepare(
    `UPDATE request SET declined_at = CASE WHEN ?4 THEN ?5 END WHERE community = ?1 AND question = ?2 AND member = ?3 AND (declined_at IS NOT NULL) <> ?4
       AND (?4 OR (SELECT count(*) FROM request r WHERE r.community = ?1 AND r.question = ?2 AND r.declined_at IS NULL) < ${LIMITS.asked})`,
  ).bind(community, question, member, declined, at);
}

/** Whom a question was put to, in the order of asking; of one member only where it says so. */
export function requestsOf(db: Database, community: number, question: string, member: number | null): Read<QuestionRequest[]> {
  return {
    statements: [db.prepare(
      `SELECT m.id, m.name, m.team, ${namedMember('m')} AS named, r.at, r.declined_at FROM request r JOIN member m ON m.id = r.member
       WHERE r.community = ?1 AND r.question = ?2 AND (?3 IS NULL OR r.member = ?3) ORDER BY r.at, r.member`,
    ).bind(community, question, member)],
    take: ([rows]) => rows!.results.map((row) => ({ member: memberRef(row.id, row.name, row.team, row.named)!, at: row.at as number, declined: row.declined_at !== null })),
  };
}

/** How many of the latest requests to a member are looked at. */
const LOOKED_AT = 100;

/** Questions that wait for a member: put to them, standing, open for answers, and neither refused nor answered by them. */
export function waitingFor(db: Database, community: number, member: number): Read<OwnRequests['items']> {
  return {
    statements: [db.prepare(
      `SELECT q.id, q.board, q.title, r.at, m.id AS asker, m.name, m.team, ${namedMember('m')} AS named
       FROM (SELECT * FROM request WHERE community = ?1 AND member = ?2 ORDER BY at DESC, question DESC LIMIT ${LOOKED_AT}) r
       JOIN post q ON q.community = ?1 AND q.id = r.question AND q.removed_at IS NULL AND q.merged_into IS NULL AND q.closed_at IS NULL JOIN member m ON m.id = r.asked_by
       WHERE r.declined_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM post p INDEXED BY post_replies WHERE p.community = ?1 AND p.parent = q.id AND p.parent IS NOT NULL AND p.removed_at IS NULL AND p.kind = 'answer' AND p.author = ?2)
       ORDER BY r.at DESC, q.id DESC LIMIT ${LIMITS.page}`,
    ).bind(community, member)],
    take: ([rows]) => rows!.results.map((row) => ({
      question: row.id as string, board: row.board as string, title: row.title as string, at: row.at as number, askedBy: memberRef(row.asker, row.name, row.team, row.named)!,
    })),
  };
}
