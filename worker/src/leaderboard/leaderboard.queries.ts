import type { Leaderboard, LeaderboardRow, PeriodRef, Ranking } from '@cocarde/contract/leaderboard.ts';
import type { Appears } from '@cocarde/contract/members.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import type { MemberRow } from '../members/members.queries.ts';
import { isNamed } from '../members/named.ts';
import { aliasOf } from './alias.ts';
import { keyOf, type Shown } from './asked.ts';
import { BUCKET, rankIn, ranksFromTop, sharing, type HistogramRow } from './leaderboard.ts';

const TOP = 10;
const SIDE = 2;

/** A leaderboard page: the top, my row with its neighbours, and how many are ranked. */
export function leaderboardPage(db: Database, community: CommunityRow, me: MemberRow, shown: Shown): Read<Leaderboard> {
  const { key, before } = shown;
  const { ranking } = community.boards;
  const rest = frameOf(db, community, me, shown);
  const bind = (sql: string) => db.prepare(sql).bind(me.community, key, me.id, before?.key ?? null);
  return {
    statements: [
      // Top, just above me (nearest first), me, just below me.
      ...[TOPMOST, ABOVE, OWN, BELOW].map((where) => bind(`SELECT s.member, s.points, ${HAD} AS had, m.name, m.team, m.appears FROM score s JOIN member m ON m.id = s.member WHERE ${where}`)),
      bind(histograms(ranking)),
      ...rest.statements,
    ],
    take([top, above, own, below, standing, ...others]) {
      const histogram = parseHistogram(standing!.results.filter((row) => row.what === 'now'));
      const moved = movement(standing!.results, ranking);
      const show = (row: Row, rank: number) => ({ ...publicRow(community, row, rank, me.id), moved: moved(row.had as number | null, rank) });
      const topPoints = top!.results.map((row) => row.points as number);
      const ranks = ranksFromTop(topPoints, ranking);
      const last = topPoints.at(-1);
      const inTop = new Set(top!.results.map((row) => row.member));
      // One more above than is shown: it tells whether the top goes on in them.
      const [farthest, ...nearest] = [...above!.results.toReversed(), ...own!.results, ...below!.results];
      const around = own!.results.length === 0 ? [] : above!.results.length > SIDE ? nearest : [farthest!, ...nearest];
      return {
        ...rest.take(others),
        top: top!.results.map((row, i) => show(row, ranks[i]!)),
        tied: last === undefined ? 0 : sharing(histogram, last) - topPoints.filter((points) => points === last).length,
        around: around.map((row) => show(row, rankIn(histogram, row.points as number, ranking))),
        overlap: around.filter((row) => inTop.has(row.member)).length,
        apart: above!.results.length > SIDE && !inTop.has(farthest!.member),
        ranked: histogram.reduce((sum, row) => sum + row.members, 0),
      };
    },
  };
}

type Frame = Omit<Leaderboard, 'top' | 'tied' | 'around' | 'overlap' | 'apart' | 'ranked'>;

/** The top and what is around a place in a list that is known whole. */
export function cut(rows: readonly LeaderboardRow[]): Pick<Leaderboard, 'top' | 'tied' | 'around' | 'overlap' | 'apart' | 'ranked'> {
  const mine = rows.findIndex((row) => row.me);
  const from = Math.max(0, mine - SIDE);
  const around = mine < 0 ? [] : rows.slice(from, mine + SIDE + 1);
  return {
    top: rows.slice(0, TOP), tied: rows.slice(TOP).filter((row) => row.rank === rows[TOP - 1]!.rank).length,
    around, overlap: Math.max(0, Math.min(around.length, TOP - from)), apart: around.length > 0 && from > TOP, ranked: rows.length,
  };
}

/** What is around the rows, whoever they are: which period it is, its neighbours, how many there are. */
export function frameOf(db: Database, community: CommunityRow, me: MemberRow, shown: Shown): Read<Frame> {
  const { of, kind, ref, period, closed, until, currency } = shown;
  return {
    statements: [
      nearestWithPoints(db, me.community, shown, shown.earlier),
      nearestWithPoints(db, me.community, shown, shown.later),
      of && 'team' in of.about ? membersOfTeam(db, me.community, of.about.team, until) : membersOf(db, me.community),
      db.prepare('SELECT 1 FROM exclusion WHERE community = ?1 AND member = ?2 AND to_at IS NULL LIMIT 1').bind(me.community, me.id),
    ],
    take([earlier, later, members, excluded]) {
      const found = (refs: readonly PeriodRef[], rows: readonly Row[]) => refs.find((candidate) => keyOf(shown, candidate) === rows[0]?.key) ?? null;
      return {
        kind, currency, period: ref.period, name: ref.name, closed,
        from: kind === 'all' ? null : period.from, to: kind === 'all' ? null : period.to,
        previous: found(shown.earlier, earlier!.results),
        // The running period is there before anybody has points in it.
        next: found(shown.later, later!.results) ?? shown.later.at(-1) ?? null,
        periods: (of ?? community.boards).periods,
        of: of && { id: of.id, name: of.name, since: of.since, measure: 'teams' in of.about ? of.about.teams : null, fewest: null },
        leagues: !of && shown.ownTeam === null && community.boards.leagues !== null,
        ranking: community.boards.ranking, naming: community.boards.naming,
        members: (members!.results[0]?.members as number | undefined) ?? 0,
        appears: me.appears, excluded: excluded!.results.length > 0,
      };
    },
  };
}

