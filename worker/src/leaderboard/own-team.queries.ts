import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import type { MemberRow } from '../members/members.queries.ts';
import type { Shown } from './asked.ts';
import { ranksFromTop } from './leaderboard.ts';
import { cut, frameOf, highestFirst, publicRow } from './leaderboard.queries.ts';

/** Members a team may have to be read one by one; above, a declared leaderboard keeps it ranked. */
export const TEAM_AT_MOST = 100;

/** Who is in my team today and takes part, by all their points of the period, wherever they earned them; null for too large a team. */
export function ownTeamPage(db: Database, community: CommunityRow, me: MemberRow, shown: Shown, team: string): Read<Leaderboard | null> {
  const frame = frameOf(db, community, me, shown);
  return {
    statements: [
      db.prepare(
        `SELECT t.member, coalesce(s.points, 0) AS points, m.name, m.team, m.appears FROM membership t
         CROSS JOIN member m ON m.id = t.member LEFT JOIN score s ON s.community = ?1 AND s.board = ?3 AND s.member = t.member
         WHERE t.community = ?1 AND t.team = ?2 AND t.to_day IS NULL
           AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = t.member AND x.to_at IS NULL) LIMIT ${TEAM_AT_MOST + 1}`,
      ).bind(community.id, team, shown.key),
      ...frame.statements,
    ],
    take([members, ...others]) {
      if (members!.results.length > TEAM_AT_MOST) return null;
      const ranked = members!.results.filter((row) => (row.points as number) > 0).sort(highestFirst);
      const points = ranked.map((row) => row.points as number);
      const ranks = ranksFromTop(points, community.boards.ranking);
      const rows = ranked.map((row, i) => ({ ...publicRow(community, row, ranks[i]!, me.id), moved: null }));
      return { ...frame.take(others), ...cut(rows), members: members!.results.length };
    },
  };
}
