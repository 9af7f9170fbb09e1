import { describe, expect, it } from 'vitest';
import { easterSunday, holidaysOf } from './holidays.ts';

/** Easter by golden number and epact, Knuth's Algorithm E (The Art of Computer Programming, 1.3.2, exercise 14). */
function knuthsEaster(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const leapsLeftOut = Math.floor((3 * century) / 4) - 12;
  const moon = Math.floor((8 * century + 5) / 25) - 5;
  const sunday = Math.floor((5 * year) / 4) - leapsLeftOut - 10;
  let epact = (((11 * golden + 20 + moon - leapsLeftOut) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let full = 44 - epact;
  if (full < 21) full += 30;
  full = full + 7 - ((sunday + full) % 7);
  return full > 31 ? `${year}-04-${String(full - 31).padStart(2, '0')}` : `${year}-03-${String(full).padStart(2, '0')}`;
}

describe('public holidays', () => {
  it('find Easter as another algorithm does, in every year of the Gregorian calendar until 4099', () => {
    for (let year = 1583; year < 4100; year += 1) expect([year, easterSunday(year)]).toEqual([year, knuthsEaster(year)]);
  });

  it('find the Easters that people remember: the earliest, the latest, and those around us', () => {
    expect([1818, 1943, 2008, 2024, 2025, 2026, 2027, 2038].map(easterSunday))
      .toEqual(['1818-03-22', '1943-04-25', '2008-03-23', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']);
  });

  it('are the eleven of the Code du travail in France, named in both languages', () => {
    const days = holidaysOf('fr', 2026);
    expect(days.map(({ day }) => day)).toEqual([
      '2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25',
    ]);
    expect(days[4]!.name).toEqual({ fr: 'Ascension', en: 'Ascension Day' });
    for (const { name } of days) expect(Object.keys(name)).toEqual(['fr', 'en']);
  });

  it('are two more in Alsace and Moselle, and none where none are wanted', () => {
    const more = holidaysOf('fr-alsace-moselle', 2026).map(({ day }) => day);
    expect(more).toHaveLength(13);
    expect(more).toEqual(expect.arrayContaining(['2026-04-03', '2026-12-26']));
    expect(holidaysOf('none', 2026)).toEqual([]);
  });

  it('name a day once when Ascension falls on the 1st of May', () => {
    const days = holidaysOf('fr', 2008).map(({ day }) => day);
    expect(days.filter((day) => day === '2008-05-01')).toHaveLength(1);
    expect(days).toHaveLength(10);
  });
});
