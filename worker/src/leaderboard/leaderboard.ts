import type { Ranking } from '@cocarde/contract/leaderboard.ts';

/** Points that one row of the histogram spans; the triggers of migrations 0003 and 0026 have the same number. */
export const BUCKET = 512;

/** Buckets of which the first knows how many members have at least its points; migration 0026 has the same number. */
export const GROUP = 4;

export interface Bucket {
  bucket: number;
  members: number;
  /** Members in it and in all above; null but on the first of a group. */
  atLeast: number | null;
  /** Different scores in it; zero where ranks do not count them. */
  scores: number;
  /** Members by points within the bucket; null where it was not asked for. */
  fine: Record<string, number> | null;
}

/** As much of the histogram of a board as was asked for. */
export interface Histogram {
  /** Everybody with points. */
  ranked: number;
  buckets: readonly Bucket[];
}

/** 1 + members with more points, or 1 + different scores that are higher. The histogram must have been read for `points`. */
export function rankIn({ buckets }: Histogram, points: number, ranking: Ranking): number {
  const bucket = Math.floor(points / BUCKET);
  const first = bucket - bucket % GROUP;
  let above = 0;
  for (const row of buckets) {
    if (ranking === 'dense') {
      if (row.bucket > bucket) above += row.scores;
    } else if (row.bucket >= first && row.bucket <= bucket) {
      above += (row.atLeast ?? 0) - row.members;
    }
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

/** Members with just these points. The histogram must have been read for them. */
export function sharing({ buckets }: Histogram, points: number): number {
  return buckets.find((row) => row.bucket === Math.floor(points / BUCKET))?.fine?.[points % BUCKET] ?? 0;
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
