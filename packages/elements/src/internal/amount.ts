import type { Community } from '@cocarde/contract/bootstrap.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';

/** What the community calls its points. Its own word has one form only; ours, under `key`, knows singular and plural. */
export function unitOf(n: number, t: Translator, unit: Words | undefined, key: Key = 'unit'): string {
  const own = unit && words(unit, t.tag);
  return own && own !== 'points' ? own : t(key, { n });
}

/** What a currency of the community is called; a further one is known by its id. */
export function unitIn(community: Community | null | undefined, currency: string): Words | undefined {
  return community?.currencies.find(({ id }) => id === currency)?.unit ?? community?.unit;
}

/** `260 points` */
export function amount(n: number, t: Translator, unit: Words | undefined): string {
  return `${t.n(n)} ${unitOf(n, t, unit)}`;
}

/** `+85`, `−5` with a true minus sign, `0`. */
export function signed(n: number, t: Translator): string {
  return (n > 0 ? '+' : n < 0 ? '−' : '') + t.n(Math.abs(n));
}
