import type { MemberRef, Words } from './members.ts';

/** How today stands: it counts already, a visit would still make it count, or it neither counts nor breaks. */
export type StreakToday = 'counted' | 'open' | 'free';

/** Consecutive working days with a visit. Only its member ever sees it. */
export interface Streak {
  /** Today included once it counts. */
  streak: number;
  streakToday: StreakToday;
  /** The next day whose visit counts: today while it is open. Null when there is none within a year. */
  streakNext: string | null;
}

/**
 * What a day is to a streak. `visited` and `repaired` count. `pause`, `holiday` and `rest` (outside of the working
 * week) neither count nor break. `missed` ends a streak. `open` is today, `ahead` a working day to come.
 */
export type StreakDayKind = 'visited' | 'repaired' | 'pause' | 'holiday' | 'rest' | 'missed' | 'open' | 'ahead';

export interface StreakDay {
  day: string;
  kind: StreakDayKind;
  /** Name of a holiday, else null. */
  name: Words | null;
}

/** Days that neither count nor break, both included. Nobody but its member sees it, and no reason is asked. */
export interface Pause {
  from: string;
  to: string;
}

/** A day that an animateur counted for the member. */
export interface StreakRepair {
  day: string;
  reason: string;
  by: MemberRef | null;
}

/** `GET /v1/c/{community}/me/streak` */
export interface StreakPage extends Streak {
  /** The community's day. */
  today: string;
  longest: number;
  /** Four weeks, this one last, from Monday to Sunday; days before the member came are left out. */
  days: StreakDay[];
  /** Latest first: those to come, the current one, and those of the last year. */
  pauses: Pause[];
  /** Of the last year, latest first. */
  repairs: StreakRepair[];
  pauseDays: {
    /** Days of pause of this calendar year, and how many there may be. */
    used: number;
    of: number;
    /** First day on which a pause may begin now. */
    from: string;
    /** Last day on which one may end. */
    to: string;
  };
}

/** `PUT /v1/c/{community}/me/pauses/{from}`: a pause that begins on that day. */
export interface PauseWish {
  to: string;
}

/** `PUT /v1/c/{community}/members/{member}/repairs/{day}`, by another animateur. */
export interface RepairWish {
  /** The member reads it. */
  reason: string;
}
