const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l' };
const LONGEST = 40;

/** What every object of JavaScript answers to; as a key it would be there before anybody wrote it. */
const RESERVED = 'constructor';

/** An id after a name, other than those that are taken: `soutien-recu-2`. Of a name without a letter of ours it is `otherwise`. */
export function idAfter(name: string, taken: readonly string[], otherwise: string): string {
  const plain = name.toLowerCase().replace(/[œæßøł]/g, (letter) => LIGATURES[letter]!).normalize('NFD').replace(/\p{M}/gu, '');
  const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/, '');
  const base = cut(plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+/, ''), LONGEST) || otherwise;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${cut(base, LONGEST - String(n).length - 1)}-${n}`;
    if (id !== RESERVED && !taken.includes(id)) return id;
  }
}
