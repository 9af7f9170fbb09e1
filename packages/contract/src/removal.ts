import type { MemberRef } from './members.ts';
import type { Earned } from './points.ts';

/** `PUT /v1/c/{community}/posts/{post}/removal`: an idea, question, answer or comment goes, by its author or an animateur. */
export interface RemovalRequest {
  /** Why, in an animateur's words; the author reads it beside the points that go. Required for what somebody else wrote. */
  reason?: string;
}

/** What now holds; the answer to `PUT` and `DELETE …/removal`. */
export interface RemovalState {
  post: string;
  removed: boolean;
  /** Whether I can bring it back with `DELETE …/removal`. */
  restorable: boolean;
  /** False while the points of a great many votes are on their way into the ledger: send the same request again until it is true. */
  finished: boolean;
  /** What it changed for me. */
  earned: Earned | null;
}

/** Said on ledger lines that took points back because a contribution was removed. */
export interface RemovalNote {
  /** Why an animateur removed what the reader wrote, and who did; null for what somebody removed themselves, or others wrote. */
  reason: string | null;
  by: MemberRef | null;
}
