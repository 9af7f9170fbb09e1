import type { PeriodKind } from '@cocarde/contract/leaderboard.ts';
import { addDays, monthOf, weekOf } from './calendar.ts';

/** Periods that the calendar gives; a season has dates of its own. */
export type CalendarKind = Exclude<PeriodKind, 'season'>;

export interface Period {
  /** `2026-11-22`, `2026-W47`, `2026-11`, `2026-Q4` or `all`. */
  key: string;
  /** First and last day. */
  from: string;
  to: string;
}

const EVER: Period = { key: 'all', from: '0001-01-01', to: '9999-12-31' };

/** The period of a kind that a day is in. Weeks are those of ISO 8601: Monday to Sunday, in the year of their Thursday. */
export function periodOf(kind: CalendarKind, day: string): Period {
  switch (kind) {
    case 'day': return { key: day, from: day, to: day };
    case 'week': {
      const from = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { key: weekOf(day), from, to: addDays(from, 6) };
    }
    case 'month': return months(monthOf(day), monthOf(day), 1);
    case 'quarter': {
      const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
      return months(`${day.slice(0, 4)}-Q${quarter}`, `${day.slice(0, 4)}-${String(quarter * 3 - 2).padStart(2, '0')}`, 3);
    }
    case 'all': return EVER;
  }
}

/** The period of this key; null when there is none. */
export function parsePeriod(kind: CalendarKind, key: string): Period | null {
  const day = firstDayOf(kind, key);
  if (day === null || !isDay(day)) return null;
  const period = periodOf(kind, day);
  // Week 53 of most years is week 1 of the next: what comes back under another key is not there.
  return period.key === key ? period : null;
}

/** The one before; null for all time. */
export function periodBefore(kind: CalendarKind, period: Period): Period | null {
  return kind === 'all' ? null : periodOf(kind, addDays(period.from, -1));
}

export function periodAfter(kind: CalendarKind, period: Period): Period | null {
  return kind === 'all' ? null : periodOf(kind, addDays(period.to, 1));
}

/** Whether there is such a day: the calendar takes 31 February for 3 March. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function months(key: string, first: string, count: number): Period {
  const end = new Date(`${first}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + count, 0);
  return { key, from: `${first}-01`, to: end.toISOString().slice(0, 10) };
}

function firstDayOf(kind: CalendarKind, key: string): string | null {
  switch (kind) {
    case 'day': return /^\d{4}-\d\d-\d\d$/.test(key) ? key : null;
    case 'month': return /^\d{4}-\d\d$/.test(key) ? `${key}-01` : null;
    case 'quarter': {
      const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(key) ?? [];
      return year ? `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01` : null;
    }
    case 'week': {
      const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(key) ?? [];
      // 4 January is always in week 1.
      return year ? periodOf('week', addDays(periodOf('week', `${year}-01-04`).from, (Number(week) - 1) * 7)).from : null;
    }
    case 'all': return key === 'all' ? EVER.from : null;
  }
}
