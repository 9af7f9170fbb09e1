import { byMean } from './mean.ts';
import { spanErrors, type Rules } from './method.ts';

const STARS = 5;

/** Somebody who gives a star gives something: the share is of five stars, so that no stars are 0. */
export const stars: Rules<'stars'> = {
  kinds: ({ options }) => (STARS + 1) ** options.length - 1,
  choiceErrors: (_, choice) => spanErrors(choice, 1, STARS),
  count: ({ options }, tally) => ({ standings: byMean(options, tally, 0, STARS) }),
};
