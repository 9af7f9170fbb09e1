import type { Whose } from '@cocarde/contract/badges.ts';
import type { DeclaredFact } from '@cocarde/contract/events.ts';
import { FACT_TYPES, type FactType } from '@cocarde/contract/points.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';

/** The sides that members can be on, of each built-in fact; of a declared one on both. */
export const SIDES: Readonly<Record<FactType, readonly Whose[]>> = {
  visit: ['actor'], vote_cast: ['actor'], ballot_cast: ['actor'], idea_proposed: ['actor'], question_asked: ['actor'], idea_selected: ['author'],
  idea_supported: ['actor', 'author'], answer_supported: ['actor', 'author'],
  comment_written: ['actor', 'author'], answer_given: ['actor', 'author'], answer_accepted: ['actor', 'author'], answer_validated: ['author'],
};

/** What a rule asks of facts that no fact can have: a type or attribute that is not declared, a value of another type. */
export function factErrors({ fact, only }: RuleDefinition, declared: readonly DeclaredFact[]): FieldError[] {
  const definition = declared.find(({ type }) => type === fact);
  if (!definition && !(FACT_TYPES as readonly string[]).includes(fact)) return [{ path: 'fact', code: 'not_allowed', message: 'No such fact is declared.' }];
  return Object.entries(only?.attributes ?? {}).flatMap(([name, values]) => {
    const path = `only.attributes.${name}`;
    const attribute = definition && Object.hasOwn(definition.attributes, name) ? definition.attributes[name] : undefined;
    if (!attribute) return [{ path, code: 'unknown_field', message: 'The fact has no such attribute.' }];
    return values.every((value) => typeof value === attribute.type) ? [] : [{ path, code: 'wrong_type', message: `Each a ${attribute.type}.` }];
  });
}
