import type { Calendar, Holiday } from '@cocarde/contract/calendar.ts';
import type { Words } from '@cocarde/contract/members.ts';
import { dayOf } from './calendar.ts';
import { holidaysOf } from './holidays.ts';

export type WorkingCalendar = Pick<Calendar, 'timeZone' | 'weeks' | 'holidays' | 'daysOff' | 'workedDays'>;

/** A community's calendar, ready to be asked about days. */
export interface WorkingDays {
  /** Name of the holiday that a day is, else null. */
  holiday(day: string): Words | null;
  /** Whether people are expected to work on a day. */
  works(day: string): boolean;
}

export function workingDays({ timeZone, weeks, holidays, daysOff, workedDays }: WorkingCalendar): WorkingDays {
  const off = new Map(daysOff.map(({ day, name }) => [day, name]));
  const worked = new Set(workedDays);
  const years = new Map<number, Map<string, Words>>();
  const fromSet = (day: string): Words | undefined => {
    const year = Number(day.slice(0, 4));
    let feasts = years.get(year);
    if (!feasts) years.set(year, (feasts = new Map(holidaysOf(holidays, year).map((feast) => [feast.day, feast.name]))));
    return feasts.get(day);
  };
  const holiday = (day: string): Words | null => off.get(day) ?? (worked.has(day) ? null : fromSet(day) ?? null);
  return {
    holiday,
    works: (day) => !holiday(day) && (worked.has(day) || weekAt(weeks, day).includes(weekdayOf(day))) && existed(day, timeZone),
  };
}

function weekAt(weeks: Calendar['weeks'], day: string): readonly number[] {
  return weeks.findLast(({ from }) => from === null || from <= day)?.days ?? [];
}

/** ISO weekday, 1 is Monday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

const MOST_KNOWN = 20_000;
const known = new Map<string, boolean>();

/**
 * Whether a zone had this day at all: Pacific/Apia went from the 29th to the 31st of December 2011. Every zone is
 * within fourteen hours of UTC, so that one of three instants falls well inside of the day.
 */
function existed(day: string, timeZone: string): boolean {
  const key = `${timeZone} ${day}`;
  let answer = known.get(key);
  if (answer === undefined) {
    const noon = Date.parse(`${day}T12:00:00Z`);
    answer = [0, -12, 12].some((hours) => dayOf(noon + hours * 3_600_000, timeZone) === day);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, answer);
  }
  return answer;
}

/** Holidays of a year as they stand: those of the set that nobody works, and the community's own. */
export function holidaysIn(calendar: WorkingCalendar, year: number): Holiday[] {
  const { holiday } = workingDays(calendar);
  const days = [...holidaysOf(calendar.holidays, year), ...calendar.daysOff].map(({ day }) => day);
  return [...new Set(days)].filter((day) => Number(day.slice(0, 4)) === year).sort()
    .flatMap((day) => { const name = holiday(day); return name ? [{ day, name }] : []; });
}
