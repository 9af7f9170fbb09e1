import { trigrams, words } from './words.ts';

/** From here on two titles are taken to be about the same. */
export const ALIKE = 0.5;

/**
 * How much a title is about what is being typed, from 0 to 1. Two thirds are the words that are found again, in any order and
 * with the odd slip; one third is Dice's coefficient of the trigrams. What is typed may be half a title yet, so what it
 * has counts double against what it lacks.
 */
export function likeness(typed: string, title: string): number {
  const [a, b] = [words(typed), words(title)];
  if (!a.length || !b.length) return 0;
  const found = covered(a, b);
  const lacked = covered(b, a);
  const both = found + lacked && (3 * found * lacked) / (found + 2 * lacked);
  return (2 * both + dice(a, b)) / 3;
}

/** Which share of these words, by their weight, stands among the others. */
function covered(these: readonly string[], others: readonly string[]): number {
  let sum = 0;
  let all = 0;
  for (const word of these) {
    const weight = Math.min(word.length, 8);
    all += weight;
    sum += weight * Math.max(...others.map((other) => sameWord(word, other)));
  }
  return sum / all;
}

/** Whether two words are one, from 0 to 1: singular and plural are, a slip or two are nearly, forms of one stem half. */
export function sameWord(a: string, b: string): number {
  if (singular(a) === singular(b)) return 1;
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (short < 3) return 0;
  const slips = edits(a, b, long < 5 ? 1 : long < 8 ? 2 : 3);
  if (slips !== undefined && slips / long <= 0.34) return 1 - slips / long / 1.5;
  const stem = commonStart(a, b);
  return stem >= 5 && stem / long >= 0.5 ? 0.6 : 0;
}

function singular(word: string): string {
  if (word.length < 4) return word;
  return word.replace(/aux$/, 'al').replace(/ies$/, 'y').replace(/[sx]$/, '');
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
}

/** Letters to add, drop, change or swap with their neighbour to make one word of the other; undefined when more than `most`. */
export function edits(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1);
    }
    before = row;
    row = next;
    if (Math.min(...row) > most) return undefined;
  }
  return row[b.length]! <= most ? row[b.length] : undefined;
}

function dice(a: readonly string[], b: readonly string[]): number {
  const [these, others] = [new Set(a.flatMap(trigrams)), new Set(b.flatMap(trigrams))];
  const shared = [...these].filter((trigram) => others.has(trigram)).length;
  return (2 * shared) / (these.size + others.size);
}
