import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pause } from '@cocarde/contract/streaks.ts';
import { addDays, dayOf, startOfDay } from '../calendar/calendar.ts';
import type { StoredCalendar } from '../calendar/calendar.queries.ts';
import { workingDays } from '../calendar/working-days.ts';
import { marksOf, type StoredMarks } from './marks.queries.ts';
import { isWorked, naiveStreak } from './naive-streak.ts';
import { aheadOf, longestOf, standingOf, streakAt } from './streak.ts';

/** Hundreds of lives on a busy machine. */
const PATIENCE = 60_000;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Zones, each with days around which its clock does something. */
const PLACES: readonly [zone: string, ...around: string[]][] = [
  ['Europe/Paris', '2026-03-29', '2026-10-25', '2026-12-31', '2027-05-08'],
  // Until 2019 its clock jumped at midnight: the day began at one, or its last hour came twice.
  ['America/Sao_Paulo', '2017-10-15', '2018-02-18', '2018-11-04', '2018-12-31'],
  // It had no 30th of December 2011, a Friday.
  ['Pacific/Apia', '2011-12-30', '2012-01-01', '2012-04-01', '2011-09-24'],
  ['Asia/Kolkata', '2024-02-29', '2023-12-31'],
  ['UTC', '2028-02-29', '2025-12-31'],
];

const NORMAL: StoredCalendar = {
  timeZone: 'UTC', weeks: [{ from: null, days: [1, 2, 3, 4, 5] }], holidays: 'none', daysOff: [], workedDays: [], pauseDays: 366, zoneChangedAt: 0, version: 1,
};

const weekdays: fc.Arbitrary<number[]> = fc.oneof({ weight: 3, arbitrary: fc.constant<number[]>([1, 2, 3, 4, 5]) }, fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }));

/** Three weeks and a half around a day on which something happens, and a member who comes on most days. */
const life = fc.record({
  place: fc.constantFrom(...PLACES.flatMap(([timeZone, ...around]) => around.map((day) => ({ timeZone, middle: Date.parse(`${day}T12:00:00Z`) })))),
  before: fc.integer({ min: 0, max: 12 * 24 }),
  after: fc.integer({ min: 1, max: 12 * 24 }),
  hours: fc.uniqueArray(fc.integer({ min: 0, max: 24 * 24 }), { maxLength: 60 }),
  daily: fc.boolean(),
  dailyHour: fc.integer({ min: 0, max: 23 }),
  week: weekdays,
  laterWeek: fc.option(weekdays),
  holidays: fc.constantFrom('none' as const, 'fr' as const, 'fr-alsace-moselle' as const),
  off: fc.array(fc.integer({ min: -12, max: 12 }), { maxLength: 2 }),
  worked: fc.array(fc.integer({ min: -12, max: 12 }), { maxLength: 2 }),
  repairs: fc.array(fc.integer({ min: -12, max: 12 }), { maxLength: 2 }),
  pause: fc.option(fc.tuple(fc.integer({ min: -12, max: 12 }), fc.integer({ min: 0, max: 5 }))),
}).map(({ place: { timeZone, middle }, before, after, hours, daily, dailyHour, week, laterWeek, holidays, off, worked, repairs, pause }) => {
  const begin = middle - before * HOUR;
  const now = middle + after * HOUR;
  const near = (offset: number) => addDays(dayOf(middle, timeZone), offset);
  const chosen = hours.map((hour) => begin + hour * HOUR);
  // A visit a day at about the same time of a clock that ignores daylight saving, as habits made of instants are.
  const habit = daily ? Array.from({ length: 26 }, (_, i) => begin + i * DAY + dailyHour * HOUR) : [];
  const visits = [...chosen, ...habit].filter((at) => at <= now).sort((a, b) => a - b);
  const name = { en: 'Off' };
  const calendar: StoredCalendar = {
    ...NORMAL, timeZone, holidays,
    weeks: [{ from: null, days: week }, ...(laterWeek ? [{ from: near(0), days: laterWeek }] : [])],
    daysOff: [...new Set(off)].map((offset) => ({ day: near(offset), name })), workedDays: worked.map(near),
  };
  const pauses: Pause[] = pause ? [{ from: near(pause[0]), to: near(pause[0] + pause[1]) }] : [];
  const today = dayOf(now, timeZone);
  const first = dayOf(begin, timeZone);
  const repaired = repairs.map(near).filter((day) => day <= today && day >= first);
  return { calendar, visits, pauses, repairs: repaired, begin, now, today };
});

