import { expect, test } from 'vitest';
import { findingLine, summaryLines } from './report.ts';
import { noChanges } from './changes.ts';
import { EN } from './texts.en.ts';
import { FR } from './texts.fr.ts';
import { languageOf, Speaker } from './texts.ts';

test('says file, line, column and reason in French and in English', () => {
  const finding = { level: 'error', file: 'm.csv', line: 155, column: 'Arrivée', reason: 'date.impossible', values: { text: '31/02/2026' } } as const;
  expect(findingLine(finding, new Speaker('fr'))).toBe('✗ m.csv, ligne 155, colonne «\u202fArrivée\u202f»\u202f: la date «\u202f31/02/2026\u202f» n’existe pas');
  expect(findingLine(finding, new Speaker('en'))).toBe('✗ m.csv, line 155, column “Arrivée”: the date “31/02/2026” does not exist');
});

test('counts as French does: none and one are singular', () => {
  const fr = new Speaker('fr');
  expect([0, 1, 2, 1200].map((n) => fr.count('supports.new', n))).toEqual(['0 nouveau soutien', '1 nouveau soutien', '2 nouveaux soutiens', '1\u202f200 nouveaux soutiens']);
  expect(new Speaker('en').count('supports.new', 0)).toBe('0 new supports');
});

test('says that nothing changes rather than list noughts', () => {
  expect(summaryLines({ ...noChanges(), unchanged: 3 }, new Speaker('en'))).toEqual(['nothing, all of it is here already', '3 items here already, unchanged']);
});

test('has the same places for values in both languages', () => {
  const places = (texts: object) => Object.entries(texts).map(([key, text]) => [key, [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()]);
  for (const part of ['reasons', 'words', 'counts'] as const) expect(places(FR[part])).toEqual(places(EN[part]));
});

test('puts narrow no-break spaces where French has them', () => {
  expect(JSON.stringify(FR)).not.toMatch(/[\p{L}\p{N}})»][ \u00a0][;:!?»]|«[ \u00a0]|'/u);
});

test('takes the language asked for, else that of the environment', () => {
  expect(languageOf('fr', { LANG: 'en_GB.UTF-8' })).toBe('fr');
  expect(languageOf(undefined, { LANG: 'fr_FR.UTF-8' })).toBe('fr');
  expect(languageOf(undefined, { LC_ALL: 'C', LANG: 'fr_FR.UTF-8' })).toBe('en');
  expect(languageOf(undefined, {})).toBe('en');
});
