import type { MemberRef } from './members.ts';
import type { Earned } from './points.ts';

/**
 * How ballots are cast and counted. In a ballot every option that somebody says something about has a number;
 * what the number means, and which are allowed, depends on the method:
 *
 * - `up` 1 · `up_down` 1 or -1 · `one` a single option with 1 · `several` from `min` to `max` options with 1
 * - `stars` 1 to 5 · `score` from `min` to `max`
 * - `dots` a number of dots each; what they cost together is at most `budget`, a dot each (`linear`) or the square of an option's (`quadratic`)
 * - `ranked` 1 for the first choice, 2 for the second, without gaps or ties, at most `ranks` of them; the others stay unranked
 * - `pairwise` pairs `{first}~{second}`, in the order of the options: 1 where the first is preferred, -1 where the second is
 * - `approval` options with 1; what these cost together is at most `ceiling`
 *
 * A question that is answered has at least one option with a number.
 */
export type Method =
  | { type: 'up' }
  | { type: 'up_down' }
  | { type: 'one' }
  | { type: 'several'; min: number; max: number }
  | { type: 'stars' }
  | { type: 'score'; min: number; max: number }
  | { type: 'dots'; budget: number; cost: 'linear' | 'quadratic'; perOption?: number }
  | { type: 'ranked'; count: 'runoff' | 'borda'; ranks?: number }
  | { type: 'pairwise' }
  | { type: 'approval'; ceiling: number };

export const METHOD_TYPES = ['up', 'up_down', 'one', 'several', 'stars', 'score', 'dots', 'ranked', 'pairwise', 'approval'] as const;

export interface RoundOption {
  /** Unique within its question: small letters, digits, single hyphens. */
  id: string;
  text: string;
  /** With `approval`: what it costs, a whole number from 1. */
  cost?: number;
}

export interface Question {
  /** Unique within its round: small letters, digits, single hyphens. */
  id: string;
  text: string;
  method: Method;
  /** From 2 on; from 1 with `up`, `up_down`, `stars` and `score`. */
  options: RoundOption[];
  /** A ballot may leave it out. */
  optional?: boolean;
  /** An option passes when it reaches this share, 0 to 1, of what it could have had: of voters, of stars, of first choices. */
  passes?: number;
}

/** Who reads results: everybody at once, who voted, everybody once it is closed, animateurs only. */
export const RESULT_VISIBILITIES = ['always', 'after_vote', 'after_close', 'hidden'] as const;
export type ResultVisibility = (typeof RESULT_VISIBILITIES)[number];

/**
 * What becomes of names. `visible`: everybody sees who chose what. `confidential`: nobody is shown it, whoever runs the
 * service could look it up. `anonymous`: no row links a member and a choice; results come after the close or in steps of five.
 */
export const NAME_MODES = ['visible', 'confidential', 'anonymous'] as const;
export type NameMode = (typeof NAME_MODES)[number];

/** By an animateur. What is asked, and how names are treated, is frozen with the first ballot. */
export interface RoundDefinition {
  title: string;
  /** A sentence above the questions. */
  intro?: string;
  questions: Question[];
  /** Milliseconds UTC; now where left out. */
  opensAt?: number;
  /** Milliseconds UTC; until somebody closes it where left out. The database's clock decides. */
  closesAt?: number;
  results: ResultVisibility;
  names: NameMode;
  /** Whether a ballot may be changed and withdrawn while the round is open; never in an `anonymous` one. Default true. */
  change?: boolean;
  /** Teams that may vote; everybody where left out. */
  teams?: string[];
  /** Ballots that it takes for the result to count: a number of members, or a share of those who may vote (0 to 1). */
  quorum?: { members: number } | { share: number };
  /** Whether each reader gets the options in an order of their own. */
  shuffle?: boolean;
}

/** `archived`: closed, and in no list. */
export type RoundState = 'scheduled' | 'open' | 'closed' | 'archived';

/** A choice by question, then by option: `{ lunch: { monday: 1 } }`. */
export type Choices = Record<string, Record<string, number>>;

