import type { BadgeRef } from './badges.ts';
import type { IdeaStatus } from './ideas.ts';
import type { MemberRef, Words } from './members.ts';
import type { Decision } from './pending.ts';

/**
 * What a member decides about: an answer to my question; a comment on what I wrote; a reply to my comment; my name in a text;
 * my answer accepted, validated; thanks; support for what I wrote; a decision about an idea that I wrote, support, follow or see
 * to; one of these merged; news below what I follow; a doubt about an answer that I vouched for; a question that I could answer;
 * a badge, and one taken back; points that waited; what was decided about a contribution of mine.
 */
export const MESSAGE_KINDS = [
  'answer', 'comment', 'reply', 'mention', 'accepted', 'validated', 'thanks', 'support', 'status', 'merge', 'follow', 'doubt', 'expert', 'badge', 'revoked', 'points', 'moderation',
] as const;
export type ChosenKind = (typeof MESSAGE_KINDS)[number];
/** What a message may be about. A welcome, of a member's first contribution, is decided about with thanks. */
export type MessageKind = ChosenKind | 'welcome';

/** `count`: listed and counted while unread. `list`: listed and never counted. `off`: neither. */
export const MESSAGE_CHOICES = ['count', 'list', 'off'] as const;
export type MessageChoice = (typeof MESSAGE_CHOICES)[number];

/** Bootstrap part `inbox`: whether there is news. */
export interface InboxState {
  /** Unread messages that are counted; 100 stands for as many or more. */
  unread: number;
  /** Until when no number is to be shown, milliseconds UTC; null outside quiet hours. */
  quietUntil: number | null;
}

/** `GET /v1/c/{community}/me/inbox?cursor=…`, the latest first, 90 days back; bootstrap part `inbox:list`. */
export interface InboxPage extends InboxState {
  items: Message[];
  cursor: string | null;
  /** What to send to mark all as read that is shown here. */
  until: number;
}

/** One message; what came of one kind about one thing is one message. */
export interface Message {
  /** Names it, to mark it as read. Opaque. */
  id: string;
  kind: MessageKind;
  /** When the latest of it came; only the hour where it would give away somebody without a name. */
  at: number;
  unread: boolean;
  /** How many answers, comments or people it tells of. */
  count: number;
  /** What it is about and leads to; null for badges, points and what its reader no longer finds. */
  object: MessageObject | null;
  /** Whose doing it was, the latest first, up to two; those who support, thank or welcome only as far as they agreed to be known. */
  people: MemberRef[];
  /** Beginning of what was said last, without its marks. */
  excerpt: string | null;
  /** What was decided about an idea; the stage by what its board calls it. */
  status: { status: IdeaStatus; stage: Words | null; note: string | null } | null;
  /** Title of the idea or question that was merged into the object. */
  merged: string | null;
  /** Votes of mine that came back with it. */
  returned: number;
  badge: BadgeRef | null;
  /** Points that waited: by which rule, and what was decided. */
  points: { rule: Words; decision: Decision } | null;
  /** What now holds of a contribution of mine. */
  moderation: 'held' | 'published' | 'removed' | null;
  /** Why, where somebody gave a reason. */
  reason: string | null;
}

export interface MessageObject {
  kind: 'idea' | 'question';
  id: string;
  board: string;
  title: string;
}

/** `PUT /v1/c/{community}/me/inbox/read`: all up to this moment, milliseconds UTC. `PUT …/read/{message}` marks one. Both answer `InboxState`; what was read stays so. */
export interface ReadWish {
  until: number;
}

/** `GET` and `PUT /v1/c/{community}/me/inbox/settings`. */
export interface InboxSettings {
  kinds: Record<ChosenKind, MessageChoice>;
  /** Minutes since midnight in the community's zone; over midnight where `to` is not after `from`. */
  quiet: QuietHours | null;
}

export interface QuietHours {
  from: number;
  to: number;
}
