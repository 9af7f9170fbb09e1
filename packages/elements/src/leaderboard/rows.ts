import type { Leaderboard, LeaderboardRow } from '@cocarde/contract/leaderboard.ts';

/** The top, then what my surroundings add to it; null stands where ranks are left out. */
export function shownRows({ top, around }: Leaderboard): (LeaderboardRow | null)[] {
  // A row without a name carries no id, but none that is shown twice has another rank.
  const rest = around.filter(({ rank, member }) => !top.some((row) => row.rank === rank && row.member === member));
  return rest[0] && rest[0].rank > top.length + 1 ? [...top, null, ...rest] : [...top, ...rest];
}
