import * as z from 'zod';
import { HOLIDAY_SETS, type CalendarPatch } from '@cocarde/contract/calendar.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { words } from '../http/text.ts';
import { dayOf } from './calendar.ts';

/** `2026-11-22`, and a day that there is. */
export const day = z.iso.date();

export const year = z.coerce.number<string>().int().min(1900).max(2200);

// Offsets such as +01:00 are known to Intl too, but know no daylight saving.
const timeZone = z.string().max(60).regex(/^[A-Za-z]/, 'An IANA name, Europe/Paris.').refine((name) => {
  try {
    return Boolean(dayOf(0, name));
  } catch {
    return false;
  }
}, 'There is no such time zone.');

const weekdays = z.array(z.int().min(1).max(7)).min(1).max(7).transform((days) => [...new Set(days)].sort());

/** Each day once, in order. */
const byDay = <T>(list: readonly T[], dayOfItem: (item: T) => string): T[] =>
  [...new Map(list.map((item) => [dayOfItem(item), item])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);

export const calendarPatch = z.strictObject({
  timeZone: timeZone.optional(),
  weeks: z.array(z.strictObject({ from: day.nullable(), days: weekdays })).min(1).max(LIMITS.calendarWeeks)
    .refine((weeks) => weeks.every(({ from }, i) => (i === 0 ? from === null : from !== null && from > (weeks[i - 1]!.from ?? ''))),
      'The first is from null, the others follow by their first day.').optional(),
  holidays: z.enum(HOLIDAY_SETS).optional(),
  daysOff: z.array(z.strictObject({ day, name: words })).max(LIMITS.calendarDays).transform((list) => byDay(list, (off) => off.day)).optional(),
  workedDays: z.array(day).max(LIMITS.calendarDays).transform((list) => byDay(list, (worked) => worked)).optional(),
  pauseDays: z.int().min(0).max(366).optional(),
}) satisfies z.ZodType<CalendarPatch>;
