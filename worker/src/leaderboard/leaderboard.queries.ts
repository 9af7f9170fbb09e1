import type { Leaderboard, LeaderboardRow, PeriodRef, Ranking } from '@cocarde/contract/leaderboard.ts';
import type { Appears } from '@cocarde/contract/members.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Row, Statement, Value } from '../database.ts';
import type { MemberRow } from '../members/members.queries.ts';
import { isNamed } from '../members/named.ts';
import { aliasOf } from './alias.ts';
import { keyOf, type Shown } from './asked.ts';
import { histogramOf, readHistogram } from './histogram.queries.ts';
import { rankIn, ranksFromTop, sharing, type Histogram } from './leaderboard.ts';
import { absentees, endOf, teamSize } from './team-size.queries.ts';

const TOP = 10;
const SIDE = 2;

/** A leaderboard page: the top, my row with its neighbours, and how many are ranked. */
export function leaderboardPage(db: Database, community: CommunityRow, me: MemberRow, shown: Shown): Read<Leaderboard> {
  const { ranking } = community.boards;
  const rest = frameOf(db, community, me, shown);
  return {
    statements: [db.prepare(PAGE[ranking]).bind(me.community, shown.key, me.id, shown.before?.key ?? null), ...rest.statements],
    take([page, ...others]) {
      const rows = (what: string) => page!.results.filter((row) => row.what === what);
      const [top, near] = [rows('top').sort(highestFirst), rows('near').sort(highestFirst)];
      const [histogram, earlier] = ['now', 'before'].map((what) => readHistogram(rows(what)[0]!.histogram!)) as [Histogram, Histogram];
      const moved = movement(earlier, ranking);
      const show = (row: Row, rank: number) => ({ ...publicRow(community, row, rank, me.id), moved: moved(row.had as number | null, rank) });
      const topPoints = top.map((row) => row.points as number);
      const ranks = ranksFromTop(topPoints, ranking);
      const last = topPoints.at(-1);
      const inTop = new Set(top.map((row) => row.member));
      // One more above than is shown: it tells whether the top goes on in them.
      const beyond = near.findIndex((row) => row.member === me.id) > SIDE ? near.shift() : undefined;
      return {
        ...rest.take(others),
        top: top.map((row, i) => show(row, ranks[i]!)),
        tied: last === undefined || top.length < TOP ? 0 : sharing(histogram, last) - topPoints.filter((points) => points === last).length,
        around: near.map((row) => show(row, rankIn(histogram, row.points as number, ranking))),
        overlap: near.filter((row) => inTop.has(row.member)).length,
        apart: beyond !== undefined && !inTop.has(beyond.member),
        ranked: histogram.ranked,
      };
    },
  };
}

/** The order of a board: equal points by member number. */
export function highestFirst(a: Row, b: Row): number {
  return (b.points as number) - (a.points as number) || (b.member as number) - (a.member as number);
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
  const team = of && 'team' in of.about ? of.about.team : null;
  const keys = (refs: readonly PeriodRef[]) => JSON.stringify(refs.map((candidate) => keyOf(shown, candidate)));
  return {
    statements: [
      db.prepare(
        `WITH ${absentees('?6', '?7')} SELECT ${nearestWithPoints('?3')} AS earlier, ${nearestWithPoints('?4')} AS later,
           CASE WHEN ?5 IS NULL THEN (SELECT members - apart FROM community_tally WHERE community = ?1)
             ELSE ${teamSize('?5', '?6')} END AS members,
           EXISTS (SELECT 1 FROM exclusion WHERE community = ?1 AND member = ?2 AND to_at IS NULL) AS excluded`,
      ).bind(me.community, me.id, keys(shown.earlier), keys(shown.later), team, until, team === null ? null : endOf(until, community.timeZone)),
    ],
    take([frame]) {
      const { earlier, later, members, excluded } = frame!.results[0]!;
      const found = (refs: readonly PeriodRef[], key: Value) => refs.find((candidate) => keyOf(shown, candidate) === key) ?? null;
      return {
        kind, currency, period: ref.period, name: ref.name, closed,
        from: kind === 'all' ? null : period.from, to: kind === 'all' ? null : period.to,
        previous: found(shown.earlier, earlier!),
        // The running period is there before anybody has points in it.
        next: found(shown.later, later!) ?? shown.later.at(-1) ?? null,
        periods: (of ?? community.boards).periods,
        of: of && { id: of.id, name: of.name, since: of.since, measure: 'teams' in of.about ? of.about.teams : null, fewest: null },
        leagues: shown.key === period.key && shown.ownTeam === null && community.boards.leagues !== null,
        ranking: community.boards.ranking, naming: community.boards.naming,
        members: (members as number | null) ?? 0,
        appears: me.appears, excluded: excluded === 1,
      };
    },
  };
}

