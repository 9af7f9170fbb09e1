import { trigrams, words } from './words.ts';

/** What titles are looked for by: those with all of these trigrams, about so many. */
export interface Clue {
  trigrams: string[];
  titles: number;
  /** How much it tells of a title that it has them. */
  weight: number;
}

/** Most trigrams whose frequency is asked for. */
const ASKED = 64;
/** Titles that the clues of one trigram may bring, each and together, and those of several. */
const RARE = 200;
const BY_ONE = 600;
const BY_SEVERAL = 600;
const CLUES = 48;

/** Trigrams of the words of a title, the longest words first. */
export function askedTrigrams(title: string): string[] {
  return [...new Set(longestFirst(title).flatMap(trigrams))].slice(0, ASKED);
}

function longestFirst(title: string): string[] {
  return words(title).sort((a, b) => b.length - a.length);
}

/**
 * The clues that lead to the fewest titles; `frequency` says how many titles have each trigram. A rare trigram leads
 * by itself; of frequent ones, one of a word with one of another: a slip spoils three trigrams and leaves the others.
 */
export function cluesOf(title: string, frequency: ReadonlyMap<string, number>): Clue[] {
  const all = 2 * Math.max(1, ...frequency.values());
  const tells = (titles: number) => Math.log2(1 + all / titles);
  const found = longestFirst(title).map((word) =>
    trigrams(word).filter((trigram) => frequency.has(trigram)).map((trigram) => ({ trigram, titles: frequency.get(trigram)! }))
      .sort((a, b) => a.titles - b.titles)).filter(({ length }) => length);

  const alone = within(BY_ONE, found.flatMap((word) => word.slice(0, 5)).filter(({ titles }) => titles <= RARE)
    .map(({ trigram, titles }) => ({ trigrams: [trigram], titles, weight: tells(titles) })));

  const leads = found.map((word) => word.filter(({ trigram }) => !alone.some((clue) => clue.trigrams[0] === trigram)).slice(0, 3));
  const pairs = leads.flatMap((word, i) => leads.slice(i + 1).flatMap((other, j) => word.flatMap((a) => other.map((b) => {
    const clue = { trigrams: [a.trigram, b.trigram], titles: (a.titles * b.titles) / all, weight: tells(a.titles) + tells(b.titles) };
    // Too many still: with one of a third word.
    const third = leads.find((_, k) => k !== i && k !== i + 1 + j)?.[0];
    return clue.titles <= RARE || !third ? clue
      : { trigrams: [...clue.trigrams, third.trigram], titles: (clue.titles * third.titles) / all, weight: clue.weight + tells(third.titles) };
  }))));
  const whole = found.map((word) => ({ trigrams: word.map(({ trigram }) => trigram), titles: word[0]!.titles, weight: tells(word[0]!.titles) }));
  return [...alone, ...within(BY_SEVERAL, pairs), ...whole.sort((a, b) => a.titles - b.titles)].slice(0, CLUES);
}

/** The rarest, until they bring so many titles; the rarest of all in any case. */
function within(most: number, clues: Clue[]): Clue[] {
  let sum = 0;
  return clues.sort((a, b) => a.titles - b.titles).filter(({ titles }, i) => (sum += titles) <= most || !i);
}
