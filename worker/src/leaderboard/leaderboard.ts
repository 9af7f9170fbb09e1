import type { PeriodKind } from '@cocarde/contract/leaderboard.ts';
import { monthOf, weekOf } from '../calendar/calendar.ts';

/** SQL of the boards that the points of a day count in, as a JSON array: each period is a board of its own, as `boardFor` names it. */
export function boardsOf(day: string): string {
  return `json_array('all', substr(${day}, 1, 7), strftime('%G-W%V', ${day}))`;
}

export function boardFor(kind: PeriodKind, day: string): string {
  switch (kind) {
    case 'all': return 'all';
    case 'month': return monthOf(day);
    case 'week': return weekOf(day);
  }
}

/** Points that one row of the histogram spans; the triggers of migration 0003 have the same number. */
export const BUCKET = 512;

export interface HistogramRow {
  bucket: number;
  members: number;
  /** Members by points within the bucket; null where it was not asked for. */
  fine: Record<string, number> | null;
}

/** Competition rank, 1 + members with more points. The bucket of `points` must have its `fine`. */
export function rankIn(histogram: readonly HistogramRow[], points: number): number {
  const bucket = Math.floor(points / BUCKET);
  let above = 0;
  for (const row of histogram) {
    if (row.bucket > bucket) above += row.members;
    if (row.bucket === bucket) {
      for (const [within, members] of Object.entries(row.fine ?? {})) {
        if (Number(within) > points % BUCKET) above += members;
      }
    }
  }
  return above + 1;
}

/** Ranks of a list that begins at the top, highest first: 1, 2, 2, 4. */
export function ranksFromTop(points: readonly number[]): number[] {
  const ranks: number[] = [];
  points.forEach((value, i) => ranks.push(i > 0 && value === points[i - 1] ? ranks[i - 1]! : i + 1));
  return ranks;
}
