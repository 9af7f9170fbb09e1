import { describe, expect, test } from 'vitest';
import { parseDate } from './dates.ts';

const paris = (text: string) => {
  const parsed = parseDate(text, 'Europe/Paris');
  return 'at' in parsed ? new Date(parsed.at).toISOString() : parsed.reason;
};

describe('parseDate', () => {
  test.each([
    ['14/04/2026 01:04', '2026-04-13T23:04:00.000Z'],
    ['14/04/2026', '2026-04-13T22:00:00.000Z'],
    ['4/1/2026 9:05', '2026-01-04T08:05:00.000Z'],
    ['04/01/2026 09h05', '2026-01-04T08:05:00.000Z'],
    ['2026-09-29T21:07', '2026-09-29T19:07:00.000Z'],
    ['2026-09-29 21:07:30', '2026-09-29T19:07:30.000Z'],
    ['2026-09-29', '2026-09-28T22:00:00.000Z'],
    ['2026-09-29T21:07:30.250Z', '2026-09-29T21:07:30.000Z'],
    ['2026-09-29T21:07+05:30', '2026-09-29T15:37:00.000Z'],
    ['2026-09-29T21:07-0400', '2026-09-30T01:07:00.000Z'],
  ])('reads %s in the zone of the community', (text, instant) => {
    expect(paris(text)).toBe(instant);
  });

  test.each(['31/02/2026', '29/02/2025', '32/01/2026', '01/13/2026', '00/01/2026', '2026-02-30', '2026-04-31T10:00', '01/01/2026 24:00', '01/01/2026 10:60', '01/01/0026'])('refuses %s, which does not exist', (text) => {
    expect(paris(text)).toBe('date.impossible');
  });

  test('takes the 29th of February of a leap year', () => {
    expect(paris('29/02/2028')).toBe('2028-02-28T23:00:00.000Z');
  });

  test.each(['hier', '14/04/26', '14-04-2026', '2026/04/14', '2026-4-1', '14 avril 2026', '14/04/2026 à 10h'])('does not guess what %s means', (text) => {
    expect(paris(text)).toBe('date.unreadable');
  });

  test('takes a time that the change to summer time leaves out as if clocks had not changed yet', () => {
    expect(paris('29/03/2026 02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(paris('29/03/2026 01:59')).toBe('2026-03-29T00:59:00.000Z');
    expect(paris('29/03/2026 03:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('takes a time that comes twice as the first', () => {
    expect(paris('25/10/2026 02:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(paris('25/10/2026 03:00')).toBe('2026-10-25T02:00:00.000Z');
  });

  test('knows zones on both sides of the globe', () => {
    expect(parseDate('2026-01-01', 'Pacific/Auckland')).toEqual({ at: Date.UTC(2025, 11, 31, 11) });
    expect(parseDate('2026-01-01', 'America/Martinique')).toEqual({ at: Date.UTC(2026, 0, 1, 4) });
  });
});
