import type { Community } from '@cocarde/contract/bootstrap.ts';
import type { Unit } from '@cocarde/contract/currencies.ts';
import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { spokenTag } from '@cocarde/client/words.ts';

/** What the community calls so many of its points: by the plural of the language in which it has the word. Ours stands under `key`. */
export function unitOf(n: number, t: Translator, named: Unit | undefined, key: Key = 'unit'): string {
  const { unit = {}, one = {} } = named ?? {};
  const tag = spokenTag(unit, t.tag);
  const own = (new Intl.PluralRules(tag).select(n) === 'one' && one[tag]) || unit[tag];
  return own && own !== 'points' ? own : t(key, { n });
}

/** What a currency of the community is called; a further one is known by its id. */
export function unitIn(community: Community | null | undefined, currency: string): Unit | undefined {
  return community?.currencies.find(({ id }) => id === currency) ?? community ?? undefined;
}

/** `260 points` */
export function amount(n: number, t: Translator, named: Unit | undefined): string {
  return `${t.n(n)} ${unitOf(n, t, named)}`;
}

/** `+85`, `−5` with a true minus sign, `0`. */
export function signed(n: number, t: Translator): string {
  return (n > 0 ? '+' : n < 0 ? '−' : '') + t.n(Math.abs(n));
}