/** Rows as the database would hold them: the first visit of each day in the zone of its time, latest first. */
function stored(visits: readonly number[], zoneAt: (at: number) => string, more: Partial<StoredMarks> = {}): StoredMarks {
  const byDay = new Map<string, number>();
  for (const at of visits) if (!byDay.has(dayOf(at, zoneAt(at)))) byDay.set(dayOf(at, zoneAt(at)), at);
  const rows = [...byDay].map(([day, at]) => ({ day, at })).sort((a, b) => (a.day < b.day ? 1 : -1));
  const { repairs = [], pauses = [] } = more;
  const since = [...rows.map(({ day }) => day), ...repairs, ...pauses.map(({ from }) => from)].sort()[0] ?? '9999-12-31';
  return { visits: rows, repairs, pauses, since, whole: true };
}

describe('a streak', () => {
  it('is what a wall clock and a diary count, in every zone, over every change of clocks and year', () => {
    fc.assert(fc.property(life, ({ calendar, visits, pauses, repairs, begin, now, today }) => {
      const marks = marksOf(stored(visits, () => calendar.timeZone, { pauses, repairs }), calendar);
      const days = workingDays(calendar);
      const naive = naiveStreak({ calendar, visits, counted: repairs, pauses, begin, now });
      expect(today).toBe(naive.today);
      expect({ streak: streakAt(marks, days, today), longest: longestOf(marks, days, today) }).toEqual({ streak: naive.streak, longest: naive.longest });
    }), { numRuns: 300 });
  }, PATIENCE);

  it('is the same read in pages, or asks for more', () => {
    fc.assert(fc.property(life, fc.nat(24), ({ calendar, visits, pauses, repairs, today }, back) => {
      const all = stored(visits, () => calendar.timeZone, { pauses, repairs });
      const since = addDays(today, -back);
      const part: StoredMarks = {
        visits: all.visits.filter(({ day }) => day >= since), repairs: repairs.filter((day) => day >= since),
        // Pauses do not overlap: one that reaches into the page is read, however early it began.
        pauses: pauses.filter(({ to }) => to >= since), since, whole: false,
      };
      const days = workingDays(calendar);
      const whole = streakAt(marksOf(all, calendar), days, today);
      const partly = streakAt(marksOf(part, calendar), days, today);
      expect(partly === null || partly === whole).toBe(true);
    }));
  }, PATIENCE);

  it('names as next day the first one from today on whose visit would make it longer', () => {
    fc.assert(fc.property(life, ({ calendar, visits, pauses, repairs, today }) => {
      const rows = stored(visits, () => calendar.timeZone, { pauses, repairs });
      const days = workingDays(calendar);
      const { streakToday, streakNext } = aheadOf(marksOf(rows, calendar), days, today);
      const now = streakAt(marksOf(rows, calendar), days, today)!;
      const withVisit = (day: string) => streakAt(marksOf({ ...rows, repairs: [...repairs, day], since: rows.since < day ? rows.since : day }, calendar), days, day)!;
      if (streakToday === 'open') expect([streakNext, withVisit(today)]).toEqual([today, now + 1]);
      else {
        expect(streakNext! > today).toBe(true);
        expect(withVisit(streakNext!)).toBe(now + 1);
        for (let day = addDays(today, 1); day < streakNext!; day = addDays(day, 1)) expect(standingOf(day, marksOf(rows, calendar), days)).not.toBe('missed');
      }
    }));
  }, PATIENCE);

  it('never breaks at a pause, and a pause never makes it longer', () => {
    fc.assert(fc.property(life, fc.nat(20), fc.nat(6), ({ calendar, visits, repairs, today }, back, length) => {
      const days = workingDays(calendar);
      const pause = { from: addDays(today, -back), to: addDays(today, length - back) };
      const without = marksOf(stored(visits, () => calendar.timeZone, { repairs }), calendar);
      const withPause = marksOf(stored(visits, () => calendar.timeZone, { repairs, pauses: [pause] }), calendar);
      expect(streakAt(withPause, days, today)!).toBeGreaterThanOrEqual(streakAt(without, days, today)!);
      for (let day = pause.from; day <= pause.to; day = addDays(day, 1)) {
        expect(standingOf(day, withPause, days)).not.toBe('missed');
        expect(standingOf(day, withPause, days) === 'counts').toBe(standingOf(day, without, days) === 'counts');
      }
    }));
  }, PATIENCE);

  it('outlasts a move of the community to another zone when no day that was lived there or here was missed', () => {
    const zones = fc.constantFrom(...PLACES.map(([zone]) => zone));
    // Not around the day that one of the zones never had: whoever moves afterwards to a zone that had it has missed it.
    const start = fc.constantFrom(...PLACES.flatMap(([, ...around]) => around).filter((day) => !/^201(1-12|2-01)/.test(day))).map((day) => Date.parse(day) - 8 * DAY);
    fc.assert(fc.property(zones, zones, start, fc.integer({ min: 0, max: 15 * 24 }), fc.array(fc.nat(1_000), { minLength: 20, maxLength: 20 }), (from, to, begin, hours, picks) => {
      const moved = begin + hours * HOUR;
      const now = begin + 16 * DAY;
      const calendar = { ...NORMAL, timeZone: to, zoneChangedAt: moved };
      const zoneAt = (at: number) => (at < moved ? from : to);
      const lived = new Map<string, number[]>();
      for (let at = begin; at <= now; at += HOUR) {
        const day = dayOf(at, zoneAt(at));
        lived.set(day, [...(lived.get(day) ?? []), at]);
      }
      const worked = [...lived].filter(([day]) => isWorked(calendar, day));
      const visits = worked.map(([, instants], i) => instants[picks[i]! % instants.length]!).sort((a, b) => a - b);
      const marks = marksOf(stored(visits, zoneAt), calendar);
      expect(streakAt(marks, workingDays(calendar), dayOf(now, to))!).toBeGreaterThanOrEqual(worked.length);
    }), { numRuns: 150 });
  }, PATIENCE);

  it('counts on the right day once a wrong zone is put right, and keeps what had counted', () => {
    fc.assert(fc.property(life, fc.constantFrom(...PLACES.map(([zone]) => zone)), ({ calendar, visits, begin, now }, wrong) => {
      const corrected = { ...calendar, zoneChangedAt: now + 1 };
      const rows = stored(visits, () => wrong);
      const { counted } = marksOf(rows, corrected);
      const right = rows.visits.map(({ at }) => dayOf(at, calendar.timeZone));
      expect([...counted].sort()).toEqual([...new Set([...right, ...rows.visits.map(({ day }) => day)])].sort());
      const today = dayOf(now, calendar.timeZone);
      const naive = naiveStreak({ calendar, visits: [], counted: [...counted], pauses: [], begin: begin - 3 * DAY, now });
      expect(streakAt(marksOf(rows, corrected), workingDays(calendar), today)).toBe(naive.streak);
    }));
  }, PATIENCE);
});

