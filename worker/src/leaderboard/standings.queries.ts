import type { Database, Read } from '../database.ts';
import { BUCKET, rankIn } from './leaderboard.ts';

/** Where one of many members stands over all time. */
export interface Standing {
  points: number;
  /** Competition rank; null without points. */
  rank: number | null;
}

/** Standing of each of these members who ever had points: their scores and the histogram, whatever their number. */
export function standingsOf(db: Database, community: number, members: readonly number[]): Read<Map<number, Standing>> {
  const scores = "SELECT member, points FROM score WHERE community = ?1 AND board = 'all' AND member IN (SELECT value FROM json_each(?2))";
  const bind = (sql: string) => db.prepare(sql).bind(community, JSON.stringify(members));
  return {
    statements: [
      bind(scores),
      bind(
        `SELECT bucket, members, CASE WHEN bucket IN (SELECT points / ${BUCKET} FROM (${scores}) WHERE points > 0) THEN json(fine) END AS fine
         FROM histogram WHERE community = ?1 AND board = 'all'`,
      ),
    ],
    take([scored, buckets]) {
      const histogram = buckets!.results.map((row) => ({
        bucket: row.bucket as number, members: row.members as number, fine: row.fine === null ? null : JSON.parse(row.fine as string) as Record<string, number>,
      }));
      return new Map(scored!.results.map((row) => {
        const points = row.points as number;
        return [row.member as number, { points, rank: points > 0 ? rankIn(histogram, points) : null }];
      }));
    },
  };
}
