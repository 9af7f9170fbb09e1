import { today, type Command } from '../command.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

type Reader = Pick<Command, 'community' | 'member' | 'now'>;

/** Where a reader's own order begins: a place among ids that is theirs for a day, so that pages of one visit belong together. */
export function startOf({ community, member, now }: Reader): string {
  let hash = hashOf(`${member.id} ${today({ community, now })}`);
  let start = '';
  for (let i = 0; i < 6; i++, hash = Math.floor(hash / 32)) start += ALPHABET[hash % 32];
  return start;
}

/** Whether an id comes after the order went round, 0 or 1. */
export function turned(reader: Reader, id: string): number {
  return Number(id < startOf(reader));
}

/** 1 to 15: the letter of ids that what few have seen is ordered by for a reader and a day. */
export function turnOf({ community, member, now }: Reader): number {
  return 1 + (hashOf(`${today({ community, now })} ${member.id}`) % 15);
}

/** FNV-1a, and mixed once more, as neighbours differ by one letter only. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  return (hash ^ (hash >>> 13)) >>> 0;
}
