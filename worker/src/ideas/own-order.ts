import { today, type Command } from '../command.ts';
import type { Lot } from '../posts/lists.queries.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

type Reader = Pick<Command, 'community' | 'member' | 'now'>;

/** A place among ids that is a reader's for a day: near it their own order begins, at one of as many ideas as `draw` says how to count. */
export function lotOf({ community, member, now }: Reader): Lot {
  const hash = hashOf(`${member.id} ${today({ community, now })}`);
  let near = '';
  for (let i = 0, rest = hash; i < 6; i++, rest = Math.floor(rest / 32)) near += ALPHABET[rest % 32];
  return { near, draw: hashOf(near) };
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
