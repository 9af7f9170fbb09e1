import type { Appears } from './members.ts';

export const PERIODS = ['week', 'month', 'all'] as const;
export type PeriodKind = (typeof PERIODS)[number];

export interface LeaderboardRow {
  /** Competition rank: 1, 2, 2, 4. */
  rank: number;
  points: number;
  /** Null when the member has not agreed to be named. */
  name: string | null;
  team: string | null;
  /** Null exactly when the name is. */
  member: string | null;
  me: boolean;
}

export interface Leaderboard {
  kind: PeriodKind;
  /** `2026-W47`, `2026-11` or `all`, in the community's time zone. */
  period: string;
  top: LeaderboardRow[];
  /** My row with up to two neighbours a side; empty when I have no points in this period. */
  around: LeaderboardRow[];
  /** Members with points in this period. */
  ranked: number;
  /** Members of the community. */
  members: number;
  appears: Appears;
}
