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

/** First and last day of the window around a day; days compare as text. */
export function windowDays(per: 'day' | 'week' | 'month' | 'ever', day: string): [from: string, to: string] {
  switch (per) {
    case 'day': return [day, day];
    case 'week': {
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      return [addDays(day, -weekday), addDays(day, 6 - weekday)];
    }
    case 'month': return [`${monthOf(day)}-01`, `${monthOf(day)}-31`];
    case 'ever': return ['0000-01-01', '9999-12-31'];
  }
}
