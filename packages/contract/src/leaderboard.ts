import type { LeagueSettings } from './leagues.ts';
import type { Appears, Words } from './members.ts';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'season', 'all'] as const;
export type PeriodKind = (typeof PERIODS)[number];

/** Ranks with equal points: 1, 2, 2, 4 or 1, 2, 2, 3. */
export type Ranking = 'competition' | 'dense';

/** Who is named: those who said yes, all but those who said no, or nobody (invented names). A member's no always holds. */
export type Naming = 'opt_in' | 'opt_out' | 'pseudonym';

/** How teams are compared: by all points, by points per member, or by points per member times the size of the largest team. */
export type TeamMeasure = 'sum' | 'average' | 'compensated';

export interface LeaderboardRow {
  /** By the community's ranking. */
  rank: number;
  /** On a board of teams what is compared; an average has one decimal. */
  points: number;
  /** Null when the member is not to be named. Of a team on a board of teams. */
  name: string | null;
  /** Invented name that stays the same; given in place of the name where the community chose so. */
  alias: Words | null;
  team: string | null;
  /** Null when the name is, and on a board of teams. */
  member: string | null;
  me: boolean;
  /** Ranks gained since the period before, negative when lost; `new` without a rank there, null when there is nothing to compare with. */
  moved: number | 'new' | null;
}

export interface Leaderboard {
  kind: PeriodKind;
  /** Id of what it counts. */
  currency: string;
  /** `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4`, the id of a season or `all`, in the community's time zone. */
  period: string;
  /** Name of a season; null for what the calendar names. */
  name: Words | null;
  /** First and last day; null for all time. */
  from: string | null;
  to: string | null;
  /** True once it is over: its points no longer change. */
  closed: boolean;
  /** Nearest period of the same kind, before and after, in which somebody has points; the running one is always there. */
  previous: PeriodRef | null;
  next: PeriodRef | null;
  /** Kinds of periods that this leaderboard has. */
  periods: PeriodKind[];
  /** Which leaderboard: null for that of the whole community. */
  of: LeaderboardRef | null;
  /** True where the community has leagues as well, beside the leaderboard of all: mine is `GET /leaderboards/league`. */
  leagues: boolean;
  ranking: Ranking;
  naming: Naming;
  top: LeaderboardRow[];
  /** How many more share the last rank of the top. */
  tied: number;
  /** My row with up to two neighbours a side; empty when I have no points in this period. */
  around: LeaderboardRow[];
  /** How many of the first rows around me are in the top already. */
  overlap: number;
  /** True when others stand between the top and the rows around me. */
  apart: boolean;
  /** Members with points in this period. */
  ranked: number;
  /** Members who take part, of the community or of what the leaderboard is about. */
  members: number;
  appears: Appears;
  /** True when I take no part in rankings and earn nothing: staff, a technical account. */
  excluded: boolean;
}

export interface PeriodRef {
  period: string;
  /** Name of a season; null for what the calendar names. */
  name: Words | null;
}

export interface LeaderboardRef {
  id: string;
  name: Words;
  /** First day whose facts count; null when all do. */
  since: string | null;
  /** What it compares when it is a board of teams, else null. */
  measure: TeamMeasure | null;
  /** Fewest members that a team has to be shown; null elsewhere. */
  fewest: number | null;
}

/** What a community chose for its leaderboards. */
export interface LeaderboardSettings {
  periods: PeriodKind[];
  ranking: Ranking;
  naming: Naming;
  /** Null: no leagues. */
  leagues: LeagueSettings | null;
  /** Counts the changes; the `ETag`. */
  version: number;
}

/** `PATCH /leaderboards`: any part of the settings. Of leagues too; what is left out stays as it is, or as it usually is. */
export interface LeaderboardPatch {
  periods?: PeriodKind[] | undefined;
  ranking?: Ranking | undefined;
  naming?: Naming | undefined;
  leagues?: { [K in keyof LeagueSettings]?: LeagueSettings[K] | undefined } | null | undefined;
}

/** A leaderboard of a part of the facts, or of teams. */
export interface LeaderboardDefinition {
  name: Words;
  /** Facts on a board, facts with a tag, facts of who is in a team on their day, or all facts for a board of teams. */
  about: { board: string } | { tag: string } | { team: string } | { teams: TeamMeasure };
  periods: PeriodKind[];
  /** Id of what it counts; `points` where left out. */
  currency?: string;
}

export interface DeclaredLeaderboard extends LeaderboardDefinition {
  id: string;
  /** First day whose facts count. */
  since: string;
  /** Last day whose facts count; null while it runs. */
  until: string | null;
}

export interface LeaderboardList {
  settings: LeaderboardSettings;
  items: DeclaredLeaderboard[];
  /** Periods that are still taking up what was earned in them before they were declared. */
  filling: Filling[];
}

/** A period on its way through the ledger, in pages of members. */
export interface Filling {
  board: string;
  done: number;
  of: number;
}

export interface SeasonDefinition {
  name: Words;
  /** First and last day. */
  from: string;
  to: string;
}

export interface Season extends SeasonDefinition {
  id: string;
}

export interface SeasonList {
  /** Latest first. */
  items: Season[];
}
