import { expect, it } from 'vitest';
import { daysOf, weekAfter } from './weeks.ts';

it('tells the days of a week, also around New Year', () => {
  expect(daysOf('2026-W47')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(daysOf('2026-W01')).toEqual({ from: '2025-12-29', to: '2026-01-04' });
  expect(daysOf('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
  expect(daysOf('2021-W01')).toEqual({ from: '2021-01-04', to: '2021-01-10' });
});

it('goes from week to week, through years of 52 and of 53', () => {
  expect([1, 0, -1].map((weeks) => weekAfter('2026-W47', weeks))).toEqual(['2026-W48', '2026-W47', '2026-W46']);
  expect([weekAfter('2026-W53', 1), weekAfter('2027-W01', -1), weekAfter('2025-W52', 1), weekAfter('2026-W01', -1)]).toEqual(['2027-W01', '2026-W53', '2026-W01', '2025-W52']);
});
