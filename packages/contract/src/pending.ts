import type { PeriodKind } from './leaderboard.ts';
import type { MemberRef, Words } from './members.ts';

export const DECISIONS = ['released', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a moderator decided, as the member reads it. */
export interface Verdict {
  decision: Decision;
  reason: string;
  by: MemberRef | null;
}

/** Acts that wait: what one person did on one day for one member, by one rule. */
export interface PendingBurst {
  /** Names the burst, opaque. */
  id: string;
  /** The community's calendar day. */
  day: string;
  /** Who would earn. */
  member: MemberRef | null;
  /** Who did it; the same member where a rule rewards doing it. */
  actor: MemberRef | null;
  rule: { id: string; name: Words };
  /** Acts that still wait, and the points that the rule gives for them before its other limits. */
  count: number;
  points: number;
  /** First and last of them, milliseconds UTC. */
  from: number;
  to: number;
  /** False for one's own doing or earning: somebody else decides. */
  decidable: boolean;
  /**
   * The periods of the community's leaderboards that the day is in, the first to end first; empty where there is all time only.
   * What is released counts over all time and in those that are open.
   */
  periods: PendingPeriod[];
}

/** A period that a release still reaches, or comes too late for. */
export interface PendingPeriod {
  kind: Exclude<PeriodKind, 'all'>;
  /** Last day of the period: at its end, in the community's zone, it is closed. */
  to: string;
  open: boolean;
}

/** `GET /v1/c/{community}/pending`, by an animateur; latest day first. */
export interface PendingPage {
  items: PendingBurst[];
  /** The community's, by which days are told apart. */
  timeZone: string;
  cursor: string | null;
}

/** One act of a burst. */
export interface PendingAct {
  /** Names the act within its burst, opaque. */
  id: string;
  at: number;
  fact: string;
  /** What the community calls a fact that it declared; null for a built-in one. */
  factName: Words | null;
  /** Title of the idea or question that it was about, while it exists. */
  subject: string | null;
  points: number;
}

/** `GET /v1/c/{community}/pending/{burst}`, earliest first. */
export interface PendingActs {
  items: PendingAct[];
  cursor: string | null;
}

/** `PUT /v1/c/{community}/pending/{burst}`. Sent again with another decision it changes the verdict; lines that the one before wrote go on telling that one. */
export interface VerdictWish {
  decision: Decision;
  /** Read by the member. */
  reason: string;
  /** One act of the burst; the whole burst where left out. */
  act?: string;
}

export interface VerdictResult {
  /** Acts about which it was decided now; 0 when the verdict stood already. */
  decided: number;
  /** What still waits of the burst; null when nothing does. */
  burst: PendingBurst | null;
}
