import type { Reaction } from './discussion.ts';
import type { RequestAnswer } from './experts.ts';
import type { Earned } from './points.ts';
import type { MemberRef } from './members.ts';
import type { HeldBecause } from './moderation.ts';
import type { VoteState } from './votes.ts';

/**
 * `unanswered`, `unaccepted` and `unvoted` are the three ways of waiting for an answer: none is there, none is accepted, nobody
 * voted for one; a closed question waits for none. `mine` has what I asked by name, `followed` what I asked to hear of, the latest
 * followed first.
 */
export const QUESTION_VIEWS = ['new', 'top', 'unanswered', 'unaccepted', 'unvoted', 'mine', 'followed'] as const;
export type QuestionView = (typeof QUESTION_VIEWS)[number];

export interface Question extends VoteState {
  id: string;
  board: string;
  title: string;
  body: string;
  tags: string[];
  author: MemberRef | null;
  /** Asked without a name: nobody can say whose it is. */
  anonymous: boolean;
  createdAt: number;
  editedAt: number | null;
  /** Why others do not see it yet; null where they do. */
  held: HeldBecause | null;
  /** Those of its duplicates are among them. */
  answers: number;
  /** Of the question and its duplicates, not of answers. */
  comments: number;
  /** Who gave the accepted answer; null while none is. */
  accepted: { answer: string; author: MemberRef | null } | null;
  /** Whether somebody who knows confirmed an answer of it. */
  validated: boolean;
  /** Whether I asked to hear of it. */
  followed: boolean;
  /** It takes no more answers; comments and votes go on. Null while it is open. */
  closed: Closed | null;
  /** The question that this one is the same as, where people now answer and vote. Null for all that lists show; a search finds such ones too. Its title is null while it waits for a moderator. */
  duplicateOf: { id: string; title: string | null } | null;
  /** Since when members doubt that what is said here is still true, and how many do; null while nobody does. */
  stale: { since: number; members: number } | null;
  /** What its asker promised of their own points for an answer; null without a promise that stands. */
  bounty: { points: number; until: number } | null;
  /** Rises with every change; send it back in `If-Match`. */
  version: number;
}

export interface Closed {
  at: number;
  by: MemberRef | null;
  note: string | null;
}

export interface Answer extends VoteState {
  id: string;
  body: string;
  author: MemberRef | null;
  createdAt: number;
  editedAt: number | null;
  held: HeldBecause | null;
  accepted: boolean;
  /** Who of those who know its themes confirmed it, the first first; null while nobody did. */
  validated: Validated | null;
  comments: number;
  /** Those that somebody gave. */
  reactions: Reaction[];
  /** Whether who asked said thanks for it, also without a name. */
  thanked: boolean;
  /** Points that who asked had promised, and that it received; null for none. */
  bounty: number | null;
  /** The duplicate that it was given to; null for the question's own. */
  from: { id: string; title: string } | null;
  version: number;
}

export interface Validated {
  by: MemberRef[];
  /** When it was confirmed last. */
  at: number;
  /** Whether it says something else since. */
  editedSince: boolean;
  mine: boolean;
}

export interface QuestionQuery {
  view?: QuestionView;
  q?: string;
  tag?: string;
  /** Id of a member. */
  author?: string;
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
  /** What I may do here. */
  may: {
    /** Accept an answer; with an answer of my own there, an animateur may still be refused. */
    accept: boolean;
    /** Validate answers of others: an animateur, or who knows a theme of the question. */
    validate: boolean;
    /** Close it, reopen it, or say which one it is the same as. */
    close: boolean;
    /** Say that it is not the same as another one after all: who said that it is, or an animateur. */
    unmerge: boolean;
    /** Say that it is still true: who validated an answer, gave the accepted one or asked, or an animateur. */
    confirm: boolean;
    /** Points that I can promise for an answer, at most, beyond what stands; 0 where I cannot. */
    promise: number;
  };
  /** Why members doubt it, the latest first, up to 20. */
  doubts: Doubt[];
  /** There where the question was put to me: whether I said that I would rather not. */
  request?: RequestAnswer;
}

export interface NewQuestion {
  title: string;
  body?: string;
  tags?: string[];
  /** Without a name, where the board allows it. Needs an `Idempotency-Key` of 32 characters or more: `askerKey` is made of it. */
  anonymous?: boolean;
}

export interface NewAnswer {
  body: string;
}

export interface QuestionResult {
  question: Question;
  earned: Earned | null;
}

/** Answer to `POST /v1/c/{community}/boards/{board}/questions`. */
export interface AskResult extends QuestionResult {
  /**
   * Of a question without a name: whoever sends it in the header `Asker-Key` may accept, thank, close, reopen, mark as a duplicate and say that it
   * is still true, as who asked. It is told to nobody else and stored nowhere; a repetition of the request tells it again.
   */
  askerKey?: string;
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

/** `PUT /v1/c/{community}/questions/{question}/closing`, by who asked or an animateur; `DELETE` reopens it, an animateur's by animateurs only. */
export interface Closing {
  /** Why, for its readers. */
  note?: string;
}

/** `PUT /v1/c/{community}/questions/{question}/duplicate`, by who asked or an animateur; `DELETE` lets it stand for itself again. */
export interface Duplicate {
  /** Id of the question that it is the same as. */
  of: string;
}

export interface DuplicateResult {
  question: Question;
  /** The one that it is the same as, or was; null when it was of none. */
  of: Question | null;
}

/** `PUT /v1/c/{community}/questions/{question}/doubt`, by any member; `DELETE` takes it back. */
export interface DoubtWish {
  /** What changed. */
  reason: string;
}

export interface Doubt {
  reason: string;
  at: number;
  by: MemberRef | null;
}

/** Points that somebody promises for an answer, and days that they stand: where nothing is said, and at most. */
export const BOUNTY = { least: 5, most: 1_000, days: 14, mostDays: 60 } as const;

/** `PUT /v1/c/{community}/questions/{question}/bounty`, by who asked; `DELETE` takes it back while there is no answer of somebody else. */
export interface BountyWish {
  /** 5 to 1,000, of those beyond the level that one has. */
  points: number;
  /** Days that it stands, at most 60; 14 where left out. */
  days?: number;
}

/** `GET /v1/c/{community}/validators`: who may validate answers, by theme; for animateurs. */
export interface ValidatorPage {
  items: Validator[];
  cursor: string | null;
}

/** Answer to `PUT` and `DELETE /v1/c/{community}/members/{member}/validates/{theme}`, by an animateur. */
export interface ValidatorState {
  member: string;
  theme: string;
  validates: boolean;
}

export interface Validator {
  member: MemberRef;
  /** A tag. */
  theme: string;
  at: number;
}
