import type { FactType } from './points.ts';
import type { MemberRef, Words } from './members.ts';

/** A drawing of ours: shape, colour and glyph are names that the client knows. */
export interface BadgeArt {
  shape: 'cocarde' | 'shield' | 'hexagon' | 'star' | 'medal';
  colour: 'indigo' | 'green' | 'orange' | 'purple' | 'teal' | 'amber' | 'rose' | 'slate';
  glyph: 'spark' | 'check' | 'flame' | 'heart' | 'eye' | 'hand' | 'bulb' | 'chat' | 'vote' | 'trophy' | 'people' | 'flag';
}

/** What must be true. `whose` says on which side of the fact the member stands. */
export type BadgeCriterion =
  | { kind: 'count'; fact: FactType; whose: 'actor' | 'author'; atLeast: number }
  | { kind: 'days'; fact: FactType; whose: 'actor' | 'author'; atLeast: number }
  | { kind: 'points'; atLeast: number }
  | { kind: 'manual' };

export interface BadgeDefinition {
  name: Words;
  /** How to earn it, in a sentence. */
  how: Words;
  art: BadgeArt;
  criterion: BadgeCriterion;
}

export interface BadgeRef {
  id: string;
  name: Words;
  art: BadgeArt;
}

/** A badge as its member sees it, earned or not yet. */
export interface Badge extends BadgeRef {
  how: Words;
  /** Milliseconds UTC, null while locked. */
  earnedAt: number | null;
  /** Given by hand by this person, null otherwise. */
  by: MemberRef | null;
  /** How far, null for a badge given by hand. `now` never passes `goal`. */
  progress: { now: number; goal: number } | null;
  /** How many members have it. */
  holders: number;
}

export interface Badges {
  items: Badge[];
  earned: number;
}

/** `PUT /v1/c/{community}/badges/{badge}/holders/{member}`, by an animateur. */
export interface BadgeGrant {
  reason: string;
}
