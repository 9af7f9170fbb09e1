import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import { histogramOf, readHistogram } from './histogram.queries.ts';
import { rankIn } from './leaderboard.ts';
import { allTimeOf } from './plan.ts';

/** Where one of many members stands over all time in a currency. */
export interface Standing {
  points: number;
  /** Null without points. */
  rank: number | null;
}

/** By member and the id of a currency; nothing where they never had points. */
export type Standings = ReadonlyMap<number, ReadonlyMap<string, Standing>>;

/** Standings of these members, whatever their number: their scores and the histograms, in two statements. */
export function standingsOf(db: Database, { id, boards }: CommunityRow, members: readonly number[]): Read<Standings> {
  const currencies = new Map(boards.currencies.map((currency) => [allTimeOf(currency), currency]));
  // Joined in this order, each score is looked up by its whole key.
  const scores = `SELECT s.board, s.member, s.points FROM json_each(?2) b CROSS JOIN json_each(?3) m
    CROSS JOIN score s ON s.community = ?1 AND s.board = b.value AND s.member = m.value`;
  const bind = (sql: string) => db.prepare(sql).bind(id, JSON.stringify([...currencies.keys()]), JSON.stringify(members));
  return {
    statements: [
      bind(scores),
      bind(
        `WITH stands AS MATERIALIZED (${scores})
         SELECT b.value AS board, ${histogramOf('b.value', { of: 'SELECT points FROM stands WHERE stands.board = b.value', ranking: boards.ranking })} AS histogram
         FROM json_each(?2) b`,
      ),
    ],
    take([scored, buckets]) {
      const histograms = new Map(buckets!.results.map(({ board, histogram }) => [board, readHistogram(histogram!)]));
      const standings = new Map<number, Map<string, Standing>>();
      for (const { board, member, points } of scored!.results as { board: string; member: number; points: number }[]) {
        const rank = points > 0 ? rankIn(histograms.get(board)!, points, boards.ranking) : null;
        standings.set(member, (standings.get(member) ?? new Map<string, Standing>()).set(currencies.get(board)!, { points, rank }));
      }
      return standings;
    },
  };
}