/** Rank over all time; null without points. */
export function rankOf(db: Database, community: CommunityRow, board: string, member: number): Read<number | null> {
  return {
    statements: [
      db.prepare('SELECT points FROM score WHERE community = ?1 AND board = ?2 AND member = ?3').bind(community.id, board, member),
      db.prepare(
        `SELECT bucket, members, ${scoresIn(community.boards.ranking)}, CASE WHEN bucket = mine THEN json(fine) END AS fine
         FROM histogram, (SELECT points / ${BUCKET} AS mine FROM score WHERE community = ?1 AND board = ?2 AND member = ?3)
         WHERE community = ?1 AND board = ?2 AND bucket >= mine`,
      ).bind(community.id, board, member),
    ],
    take([score, histogram]) {
      const points = (score!.results[0]?.points as number | undefined) ?? 0;
      return points > 0 ? rankIn(parseHistogram(histogram!.results), points, community.boards.ranking) : null;
    },
  };
}

const HERE = 's.community = ?1 AND s.board = ?2';
const TOPMOST = `${HERE} AND s.points > 0 ORDER BY s.points DESC, s.member DESC LIMIT ${TOP}`;
const OWN = `${HERE} AND s.points > 0 AND s.member = ?3`;
/** SQL: how many different scores a bucket has, where ranks are counted by them. A JSON object of numbers has as many colons as entries. */
export function scoresIn(ranking: Ranking): string {
  return ranking === 'dense' ? "length(json(fine)) - length(replace(json(fine), ':', '')) AS scores" : '0 AS scores';
}

/**
 * My place in the order of a board; nulls, which nothing is above or below, without points. The index takes both
 * values only in this form: with a column on the right for the member, it would walk through everybody with my points.
 */
const PLACE = '((SELECT points FROM score WHERE community = ?1 AND board = ?2 AND member = ?3 AND points > 0), ?3)';
const ABOVE = `${HERE} AND (s.points, s.member) > ${PLACE} ORDER BY s.points, s.member LIMIT ${SIDE + 1}`;
const BELOW = `${HERE} AND s.points > 0 AND (s.points, s.member) < ${PLACE} ORDER BY s.points DESC, s.member DESC LIMIT ${SIDE}`;

/** Points of somebody in the period before. */
const HAD = '(SELECT p.points FROM score p WHERE p.community = ?1 AND p.board = ?4 AND p.member = s.member AND p.points > 0)';

/** What ranks take: every bucket of the board and of the one of the period before, finer where somebody who is shown stands. */
function histograms(ranking: Ranking): string {
  const rows = (where: string) => `SELECT points, had FROM (SELECT s.points, ${HAD} AS had FROM score s WHERE ${where})`;
  const buckets = (what: string, key: string, points: string) =>
    `SELECT '${what}' AS what, bucket, members, ${scoresIn(ranking)}, CASE WHEN bucket IN (SELECT ${points} / ${BUCKET} FROM shown) THEN json(fine) END AS fine
       FROM histogram WHERE community = ?1 AND board = ${key} AND members > 0`;
  return `WITH shown AS MATERIALIZED (${[TOPMOST, ABOVE, OWN, BELOW].map(rows).join(' UNION ALL ')})
     ${buckets('now', '?2', 'points')} UNION ALL ${buckets('before', '?4', 'had')}`;
}

/** Ranks gained since the period before; null for all where nobody had points in it. */
function movement(rows: readonly Row[], ranking: Ranking): (had: number | null, rank: number) => LeaderboardRow['moved'] {
  const histogram = parseHistogram(rows.filter((row) => row.what === 'before'));
  return (had, rank) => (histogram.length === 0 ? null : had === null ? 'new' : rankIn(histogram, had, ranking) - rank);
}

/** The first of these periods in which somebody has points. */
function nearestWithPoints(db: Database, community: number, shown: Shown, refs: readonly PeriodRef[]): Statement {
  return db.prepare(
    `SELECT c.value AS "key" FROM json_each(?2) c
     WHERE EXISTS (SELECT 1 FROM score s WHERE s.community = ?1 AND s.board = c.value AND s.points > 0) LIMIT 1`,
  ).bind(community, JSON.stringify(refs.map((ref) => keyOf(shown, ref))));
}

export function membersOf(db: Database, community: number): Statement {
  return db.prepare('SELECT members FROM community_tally WHERE community = ?1').bind(community);
}

function membersOfTeam(db: Database, community: number, team: string, day: string): Statement {
  return db.prepare('SELECT members FROM team_size WHERE community = ?1 AND team = ?2 AND from_day <= ?3 ORDER BY from_day DESC LIMIT 1').bind(community, team, day);
}

export function parseHistogram(rows: readonly Row[]): HistogramRow[] {
  return rows.map((row) => ({
    bucket: row.bucket as number, members: row.members as number, scores: row.scores as number,
    fine: row.fine === null ? null : JSON.parse(row.fine as string),
  }));
}

/** Who is not to be named is counted and not named; I always see myself, by my invented name where names are invented. */
export function publicRow({ boards }: CommunityRow, row: Row, rank: number, me: number): Omit<LeaderboardRow, 'moved'> {
  const mine = row.member === me;
  const common = { rank, points: row.points as number, me: mine };
  const nobody = { ...common, member: null, name: null, team: null };
  if (boards.naming === 'pseudonym') return { ...nobody, alias: mine || row.appears !== 'no' ? aliasOf(boards.aliasKey, row.member as number) : null };
  return mine || isNamed(boards.naming, row.appears as Appears) ? { ...common, alias: null, member: String(row.member), name: row.name as string, team: row.team as string | null } : { ...nobody, alias: null };
}
