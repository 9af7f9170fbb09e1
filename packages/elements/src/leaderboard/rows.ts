import type { Leaderboard, LeaderboardRow } from '@cocarde/contract/leaderboard.ts';

/** The top, then what my surroundings add to it; null stands where ranks are left out. */
export const shownRows = ({ top, around, overlap, apart }: Leaderboard): (LeaderboardRow | null)[] =>
  [...top, ...(apart ? [null] : []), ...around.slice(overlap)];
