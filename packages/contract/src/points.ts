import type { BadgeRef } from './badges.ts';
import type { CurrencyStanding, Unit } from './currencies.ts';
import type { MemberRef, Words } from './members.ts';
import type { Verdict } from './pending.ts';
import type { RemovalNote } from './removal.ts';
import type { LimitReason } from './rules.ts';
import type { Streak } from './streaks.ts';

/** What one action changed for the member who did it; the toast says it. Null in its place when there is nothing to tell. */
export interface Earned {
  /** Counted points, after caps; 0 when a cap was reached. Negative after an undo. */
  points: number;
  /** True when a rule matched and its cap left nothing. */
  capped: boolean;
  /** There when nothing counted: which limit of which rule left nothing. */
  skipped?: Skipped;
  /** True when points of this act wait for a moderator, because so much came at once, mine or somebody else's; left out otherwise. */
  pending?: true;
  /** True beside `pending` when they are only somebody else's: what it brought me counts. How many and whose is not said. */
  pendingForOthers?: true;
  /** Total afterwards. */
  total: number;
  badges: BadgeRef[];
  /** The level that was reached by this action, else null. */
  level: Level | null;
  /** The same for each further currency of which something came or went. */
  currencies: ({ id: string; points: number; total: number; level: Level | null } & Unit)[];
  /** Names of the rules that gave or took, one for each act that they settled. */
  rules?: Words[];
  /** Working days of the streak, when a visit just made it longer than one. */
  streak?: number;
}

/** Why something did not count, and when the same thing can. */
export interface Skipped {
  rule: Words;
  reason: Exclude<LimitReason, 'pending' | 'refused'>;
  /** As in `LedgerLine`. */
  limit: number | null;
  nextAt: number | null;
}

export interface Level {
  /** 1 is the first. */
  number: number;
  name: Words;
  /** Points from which it holds. */
  from: number;
}

export interface Points extends Streak {
  total: number;
  thisWeek: number;
  level: Level;
  next: Level | null;
  badges: { earned: number; all: number };
  /** Competition rank over all time; null without points. */
  rank: number | null;
  /** Those who take part. */
  members: number;
  /** Every further currency. */
  currencies: CurrencyStanding[];
}

/** A line of the ledger as its member reads it. */
export interface LedgerLine {
  /** When the thing happened, milliseconds UTC. */
  at: number;
  /** `bounty` for points that were promised for an answer and paid, which no rule gave. */
  fact: string;
  /** What the community calls a fact that it declared; null for a built-in one. */
  factName: Words | null;
  /** Title of the idea, question or round that it was about, or of what stands above that, while it is not removed; what an event calls its object. */
  subject: string | null;
  rule: { id: string; version: number; name: Words };
  /** Id of what it counts. */
  currency: string;
  /** What the rule gives. */
  raw: number;
  /** What counted within the limits of the rule. */
  points: number;
  /** The limit that left less than `raw`; null when all of it counts. */
  reason: LimitReason | null;
  /** That limit as the rule has it: points or times in its window, minutes of a cool-down; null without a number. */
  limit: number | null;
  /** When the same thing can count again, milliseconds UTC; null where no limit left less, or no date says when. */
  nextAt: number | null;
  /** Set on points that were corrected by hand: why, and by whom. */
  correction: { reason: string; by: MemberRef | null } | null;
  /** True while the fact waits for a moderator; left out elsewhere. */
  waits?: true;
  /** What a moderator had decided about what a burst held when the line was written, also where it was changed later; left out elsewhere. */
  verdict?: Verdict;
  /** Set on a line that took points back because a contribution was removed and is not back; left out elsewhere. */
  removal?: RemovalNote;
  /** Which line of its fact and rule this is: 0 gave, later ones took back or corrected. */
  seq: number;
  /** When a later line was written, milliseconds UTC; null on a first line. */
  changedAt: number | null;
  /** Name of the change of rules that wrote the line, else null. */
  change: string | null;
  /** False once what happened no longer counts, because it was undone or removed. */
  standing?: boolean;
}

export interface LedgerPage {
  items: LedgerLine[];
  cursor: string | null;
}

/** Built-in facts: what members do here. */
export const FACT_TYPES = [
  'visit', 'idea_proposed', 'idea_supported', 'idea_selected', 'vote_cast', 'comment_written',
  'question_asked', 'answer_given', 'answer_supported', 'answer_accepted', 'answer_validated', 'ballot_cast',
] as const;
export type FactType = (typeof FACT_TYPES)[number];
