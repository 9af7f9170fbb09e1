import type { BadgeRef } from './badges.ts';
import type { Words } from './members.ts';

/** What one action changed for the member who did it; the toast says it. */
export interface Earned {
  /** Counted points, after caps; 0 when a cap was reached. Negative after an undo. */
  points: number;
  /** True when a rule matched and its cap left nothing. */
  capped: boolean;
  /** Total afterwards. */
  total: number;
  badges: BadgeRef[];
  /** The level that was reached by this action, else null. */
  level: Level | null;
}

export interface Level {
  /** 1 is the first. */
  number: number;
  name: Words;
  /** Points from which it holds. */
  from: number;
}

export interface Points {
  total: number;
  thisWeek: number;
  level: Level;
  next: Level | null;
  /** Consecutive working days with a visit, today included once it counts. */
  streak: number;
  badges: { earned: number; all: number };
  /** Competition rank over all time; null without points. */
  rank: number | null;
  members: number;
}

/** A line of the ledger as its member reads it. */
export interface LedgerLine {
  /** When the thing happened, milliseconds UTC. */
  at: number;
  fact: FactType;
  /** Title of the idea or question that it was about, while it exists. */
  subject: string | null;
  rule: { id: string; version: number; name: Words };
  /** What the rule gives. */
  raw: number;
  /** What counted after the cap of that day. */
  points: number;
  /** Most points of this rule in one day, null without. */
  cap: number | null;
  /** When it was taken back, milliseconds UTC; null on a line that is no reversal. */
  reversedAt: number | null;
}

export interface LedgerPage {
  items: LedgerLine[];
  cursor: string | null;
}

/** Built-in facts: what members do here. */
export const FACT_TYPES = [
  'visit', 'idea_proposed', 'idea_supported', 'idea_selected', 'vote_cast', 'comment_written',
  'question_asked', 'answer_given', 'answer_supported', 'answer_accepted',
] as const;
export type FactType = (typeof FACT_TYPES)[number];

/** A rule as data: who earns how many points for which fact. Versioned; a stored version never changes. */
export interface RuleDefinition {
  fact: FactType;
  /** `actor` did it; `author` wrote what it was done to. */
  earns: 'actor' | 'author';
  points: number;
  /** Most points of this rule that count for one member in one day of the community. */
  dailyCap: number | null;
  name: Words;
}
