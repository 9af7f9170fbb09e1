import type { Leaderboard, LeaderboardRow } from '@cocarde/contract/leaderboard.ts';

/** The top, then what my surroundings add to it; null stands where ranks are left out. */
export function shownRows({ top, around }: Leaderboard): (LeaderboardRow | null)[] {
  if (!around[0]) return top;
  // Where all share a rank and none has a name, they come after the top for all that can be known.
  const start = placeOf(around, top) ?? Math.max(around[0].rank - 1, top.length);
  const rest = around.slice(Math.max(0, top.length - start));
  return start > top.length ? [...top, null, ...rest] : [...top, ...rest];
}

/** Rows before these in the whole order. Members without a name look alike when they tie, so their places are counted from others. */
function placeOf(around: LeaderboardRow[], top: LeaderboardRow[]): number | undefined {
  for (const [i, { rank, member, me }] of around.entries()) {
    const known = top.findIndex((row) => (me ? row.me : member && row.member === member));
    if (known >= 0) return known - i;
    // The first of its rank: all before it have more points.
    if (i && around[i - 1]!.rank !== rank) return rank - 1 - i;
  }
  return undefined;
}
