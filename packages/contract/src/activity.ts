import type { BadgeRef } from './badges.ts';
import type { Reaction } from './discussion.ts';
import type { MemberRef } from './members.ts';

export const ACTIVITY_KINDS = ['idea', 'question', 'answer', 'accepted', 'realised', 'badge'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** `GET /v1/c/{community}/activity`. `board` leaves badges out, `team` what has no author. */
export interface ActivityQuery {
  board?: string;
  team?: string;
  cursor?: string;
}

/** Something that happened. Nothing is stored for it: what is removed or held is not there, nor anything of who does not want to be named. */
export interface Activity {
  kind: ActivityKind;
  /** Milliseconds UTC. */
  at: number;
  /** Who did it, whose answer was accepted, whose idea was realised, who received it; null for what has no name on it. */
  member: MemberRef | null;
  /** What it is about: with an answer, the question. Null for a badge. */
  post: { id: string; kind: 'idea' | 'question'; board: string; title: string } | null;
  badge: BadgeRef | null;
  /** The post that reactions are given to, an idea, a question or an answer, and what was said of it; null where there is none. */
  subject: string | null;
  reactions: Reaction[];
  /** Whether it is the first contribution of this member: welcome them. */
  first: boolean;
  /** Whether it is my own. */
  mine: boolean;
}

/** The latest first. A page may have few or none and still go on: it looks at so many facts and no more. */
export interface ActivityPage {
  items: Activity[];
  cursor: string | null;
}
