import { spanErrors, type Rules } from './method.ts';
import { byVotes } from './votes.ts';

export const up: Rules<'up'> = {
  kinds: ({ options }) => 2 ** options.length - 1,
  choiceErrors: (_, choice) => spanErrors(choice, 1, 1),
  count: ({ options }, tally) => ({ standings: byVotes(options, tally) }),
};
