import type { Earned } from './points.ts';
import type { MemberRef } from './members.ts';
import type { VoteState } from './votes.ts';

export const IDEA_STATUSES = ['new', 'review', 'planned', 'done', 'declined'] as const;
export type IdeaStatus = (typeof IDEA_STATUSES)[number];
export const IDEA_SORTS = ['trending', 'new', 'top'] as const;
export type IdeaSort = (typeof IDEA_SORTS)[number];

export interface Idea extends VoteState {
  id: string;
  board: string;
  title: string;
  body: string;
  tags: string[];
  status: IdeaStatus;
  /** Why it has this status, in the animateur's words. */
  statusNote: string | null;
  author: MemberRef | null;
  createdAt: number;
  /** Those of the ideas merged into it are among them. */
  comments: number;
  /** The idea that this one was merged into, where people now vote and comment; null for all that lists show. */
  mergedInto: { id: string; title: string } | null;
  /** Rises with every change of content, status or place; send it back in `If-Match`. */
  version: number;
}

export interface IdeaQuery {
  sort?: IdeaSort;
  q?: string;
  tag?: string;
  status?: IdeaStatus;
  cursor?: string;
}

export interface IdeaPage {
  items: Idea[];
  cursor: string | null;
  /** The most used tags of the board, for the filter. */
  tags: string[];
}

export interface NewIdea {
  title: string;
  body?: string;
  tags?: string[];
}

/** By an animateur; another one than its author, who plans it or calls it done. */
export interface IdeaPatch {
  status: IdeaStatus;
  note?: string;
}

export interface IdeaResult {
  idea: Idea;
  earned: Earned | null;
}

/** `PUT /v1/c/{community}/ideas/{idea}/merge`, by an animateur. */
export interface Merge {
  /** Id of the idea that is left. */
  into: string;
}

export interface MergeResult {
  /** The idea that was merged, or stands for itself again. */
  idea: Idea;
  /** The one that it is merged into, or was; null when it was merged into none. */
  into: Idea | null;
}

export interface Comment {
  id: string;
  body: string;
  author: MemberRef | null;
  createdAt: number;
}

export interface CommentPage {
  items: Comment[];
  cursor: string | null;
}

export interface NewComment {
  body: string;
}

export interface CommentResult {
  comment: Comment;
  /** Comments of the idea afterwards. */
  comments: number;
  earned: Earned | null;
}
