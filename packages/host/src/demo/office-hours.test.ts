import { describe, expect, test } from 'vitest';
import { OfficeHours } from './office-hours.ts';
import { Random } from './random.ts';

const hours = new OfficeHours('Europe/Paris', new Random('test'));
const at = (text: string) => Date.parse(text);
const text = (instant: number) => new Date(instant).toISOString();

describe('OfficeHours', () => {
  test('gives times of a day between half past eight and half past six there', () => {
    for (let i = 0; i < 200; i++) {
      const time = text(hours.on('2026-06-10'));
      expect(time >= '2026-06-10T06:30' && time < '2026-06-10T16:30').toBe(true);
    }
  });

  test('moves what falls out of them to the next working morning', () => {
    expect(text(hours.after(at('2026-06-10T08:00:00Z'), 2))).toBe('2026-06-10T10:00:00.000Z');
    expect(text(hours.after(at('2026-06-10T15:00:00Z'), 4))).toMatch(/^2026-06-11T0[6-8]/);
    expect(text(hours.after(at('2026-06-12T15:00:00Z'), 4))).toMatch(/^2026-06-15T0[6-8]/);
    expect(text(hours.after(at('2026-06-10T22:00:00Z'), 4))).toMatch(/^2026-06-11T0[6-8]/);
  });

  test('counts working days', () => {
    expect(text(hours.afterWorkingDays(at('2026-06-12T09:00:00Z'), 1))).toMatch(/^2026-06-15/);
    expect(text(hours.afterWorkingDays(at('2026-06-10T09:00:00Z'), 10))).toMatch(/^2026-06-24/);
    expect(hours.workingDays('2026-06-12', '2026-06-16')).toEqual(['2026-06-12', '2026-06-15', '2026-06-16']);
  });

  test('brings what a Monday holds before now, in its order, and leaves other days alone', () => {
    const now = at('2026-06-15T07:00:00Z');
    const before = ['06:45', '09:00', '12:00', '16:29', '17:30'].map((time) => at(`2026-06-15T${time}:00Z`));
    const after = before.map((time) => hours.squeezeMonday(time, now));
    expect(after).toEqual(after.toSorted((a, b) => a - b));
    expect(after[0]).toBeGreaterThan(at('2026-06-14T22:00:00Z'));
    expect(after.at(-1)).toBeLessThanOrEqual(now);
    expect(hours.squeezeMonday(at('2026-06-12T12:00:00Z'), now)).toBe(at('2026-06-12T12:00:00Z'));
    expect(hours.squeezeMonday(at('2026-06-16T12:00:00Z'), at('2026-06-16T08:00:00Z'))).toBe(at('2026-06-16T12:00:00Z'));
  });
});
