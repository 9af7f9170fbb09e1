import { spanErrors, type Rules } from './method.ts';
import { byVotes } from './votes.ts';

export const one: Rules<'one'> = {
  kinds: ({ options }) => options.length,
  choiceErrors: (_, choice) => [
    ...spanErrors(choice, 1, 1),
    ...(Object.keys(choice).length > 1 ? [{ path: '', code: 'too_many', message: 'One option.' }] : []),
  ],
  count: ({ options }, tally) => ({ standings: byVotes(options, tally) }),
};
