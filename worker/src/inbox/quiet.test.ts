import { expect, test } from 'vitest';
import { quietUntil } from './quiet.ts';

const at = (text: string) => Date.parse(text);
const PARIS = 'Europe/Paris';

test('Quiet hours over midnight end in the morning, and are none by day', () => {
  const night = { from: 19 * 60, to: 8 * 60 };
  expect(quietUntil(night, at('2026-11-27T20:30:20Z'), PARIS)).toBe(at('2026-11-28T07:00:00Z'));
  expect(quietUntil(night, at('2026-11-28T06:59:59Z'), PARIS)).toBe(at('2026-11-28T07:00:00Z'));
  expect(quietUntil(night, at('2026-11-28T07:00:00Z'), PARIS)).toBeNull();
  expect(quietUntil(night, at('2026-11-28T17:59:59Z'), PARIS)).toBeNull();
  expect(quietUntil(night, at('2026-11-28T18:00:00Z'), PARIS)).toBe(at('2026-11-29T07:00:00Z'));
});

test('Quiet hours within a day, and those of a whole one', () => {
  expect(quietUntil({ from: 12 * 60, to: 14 * 60 }, at('2026-11-28T11:30:00Z'), PARIS)).toBe(at('2026-11-28T13:00:00Z'));
  expect(quietUntil({ from: 12 * 60, to: 14 * 60 }, at('2026-11-28T13:00:00Z'), PARIS)).toBeNull();
  expect(quietUntil({ from: 0, to: 0 }, at('2026-11-28T13:00:00Z'), PARIS)).toBe(at('2026-11-28T23:00:00Z'));
});

test('End by the clock of the community also where it is changed in between', () => {
  expect(quietUntil({ from: 22 * 60, to: 7 * 60 }, at('2026-10-24T21:00:00Z'), PARIS)).toBe(at('2026-10-25T06:00:00Z'));
  expect(quietUntil({ from: 22 * 60, to: 7 * 60 }, at('2026-03-28T22:00:00Z'), PARIS)).toBe(at('2026-03-29T05:00:00Z'));
});

test('Never end before they begin, whatever the night leaves out or has twice', () => {
  expect(quietUntil({ from: 23 * 60, to: 2 * 60 + 30 }, at('2026-03-29T00:45:00Z'), PARIS)).toBe(at('2026-03-29T01:30:00Z'));
  for (const [day, zone] of [['2026-03-29', PARIS], ['2026-10-25', PARIS], ['2026-03-08', 'America/New_York'], ['2026-11-01', 'America/New_York'], ['2026-10-04', 'Australia/Lord_Howe'], ['2026-04-05', 'Australia/Lord_Howe']] as const) {
    for (let minute = -720; minute < 1_440; minute += 17) {
      const now = at(`${day}T00:00:30Z`) + minute * 60_000;
      for (let to = 0; to < 1_440; to += 30) {
        const until = quietUntil({ from: to, to }, now, zone)!;
        expect([zone, new Date(now).toISOString(), to, until > now && until <= now + 25.1 * 3_600_000]).toEqual([zone, new Date(now).toISOString(), to, true]);
      }
    }
  }
});
