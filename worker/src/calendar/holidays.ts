import type { Holiday, HolidaySet } from '@cocarde/contract/calendar.ts';
import type { Words } from '@cocarde/contract/members.ts';
import { addDays } from './calendar.ts';

/** Holidays of a year, by their date or by their distance from Easter Sunday. */
type Feast = readonly [when: string | number, name: Words];

const FRANCE: readonly Feast[] = [
  ['01-01', { fr: 'Jour de l’An', en: 'New Year’s Day' }],
  [1, { fr: 'Lundi de Pâques', en: 'Easter Monday' }],
  ['05-01', { fr: 'Fête du Travail', en: 'Labour Day' }],
  ['05-08', { fr: 'Victoire 1945', en: 'Victory in Europe Day' }],
  [39, { fr: 'Ascension', en: 'Ascension Day' }],
  [50, { fr: 'Lundi de Pentecôte', en: 'Whit Monday' }],
  ['07-14', { fr: 'Fête nationale', en: 'Bastille Day' }],
  ['08-15', { fr: 'Assomption', en: 'Assumption Day' }],
  ['11-01', { fr: 'Toussaint', en: 'All Saints’ Day' }],
  ['11-11', { fr: 'Armistice 1918', en: 'Armistice Day' }],
  ['12-25', { fr: 'Noël', en: 'Christmas Day' }],
];

const SETS: Readonly<Record<HolidaySet, readonly Feast[]>> = {
  'none': [],
  // Code du travail, article L3133-1
  'fr': FRANCE,
  // The same, article L3134-13: Haut-Rhin, Bas-Rhin and Moselle
  'fr-alsace-moselle': [...FRANCE, [-2, { fr: 'Vendredi saint', en: 'Good Friday' }], ['12-26', { fr: 'Saint-Étienne', en: 'Saint Stephen’s Day' }]],
};

/** Days of a ready-made set in a year, ascending. Ascension can fall on the 1st or the 8th of May: one day, one entry. */
export function holidaysOf(set: HolidaySet, year: number): Holiday[] {
  const easter = easterSunday(year);
  const days = new Map<string, Holiday>();
  for (const [when, name] of SETS[set]) {
    const day = typeof when === 'number' ? addDays(easter, when) : `${String(year).padStart(4, '0')}-${when}`;
    if (!days.has(day)) days.set(day, { day, name });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Easter Sunday of a Gregorian year: the anonymous algorithm of 1876 as Meeus gives it (Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return `${String(year).padStart(4, '0')}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}
