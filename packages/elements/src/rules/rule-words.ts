import type { Key, Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';
import type { Unit } from '@cocarde/contract/currencies.ts';
import type { DeclaredFact } from '@cocarde/contract/events.ts';
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

/** All that holds a rule back or makes it count more, in sentences. `kept` are those of what few rules hold; null while they are on their way. */
export function limitsOf({ limits = [], perPair, perItem, coolDown, only, from, to }: RuleDefinition, kept: readonly string[] | null, unit: Unit | undefined, t: Translator): string {
  const times = (n: number, window: LimitWindow): string => t('rules.times', { n, per: t(`rules.per.${window}`) });
  const most = limits.map(({ per, times: n, points }) => (n ? times(n, per) : t('rules.points', { amount: amount(points!, t, unit), per: t(`rules.per.${per}`) })));
  const sentences = [
    most.length && t('rules.most', { list: together(most, t) }),
    perPair && t('rules.pair', { times: times(perPair.times, perPair.per) }),
    perItem && ofItem(perItem, unit, t),
    coolDown && t('rules.coolDown', { n: coolDown }),
    ...(['boards', 'tags', 'teams'] as const).map((filter) => only?.[filter] && t(`rules.${filter}`, { list: only[filter].join(', ') })),
    (from || to) && t(from && to ? 'rules.span' : from ? 'rules.from' : 'rules.to', { from: from ? dayName(from, t) : '', to: to ? dayName(to, t) : '' }),
    ...(kept ?? []),
  ].filter(Boolean);
  return sentences.join(' ') || (kept ? t('rules.unlimited') : '');
}

function ofItem({ gain, loss }: NonNullable<RuleDefinition['perItem']>, unit: Unit | undefined, t: Translator): string {
  if (gain && loss) return t('rules.gainLoss', { gain: amount(gain, t, unit), loss });
  return gain ? t('rules.gain', { gain: amount(gain, t, unit) }) : loss ? t('rules.loss', { loss: amount(loss, t, unit) }) : '';
}
