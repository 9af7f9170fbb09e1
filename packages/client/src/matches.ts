/** Part of a text, and whether it is what was searched for. */
export interface Part {
  text: string;
  match: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** As the index of the service folds words: small, without accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words that a search looks for: letters and digits, eight at most. */
const wordsOf = (searched: string): string[] => (searched.match(WORD) ?? []).slice(0, 8).map(fold).filter(Boolean);

/** How many characters of a word a folded beginning takes; 0 when the word begins otherwise. */
function lengthOf(word: string, beginning: string): number {
  if (!fold(word).startsWith(beginning)) return 0;
  const chars = [...word];
  let length = 0;
  for (let i = 0, folded = ''; i < chars.length && (folded.length < beginning.length || /\p{M}/u.test(chars[i]!)); i += 1) {
    folded += fold(chars[i]!);
    length += chars[i]!.length;
  }
  return length;
}

/**
 * A text cut where words begin as one of those that were searched for, small or large, with or without accents: what the service found
 * it by. The parts together are the text.
 */
export function matches(text: string, searched: string): Part[] {
  const wanted = wordsOf(searched);
  const parts: Part[] = [];
  let done = 0;
  for (const { 0: word, index } of wanted.length ? text.matchAll(WORD) : []) {
    const length = Math.max(0, ...wanted.map((beginning) => lengthOf(word, beginning)));
    if (!length) continue;
    if (index > done) parts.push({ text: text.slice(done, index), match: false });
    parts.push({ text: text.slice(index, index + length), match: true });
    done = index + length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), match: false });
  return parts;
}

/** Characters before the first match that are shown with it: about a line. */
const BEFORE = 60;

/** The same of a longer text, of which two lines are shown: it begins, at a word, shortly before the first match. */
export function excerpt(text: string, searched: string): Part[] {
  const parts = matches(text, searched);
  const [first] = parts;
  if (!parts[1] || !first || first.match || first.text.length <= BEFORE * 2) return parts;
  const cut = first.text.slice(-BEFORE).replace(/^\S*\s+/, '');
  return [{ text: `… ${cut}`, match: false }, ...parts.slice(1)];
}
