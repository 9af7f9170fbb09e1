/**
 * Calendar periods in a community's zone. A day is `2026-11-22`; once a day is known, weeks and months
 * follow from it alone, so that an instant meets a time zone in one place only.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Calendar day of an instant (milliseconds UTC) in an IANA time zone. Throws RangeError for an unknown zone. */
export function dayOf(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, calendar: 'iso8601', year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** ISO 8601 week of a day, `2026-W47`: weeks start on Monday and belong to the year of their Thursday. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 3 - ((date.getUTCDay() + 6) % 7));
  const year = date.getUTCFullYear();
  const week = 1 + Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / 604_800_000);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The day `days` later, or earlier when negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Monday to Friday. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6;
}

/** First day after the window of a day. */
export function dayAfter(per: 'day' | 'week' | 'month', day: string): string {
  switch (per) {
    case 'day': return addDays(day, 1);
    case 'week': return addDays(day, 7 - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month': return addDays(`${monthOf(day)}-01`, 32).slice(0, 8) + '01';
  }
}

/** First instant of a day in a zone, milliseconds UTC. Days of 23 and 25 hours are as long as they are. */
export function startOfDay(day: string, timeZone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`);
  let low = noon - 36 * 3_600_000;
  let high = noon + 36 * 3_600_000;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle, timeZone) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
