import type { Translator } from '@cocarde/client/i18n.ts';
import { words } from '@cocarde/client/words.ts';
import type { RuleDefinition, RuleState } from '@cocarde/contract/rules.ts';
import { dayName } from '../periods/day-span.ts';
import { together } from './rule-words.ts';

/** What a rule holds that the form has no field for, in words. */
export function keptOf({ only, boosts = [], burst, reciprocity, after }: RuleDefinition, rules: readonly RuleState[], t: Translator): string[] {
  const nameOf = (id: string): string => {
    const rule = rules.find((each) => each.id === id);
    const definition = rule?.versions[0]?.definition ?? rule?.draft;
    return definition ? words(definition.name, t.tag) : id;
  };
  return [
    ...Object.entries(only?.attributes ?? {}).map(([name, values]) => t('rule.kept.attribute', { name, list: values.join(', ') })),
    ...boosts.map(({ from, to, factor }) => t('rule.kept.boost', { factor, from: dayName(from, t), to: dayName(to, t) })),
    ...(burst ? [t('rule.kept.burst', { n: burst.times, minutes: burst.minutes })] : []),
    ...(reciprocity ? [t('rule.kept.reciprocity', { n: reciprocity.days, share: Math.round(reciprocity.weight * 100) })] : []),
    ...(after ? [t('rule.kept.after', { list: together(after.map(nameOf), t) })] : []),
  ];
}
