import type { Earned } from './points.ts';

/**
 * What can be voted for: the id of an idea, question or answer, or `page:{key}`
 * for anything on the host's own pages, where `key` is the host's name for it.
 */
export type SubjectId = string;

export interface VoteState {
  subject: SubjectId;
  /** Members who are for it. */
  votes: number;
  /** What the board shows: votes, dots where it takes them, votes less those against where it takes those. */
  score: number;
  /** Whether I vote for it. */
  mine: boolean;
  /** My vote: 1 for it, more than 1 for dots, -1 against it, 0 for none. */
  weight: number;
  /** Counts the changes of my vote; send it back as `after` with the next one. */
  revision: number;
  /** True when I wrote it, so that I cannot vote for it. */
  own: boolean;
  /** False once it takes no more votes. */
  open: boolean;
}

/**
 * `PUT …/votes/{subject}`; `DELETE` withdraws it, with `?after=`. Without `after` the wish is granted whatever came before it;
 * with it, a wish that arrives after a newer one is refused with `ballot_changed`.
 */
export interface VoteWish {
  /** 1; -1 on boards that take votes against; up to what a board allows with dots. */
  value: number;
  after?: number;
}

/** What a member may spend on the open contributions of a board. What was decided, removed or merged gives its votes back. */
export interface VoteBudget {
  all: number;
  left: number;
}

/** Answer to `PUT` and `DELETE /v1/c/{community}/votes/{subject}`: the state that now holds. */
export interface VoteResult extends VoteState {
  /** Null where the board has none. */
  budget: VoteBudget | null;
  earned: Earned | null;
}
