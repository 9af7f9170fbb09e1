import type { Ranking } from '@cocarde/contract/leaderboard.ts';
import type { Value } from '../database.ts';
import { BUCKET, GROUP, type Bucket, type Histogram } from './leaderboard.ts';

/**
 * SQL of what the ranks of some scores take: of each group that one of them is in, the buckets from its first up to theirs, with
 * the finer counts of theirs. Where ranks count different scores it is all buckets from the lowest of theirs on instead, since no
 * row knows how many those are. `of` selects the scores as `points`; the rest of the statement has the board, and ?1 is the community.
 * One JSON text, for `readHistogram`: as rows they cost a page a tenth of its time more. No GROUP BY: D1 counts what it sorts as read.
 */
export function histogramOf(board: string, { of, ranking }: { of: string; ranking: Ranking }): string {
  const own = ranking === 'dense'
    ? `SELECT min(points) / ${BUCKET} AS first, 9e15 AS last, json_group_array(points / ${BUCKET}) AS own FROM (${of}) WHERE points > 0`
    : `SELECT DISTINCT points / ${BUCKET * GROUP} * ${GROUP} AS first, points / ${BUCKET} AS last FROM (${of}) WHERE points > 0`;
  const isOwn = ranking === 'dense' ? 'h.bucket IN (SELECT value FROM json_each(o.own))' : 'h.bucket = o.last';
  return `(SELECT json_object(
      'ranked', (SELECT at_least FROM histogram WHERE community = ?1 AND board = ${board} ORDER BY bucket LIMIT 1),
      'buckets', json_group_array(json_object('bucket', h.bucket, 'members', h.members, 'atLeast', h.at_least, 'scores', ${scoresIn(ranking)},
        'fine', json(CASE WHEN ${isOwn} THEN h.fine END))))
    FROM (${own}) o CROSS JOIN histogram h ON h.community = ?1 AND h.board = ${board} AND h.bucket BETWEEN o.first AND o.last)`;
}

/** Each bucket once, with its finer counts where it came with them. */
export function readHistogram(json: Value): Histogram {
  const { ranked, buckets } = JSON.parse(json as string) as { ranked: number | null; buckets: Bucket[] };
  const known = new Map<number, Bucket>();
  for (const row of buckets) if (row.fine || !known.has(row.bucket)) known.set(row.bucket, row);
  return { ranked: ranked ?? 0, buckets: [...known.values()] };
}

/** How many different scores a bucket has, where ranks are counted by them. A JSON object of numbers has as many colons as entries. */
function scoresIn(ranking: Ranking): string {
  return ranking === 'dense' ? "length(json(h.fine)) - length(replace(json(h.fine), ':', ''))" : '0';
}
