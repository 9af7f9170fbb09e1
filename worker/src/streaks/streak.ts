import type { Pause, Streak, StreakToday } from '@cocarde/contract/streaks.ts';
import { addDays } from '../calendar/calendar.ts';
import type { WorkingDays } from '../calendar/working-days.ts';

/** What a member's streak is made of, as far back as it was read. */
export interface Marks {
  /** Days with a visit or a repair. */
  counted: ReadonlySet<string>;
  pauses: readonly Pause[];
  /** Nothing is missing from this day on. */
  since: string;
  /** Nothing stands before it either. */
  whole: boolean;
}

/** `counts` prolongs a streak, `missed` ends it, `free` does neither. */
export type Standing = 'counts' | 'free' | 'missed';

/** A visit counts during a pause too: whoever comes back early need not think of it. */
export function standingOf(day: string, { counted, pauses }: Pick<Marks, 'counted' | 'pauses'>, calendar: WorkingDays): Standing {
  if (!calendar.works(day)) return 'free';
  if (counted.has(day)) return 'counts';
  return pauses.some(({ from, to }) => from <= day && day <= to) ? 'free' : 'missed';
}

/** The streak that stands today; null when it reaches further back than the marks. */
export function streakAt(marks: Marks, calendar: WorkingDays, today: string): number | null {
  let streak = 0;
  for (let day = today; day >= marks.since; day = addDays(day, -1)) {
    const standing = standingOf(day, marks, calendar);
    if (standing === 'counts') streak += 1;
    // Today is not over.
    else if (standing === 'missed' && day < today) return streak;
  }
  return marks.whole ? streak : null;
}

/** The longest streak that ever stood, the present one included. */
export function longestOf(marks: Marks, calendar: WorkingDays, today: string): number {
  let longest = 0;
  let run = 0;
  for (let day = today; day >= marks.since; day = addDays(day, -1)) {
    const standing = standingOf(day, marks, calendar);
    if (standing === 'counts') longest = Math.max(longest, (run += 1));
    else if (standing === 'missed') run = 0;
  }
  return longest;
}

/** How far ahead the next day that counts is looked for. */
const HORIZON = 366;

export function aheadOf(marks: Pick<Marks, 'counted' | 'pauses'>, calendar: WorkingDays, today: string): Omit<Streak, 'streak'> {
  const standing = standingOf(today, marks, calendar);
  const streakToday: StreakToday = standing === 'counts' ? 'counted' : standing === 'missed' ? 'open' : 'free';
  if (streakToday === 'open') return { streakToday, streakNext: today };
  for (let days = 1; days <= HORIZON; days += 1) {
    const day = addDays(today, days);
    if (standingOf(day, marks, calendar) === 'missed') return { streakToday, streakNext: day };
  }
  return { streakToday, streakNext: null };
}