export interface Round extends Omit<RoundDefinition, 'change' | 'shuffle'> {
  id: string;
  state: RoundState;
  change: boolean;
  shuffle: boolean;
  author: MemberRef | null;
  createdAt: number;
  /** Rises with every change of the round; send it back in `If-Match`. */
  version: number;
  /** How many took part. In an `anonymous` round that is open, rounded down to a multiple of five. */
  voters: number;
  /** Whether I may vote, `open` apart: false for whoever is in none of its teams. */
  eligible: boolean;
  /** Whether I took part. In an `anonymous` round it is all that is known of me. */
  voted: boolean;
  /** My ballot; null without one, and always in an `anonymous` round. */
  mine: Choices | null;
  /** Counts the changes of my ballot; send it back as `after` with the next one. 0 without a ballot. */
  revision: number;
  /** Null while I may not see any. */
  result: RoundResult | null;
}

/**
 * `PUT …/rounds/{round}/ballot`: the whole ballot as I want it. `DELETE` of the same withdraws it.
 * A ballot that stands already as wanted is a success, also after closing.
 */
export interface Ballot {
  choices: Choices;
  /** The `revision` that this was chosen after. An older wish that arrives late is refused with `ballot_changed` and changes nothing. */
  after: number;
}

export interface BallotResult {
  round: Round;
  earned: Earned | null;
}

export interface RoundResult {
  /** Ballots that it is about. Less than `voters` in an `anonymous` round that is open. */
  ballots: number;
  quorum: { needed: number; reached: boolean } | null;
  questions: QuestionResult[];
}

export interface QuestionResult {
  id: string;
  /** Ballots that say something about this question. */
  ballots: number;
  /** In the order of the result, best first. Equal ones share a `place`. */
  options: OptionResult[];
  /** `ranked` by `runoff`: who was out in each round of counting, and with how many votes each stood. */
  rounds?: RunoffRound[];
}

export interface OptionResult {
  id: string;
  /** 1 for the best; equal ones share it, the next is as many further (1, 2, 2, 4). */
  place: number;
  /**
   * What the place is by: votes (`one`, `several`, `up`, `approval`), the Wilson lower bound (`up_down`), the mean (`stars`, `score`),
   * dots, Borda points, votes when it was out or won (`runoff`), won comparisons, half for a draw (`pairwise`).
   */
  value: number;
  /** Ballots that gave this option a number. */
  ballots: number;
  /** How many ballots gave it each number: `{ "1": 12, "-1": 3 }`. */
  given: Record<string, number>;
  /** 0 to 1: how long its bar is. */
  share: number;
  /** Of `approval`: whether it fits under the ceiling with those before it. Of others with `passes`: whether it passes. */
  passed: boolean | null;
}

export interface RunoffRound {
  votes: Record<string, number>;
  /** Ids of who was out after it; empty in the last one. */
  out: string[];
  /** Ballots that name nobody who was still in. */
  exhausted: number;
}

/** By an animateur. `closed` and `archived` close it now, `open` reopens it, until `closesAt` where that is said too. */
export interface RoundPatch {
  state?: 'open' | 'closed' | 'archived';
  title?: string;
  intro?: string;
  closesAt?: number | null;
  results?: ResultVisibility;
}

export interface RoundPage {
  items: Round[];
  cursor: string | null;
}

/** Who chose an option, where names are `visible`; latest first. */
export interface VoterPage {
  items: { member: MemberRef; value: number }[];
  cursor: string | null;
}

/** Results by team, of teams with at least five ballots; the others are one row without a name where they have five together. */
export interface Breakdown {
  teams: { team: string | null; ballots: number; questions: QuestionResult[] }[];
}

/** All that a result follows from, without names: anyone can count it again. Once the round is closed, for animateurs before. */
export interface RoundExport {
  round: Pick<Round, 'id' | 'title' | 'questions'>;
  /** Each with how many were the same. In an `anonymous` round they are apart by question. */
  ballots: { choices: Choices; count: number }[];
}
