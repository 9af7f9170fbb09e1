import type { IdeaStatus } from './ideas.ts';
import type { VoteState } from './votes.ts';

/** An idea or question that is about the same as a title which somebody is typing. */
export interface SimilarPost extends VoteState {
  id: string;
  title: string;
  /** Of an idea; null for a question. */
  status: IdeaStatus | null;
  /** Comments of an idea, answers to a question. */
  replies: number;
}

/** `GET /v1/c/{community}/boards/{board}/ideas/similar?title=…`, and the same of `questions`. */
export interface SimilarPage {
  /** The most alike first, five at most. */
  items: SimilarPost[];
}
