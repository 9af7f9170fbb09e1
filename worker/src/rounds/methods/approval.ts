import type { FieldError } from '@cocarde/contract/problem.ts';
import { spanErrors, type Rules } from './method.ts';
import { byVotes } from './votes.ts';

/**
 * By votes, and what fits passes: from the most votes down, each that the rest of the ceiling still pays for. Of equally
 * many votes the cheaper comes first, then the one that comes first in the order of the options. Without a vote nothing passes.
 */
export const approval: Rules<'approval'> = {
  questionErrors: ({ options, method: { ceiling } }) => options.flatMap(({ cost }, i): FieldError[] => {
    const path = `options.${i}.cost`;
    if (cost === undefined) return [{ path, code: 'required', message: 'What it costs.' }];
    return cost > ceiling ? [{ path, code: 'too_many', message: 'Not above the ceiling.' }] : [];
  }),
  kinds: ({ options }) => 2 ** options.length - 1,
  choiceErrors(question, choice) {
    const { ceiling } = question.method;
    const cost = approval.costOf!(question, choice);
    return [...spanErrors(choice, 1, 1), ...(cost > ceiling ? [{ path: '', code: 'too_many', message: `It costs ${cost} of ${ceiling}.` }] : [])];
  },
  costOf: ({ options }, choice) => options.reduce((sum, { id, cost }) => sum + (Object.hasOwn(choice, id) ? cost! : 0), 0),
  count({ options, method: { ceiling } }, tally) {
    const costs = new Map(options.map(({ id, cost }) => [id, cost!]));
    const voted = byVotes(options, tally);
    let rest = ceiling;
    const fit = new Set<string>();
    for (const { id, value } of voted.toSorted((a, b) => b.value - a.value || costs.get(a.id)! - costs.get(b.id)!)) {
      if (value === 0 || costs.get(id)! > rest) continue;
      rest -= costs.get(id)!;
      fit.add(id);
    }
    return { standings: voted.map((standing) => ({ ...standing, passed: fit.has(standing.id) })) };
  },
};
