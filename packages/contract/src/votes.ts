import type { Earned } from './points.ts';

/**
 * What can be voted for: the id of an idea, question or answer, or `page:{key}`
 * for anything on the host's own pages, where `key` is the host's name for it.
 */
export type SubjectId = string;

export interface VoteState {
  subject: SubjectId;
  votes: number;
  /** Whether I vote for it. */
  mine: boolean;
  /** True when I wrote it, so that I cannot vote for it. */
  own: boolean;
  /** False once it takes no more votes. */
  open: boolean;
}

/** Answer to `PUT` and `DELETE /v1/c/{community}/votes/{subject}`: the state that now holds. */
export interface VoteResult extends VoteState {
  earned: Earned | null;
}
