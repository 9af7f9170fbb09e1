import { expect, test } from 'vitest';
import { askedTrigrams, cluesOf } from './clues.ts';

const titles = (clues: ReturnType<typeof cluesOf>) => clues.map(({ trigrams, titles }) => [trigrams.join('+'), Math.round(titles)]);

test('Trigrams that nobody has lead nowhere, rare ones lead by themselves', () => {
  const clues = cluesOf('garage', new Map([['gar', 12], ['rag', 3]]));
  expect(titles(clues).slice(0, 2)).toEqual([['rag', 3], ['gar', 12]]);
  expect(clues[0]!.weight).toBeGreaterThan(clues[1]!.weight);
  expect(cluesOf('garage', new Map())).toEqual([]);
});

test('Frequent ones lead together with one of another word, and of a third one where that is too many still', () => {
  expect(titles(cluesOf('garage velo', new Map([['gar', 900], ['vel', 800]])))[0]).toEqual(['gar+vel', 400]);
  const [first] = cluesOf('garage velo neuf', new Map([['gar', 9_000], ['vel', 8_000], ['neu', 8_500]]));
  expect(first!.trigrams.toSorted()).toEqual(['gar', 'neu', 'vel']);
});

test('However long a title is, no more is asked or looked for than is allowed', () => {
  const long = Array.from({ length: 40 }, (_, n) => `mot${n}x`).join(' ');
  const asked = askedTrigrams(long);
  expect(asked.length).toBeLessThanOrEqual(64);
  const clues = cluesOf(long, new Map(asked.map((trigram) => [trigram, 150])));
  expect(clues.length).toBeLessThanOrEqual(48);
});
