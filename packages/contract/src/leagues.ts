import type { LeaderboardRow, Naming, PeriodKind, PeriodRef, Ranking } from './leaderboard.ts';
import type { Appears, Words } from './members.ts';

/** How a community wants its leagues: small weekly leaderboards of members of one tier. */
export interface LeagueSettings {
  /** Members of one league, 5 to 40. */
  size: number;
  /** Names of the tiers, lowest first, 2 to 10; a member begins in the first. */
  tiers: Words[];
  /** How many of a full league go up a tier at the end of the week, and how many down; of a smaller one as many by its share. */
  promoted: number;
  demoted: number;
}

/** What the end of the week brings to a place: a tier up, none, or a tier down. */
export type Zone = 'up' | 'stay' | 'down';

export interface LeagueRow extends Omit<LeaderboardRow, 'moved'> {
  zone: Zone;
}

/** `GET /leaderboards/league`: my league of a week. */
export interface League {
  /** `2026-W47`, which has no name of its own. */
  period: string;
  name: null;
  /** First and last day. */
  from: string;
  to: string;
  closed: boolean;
  /** Of the leaderboard that it stands beside: its kinds of periods, and that it is the one of all. */
  periods: PeriodKind[];
  of: null;
  leagues: true;
  /** First day of the first week of leagues while that is to come, else null. */
  begins: string | null;
  /** Names of the tiers, lowest first. */
  tiers: Words[];
  /** Number of my tier in this week, from 1; before my first points of the week the one in which I will be. */
  tier: number;
  /** My week before this one and what it brought; null when there was none. */
  last: { period: string; brought: Zone } | null;
  /** Who has points in my league, highest first: me, and all but those who would go down. Empty before my own first points of the week. */
  rows: LeagueRow[];
  /** How many others would go down. */
  below: number;
  /** Members of the league who have points. */
  members: number;
  /** What I lack for a better zone; null in the best one and without points. */
  lack: { zone: 'up' | 'stay'; points: number } | null;
  /** My week of leagues before this one, and the next one or the running week. */
  previous: PeriodRef | null;
  next: PeriodRef | null;
  ranking: Ranking;
  naming: Naming;
  appears: Appears;
  /** True when I take no part in rankings. */
  excluded: boolean;
}
