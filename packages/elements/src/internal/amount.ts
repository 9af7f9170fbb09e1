import type { Community } from '@cocarde/contract/bootstrap.ts';
import type { Unit } from '@cocarde/contract/currencies.ts';
import type { Translator } from '@cocarde/client/i18n.ts';
import { spokenTag, words } from '@cocarde/client/words.ts';

/** What so many are called, by the plural of the language in which the community has the word. Empty while it is not known. */
export function unitOf(n: number, t: Translator, named: Unit | null | undefined): string {
  if (!named) return '';
  const tag = spokenTag(named.unit, t.tag);
  return (new Intl.PluralRules(tag).select(n) === 'one' && named.one?.[tag!]) || words(named.unit, t.tag);
}

/** What a currency of the community is called; a further one is known by its id. */
export function unitIn(community: Community | null | undefined, currency: string): Unit | null | undefined {
  return community?.currencies.find(({ id }) => id === currency) ?? community;
}

/** `260 points` */
export function amount(n: number, t: Translator, named: Unit | null | undefined): string {
  return `${t.n(n)} ${unitOf(n, t, named)}`;
}

/** `+85`, `−5` with a true minus sign, `0`. */
export function signed(n: number, t: Translator): string {
  return (n > 0 ? '+' : n < 0 ? '−' : '') + t.n(Math.abs(n));
}
