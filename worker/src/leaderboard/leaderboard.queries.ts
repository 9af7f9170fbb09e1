import type { Leaderboard, LeaderboardRow, PeriodKind } from '@cocarde/contract/leaderboard.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import type { MemberRow } from '../members/members.queries.ts';
import { BUCKET, boardFor, rankIn, ranksFromTop, type HistogramRow } from './leaderboard.ts';

const TOP = 10;
const SIDE = 2;

/** A leaderboard page: the top, my row with its neighbours, and how many are ranked. */
export function leaderboardPage(db: Database, me: MemberRow, kind: PeriodKind, day: string): Read<Leaderboard> {
  const board = boardFor(kind, day);
  return {
    statements: [
      topRows(db, me.community, board),
      ...aroundRows(db, me.community, board, me.id),
      histogramAround(db, me.community, board, me.id),
      membersOf(db, me.community),
    ],
    take([top, above, own, below, histogramRows, tally]) {
      const histogram = parseHistogram(histogramRows!.results);
      const topPoints = top!.results.map((row) => row.points as number);
      const ranks = ranksFromTop(topPoints);
      const around = [...above!.results.toReversed(), ...own!.results, ...below!.results];
      return {
        kind, period: board,
        top: top!.results.map((row, i) => publicRow(row, ranks[i]!, me.id)),
        around: own!.results.length ? around.map((row) => publicRow(row, rankIn(histogram, row.points as number), me.id)) : [],
        ranked: histogram.reduce((sum, row) => sum + row.members, 0),
        members: (tally!.results[0]?.members as number | undefined) ?? 0,
        appears: me.appears,
      };
    },
  };
}

/** Competition rank over all time; null without points. */
export function rankOf(db: Database, community: number, board: string, member: number): Read<number | null> {
  return {
    statements: [
      db.prepare('SELECT points FROM score WHERE community = ?1 AND board = ?2 AND member = ?3').bind(community, board, member),
      db.prepare(
        `SELECT bucket, members, CASE WHEN bucket = mine THEN json(fine) END AS fine
         FROM histogram, (SELECT points / ${BUCKET} AS mine FROM score WHERE community = ?1 AND board = ?2 AND member = ?3)
         WHERE community = ?1 AND board = ?2 AND bucket >= mine`,
      ).bind(community, board, member),
    ],
    take([score, histogram]) {
      const points = (score!.results[0]?.points as number | undefined) ?? 0;
      return points > 0 ? rankIn(parseHistogram(histogram!.results), points) : null;
    },
  };
}

function topRows(db: Database, community: number, board: string): Statement {
  return db.prepare(
    `SELECT s.member, s.points, m.name, m.team, m.appears FROM score s JOIN member m ON m.id = s.member
     WHERE s.community = ?1 AND s.board = ?2 AND s.points > 0 ORDER BY s.points DESC, s.member DESC LIMIT ${TOP}`,
  ).bind(community, board);
}

/**
 * My place in the order of a board; nulls, which nothing is above or below, without points. The index takes both
 * values only in this form: with a column on the right for the member, it would walk through everybody with my points.
 */
const PLACE = '((SELECT points FROM score WHERE community = ?1 AND board = ?2 AND member = ?3 AND points > 0), ?3)';

/** Three statements: just above me (nearest first), me, just below me. */
function aroundRows(db: Database, community: number, board: string, member: number): Statement[] {
  const columns = 's.member, s.points, m.name, m.team, m.appears FROM score s JOIN member m ON m.id = s.member';
  const here = 's.community = ?1 AND s.board = ?2';
  return [
    `SELECT ${columns} WHERE ${here} AND (s.points, s.member) > ${PLACE} ORDER BY s.points, s.member LIMIT ${SIDE}`,
    `SELECT ${columns} WHERE ${here} AND s.points > 0 AND s.member = ?3`,
    `SELECT ${columns} WHERE ${here} AND s.points > 0 AND (s.points, s.member) < ${PLACE} ORDER BY s.points DESC, s.member DESC LIMIT ${SIDE}`,
  ].map((sql) => db.prepare(sql).bind(community, board, member));
}

/** Every bucket of a board, with its finer counts where somebody around me stands. */
function histogramAround(db: Database, community: number, board: string, member: number): Statement {
  const bucket = (order: string, compare: string, low: string) =>
    `(SELECT s.points / ${BUCKET} AS b FROM score s WHERE s.community = ?1 AND s.board = ?2${low}
      AND (s.points, s.member) ${compare} ${PLACE} ORDER BY s.points ${order}, s.member ${order} LIMIT ${SIDE + 1})`;
  return db.prepare(
    `SELECT h.bucket, h.members, CASE WHEN h.bucket IN (SELECT b FROM ${bucket('ASC', '>=', '')} UNION SELECT b FROM ${bucket('DESC', '<', ' AND s.points > 0')})
       THEN json(h.fine) END AS fine
     FROM histogram h WHERE h.community = ?1 AND h.board = ?2`,
  ).bind(community, board, member);
}

export function membersOf(db: Database, community: number): Statement {
  return db.prepare('SELECT members FROM community_tally WHERE community = ?1').bind(community);
}

function parseHistogram(rows: readonly Row[]): HistogramRow[] {
  return rows.map((row) => ({
    bucket: row.bucket as number, members: row.members as number,
    fine: row.fine === null ? null : JSON.parse(row.fine as string),
  }));
}

/** Who has not agreed to be named is counted and not named; I always see myself. */
function publicRow(row: Row, rank: number, me: number): LeaderboardRow {
  const mine = row.member === me;
  const named = mine || row.appears === 'yes';
  return {
    rank, points: row.points as number, me: mine,
    member: named ? String(row.member) : null,
    name: named ? row.name as string : null,
    team: named ? row.team as string | null : null,
  };
}
