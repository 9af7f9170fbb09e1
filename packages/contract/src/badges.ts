import type { MemberRef, Words } from './members.ts';

export const BADGE_SHAPES = ['cocarde', 'shield', 'hexagon', 'star', 'medal'] as const;
export const BADGE_COLOURS = ['indigo', 'green', 'orange', 'purple', 'teal', 'amber', 'rose', 'slate'] as const;
export const BADGE_GLYPHS = ['spark', 'check', 'flame', 'heart', 'eye', 'hand', 'bulb', 'chat', 'vote', 'trophy', 'people', 'flag'] as const;

/** A drawing of ours: shape, colour and glyph are names that the client knows. */
export interface BadgeArt {
  shape: (typeof BADGE_SHAPES)[number];
  colour: (typeof BADGE_COLOURS)[number];
  glyph: (typeof BADGE_GLYPHS)[number];
}

/** The side of a fact on which a member stands: did it, or wrote what it was done to. */
export type Whose = 'actor' | 'author';

/** One thing that must be true. */
export type BadgeCondition =
  /** So many facts, on so many different days, or about so many different things. A fact is a built-in or a declared one. */
  | { kind: 'count' | 'days' | 'objects'; fact: string; whose: Whose; atLeast: number }
  /** So many points of a currency over all time; of the main one where left out. */
  | { kind: 'points'; currency?: string; atLeast: number }
  /** A level of it, by its number; 1 is the first. */
  | { kind: 'level'; currency?: string; atLeast: number }
  /** A streak of so many working days that stands. */
  | { kind: 'streak'; atLeast: number }
  /** Another badge, held. */
  | { kind: 'badge'; badge: string }
  /** Given by hand: no fact ever fulfils it. */
  | { kind: 'manual' };

/** What must be true: one condition, all of several, or any of them; a group may have groups of the other kind in it. */
export type BadgeCriterion =
  | BadgeCondition
  | { all: (BadgeCondition | { any: BadgeCondition[] })[] }
  | { any: (BadgeCondition | { all: BadgeCondition[] })[] };

export interface BadgeDefinition {
  name: Words;
  /** How to earn it, in a sentence. */
  how: Words;
  art: BadgeArt;
  criterion: BadgeCriterion;
  /** Held once for each fact that its criterion, a count of one, is about. */
  repeats?: boolean;
  /** Steps of one thing: who has a higher one need not be shown the lower. */
  tier?: BadgeTier;
  /**
   * No more than so many members. Who completes it from its activation on receives it in the order in which they do. Who had
   * completed it before, while nobody could receive it, is found by the back-fill in the order in which they joined, whenever
   * that was and however it is cut into pages; until it is finished, places go to both as they come. Begin `from` the day of activation
   * where only what is done from now on is to decide.
   */
  limit?: number;
  /** Days, both included: facts of these days count, anything else must be reached on one of them. */
  from?: string;
  to?: string;
}

export interface BadgeTier {
  /** The same for all steps. */
  group: string;
  /** 1 is the lowest. */
  order: number;
  /** What the step is called: `{ fr: 'Bronze', en: 'Bronze' }`. */
  name: Words;
}

export interface BadgeRef {
  id: string;
  name: Words;
  art: BadgeArt;
}

/** A condition and how far the member is. `now` never passes `goal`; a level is told in points. */
export type BadgeStep = BadgeCondition & {
  /** What the community calls its fact, badge, level, or unit of points; null for a built-in fact and for what needs no name. */
  name: Words | null;
  now: number;
  goal: number;
  /** Conditions of one group have the same number, from 0 on. */
  group: number;
};

