import type { Leaderboard, LeaderboardRow, TeamMeasure } from '@cocarde/contract/leaderboard.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import type { MemberRow } from '../members/members.queries.ts';
import type { Shown } from './asked.ts';
import { ranksFromTop } from './leaderboard.ts';
import { cut, frameOf } from './leaderboard.queries.ts';
import { absentees, endOf, teamSize } from './team-size.queries.ts';
import { compareTeams, FEWEST, type Team } from './teams.ts';

// Each team that has points is read: a community with more teams than this shows the first of them.
const MOST = 500;

/** Teams of a period compared, mine among them; teams of fewer than five people are left out. */
export function teamsPage(db: Database, community: CommunityRow, me: MemberRow, shown: Shown, measure: TeamMeasure): Read<Leaderboard> {
  const frame = frameOf(db, community, me, shown);
  const { ranking } = community.boards;
  return {
    statements: [
      teamRows(db, community, shown.key, shown.until),
      ...(shown.before ? [teamRows(db, community, shown.before.key, shown.before.to)] : []),
      ...frame.statements,
    ],
    take([now, ...more]) {
      const had = shown.before ? more.shift()!.results : [];
      const standing = compareTeams(toTeams(now!.results), measure);
      const ranks = ranksFromTop(standing.map(({ points }) => points), ranking);
      const earlier = compareTeams(toTeams(had), measure);
      const ranksThen = new Map(ranksFromTop(earlier.map(({ points }) => points), ranking).map((rank, i) => [earlier[i]!.name, rank]));
      const moved = (name: string, rank: number): LeaderboardRow['moved'] =>
        (earlier.length === 0 ? null : ranksThen.has(name) ? ranksThen.get(name)! - rank : 'new');
      const rows = standing.map(({ name, points }, i): LeaderboardRow => ({
        rank: ranks[i]!, points, name, alias: null, team: null, member: null, me: name === me.team, moved: moved(name, ranks[i]!),
      }));
      const whole = frame.take(more);
      return { ...whole, ...cut(rows), of: whole.of && { ...whole.of, fewest: FEWEST } };
    },
  };
}

/** Teams with points on a board, and how many of them took part by the end of its period. */
function teamRows(db: Database, { id, timeZone }: CommunityRow, board: string, to: string): Statement {
  return db.prepare(
    `WITH ${absentees('?3', '?4')} SELECT t.name, s.points, ${teamSize('t.name', '?3')} AS members
     FROM score s JOIN team t ON t.id = -s.member WHERE s.community = ?1 AND s.board = ?2 AND s.points > 0 ORDER BY s.points DESC LIMIT ${MOST}`,
  ).bind(id, board, to, endOf(to, timeZone));
}

function toTeams(rows: readonly Row[]): Team[] {
  return rows.map((row) => ({ name: row.name as string, points: row.points as number, members: (row.members as number | null) ?? 0 }));
}
