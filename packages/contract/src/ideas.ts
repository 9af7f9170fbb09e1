import type { Board } from './boards.ts';
import type { Earned } from './points.ts';
import type { Reaction } from './discussion.ts';
import type { MemberRef } from './members.ts';
import type { HeldBecause } from './moderation.ts';
import type { VoteBudget, VoteState } from './votes.ts';

export const IDEA_STATUSES = ['new', 'review', 'planned', 'done', 'declined'] as const;
export type IdeaStatus = (typeof IDEA_STATUSES)[number];
/** `random` is an order of the reader's own, another one each day: for phases in which every idea has the same chance. */
export const IDEA_SORTS = ['trending', 'new', 'top', 'random'] as const;
export type IdeaSort = (typeof IDEA_SORTS)[number];

export interface Idea extends VoteState {
  id: string;
  board: string;
  title: string;
  body: string;
  tags: string[];
  status: IdeaStatus;
  /** Stage of its board, by id; null where it is in a phase and no more. */
  stage: string | null;
  /** Why it has this status, in the animateur's words: the official answer. */
  statusNote: string | null;
  /** Since when it has its status or stage; when it was proposed, before anybody decided. */
  statusAt: number;
  /** Who sees to it. */
  owner: MemberRef | null;
  /** What was filled in beside title, text and tags, by field of the board. */
  fields: Record<string, string>;
  author: MemberRef | null;
  /** Proposed without a name: nobody can say whose it is. */
  anonymous: boolean;
  /** Stands above the others of its board. */
  pinned: boolean;
  createdAt: number;
  editedAt: number | null;
  /** Why others do not see it yet; null where they do, as in all that lists show. */
  held: HeldBecause | null;
  /** In a list by trend: here because few have seen it yet. */
  seldom?: true;
  /** Whether I asked to hear of it. */
  followed: boolean;
  /** Those that somebody gave. */
  reactions: Reaction[];
  /** Those of the ideas merged into it are among them. */
  comments: number;
  /** The idea that this one was merged into, where people now vote and comment; null for all that lists show. Its title is null while it waits for a moderator. */
  mergedInto: { id: string; title: string | null } | null;
  /** Rises with every change of content, status or place; send it back in `If-Match`. */
  version: number;
}

export interface IdeaQuery {
  sort?: IdeaSort;
  q?: string;
  tag?: string;
  status?: IdeaStatus;
  /** With `status`: only those of this stage. */
  stage?: string;
  /** Id of a member. */
  author?: string;
  /** First and last day, `2026-11-28`, in the community's zone. */
  from?: string;
  to?: string;
  cursor?: string;
}

export interface IdeaPage {
  /** The pinned ones first, on the first page of a list without filters. */
  items: Idea[];
  cursor: string | null;
  /** The most used tags of the board, for the filter. */
  tags: string[];
  board: Board;
  /** What I may spend on the board; null where it has no budget. */
  budget: VoteBudget | null;
}

export interface NewIdea {
  title: string;
  body?: string;
  tags?: string[];
  fields?: Record<string, string>;
  /** Without a name, where the board allows it. */
  anonymous?: boolean;
}

/** By an animateur; another one than its author, who plans it or calls it done. What is left out stays, but the note: that belongs to the status. */
export interface IdeaPatch {
  /** A status, or a stage of the board, which has one. */
  status?: IdeaStatus;
  stage?: string;
  note?: string;
  /** Id of the member who sees to it; null for nobody. */
  owner?: string | null;
}

/** `GET /v1/c/{community}/ideas/{idea}/history`, latest first. */
export interface IdeaHistory {
  items: StatusChange[];
}

/** What an animateur decided about an idea, and when. */
export interface StatusChange {
  at: number;
  by: MemberRef | null;
  status: IdeaStatus;
  stage: string | null;
  owner: MemberRef | null;
  note: string | null;
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

/** `PUT /v1/c/{community}/ideas/{idea}/board`, by an animateur. */
export interface Move {
  /** One that was set up, or that ideas stand or stood on; with all that it asks for filled in. */
  board: string;
}

export interface MergeResult {
  /** The idea that was merged, or stands for itself again. */
  idea: Idea;
  /** The one that it is merged into, or was; null when it was merged into none. */
  into: Idea | null;
}

export interface Comment {
  id: string;
  /** The comment that it answers; null for one that answers the post itself. Threads have these two levels. */
  thread: string | null;
  /** When that one was written, where it is shown no more and its place is left to those that answer it; null else. */
  threadAt: number | null;
  body: string;
  author: MemberRef | null;
  createdAt: number;
  editedAt: number | null;
  /** Whom it names: where its text has `@` and the name, that leads to them. */
  mentions: MemberRef[];
  /** Those that somebody gave. */
  reactions: Reaction[];
  /** Why others do not see it yet; null where they do. */
  held: HeldBecause | null;
  /** Whether I wrote it. */
  own: boolean;
  version: number;
}

export interface CommentPage {
  items: Comment[];
  cursor: string | null;
}

export interface NewComment {
  body: string;
  /** The comment that it answers, which answers none itself. */
  thread?: string;
  /** Ids of members whom it names. */
  mentions?: string[];
}

export interface CommentResult {
  comment: Comment;
  /** Comments of the post afterwards. */
  comments: number;
  earned: Earned | null;
}
