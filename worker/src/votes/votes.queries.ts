import type { VoteBudget } from '@cocarde/contract/votes.ts';
import type { Database, Read, Statement } from '../database.ts';
import { WEIGHT } from '../posts/own-vote.ts';
import { together } from '../posts/together.ts';

/** Guards of a vote: the post is there, still open, and not the voter's own. */
const TAKES_VOTES = `p.kind <> 'comment' AND p.status NOT IN ('done', 'declined') AND p.removed_at IS NULL AND p.merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM post q WHERE q.community = p.community AND q.id = p.parent AND q.removed_at IS NOT NULL)`;

/** What a member wants their vote for something to be. */
export interface Wish {
  subject: string;
  member: number;
  /** 1 for it, -1 against it, more than 1 for dots, 0 for no vote. */
  weight: number;
  /** The revision that it was wished after; null for whichever stands. */
  after: number | null;
  /** Who casts it for the member; null where they do themselves. */
  castBy: number | null;
}

/** Rows of the member's own votes for a subject and what was merged into it; `?2` is the subject, `?3` the member. */
const OWN = (what: string) => `(SELECT ${what} FROM vote v WHERE v.community = ?1 AND v.subject IN ${together('?2')} AND v.member = ?3)`;
const IN_ORDER = `(?5 IS NULL OR coalesce(${OWN('sum(v.revision)')}, 0) = ?5)`;

/** What a vote costs where its board `b` has a budget. */
const COST = `CASE WHEN b.definition ->> '$.voting.budget' IS NULL THEN 0
  WHEN b.definition ->> '$.voting.cost' = 'quadratic' THEN CAST(?4 AS INTEGER) * CAST(?4 AS INTEGER) ELSE abs(CAST(?4 AS INTEGER)) END`;

/** What the member spent on a board, but for one subject: what was decided, removed or merged gives its votes back. */
const spentOn = (board: string, but: string) => `(SELECT coalesce(sum(c.charge), 0) FROM vote c INDEXED BY vote_charged
  CROSS JOIN post q ON q.community = c.community AND q.id = c.subject AND q.board = ${board} AND q.status NOT IN ('done', 'declined') AND q.removed_at IS NULL AND q.merged_into IS NULL
  WHERE c.community = ?1 AND c.member = ?3 AND c.charge > 0 AND c.subject IS NOT ${but})`;

/**
 * Makes a vote for or against something what its member wishes, within what its board takes and the budget leaves. Voting again
 * after a withdrawal is a new generation of the same cause, and keeps its first date and heading: with others it would be paid anew
 * in every week that begins. Whoever voted so for an idea that was merged into it votes so already. A budget that was passed, as a
 * smaller one leads to, keeps nobody from giving less.
 */
