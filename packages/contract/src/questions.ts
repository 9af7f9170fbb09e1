import type { Reaction } from './discussion.ts';
import type { Earned } from './points.ts';
import type { MemberRef } from './members.ts';
import type { HeldBecause } from './moderation.ts';
import type { VoteState } from './votes.ts';

export const QUESTION_VIEWS = ['new', 'top', 'unanswered'] as const;
export type QuestionView = (typeof QUESTION_VIEWS)[number];

export interface Question extends VoteState {
  id: string;
  board: string;
  title: string;
  body: string;
  tags: string[];
  author: MemberRef | null;
  createdAt: number;
  editedAt: number | null;
  /** Why others do not see it yet; null where they do. */
  held: HeldBecause | null;
  /** Whether I asked to hear of it. */
  followed: boolean;
  /** Rises with every change of content; send it back in `If-Match`. */
  version: number;
  answers: number;
  /** Who gave the accepted answer; null while none is. */
  accepted: { answer: string; author: MemberRef | null } | null;
}

export interface Answer extends VoteState {
  id: string;
  body: string;
  author: MemberRef | null;
  createdAt: number;
  editedAt: number | null;
  held: HeldBecause | null;
  /** Those that somebody gave. */
  reactions: Reaction[];
  version: number;
  accepted: boolean;
}

export interface QuestionQuery {
  view?: QuestionView;
  q?: string;
  tag?: string;
  cursor?: string;
}

export interface QuestionPage {
  items: Question[];
  cursor: string | null;
}

/** The accepted answer first, then by votes. */
export interface AnswerPage {
  question: Question;
  items: Answer[];
  cursor: string | null;
}

export interface NewQuestion {
  title: string;
  body?: string;
  tags?: string[];
}

export interface NewAnswer {
  body: string;
}

export interface QuestionResult {
  question: Question;
  earned: Earned | null;
}

export interface AnswerResult {
  answer: Answer;
  question: Question;
  earned: Earned | null;
}

/** `PUT /v1/c/{community}/questions/{question}/accepted`: by who asked, or an animateur whose answer it is not and who competes with none that is accepted. */
export interface Acceptance {
  answer: string;
}
