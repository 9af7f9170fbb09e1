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
  /** An option passes when its `share` in the result reaches this, 0 to 1. Not with `approval`, where passes what fits under the ceiling. */
  passes?: number;
}

/** Who reads results: everybody at once; who voted, and everybody once it is closed; everybody, animateurs too, once it is closed; animateurs only. */
export const RESULT_VISIBILITIES = ['always', 'after_vote', 'after_close', 'hidden'] as const;
export type ResultVisibility = (typeof RESULT_VISIBILITIES)[number];

/**
 * What becomes of names. `visible`: everybody sees who chose what. `confidential`: nobody is shown it, whoever runs the
 * service could look it up. `anonymous`: no row links a member and a choice. While it is open its results grow in steps of five ballots
 * and lag five to nine behind, so that two of them never differ by a single ballot; below five voters there is never any. It
 * takes no changes, brings no points and is not reopened.
 */
export const NAME_MODES = ['visible', 'confidential', 'anonymous'] as const;
export type NameMode = (typeof NAME_MODES)[number];

/** By an animateur. What is asked, of whom, and how names are treated never changes: archive the round and make another. */
export interface RoundDefinition {
  title: string;
  /** A sentence above the questions. */
  intro?: string;
  questions: Question[];
  /** Milliseconds UTC; now where left out. */
  opensAt?: number;
  /** Milliseconds UTC; until somebody closes it where left out. Of a closed round when that was. The database's clock decides. */
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
  /** How many took part. Before an `anonymous` round is closed, rounded down to a multiple of five. */
  voters: number;
  /** Whether I may vote, `open` apart: false for whoever is in none of its teams. */
  eligible: boolean;
  /** Whether I took part. In an `anonymous` round it is all that is known of me. */
  voted: boolean;
  /** My ballot; null without one, and always in an `anonymous` round. */
  mine: Choices | null;
  /** Counts the changes of my ballot, withdrawals too; send it back as `after` with the next one. 0 while there never was one, and always in an `anonymous` round. */
  revision: number;
  /** Null while I may not see any, in an `anonymous` round without five voters, and in lists. */
  result: RoundResult | null;
}

/**
 * `PUT …/rounds/{round}/ballot`: the whole ballot as I want it. `DELETE` of the same, `?after=` in the address, withdraws it.
 * A ballot that stands already as wanted is a success, also after closing. An `anonymous` one is never known to: its repetition
 * is refused with `ballot_final`, and the first one counts.
 */
export interface Ballot {
  choices: Choices;
  /** The `revision` that this was chosen after. An older wish that arrives late is refused with `ballot_changed` and changes nothing. */
  after: number;
}

export interface BallotResult {
  round: Round;
  /** What the ballot earned, where a rule pays for `ballot_cast`. */
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
   * What the place is by: votes (`one`, `several`, `up`, `approval`), the Wilson lower bound (`up_down`; below 0 where all
   * are against), the mean (`stars`, `score`;
   * the least there is where nobody gave any), dots, Borda points, won comparisons, half for a draw (`pairwise`). With `runoff`, where who
   * is out later is placed better, votes when it was out or in the last count.
   */
  value: number;
  /** Ballots that gave this option a number; with `pairwise`, comparisons that it was in. */
  ballots: number;
  /** How many ballots gave it each number: `{ "1": 12, "-1": 3 }`; with `pairwise`, how many comparisons chose it and how many the other. */
  given: Record<string, number>;
  /**
   * 0 to 1, how long its bar is: of the ballots (`one`, `several`, `up`, `approval`, `runoff`), of those about it that are in favour (`up_down`), of
   * five stars, of the way from least to most (`score`), of all dots, of the points that first place on every ballot gives (`borda`), of
   * all others (`pairwise`).
   */
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

/** By an animateur. `closed` and `archived` close it now, `open` opens or reopens it, until `closesAt` where that is said too. Alone, `closesAt` is for a round that is not closed. */
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

/**
 * Who gave an option (with `pairwise`, a pair) a number, where names are `visible` and for whoever sees results. A page looks at a hundred
 * ballots and may be empty while others follow.
 */
export interface VoterPage {
  items: { member: MemberRef; value: number }[];
  cursor: string | null;
}

/**
 * Results by team, of teams with at least five ballots, the largest first; the others are one row without a name. Where these have not
 * five together, the smallest of the former are among them, so that nothing can be told by subtraction; without five at all there is no row.
 * A voter counts in the team of their first ballot. Once the round is closed, for whoever sees results; an `anonymous` one has none, nor
 * a `confidential` one that was reopened.
 */
export interface Breakdown {
  /** Of a run-off, first choices only. */
  teams: { team: string | null; ballots: number; questions: QuestionResult[] }[];
}

/**
 * All that a result follows from, without names and apart by question: anyone can count it again. For whoever sees results, once the
 * round is closed; for an animateur who does, before.
 */
export interface RoundExport {
  round: Pick<Round, 'id' | 'title' | 'questions'>;
  /** Each answers one question, with how many were the same. */
  ballots: { choices: Choices; count: number }[];
  cursor: string | null;
}