/** A badge as its member sees it, earned or not yet. */
export interface Badge extends BadgeRef {
  how: Words;
  /** When it was last received, milliseconds UTC; null while it is not held. */
  earnedAt: number | null;
  /** How often it is held; above 1 only for one that repeats. */
  times: number;
  repeats: boolean;
  /** Given by hand by this person, null otherwise. */
  by: MemberRef | null;
  /** Why it was given by hand, null otherwise. */
  reason: string | null;
  /** Last day on which it is held, null without an end. In the past for one that has expired and is not held any more. */
  until: string | null;
  tier: BadgeTier | null;
  /** Whether every group of conditions is needed or any of them; within a group it is the other way round. */
  match: 'all' | 'any';
  /** Each condition; empty for who holds the badge. */
  progress: BadgeStep[];
  /** How many members hold it. */
  holders: number;
  /** How many more members can receive it, null without a limit. */
  left: number | null;
  /** Days on which it can be received, null without. */
  from: string | null;
  to: string | null;
  /** Nobody receives it any more. */
  retired: boolean;
}

/** A badge that was taken from its member, who has not acknowledged it yet. */
export interface BadgeRevocation extends BadgeRef {
  /** Milliseconds UTC. */
  at: number;
  because: RevocationCause;
  reason: string;
  by: MemberRef | null;
}

export interface Badges {
  /** Held ones first, latest first. What cannot be received any more is there for its holders alone. */
  items: Badge[];
  earned: number;
  /** How many members take part: what the holders are a share of. */
  members: number;
  revoked: BadgeRevocation[];
}

/** `PUT /v1/c/{community}/badges/{badge}/holders/{member}`, by another animateur, for who takes part. */
export interface BadgeGrant {
  /** The member reads it. */
  reason: string;
  /** Last day on which it is held. Whoever then fulfils what else it stands for has it for good. */
  until?: string;
}

export const REVOCATION_CAUSES = ['fraud', 'cause_gone'] as const;
/** Badges are taken away for these alone: fraud, or what a repeated badge was given for is gone. */
export type RevocationCause = (typeof REVOCATION_CAUSES)[number];

/** `PUT /v1/c/{community}/badges/{badge}/holders/{member}/revocation`, by an animateur. */
export interface RevocationWish {
  because: RevocationCause;
  /** The member reads it. */
  reason: string;
  /** Of a badge that repeats, the award that is meant; all of them where left out. */
  cause?: string;
}

/** An award as animateurs see it. */
export interface BadgeHolder {
  member: string;
  /** Null for who did not agree to be named and was not given the badge by hand. */
  name: string | null;
  /** What a repeated badge was given for; empty for others. */
  cause: string;
  at: number;
  by: MemberRef | null;
  reason: string | null;
  until: string | null;
  /** False once what it was given for is gone: it may be taken back, and stays where nobody does. */
  causeStands: boolean;
  revoked: { at: number; because: RevocationCause; reason: string; by: MemberRef | null } | null;
}

export interface BadgeHolderPage {
  items: BadgeHolder[];
  cursor: string | null;
}

/** A badge as animateurs shape it. A draft counts for nothing before it is activated. */
export interface BadgeState {
  id: string;
  /** Null for one that is only a draft. */
  definition: BadgeDefinition | null;
  /** Counts activations; 0 for a draft that never was. */
  version: number;
  /** Milliseconds UTC; nobody receives it since then. */
  retiredAt: number | null;
  holders: number;
  /** Awards whose cause is gone and that nobody has decided on. */
  doubtful: number;
  draft: BadgeDefinition | null;
  /** The way of the present version to the members who deserve it already; null when it is done. */
  backfill: BadgeBackfill | null;
}

export interface BadgeStates {
  items: BadgeState[];
}

export interface BadgePreview {
  /** How many members would receive it at once. */
  members: number;
  /** How many times in all; more than members for one that repeats. */
  awards: number;
  /** Names of some who would and who agreed to be named. */
  sample: string[];
  /** False where so many have a streak that not all were looked at: then it is at least so many. */
  whole: boolean;
}

/** Members are gone through in pages: `done` of `of` by their numbers. */
export interface BadgeBackfill {
  badge: string;
  version: number;
  done: number;
  of: number;
  finished: boolean;
}
