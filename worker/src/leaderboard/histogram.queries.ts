import type { Ranking } from '@cocarde/contract/leaderboard.ts';
import type { Value } from '../database.ts';
import type { HistogramRow } from './leaderboard.ts';

/**
 * SQL of the buckets of a board, from one on if there is a `from`, each with its finer counts where `finer` holds.
 * One JSON text, for `readHistogram`: as rows they cost a page a tenth of its time more. ?1 is the community.
 */
export function histogramOf(board: string, { finer, from, ranking }: { finer: string; from?: string; ranking: Ranking }): string {
  return `(SELECT json_group_array(json_object('bucket', bucket, 'members', members, 'scores', ${scoresIn(ranking)}, 'fine', json(CASE WHEN ${finer} THEN fine END)))
     FROM histogram WHERE community = ?1 AND board = ${board} AND members > 0${from ? ` AND bucket >= ${from}` : ''})`;
}

export function readHistogram(json: Value): HistogramRow[] {
  return JSON.parse(json as string) as HistogramRow[];
}

/** How many different scores a bucket has, where ranks are counted by them. A JSON object of numbers has as many colons as entries. */
function scoresIn(ranking: Ranking): string {
  return ranking === 'dense' ? "length(json(fine)) - length(replace(json(fine), ':', ''))" : '0';
}
