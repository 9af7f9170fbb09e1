import type { Ranking } from '@cocarde/contract/leaderboard.ts';

/** Points that one row of the histogram spans; the triggers of migrations 0003 and 0011 have the same number. */
export const BUCKET = 512;

export interface HistogramRow {
  bucket: number;
  members: number;
  /** Different scores in it. */
  scores: number;
  /** Members by points within the bucket; null where it was not asked for. */
  fine: Record<string, number> | null;
}

/** 1 + members with more points, or 1 + different scores that are higher. The bucket of `points` must have its `fine`. */
export function rankIn(histogram: readonly HistogramRow[], points: number, ranking: Ranking): number {
  const bucket = Math.floor(points / BUCKET);
  let above = 0;
  for (const row of histogram) {
    if (row.bucket > bucket) above += ranking === 'dense' ? row.scores : row.members;
    if (row.bucket === bucket && row.fine) {
      // By number: a list of the entries would be made anew for each of the members shown, which is most of a page's time.
      for (let within = points % BUCKET + 1; within < BUCKET; within += 1) {
        const members = row.fine[within];
        if (members !== undefined) above += ranking === 'dense' ? 1 : members;
      }
    }
  }
  return above + 1;
}

/** Members with just these points. The bucket of `points` must have its `fine`. */
export function sharing(histogram: readonly HistogramRow[], points: number): number {
  return histogram.find((row) => row.bucket === Math.floor(points / BUCKET))?.fine?.[points % BUCKET] ?? 0;
}

/** Ranks of a list that begins at the top, highest first: 1, 2, 2, 4 or 1, 2, 2, 3. */
export function ranksFromTop(points: readonly number[], ranking: Ranking): number[] {
  const ranks: number[] = [];
  points.forEach((value, i) => {
    const last = ranks.at(-1) ?? 0;
    ranks.push(i > 0 && value === points[i - 1] ? last : ranking === 'dense' ? last + 1 : i + 1);
  });
  return ranks;
}
