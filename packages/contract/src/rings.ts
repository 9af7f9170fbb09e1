import type { MemberRef } from './members.ts';

/** What counts as unusual. */
export interface RingFigures {
  /** Part of their points of the week that all members of a ring together have from each other, 0 to 1. */
  share: number;
  /** Acts each way at least, for two colleagues to be linked. */
  facts: number;
  /** Most members of a group; in a larger one only its pairs are looked at. */
  members: number;
}

/** Two or a few colleagues who gave each other much of what they earned in a week. A reason to look, not a proof. */
export interface Ring {
  /** Part of their points that they have from each other, 0 to 1. */
  share: number;
  members: RingMember[];
  /** Who gave whom how much, by the ids of members. */
  given: { from: string; to: string; facts: number; points: number }[];
}

export interface RingMember {
  member: MemberRef | null;
  /** Earned in the week, all told, and by acts of the others in the ring. */
  points: number;
  fromRing: number;
}

/**
 * `GET /v1/c/{community}/rings?week=2026-W47`, by an animateur. A page looks at some of the members, so that one may be
 * empty while others follow.
 */
export interface RingReport {
  /** ISO 8601. */
  week: string;
  unusual: RingFigures;
  /** Highest share first within the page. */
  items: Ring[];
  cursor: string | null;
}
