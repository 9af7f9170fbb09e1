import type { Words } from './members.ts';
import type { Level } from './points.ts';

/** The currency that every community has; what a rule, a leaderboard or a badge counts unless it says otherwise. */
export const MAIN_CURRENCY = 'points';

/** One step of a ladder of levels. */
export interface LevelStep {
  /** Points from which it holds; 0 on the first. */
  from: number;
  name: Words;
}

/** What a currency is called. */
export interface Unit {
  /** Several of it: `{ fr: 'mercis', en: 'thanks' }`. */
  unit: Words;
  /** One of it, in languages of `unit`: `{ fr: 'merci' }`. Where nobody said it, one of `points` is a `point`, and of all else is called as several are. */
  one?: Words;
}

/** `PUT /v1/c/{community}/currencies/{currency}`: what it is called and its levels. `points` can be renamed too. */
export interface CurrencyDefinition extends Unit {
  /** Ascending, the first from 0. Derived when shown: a change holds at once for everybody. */
  levels: LevelStep[];
}

export interface Currency extends CurrencyDefinition {
  id: string;
}

export interface CurrencyList {
  /** The main one first. */
  items: Currency[];
}

/** How far apart levels are: the same, more by a number each time, or more by a factor each time. */
export const LADDERS = ['flat', 'linear', 'geometric'] as const;
export type Ladder = (typeof LADDERS)[number];

/** `GET /v1/c/{community}/currencies/thresholds?shape=…&levels=…&first=…[&growth=…]`: a proposal, nothing is stored. */
export interface ThresholdQuery {
  shape: Ladder;
  /** How many levels, the first included. */
  levels: number;
  /** Points from the first level to the second. */
  first: number;
  /** Points that a linear ladder adds to each distance, or the factor of a geometric one. */
  growth?: number;
}

export interface Thresholds {
  /** Of each level, ascending, the first 0. */
  thresholds: number[];
}

/** Where a member stands in a currency. */
export interface CurrencyStanding extends Unit {
  id: string;
  total: number;
  thisWeek: number;
  level: Level;
  next: Level | null;
  /** Over all time; null without points. */
  rank: number | null;
}
