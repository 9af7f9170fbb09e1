/**
 * Whether a text has a word of a list. Without case and accents, whole words: `ane` is not in « banane ». A `*` at the end takes
 * any ending. A person decides about what is found, so that a list may err on the side of asking.
 */
export function hasListedWord(list: readonly string[], text: string): boolean {
  if (list.length === 0) return false;
  const words = folded(text);
  return list.some((entry) => {
    const open = entry.endsWith('*');
    const wanted = folded(open ? entry.slice(0, -1) : entry);
    return wanted.length > 0 && words.some((_, i) => wanted.every((part, n) =>
      open && n === wanted.length - 1 ? words[i + n]?.startsWith(part) : words[i + n] === part));
  });
}

/** Its words, in small letters without accents; ligatures are taken apart. */
function folded(text: string): string[] {
  return text.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae').normalize('NFKD').replace(/\p{M}/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}
