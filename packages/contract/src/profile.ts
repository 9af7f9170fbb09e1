import type { BadgeRef } from './badges.ts';
import type { CurrencyStanding } from './currencies.ts';
import type { Naming } from './leaderboard.ts';
import type { Appears, MemberRef } from './members.ts';
import type { Level } from './points.ts';

export const PROFILE_PARTS = ['points', 'badges', 'contributions'] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** A member's own word on what others see: nobody finds who does not appear, and of who does, everybody sees the open parts. */
export interface VisibilityChoices extends Record<ProfilePart, boolean> {
  appears: Appears;
}

/** The choices, and what they come to in a community that names its members so. */
export interface Visibility extends VisibilityChoices {
  naming: Naming;
  /** Whether others find a profile of mine. */
  found: boolean;
}

/** `PUT /v1/c/{community}/me/visibility`: at least one of them, as it shall be; what is left out stays as it is. */
export type VisibilityWish = Partial<VisibilityChoices>;

/**
 * A member: `GET /v1/c/{community}/members/{member}/profile` as others see them, `GET /v1/c/{community}/me/profile` as they see
 * themselves. There is no streak in it and no date but a month.
 */
export interface Profile extends MemberRef {
  /** Whether it is my own. */
  me: boolean;
  /** Month in which they came, `2026-09`, in the community's time zone. */
  since: string;
  /** Over all time. Null for others where it is not shown or there are none: closing a part looks like having nothing in it. */
  points: ProfilePoints | null;
  /** Latest first; null as above. */
  badges: BadgeRef[] | null;
  /** Null as above. */
  contributions: Contributions | null;
  /** What I decided; null on the side that others see. */
  visibility: Visibility | null;
}

export interface ProfilePoints {
  total: number;
  level: Level;
  /** Every further currency of which there is some. */
  currencies: Pick<CurrencyStanding, 'id' | 'unit' | 'one' | 'total' | 'level'>[];
}

/** How often a member did or was given each of them, over all time. */
export interface Contributions {
  ideas: number;
  /** Of them planned or done at some time. */
  ideasSelected: number;
  answers: number;
  /** Of them the best of their question by somebody else's word. */
  answersAccepted: number;
}
