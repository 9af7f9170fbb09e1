import { loadWords } from '@cocarde/client/i18n.ts';
import type { Group, Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';
import type { RuleDefinition, RuleState } from '@cocarde/contract/rules.ts';
import { dayName } from '../periods/day-span.ts';
import { together } from './rule-words.ts';

const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/rule-kept.ts'),
  fr: () => import('@cocarde/client/lang/fr/rule-kept.ts'),
};

/** What a rule holds that the form has no field for, a sentence each. Few rules do: it comes when one is there. */
export function keptOf({ only, boosts = [], burst, reciprocity, after }: RuleDefinition, rules: readonly RuleState[], t: Translator): string[] {
  void loadWords(t.lang, WORDS);
  const nameOf = (id: string): string => {
    const rule = rules.find((each) => each.id === id);
    const definition = rule?.versions[0]?.definition ?? rule?.draft;
    return definition ? words(definition.name, t.tag) : id;
  };
  return [
    ...Object.entries(only?.attributes ?? {}).map(([name, values]) => t('rules.attribute', { name, list: values.join(', ') })),
    ...boosts.map(({ from, to, factor }) => t(from === to ? 'rules.boostDay' : 'rules.boost', { factor, from: dayName(from, t), to: dayName(to, t) })),
    ...(burst ? [t('rules.burst', { n: burst.times, minutes: burst.minutes })] : []),
    ...(reciprocity ? [t('rules.reciprocity', { n: reciprocity.days, share: Math.round(reciprocity.weight * 100) })] : []),
    ...(after ? [t('rules.after', { list: together(after.map(nameOf), t) })] : []),
  ].filter(Boolean);
}
