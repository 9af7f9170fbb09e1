import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import { BUCKET, rankIn } from './leaderboard.ts';
import { parseHistogram, scoresIn } from './leaderboard.queries.ts';

/** Where one of many members stands over all time. */
export interface Standing {
  points: number;
  /** Null without points. */
  rank: number | null;
}

/** Standing of each of these members who ever had points: their scores and the histogram, whatever their number. */
export function standingsOf(db: Database, community: CommunityRow, members: readonly number[]): Read<Map<number, Standing>> {
  const scores = "SELECT member, points FROM score WHERE community = ?1 AND board = 'all' AND member IN (SELECT value FROM json_each(?2))";
  const bind = (sql: string) => db.prepare(sql).bind(community.id, JSON.stringify(members));
  return {
    statements: [
      bind(scores),
      bind(
        `SELECT bucket, members, ${scoresIn(community.boards.ranking)}, CASE WHEN bucket IN (SELECT points / ${BUCKET} FROM (${scores}) WHERE points > 0) THEN json(fine) END AS fine
         FROM histogram WHERE community = ?1 AND board = 'all'`,
      ),
    ],
    take([scored, buckets]) {
      const histogram = parseHistogram(buckets!.results);
      return new Map(scored!.results.map((row) => {
        const points = row.points as number;
        return [row.member as number, { points, rank: points > 0 ? rankIn(histogram, points, community.boards.ranking) : null }];
      }));
    },
  };
}
