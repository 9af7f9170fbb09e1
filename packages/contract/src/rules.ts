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
  /**
   * What one member can earn by this rule in a window, so many times or so many points; each window at most once. What its earlier
   * versions gave in the window is part of it, and so it is with every limit below.
   */
  limits?: { per: LimitWindow; times?: number; points?: number }[];
  /** Minutes after a fact in which the next one does not count, whether or not that one counted. */
  coolDown?: number;
  /** Most that one item, say an idea, can bring its author or cost them, over all time. Facts that are about none have no such limit. */
  perItem?: { gain?: number; loss?: number };
  /** How often one colleague's acts can earn another points in a window. What nobody did, as the selection of an idea, has no such limit. */
  perPair?: { per: LimitWindow; times: number };
  /**
   * More than so many acts of one person towards the same member within so many minutes wait for a moderator: the first
   * ones count, the others are pending until they are released or refused.
   */
  burst?: { times: number; minutes: number };
  /**
   * For what an author earns: where the author did the same for the person in the days before, the points are multiplied
   * by the weight and rounded to the nearest whole, halves away from zero.
   */
  reciprocity?: { days: number; weight: number };
  /** Rules by which the member must have earned before. */
  after?: string[];
  /** First and last day, `2026-11-22`; open where left out. */
  from?: string;
  to?: string;
  /** Days, both included, on which the points are multiplied and rounded to the nearest whole, halves away from zero. */
  boosts?: { from: string; to: string; factor: number }[];
}

/** Why a fact counted for less than the rule gives; `rounded`: multiplied on its day, that is nothing. */
export type LimitReason = LimitWindow | 'item' | 'pair' | 'cool_down' | 'prerequisite' | 'reciprocity' | 'rounded' | 'pending' | 'refused';

/** From which facts a change counts: those to come, those of the season that runs, those from a day on, or all. */
export type CountsFrom = 'now' | 'season' | 'all' | (string & {});

export interface RuleVersion {
  version: number;
  definition: RuleDefinition;
  /** Facts from then on are its own, milliseconds UTC. */
  validFrom: number;
  /** Until then, exclusive; null while it is in force. */
  validTo: number | null;
}

export interface RuleState {
  id: string;
  /** Latest first; empty for a rule that was never applied. */
  versions: RuleVersion[];
  /** A change that counts for nothing yet. */
  draft: RuleDefinition | null;
}

export interface RuleList {
  items: RuleState[];
  /** Changes that are still being carried into the ledger. */
  repricings: Repricing[];
}

/** What applying a draft would change in one currency, over all time. */
export interface PreviewedChange {
  /** Members whose total would change. */
  members: number;
  /** Sum of all changes. */
  points: number;
  gained: number;
  lost: number;
  /** Who would enter and leave the top ten of all time; a name is null where its member has not agreed to it. */
  enter: PreviewedMember[];
  leave: PreviewedMember[];
}

/** What applying a draft would change, in the currency of its rule. */
export interface RulePreview extends PreviewedChange {
  /** Rules that wait for this one: what follows for them is in the figures. */
  waiting: string[];
  /** Those of them with so many versions or limits that what follows for them is not; none as a rule. It follows all the same. */
  notCounted: string[];
  /** The same for further currencies that waiting rules give, where anything would change in them. */
  currencies: (PreviewedChange & { currency: string })[];
}

export interface PreviewedMember {
  name: string | null;
  /** Totals before and after. */
  before: number;
  after: number;
}

export interface RuleApplication {
  from: CountsFrom;
  /** What the members read on the ledger lines that it writes. */
  change: string;
}

/** A change on its way into the ledger. */
export interface Repricing {
  id: string;
  rule: string;
  change: string;
  /** Member numbers done and in all: how far it is. */
  done: number;
  of: number;
  finished: boolean;
}

/** Answer to applying a draft: the rule as it now is, and the work that is left, if any. */
export interface RuleResult {
  rule: RuleState;
  repricing: Repricing | null;
}
