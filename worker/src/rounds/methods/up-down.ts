import { numberErrors, standings, type Rules } from './method.ts';
import { countOf, part } from './tally.ts';
import { wilsonLowerBound } from './wilson.ts';

/** By the Wilson lower bound, so that one voice in favour does not come before a hundred of which one is against. The share is that in favour. */
export const upDown: Rules<'up_down'> = {
  kinds: ({ options }) => 3 ** options.length - 1,
  choiceErrors: (_, choice) => numberErrors(choice, (number) => number === 1 || number === -1, '1 or -1.'),
  count: ({ options }, tally) => ({
    standings: standings(options, ({ id }) => {
      const [ups, downs] = [countOf(tally, id, 1), countOf(tally, id, -1)];
      return { value: wilsonLowerBound(ups, ups + downs), share: part(ups, ups + downs) };
    }),
  }),
};
