import { EARNS } from '../badges/award.queries.ts';
import type { Database, Read, Statement } from '../database.ts';

/**
 * SQL of the points that a member may still promise: those beyond the level that they have, less what they promised and was not
 * paid yet. So a promise never costs a level. NULL for who has none. `?1` is the community.
 */
const spendable = (member: string) => `(SELECT s.points - (SELECT max(l.value ->> 'from') FROM community c, json_each(c.levels) l WHERE c.id = ?1 AND l.value ->> 'from' <= s.points)
    - coalesce((SELECT sum(b.points) FROM standing_bounty b WHERE b.community = ?1 AND b.asker = ${member}), 0)
  FROM score s WHERE s.community = ?1 AND s.board = 'all' AND s.member = ${member})`;

const takesPart = (member: string) => `EXISTS (SELECT 1 FROM member m WHERE m.community = ?1 AND m.id = ${member} AND ${EARNS})`;
const STANDING = '(SELECT b.n FROM standing_bounty b WHERE b.community = ?1 AND b.question = ?2)';

/** What may be promised for a question. */
const TAKES_PROMISE = `q.kind = 'question' AND q.author = ?3 AND q.removed_at IS NULL AND q.merged_into IS NULL AND q.closed_at IS NULL AND q.solved = 0`;

/** Promises so many points for an answer to one's own question, or more than before; the same again changes nothing. */
export function putBounty(db: Database, community: number, question: string, asker: number, points: number, at: number, until: number): Statement[] {
  return [
    db.prepare(
      `INSERT INTO bounty (community, question, n, asker, points, at, until)
       SELECT ?1, q.id, (SELECT 1 + coalesce(max(n), 0) FROM bounty WHERE community = ?1 AND question = ?2), ?3, CAST(?4 AS INTEGER), ?5, ?6 FROM post q
       WHERE q.community = ?1 AND q.id = ?2 AND ${TAKES_PROMISE} AND ${STANDING} IS NULL AND ${takesPart('?3')} AND CAST(?4 AS INTEGER) <= ${spendable('?3')}
       ON CONFLICT (community, question, n) DO NOTHING`,
    ).bind(community, question, asker, points, at, until),
    db.prepare(
      `UPDATE bounty SET points = CAST(?4 AS INTEGER) WHERE community = ?1 AND question = ?2 AND asker = ?3 AND n = ${STANDING} AND points < CAST(?4 AS INTEGER)
         AND EXISTS (SELECT 1 FROM post q WHERE q.community = ?1 AND q.id = ?2 AND ${TAKES_PROMISE}) AND ${takesPart('?3')} AND CAST(?4 AS INTEGER) - points <= ${spendable('?3')}`,
    ).bind(community, question, asker, points),
  ];
}

/** Takes a promise back while nobody else has answered. */
export function withdrawBounty(db: Database, community: number, question: string, asker: number, at: number): Statement {
  return db.prepare(
    `UPDATE bounty SET withdrawn_at = ?4 WHERE community = ?1 AND question = ?2 AND asker = ?3 AND n = ${STANDING}
       AND NOT EXISTS (SELECT 1 FROM post r WHERE r.community = ?1 AND r.parent = ?2 AND r.kind = 'answer' AND r.removed_at IS NULL AND r.author IS NOT ?3)`,
  ).bind(community, question, asker, at);
}

/**
 * Pays what stands promised to who gave the accepted answer, once; not to who asked, nor to or by who takes no part. Of points that
 * are gone since, as what brought them was undone, only what is left.
 */
export function payBounty(db: Database, community: number, question: string, answer: string, asker: number, at: number, day: string): Statement {
  return db.prepare(
    `UPDATE bounty SET answer = ?4, paid_at = ?5, paid_day = ?6, points = min(bounty.points, s.points) FROM score s
     WHERE s.community = ?1 AND s.board = 'all' AND s.member = ?3 AND s.points > 0
       AND bounty.community = ?1 AND question = ?2 AND asker = ?3 AND n = ${STANDING} AND ${takesPart('?3')}
       AND EXISTS (SELECT 1 FROM acceptance a WHERE a.community = ?1 AND a.question = ?2 AND a.answer = ?4 AND a.value = 1)
       AND EXISTS (SELECT 1 FROM post p JOIN member m ON m.id = p.author WHERE p.community = ?1 AND p.id = ?4 AND p.removed_at IS NULL AND p.author <> ?3 AND ${EARNS})`,
  ).bind(community, question, asker, answer, at, day);
}

/**
 * Ledger lines of what was paid, or taken back with its answer, and brought back: what each should come to less what its lines so far do.
 * Of one question, or of all for a rebuild. They move points that were earned and counted before: on the board of all time, and no other.
 */
export function bookBounties(db: Database, community: number, question: string | null, now: number): Statement {
  const recorded = 'FROM ledger l WHERE l.community = ?1 AND l.member = d.member AND l.day = d.day AND l.at = d.at AND l.cause = d.cause AND l.rule = \'bounty\' AND l.version = 0';
  return db.prepare(
    `INSERT INTO ledger (community, member, day, at, cause, rule, version, seq, fact, subject, actor, raw, points, boards, written_at)
     SELECT ?1, member, day, at, cause, 'bounty', 0, seq, 'bounty', question, actor, points - counted, points - counted, '["all"]', ?2 FROM (
       SELECT d.*, (SELECT coalesce(sum(l.points), 0) ${recorded}) AS counted, (SELECT 1 + coalesce(max(l.seq), -1) ${recorded}) AS seq
       FROM bounty_line d WHERE d.community = ?1 ${question === null ? '' : 'AND d.question = ?3'})
     WHERE points <> counted`,
  ).bind(community, now, ...(question === null ? [] : [question]));
}

/** The most that the reader may promise for a question of theirs, beyond what stands. */
export function promisable(db: Database, community: number, question: string, reader: number): Read<number> {
  return {
    statements: [db.prepare(`SELECT max(0, coalesce(${spendable('?3')}, 0)) AS most FROM post q WHERE q.community = ?1 AND q.id = ?2 AND ${TAKES_PROMISE} AND ${takesPart('?3')}`).bind(community, question, reader)],
    take: ([rows]) => (rows!.results[0]?.most as number | undefined) ?? 0,
  };
}
