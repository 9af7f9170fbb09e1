import type { MemberRef } from './members.ts';
import type { HeldBecause } from './moderation.ts';

/** What one can say of an idea, an answer or a comment without writing one. */
export const REACTIONS = ['like', 'thanks', 'bravo', 'insight', 'smile'] as const;
export type ReactionKind = (typeof REACTIONS)[number];

export interface Reaction {
  kind: ReactionKind;
  count: number;
  mine: boolean;
}

/** Answer to `PUT` and `DELETE /v1/c/{community}/posts/{post}/reactions/{kind}`: what now holds. */
export interface ReactionResult {
  post: string;
  reactions: Reaction[];
}

/** `GET …/posts/{post}/reactions/{kind}`: who said it; the others are counted. */
export interface ReactionPage {
  items: MemberRef[];
  cursor: string | null;
}

/** `PATCH …/posts/{post}`, by its author or an animateur, with `If-Match`. What is left out stays. */
export interface PostPatch {
  title?: string;
  body?: string;
  tags?: string[];
  fields?: Record<string, string>;
  /** Of one's own comment: ids of members whom it names now and did not name before. They hear of it. */
  mentions?: string[];
}

/** What a post says now. A comment or an answer has only a body. */
export interface PostContent {
  id: string;
  title: string;
  body: string;
  tags: string[];
  fields: Record<string, string>;
  version: number;
  editedAt: number | null;
  /** Why others do not see it now; null where they do. */
  held: HeldBecause | null;
}

/** `GET …/posts/{post}/revisions`: what it said before, the latest first. */
export interface RevisionPage {
  items: Revision[];
}

export interface Revision extends Omit<PostContent, 'id' | 'editedAt' | 'held'> {
  /** When it was written, and by whom. */
  at: number;
  by: MemberRef | null;
}

/** Answer to `PUT` and `DELETE …/posts/{post}/follow`. */
export interface FollowState {
  post: string;
  followed: boolean;
}

/** `GET …/votes/{subject}/voters`: who is for it, by name as far as they agreed to be known; the others are in the count. */
export interface SupporterPage {
  items: Supporter[];
  cursor: string | null;
}

export interface Supporter {
  member: MemberRef;
  /** 1, or the dots that they gave. */
  weight: number;
  /** Who cast it for them; null for those who voted themselves. */
  castBy: MemberRef | null;
}
