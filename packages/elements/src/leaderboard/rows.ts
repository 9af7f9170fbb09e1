import type { Leaderboard, LeaderboardRow } from '@cocarde/contract/leaderboard.ts';

export interface ShownRow extends LeaderboardRow {
  /** Somebody else shown here has the same rank. */
  tied: boolean;
}

/** The top and my surroundings as one list; null stands where ranks are left out. */
export function shownRows({ top, around }: Pick<Leaderboard, 'top' | 'around'>): (ShownRow | null)[] {
  const rest = around.slice(overlap(top, around));
  const apart = rest[0] && rest.length === around.length && rest[0].rank > top.length + 1;
  const all = [...top, ...rest];
  const rows = all.map((row) => ({ ...row, tied: all.filter(({ rank }) => rank === row.rank).length > 1 }));
  return apart ? [...rows.slice(0, top.length), null, ...rows.slice(top.length)] : rows;
}

/** How many rows the surroundings repeat. Rows without a name carry no id: their place says who they are. */
function overlap(top: LeaderboardRow[], around: LeaderboardRow[]): number {
  const mine = top.findIndex(({ me }) => me);
  if (mine >= 0) return top.length - mine + around.findIndex(({ me }) => me);
  const same = (a: LeaderboardRow | undefined, b: LeaderboardRow): boolean =>
    a?.rank === b.rank && a.points === b.points && a.member === b.member;
  for (let count = around.length; count > 0; count--) {
    if (around.slice(0, count).every((row, i) => same(top[top.length - count + i], row))) return count;
  }
  return 0;
}

/** The next better rank and what it takes to share it; undefined for who leads or has no points. */
export function nextRank(rows: readonly (ShownRow | null)[]): { rank: number; points: number } | undefined {
  const me = rows.find((row) => row?.me);
  const better = me && rows.findLast((row) => row && row.points > me.points);
  return better ? { rank: better.rank, points: better.points - me.points } : undefined;
}