describe('a day', () => {
  it('is as long as its zone made it: 23, 24 or 25 hours, and both of its ends belong to it', () => {
    const lengths = new Map<string, Set<number>>();
    for (const [zone, ...around] of PLACES) {
      const seen = new Set<number>();
      for (const day of around.flatMap((middle) => [-2, -1, 0, 1, 2].map((offset) => addDays(middle, offset)))) {
        const start = startOfDay(day, zone);
        const next = startOfDay(addDays(day, 1), zone);
        if (next === start) continue;
        seen.add((next - start) / HOUR);
        expect([dayOf(start, zone), dayOf(next - 1, zone), dayOf(start - 1, zone) < day]).toEqual([day, day, true]);
      }
      lengths.set(zone, seen);
    }
    expect(Object.fromEntries([...lengths].map(([zone, seen]) => [zone, [...seen].sort()]))).toEqual({
      'Europe/Paris': [23, 24, 25], 'America/Sao_Paulo': [23, 24, 25], 'Pacific/Apia': [23, 24, 25], 'Asia/Kolkata': [24], 'UTC': [24],
    });
  });

  it('that a zone never had is nobody’s to miss: Apia went from Thursday to Saturday', () => {
    const calendar = { ...NORMAL, timeZone: 'Pacific/Apia' };
    const visits = ['2011-12-28T20:00:00Z', '2011-12-29T20:00:00Z', '2012-01-01T20:00:00Z'].map((at) => Date.parse(at));
    const marks = marksOf(stored(visits, () => 'Pacific/Apia'), calendar);
    expect([...marks.counted].sort()).toEqual(['2011-12-28', '2011-12-29', '2012-01-02']);
    expect(workingDays(calendar).works('2011-12-30')).toBe(false);
    expect(workingDays({ ...calendar, timeZone: 'Pacific/Auckland' }).works('2011-12-30')).toBe(true);
    expect(streakAt(marks, workingDays(calendar), '2012-01-02')).toBe(3);
  });

  it('off is off in whatever way it was set: the community’s own days win, then days that are worked, then the set', () => {
    const calendar = {
      ...NORMAL, holidays: 'fr' as const, daysOff: [{ day: '2026-05-15', name: { fr: 'Pont' } }, { day: '2026-05-16', name: { fr: 'Fermé' } }],
      workedDays: ['2026-05-25', '2026-05-16', '2026-05-23'], weeks: [{ from: null, days: [1, 2, 3, 4, 5] }, { from: '2026-05-20', days: [1, 2, 3, 4] }],
    };
    const { works, holiday } = workingDays(calendar);
    expect(Object.fromEntries(['13', '14', '15', '16', '22', '23', '25', '29'].map((date) => [date, works(`2026-05-${date}`)]))).toEqual({
      13: true, 14: false, 15: false, 16: false, 22: false, 23: true, 25: true, 29: false,
    });
    expect([holiday('2026-05-14')?.fr, holiday('2026-05-15')?.fr, holiday('2026-05-25')]).toEqual(['Ascension', 'Pont', null]);
  });
});
