import { describe, expect, it } from 'vitest';
import { instantOf, localAt } from './zoned.ts';

const iso = (local: string, zone = 'Europe/Paris') => new Date(instantOf(local, zone)).toISOString().slice(0, 16);

describe('the clocks of a zone', () => {
  it('tell the instant, in winter and in summer, on either side of the world', () => {
    expect([iso('2026-11-28T18:00'), iso('2026-07-14T18:00'), iso('2026-07-14T18:00', 'America/New_York'), iso('2026-07-14T18:00', 'Asia/Kolkata'), iso('2026-01-01T00:30', 'Pacific/Auckland')])
      .toEqual(['2026-11-28T17:00', '2026-07-14T16:00', '2026-07-14T22:00', '2026-07-14T12:30', '2025-12-31T11:30']);
    for (const zone of ['Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']) {
      for (let at = Date.UTC(2026, 2, 27); at < Date.UTC(2026, 10, 5); at += 7 * 3_600_000) {
        const local = localAt(at, zone);
        expect({ zone, local, back: localAt(instantOf(local, zone), zone) }).toEqual({ zone, local, back: local });
      }
    }
  });

  it('show an hour twice: the first is meant; and leave one out: as long after the change', () => {
    expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30');
    expect(iso('2026-10-25T03:00')).toBe('2026-10-25T02:00');
    expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:30');
    expect(localAt(instantOf('2026-03-29T02:30', 'Europe/Paris'), 'Europe/Paris')).toBe('2026-03-29T03:30');
  });

  it('tell nothing of what is no time', () => {
    for (const typed of ['', 'demain', '2026-13-01T10:00', '2026-11-28']) expect([typed, instantOf(`${typed}`.length === 10 ? `${typed}T` : typed, 'Europe/Paris')]).toEqual([typed, NaN]);
  });
});
