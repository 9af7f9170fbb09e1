import type { MemberRef } from './members.ts';

/**
 * How much somebody knows of a theme: 0 a little, up to 4. By a score of ten for each answer that was accepted, one for each vote
 * on an answer, at most ten of them, five for each colleague who knows and vouches, up to ten of them, and twenty for an
 * animateur's word; the levels begin at 10, 40, 120 and 400.
 */
export type ExpertLevel = 0 | 1 | 2 | 3 | 4;

/** Of a member in one theme. */
export interface Expertise {
  theme: string;
  level: ExpertLevel;
  /** Answers that helped: accepted, or voted for. */
  answers: number;
  /** Colleagues and animateurs who vouch for it. */
  endorsements: number;
}

/** Of somebody else, as the reader sees it. */
export interface ExpertiseSeen extends Expertise {
  /** Whether I vouch for it, and whether I may: who knows the theme, or an animateur, and nobody for themselves. */
  endorsed: boolean;
  mayEndorse: boolean;
}

/** A member who agreed to be found, with the themes that they agreed to. */
export interface Expert {
  member: MemberRef;
  place: string | null;
  /** Of the theme that was asked for, of all together where none was. */
  level: ExpertLevel;
  /** The ones in which they know most first. */
  themes: ExpertiseSeen[];
  me: boolean;
}

/** `GET /v1/c/{community}/experts`: by level; those who came last first among equals. `q` is a name or its beginnings. */
export interface ExpertQuery {
  theme?: string;
  team?: string;
  place?: string;
  q?: string;
  cursor?: string;
}

/** A page may have few or none and still go on: it looks at so many members and no more. */
export interface ExpertPage {
  items: Expert[];
  cursor: string | null;
}

/** `GET …/experts/filters`: teams and places of those who are listed, at most fifty of each, in the order of their letters. */
export interface ExpertFilters {
  teams: string[];
  places: string[];
}

/** `GET …/me/expertise`: what others would see of me, and whether they do. */
export interface OwnExpertise {
  listed: boolean;
  /** Themes for which I am found. */
  themes: string[];
  /** Where I know something, or am found, the ones in which I know most first. */
  expertise: Expertise[];
}

/** `PUT …/me/expertise`: nobody is listed who did not say so, and a no takes effect at once. */
export interface ListingWish {
  listed: boolean;
  /** Those for which I want to be found; none leaves me found by name only. */
  themes?: string[];
}

/** Answer to `PUT` and `DELETE …/members/{member}/expertise/{theme}/endorsement`. */
export interface EndorsementResult extends ExpertiseSeen {
  member: string;
}

/** `GET …/experts/suggested?title=&tags=`, tags with commas between. Nobody where no theme is told by either. */
export interface SuggestedExperts {
  /** The themes that were understood. */
  themes: string[];
  items: Expert[];
}

/** Somebody whom a question was put to. */
export interface QuestionRequest {
  member: MemberRef;
  at: number;
  declined: boolean;
}

/** `GET` and `PUT …/questions/{question}/requests`: all to who asked and to animateurs, to others their own. */
export interface QuestionRequests {
  items: QuestionRequest[];
}

/** By who asked, or an animateur. Whoever was asked stays so; who refused makes room for somebody else. */
export interface RequestWish {
  members: string[];
}

/** `PUT …/questions/{question}/requests/mine`, by who was asked. */
export interface RequestAnswer {
  declined: boolean;
}

/** `GET …/me/requests`: questions that wait for me, the latest first; at most twenty. */
export interface OwnRequests {
  items: { question: string; board: string; title: string; at: number; askedBy: MemberRef }[];
}

/** `GET …/boards/{board}/answer-times`. */
export interface AnswerTimes {
  /** Questions without an answer, at most 1,000; `more` says that there are more. */
  unanswered: number;
  more: boolean;
  /** Of the latest 200 questions: how many there are, and how many have an answer by somebody else. */
  questions: number;
  answered: number;
  /** The middle of the times, in milliseconds, from question to first answer of those that have one and were asked with a name; null without any. */
  median: number | null;
}
