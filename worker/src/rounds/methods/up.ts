import { spanErrors, type Rules } from './method.ts';
import { byVotes } from './votes.ts';

export const up: Rules<'up'> = {
  choiceErrors: (_, choice) => spanErrors(choice, 1, 1),
  count: ({ options }, tally) => ({ standings: byVotes(options, tally) }),
};
