import { FACT_TYPES, type FactType } from '@cocarde/contract/points.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { PostKind } from '../posts/posts.queries.ts';
import { hasTime, type Rule } from '../rules/rules.queries.ts';
import { statementsOf, stepsOf } from './settlements.ts';

/** What a vote for each kind of post is a fact of. */
export const VOTES: Readonly<Record<PostKind, readonly FactType[]>> = {
  idea: ['vote_cast', 'idea_supported'],
  answer: ['vote_cast', 'answer_supported'],
  question: ['vote_cast'],
  page: ['vote_cast'],
  comment: [],
};

/** What others do to a post, by which its author earns. */
export const OF_OTHERS: Readonly<Record<PostKind, readonly FactType[]>> = {
  idea: [...VOTES.idea, 'comment_written'],
  question: [...VOTES.question, 'answer_given', 'comment_written'],
  answer: [...VOTES.answer, 'comment_written'],
  comment: [],
  page: [],
};

/** Facts of one instant that a request writes together. */
const TOGETHER: readonly (readonly string[])[] = [
  ...Object.values(VOTES), ['idea_proposed', 'idea_selected'], ['question_asked', 'answer_accepted'], ['answer_given', 'answer_accepted', 'answer_validated'],
];

/**
 * Refuses rules by which one act would take more statements than a request has: D1 ends a request at fifty. A rule that is in force at the
 * time of the act takes one, and so does one that waits for it.
 */
export function tooManyRules(rules: readonly Rule[]): FieldError[] {
  const acts = [...TOGETHER, ...[...new Set([...FACT_TYPES, ...rules.map(({ fact }) => fact)])].map((type) => [type])];
  const instants = [...new Set(rules.filter(hasTime).map(({ validFrom }) => validFrom))];
  const most = Math.max(0, ...acts.flatMap((types) => {
    // What is about none of them takes nothing.
    return rules.some(({ fact }) => types.includes(fact)) ? instants.map((at) => statementsOf(stepsOf(rules, at, { gives: [{ types, key: ['', ''], actors: [], authors: [], from: at, to: at }] }))) : [];
  }));
  return most <= LIMITS.actRules ? [] : [{
    path: 'fact', code: 'too_many', message: `One act would be settled by ${most} rules, those that wait for others included; at most ${LIMITS.actRules}.`,
  }];
}
