import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar.ts';
import { parsePeriod, periodAfter, periodBefore, periodOf, type CalendarKind } from './periods.ts';

const KINDS: CalendarKind[] = ['day', 'week', 'month', 'quarter'];
const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('calendar periods', () => {
  it('hold each day once, follow on each other and are known by their key', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), days, (kind, day) => {
      const period = periodOf(kind, day);
      expect(period.from <= day && day <= period.to).toBe(true);
      expect(parsePeriod(kind, period.key)).toEqual(period);
      for (const inside of [period.from, period.to]) expect(periodOf(kind, inside)).toEqual(period);
      expect(periodBefore(kind, period)!.to).toBe(addDays(period.from, -1));
      expect(periodAfter(kind, period)!.from).toBe(addDays(period.to, 1));
      expect(periodAfter(kind, periodBefore(kind, period)!)).toEqual(period);
    }));
  });

  it('are weeks from Monday to Sunday in the year of their Thursday', () => {
    expect(periodOf('week', '2026-01-01')).toEqual({ key: '2026-W01', from: '2025-12-29', to: '2026-01-04' });
    expect(periodOf('week', '2027-01-01').key).toBe('2026-W53');
  });

  it('are none under a key that the calendar does not have', () => {
    for (const [kind, key] of [['week', '2025-W53'], ['week', '2026-W00'], ['week', '2026-W1'], ['month', '2026-13'], ['month', '2026-1'], ['day', '2026-02-29'], ['quarter', '2026-Q5'], ['all', '2026']] as const) {
      expect([key, parsePeriod(kind, key)]).toEqual([key, null]);
    }
  });
});
