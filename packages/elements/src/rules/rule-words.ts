import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';
import type { DeclaredFact } from '@cocarde/contract/events.ts';
import type { Words } from '@cocarde/contract/members.ts';
import type { LimitWindow, RuleDefinition } from '@cocarde/contract/rules.ts';
import { amount } from '../internal/amount.ts';
import { dayName } from '../periods/day-span.ts';

/** What happens, by its name; a type that is no longer declared by itself. */
export function factName(fact: string, declared: readonly DeclaredFact[], t: Translator): string {
  const own = declared.find(({ type }) => type === fact);
  return own ? words(own.name, t.tag) : t(`rules.fact.${fact}` as Key) || fact;
}

/** `a, b et c` */
export const together = (list: readonly string[], t: Translator): string => new Intl.ListFormat(t.lang).format(list);

/** All that holds a rule back, in sentences. */
export function limitsOf({ limits = [], perPair, perItem, coolDown, only, from, to }: RuleDefinition, unit: Words | undefined, t: Translator): string {
  const per = (window: LimitWindow): string => t(`rules.per.${window}`);
  const times = (n: number, window: LimitWindow): string => t('rules.times', { n, per: per(window) });
  const most = [
    ...limits.map(({ per: window, times: n, points }) => (n ? times(n, window) : t('rules.points', { amount: amount(points!, t, unit), per: per(window) }))),
    perPair && t('rules.pair', { times: times(perPair.times, perPair.per) }),
    perItem?.gain && t('rules.gain', { amount: amount(perItem.gain, t, unit) }),
    perItem?.loss && t('rules.loss', { amount: amount(perItem.loss, t, unit) }),
  ].filter((each) => !!each) as string[];
  const days = { from: from ? dayName(from, t) : '', to: to ? dayName(to, t) : '' };
  const sentences = [
    most.length && t('rules.most', { list: together(most, t) }),
    coolDown && t('rules.coolDown', { n: coolDown }),
    ...(['boards', 'tags', 'teams'] as const).map((filter) => only?.[filter] && t(`rules.${filter}`, { list: only[filter].join(', ') })),
    (from || to) && t(from && to ? 'rules.span' : from ? 'rules.from' : 'rules.to', days),
  ].filter(Boolean);
  return sentences.join(' ') || t('rules.unlimited');
}
