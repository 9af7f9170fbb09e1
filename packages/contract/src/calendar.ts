import type { Words } from './members.ts';

/** Ready-made public holidays. `fr-alsace-moselle` adds Good Friday and the 26th of December. */
export const HOLIDAY_SETS = ['none', 'fr', 'fr-alsace-moselle'] as const;
export type HolidaySet = (typeof HOLIDAY_SETS)[number];

/** The working week from a day on. */
export interface WorkingWeek {
  /** First day that it holds for, `2027-01-01`; null on the first one, which holds for all days before the second. */
  from: string | null;
  /** ISO weekdays, 1 is Monday and 7 is Sunday, ascending; at least one. */
  days: number[];
}

/** A day without work, with its words. */
export interface Holiday {
  day: string;
  name: Words;
}

/** Which days a community works. Streaks count these days and no others. */
export interface Calendar {
  /** IANA name, `Europe/Paris`: where a day begins. */
  timeZone: string;
  /** By `from`, ascending. */
  weeks: WorkingWeek[];
  holidays: HolidaySet;
  /** Days off that no set has, ascending: a bridge day, a closure. They win over everything else. */
  daysOff: Holiday[];
  /** Days that are worked although they are a holiday or outside of the working week, ascending. */
  workedDays: string[];
  /** Days of pause that a member may set in a calendar year, week-ends included. */
  pauseDays: number;
  /** Rises with every change; send it back in `If-Match`. */
  version: number;
}

/** `PATCH /v1/c/{community}/calendar`, by an animateur: what is left out stays as it is. */
export type CalendarPatch = Partial<Omit<Calendar, 'version'>>;

/** `GET /v1/c/{community}/calendar/years/{year}`: the holidays of a year as they stand. */
export interface CalendarYear {
  year: number;
  holidays: Holiday[];
}