const HERE = 's.community = ?1 AND s.board = ?2';
/**
 * My place in the order of a board; nulls, which nothing is above or below, without points. The index takes both
 * values only in this form: with a column on the right for the member, it would walk through everybody with my points.
 */
const PLACE = '((SELECT points FROM score WHERE community = ?1 AND board = ?2 AND member = ?3 AND points > 0), ?3)';
const FROM_TOP = `${HERE} AND s.points > 0 ORDER BY s.points DESC, s.member DESC`;
const ME_AND_ABOVE = `${HERE} AND (s.points, s.member) >= ${PLACE} ORDER BY s.points, s.member LIMIT ${1 + SIDE + 1}`;
const BELOW = `${HERE} AND s.points > 0 AND (s.points, s.member) < ${PLACE} ORDER BY s.points DESC, s.member DESC LIMIT ${SIDE}`;

/** Points of somebody in the period before. */
const HAD = '(SELECT p.points FROM score p WHERE p.community = ?1 AND p.board = ?4 AND p.member = s.member AND p.points > 0)';

/**
 * All rows of a page in one statement, so that who is on it is looked up once: the top, who is near me, and what their ranks take
 * of the histograms of the board and of the one of the period before. The top counts its ranks itself; only who shares its last is counted.
 */
function pageRows(ranking: Ranking): string {
  const people = (what: string, where: string) => `SELECT '${what}' AS what, * FROM (SELECT s.member, s.points, ${HAD} AS had FROM score s WHERE ${where})`;
  const histogram = (what: string, board: string, of: string) =>
    `SELECT '${what}', NULL, NULL, NULL, NULL, NULL, NULL, ${histogramOf(board, { of, ranking })}`;
  const counted = `SELECT points FROM shown WHERE what = 'near' OR points = (SELECT s.points FROM score s WHERE ${FROM_TOP} LIMIT 1 OFFSET ${TOP - 1})`;
  return `WITH shown AS MATERIALIZED (${people('top', `${FROM_TOP} LIMIT ${TOP}`)} UNION ALL ${people('near', ME_AND_ABOVE)} UNION ALL ${people('near', BELOW)})
     SELECT what, s.member, points, had, name, team, appears, NULL AS histogram FROM shown s CROSS JOIN member m ON m.id = s.member
     UNION ALL ${histogram('now', '?2', counted)} UNION ALL ${histogram('before', '?4', 'SELECT had AS points FROM shown WHERE ?4 IS NOT NULL')}`;
}

// Put together once: the text is long, and the host on Node finds the prepared statement by it.
const PAGE: Readonly<Record<Ranking, string>> = { competition: pageRows('competition'), dense: pageRows('dense') };

/** Ranks gained since the period before; null for all where nobody had points in it. */
function movement(histogram: Histogram, ranking: Ranking): (had: number | null, rank: number) => LeaderboardRow['moved'] {
  return (had, rank) => (histogram.ranked === 0 ? null : had === null ? 'new' : rankIn(histogram, had, ranking) - rank);
}

/** SQL: the first of these keys on which somebody has points. */
function nearestWithPoints(keys: string): string {
  return `(SELECT c.value FROM json_each(${keys}) c
     WHERE EXISTS (SELECT 1 FROM score s WHERE s.community = ?1 AND s.board = c.value AND s.points > 0) LIMIT 1)`;
}

export function membersOf(db: Database, community: number): Statement {
  return db.prepare('SELECT members - apart AS members FROM community_tally WHERE community = ?1').bind(community);
}

/** Who is not to be named is counted and not named; I always see myself, by my invented name where names are invented. */
export function publicRow({ boards }: CommunityRow, row: Row, rank: number, me: number): Omit<LeaderboardRow, 'moved'> {
  const mine = row.member === me;
  const common = { rank, points: row.points as number, me: mine };
  const nobody = { ...common, member: null, name: null, team: null };
  if (boards.naming === 'pseudonym') return { ...nobody, alias: mine || row.appears !== 'no' ? aliasOf(boards.aliasKey, row.member as number) : null };
  return mine || isNamed(boards.naming, row.appears as Appears) ? { ...common, alias: null, member: String(row.member), name: row.name as string, team: row.team as string | null } : { ...nobody, alias: null };
}
