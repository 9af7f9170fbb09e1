import { describe, expect, test } from 'vitest';
import { excerpt, matches } from './matches.ts';

/** The text with what matches between brackets. */
const marked = (text: string, searched: string): string => matches(text, searched).map(({ text, match }) => (match ? `[${text}]` : text)).join('');

describe('what a search found', () => {
  test.each([
    ['Une tournée des magasins', 'tour', 'Une [tour]née des magasins'],
    ['Une tournée des magasins', 'TOURNEE', 'Une [tournée] des magasins'],
    ['Réunions, réunion', 'reunion', '[Réunion]s, [réunion]'],
    ['Un cœur à l’ouvrage', 'a ouvr', 'Un cœur [à] l’[ouvr]age'],
    ['Live & direct', 'live direct', '[Live] & [direct]'],
    ['Décor e\u0301te\u0301 nu', 'été', 'Décor [e\u0301te\u0301] nu'],
    ['3 magasins, 30 jours', '3', '[3] magasins, [3]0 jours'],
    ['Préavis', 'avis', 'Préavis'],
    ['<b>gras</b>', 'b', '<[b]>gras</[b]>'],
    ['2,5 % (a.b)', '.*', '2,5 % (a.b)'],
    ['ville villes', 'vil ville', '[ville] [ville]s'],
    ['İstanbul 🎉 fête', 'istanbul fete', '[İstanbul] 🎉 [fête]'],
    ['rien', '', 'rien'],
    ['', 'mot', ''],
  ])('in « %s » for « %s »', (text, searched, expected) => {
    expect(marked(text, searched)).toBe(expected);
    expect(matches(text, searched).map((part) => part.text).join('')).toBe(text);
  });

  test('is shown from shortly before its first match where that comes late', () => {
    const long = `${'Un début qui dure et qui dure encore. '.repeat(6)}Puis le budget arrive.`;
    const [before, match, after] = excerpt(long, 'budget');
    expect(before!.text).toMatch(/^… \S.{10,60}Puis le $/);
    expect([match, after]).toEqual([{ text: 'budget', match: true }, { text: ' arrive.', match: false }]);
    expect(excerpt('Un budget court', 'budget')[0]!.text).toBe('Un ');
    expect(excerpt(long, 'absent')).toEqual([{ text: long, match: false }]);
  });

  test('takes no longer than the text is, however often it matches', () => {
    expect(matches('a'.repeat(5_000), 'a').map(({ text }) => text.length)).toEqual([1, 4_999]);
    expect(matches('ab '.repeat(1_600), 'a').filter(({ match }) => match)).toHaveLength(1_600);
  });
});
