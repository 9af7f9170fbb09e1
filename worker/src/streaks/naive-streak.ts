import type { WorkingCalendar } from '../calendar/working-days.ts';
import { holidaysOf } from '../calendar/holidays.ts';

/**
 * The oracle of the tests: a streak as somebody with a wall clock and a diary would count it. Time passes forward,
 * six hours at a time; whatever the clock on the wall shows is a day that was lived, a day that it never shows is not.
 */
export interface Diary {
  calendar: WorkingCalendar;
  /** Instants of visits, milliseconds UTC. */
  visits: readonly number[];
  /** Days that count besides. */
  counted: readonly string[];
  pauses: readonly { from: string; to: string }[];
  begin: number;
  now: number;
}

/** No day is shorter than 23 hours, so none is stepped over. */
const STEP = 6 * 3_600_000;

export function naiveStreak({ calendar, visits, counted, pauses, begin, now }: Diary): { streak: number; longest: number; today: string } {
  const wall = (at: number): string => new Date(at).toLocaleDateString('sv-SE', { timeZone: calendar.timeZone });
  const visited = [...visits.map(wall), ...counted];
  const today = wall(now);
  let streak = 0;
  let longest = 0;
  for (const day of wallDays(calendar.timeZone, begin, now)) {
    if (!isWorked(calendar, day)) continue;
    if (visited.includes(day)) streak += 1;
    else if (day !== today && !pauses.some(({ from, to }) => day >= from && day <= to)) streak = 0;
    longest = Math.max(longest, streak);
  }
  return { streak, longest, today };
}

/** Days that a wall clock shows from one instant to another, in their order. */
function wallDays(timeZone: string, begin: number, now: number): string[] {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone });
  const days: string[] = [];
  for (let at = begin; ; at = Math.min(now, at + STEP)) {
    const day = clock.format(at);
    if (day !== days.at(-1)) days.push(day);
    if (at === now) return days;
  }
}

export function isWorked({ weeks, holidays, daysOff, workedDays }: WorkingCalendar, day: string): boolean {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (daysOff.some((off) => off.day === day)) return false;
  if (workedDays.includes(day)) return true;
  if (holidaysOf(holidays, year).some((feast) => feast.day === day)) return false;
  let week: readonly number[] = [];
  for (const { from, days } of weeks) if (!from || day >= from) week = days;
  return week.includes(zeller(year, month, date));
}

/** ISO weekday by Zeller's congruence. */
function zeller(year: number, month: number, date: number): number {
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  const saturdayIsZero = (date + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return ((saturdayIsZero + 5) % 7) + 1;
}
