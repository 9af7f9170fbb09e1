import type { Words } from './members.ts';

export const LIMIT_WINDOWS = ['day', 'week', 'month', 'ever'] as const;
export type LimitWindow = (typeof LIMIT_WINDOWS)[number];

/** A rule as data: who earns how many points for which fact, and within what limits. A stored version never changes. */
export interface RuleDefinition {
  /** A built-in fact or one that the community declared. */
  fact: string;
  /** `actor` did it; `author` wrote what it was done to, and never earns from themselves. */
  earns: 'actor' | 'author' | 'both';
  /** Id of a currency of the community. */
  currency: string;
  /** Whole number; negative takes points away. */
  points: number;
  name: Words;
  /** Facts that it is about; a field left out lets every fact through, a list lets through what it names. */
  only?: {
    boards?: string[];
    /** Any of these tags. */
    tags?: string[];
    /** Team, on the day of the fact, of who earns. */
    teams?: string[];
    attributes?: Record<string, (string | number | boolean)[]>;
  };
  /** What one member can earn by this rule in a window: so many times, so many points, or both. */
  limits?: { per: LimitWindow; times?: number; points?: number }[];
  /** Minutes after a fact that counted in which the next one does not. */
  coolDown?: number;
  /** Most that one item, say an idea, can bring its author or cost them, over all time. */
  perItem?: { gain?: number; loss?: number };
  /** How often one colleague's acts can earn another points in a window. */
  perPair?: { per: LimitWindow; times: number };
  /** Rules by which the member must have earned before. */
  after?: string[];
  /** First and last day, `2026-11-22`; open where left out. */
  from?: string;
  to?: string;
  /** Days, both included, on which the points are multiplied and rounded to the nearest whole. */
  boosts?: { from: string; to: string; factor: number }[];
}

/** Why a fact counted for less than the rule gives. */
export type LimitReason = LimitWindow | 'item' | 'pair' | 'cool_down' | 'prerequisite';
