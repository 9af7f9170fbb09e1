import type { Pause, StreakDay, StreakDayKind, StreakPage, StreakRepair } from '@cocarde/contract/streaks.ts';
import { calendarOf, type StoredCalendar } from '../calendar/calendar.queries.ts';
import { addDays, dayOf } from '../calendar/calendar.ts';
import { weekdayOf, workingDays, type WorkingDays } from '../calendar/working-days.ts';
import { today as todayOf, type Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { END, joined, marksBefore, marksOf, type StoredMarks } from './marks.queries.ts';
import { daysPaused, firstPauseDay, lastPauseDay } from './pauses.ts';
import { repairsSince } from './repairs.queries.ts';
import { aheadOf, longestOf, standingOf, streakAt, type Marks } from './streak.ts';

const WEEKS = 4;
const YEAR = 366;
/** Rows of each kind a page, and pages: some forty years of working days. */
const PAGE = 1_000;
const PAGES = 10;

/** All that a member may see of their streak. Reads everything that they ever marked: for those who open it, not for every page. */
export async function streakPage(command: Command): Promise<StreakPage> {
  const { db, community, member } = command;
  const today = todayOf(command);
  const [calendar, repairs, latest] = await readTogether<[StoredCalendar, StreakRepair[], StoredMarks]>(db, [
    calendarOf(db, community), repairsSince(db, community.id, member.id, addDays(today, -YEAR)), marksBefore(db, community.id, member.id, END, PAGE),
  ]);
  let stored = latest;
  for (let page = 1; page < PAGES && !stored.whole; page += 1) {
    stored = joined(stored, await readOne(db, marksBefore(db, community.id, member.id, stored.since, PAGE)));
  }
  const marks = marksOf({ ...stored, whole: true }, calendar);
  const days = workingDays(calendar);
  const joinedOn = dayOf(member.joinedAt, calendar.timeZone);
  return {
    today,
    streak: streakAt(marks, days, today) ?? 0,
    ...aheadOf(marks, days, today),
    longest: longestOf(marks, days, today),
    days: lastWeeks(marks, new Set(repairs.map(({ day }) => day)), days, today, marks.since < joinedOn ? marks.since : joinedOn),
    pauses: stored.pauses.filter(({ to }) => to >= addDays(today, -YEAR)),
    repairs,
    pauseDays: pauseDays(stored.pauses, calendar.pauseDays, today),
  };
}

function lastWeeks(marks: Marks, repaired: ReadonlySet<string>, calendar: WorkingDays, today: string, since: string): StreakDay[] {
  const monday = addDays(today, 1 - weekdayOf(today) - 7 * (WEEKS - 1));
  return Array.from({ length: 7 * WEEKS }, (_, i) => addDays(monday, i)).filter((day) => day >= since).map((day) => ({
    day, kind: kindOf(day, marks, repaired, calendar, today), name: calendar.holiday(day),
  }));
}

function kindOf(day: string, marks: Marks, repaired: ReadonlySet<string>, calendar: WorkingDays, today: string): StreakDayKind {
  switch (standingOf(day, marks, calendar)) {
    case 'counts': return repaired.has(day) ? 'repaired' : 'visited';
    case 'free': return calendar.holiday(day) ? 'holiday' : calendar.works(day) ? 'pause' : 'rest';
    case 'missed': return day > today ? 'ahead' : day === today ? 'open' : 'missed';
  }
}

function pauseDays(pauses: readonly Pause[], of: number, today: string): StreakPage['pauseDays'] {
  return { used: daysPaused(pauses, today.slice(0, 4)), of, from: firstPauseDay(today), to: lastPauseDay(today) };
}
