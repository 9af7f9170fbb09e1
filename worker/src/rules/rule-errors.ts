import type { DeclaredFact } from '@cocarde/contract/events.ts';
import type { FactType } from '@cocarde/contract/points.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { factErrors, SIDES } from '../facts/fact-types.ts';

/** Why a rule could never count: facts, attributes or people that there are not, days that end before they begin or lie outside its own. */
export function ruleErrors(definition: RuleDefinition, declared: readonly DeclaredFact[]): FieldError[] {
  const { fact, earns, from, to, boosts = [] } = definition;
  // A vote is for a post that somebody wrote, whatever its kind; badges count that by what was supported.
  const sides = fact === 'vote_cast' ? undefined : SIDES[fact as FactType];
  const nobody = earns !== 'both' && sides && !sides.includes(earns);
  const refused = (path: string, message: string): FieldError => ({ path, code: 'not_allowed', message });
  return [
    ...factErrors(definition, declared),
    ...(nobody ? [refused('earns', `Nobody is the ${earns} of ${fact}.`)] : []),
    ...(from && to && to < from ? [refused('to', 'Not before the first day.')] : []),
    ...boosts.flatMap((boost, i) => {
      if (boost.to < boost.from) return [refused(`boosts.${i}.to`, 'Not before the first day.')];
      const outside = (from && boost.to < from) || (to && boost.from > to);
      return outside ? [refused(`boosts.${i}`, 'On none of the days of the rule.')] : [];
    }),
  ];
}