export function putVote(db: Database, community: number, { subject, member, weight, after, castBy }: Wish, at: number, day: string): Statement[] {
  return [
    db.prepare(
      `INSERT INTO vote (community, subject, member, value, extra, against, charge, at, day, heading, cast_by)
       SELECT p.community, p.id, ?3, ?4 > 0, max(CAST(?4 AS INTEGER) - 1, 0), ?4 < 0, ${COST}, ?6, ?7, p.heading, ?8
       FROM post p LEFT JOIN board b ON b.community = p.community AND b.id = p.board AND p.kind = 'idea'
       WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES} AND p.author IS NOT ?3 AND ${IN_ORDER}
         AND CASE WHEN ?4 = 1 THEN 1 WHEN ?4 < 0 THEN b.definition ->> '$.voting.type' = 'up_down'
           ELSE b.definition ->> '$.voting.type' = 'dots' AND ?4 <= coalesce(b.definition ->> '$.voting.perIdea', 100) END
         AND ${OWN(`max(${WEIGHT})`)} IS NOT CAST(?4 AS INTEGER)
         AND (b.definition ->> '$.voting.budget' IS NULL OR ${COST} + ${spentOn('p.board', 'p.id')} <= (b.definition ->> '$.voting.budget')
           OR ${COST} <= (SELECT h.charge FROM vote h WHERE h.community = ?1 AND h.subject = ?2 AND h.member = ?3))
       ON CONFLICT (community, subject, member) DO UPDATE SET value = excluded.value, extra = excluded.extra, against = excluded.against,
         charge = excluded.charge, cast_by = excluded.cast_by, generation = generation + (value < excluded.value), revision = revision + 1`,
    ).bind(community, subject, member, weight, after, at, day, castBy),
    // What was given to an idea that was merged into it does not outlast a wish for less.
    db.prepare(
      `UPDATE vote SET value = min(value, ?4 > 0), extra = CASE WHEN ?4 > 0 THEN min(extra, CAST(?4 AS INTEGER) - 1) ELSE 0 END,
         charge = CASE WHEN ?4 > 0 THEN min(charge, (SELECT ${COST} FROM post p LEFT JOIN board b ON b.community = p.community AND b.id = p.board WHERE p.community = ?1 AND p.id = vote.subject)) ELSE 0 END, revision = revision + 1
       WHERE community = ?1 AND subject IN ${together('?2')} AND subject <> ?2 AND member = ?3 AND value = 1 AND 1 + extra > ?4
         AND EXISTS (SELECT 1 FROM vote h WHERE h.community = ?1 AND h.subject = ?2 AND h.member = ?3
           AND CASE h.value WHEN 1 THEN 1 + h.extra ELSE -h.against END = CAST(?4 AS INTEGER))`,
    ).bind(community, subject, member, weight),
    // What was cast for them is theirs once they wish the same; no new revision, as no choice changed.
    ...(castBy === null ? [
      db.prepare(
        `UPDATE vote SET cast_by = NULL WHERE community = ?1 AND subject IN ${together('?2')} AND member = ?3 AND cast_by IS NOT NULL
         AND ${OWN(`max(${WEIGHT})`)} = CAST(?4 AS INTEGER) AND EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES})`,
      ).bind(community, subject, member, weight),
    ] : []),
  ];
}

/** What is left of the member's budget on a board; null where it has none. */
export function budgetOf(db: Database, community: number, member: number, board: string): Read<VoteBudget | null> {
  return {
    statements: [
      db.prepare(
        `SELECT b.definition ->> '$.voting.budget' AS "all", ${spentOn('b.id', 'NULL')} AS spent FROM board b
         WHERE b.community = ?1 AND b.id = ?2 AND b.definition ->> '$.voting.budget' IS NOT NULL`,
      ).bind(community, board, member),
    ],
    take: ([rows]) => {
      const [row] = rows!.results;
      return row ? { all: row.all as number, left: Math.max(0, (row.all as number) - (row.spent as number)) } : null;
    },
  };
}

/** What there is of a member's vote for something. */
export interface OwnVote {
  /** Authors of the ideas that were merged into it, as far as the vote stands for them. */
  merged: number[];
  /** When it was first cast, for it or for what was merged into it; null when it never was. */
  at: number | null;
}

export function ownVote(db: Database, community: number, subject: string, member: number): Read<OwnVote> {
  return {
    statements: [
      db.prepare(
        `SELECT v.at, CASE WHEN v.subject <> ?2 AND v.value = 1 THEN p.author END AS merged FROM vote v CROSS JOIN post p ON p.community = v.community AND p.id = v.subject
         WHERE v.community = ?1 AND v.subject IN ${together('?2')} AND v.member = ?3`,
      ).bind(community, subject, member),
    ],
    take: ([rows]) => ({
      merged: [...new Set(rows!.results.flatMap(({ merged }) => (merged === null ? [] : [merged as number])))],
      at: rows!.results.length ? Math.min(...rows!.results.map(({ at }) => at as number)) : null,
    }),
  };
}

/** With the votes for what was merged into it. */
export function withdrawVote(db: Database, community: number, { subject, member, after }: Wish): Statement {
  return db.prepare(
    `UPDATE vote SET value = 0, extra = 0, against = 0, charge = 0, cast_by = NULL, revision = revision + 1
     WHERE community = ?1 AND subject IN ${together('?2')} AND member = ?3 AND (value = 1 OR against = 1) AND (?4 IS NULL OR ${OWN('sum(v.revision)')} = ?4)
       AND EXISTS (SELECT 1 FROM post p WHERE p.community = ?1 AND p.id = ?2 AND ${TAKES_VOTES} AND p.author IS NOT ?3)`,
  ).bind(community, subject, member, after);
}
