import { spanErrors, type Rules } from './method.ts';
import { byVotes } from './votes.ts';

export const several: Rules<'several'> = {
  questionErrors: ({ method: { min, max }, options }) => [
    ...(max < min ? [{ path: 'method.max', code: 'too_short', message: 'Not below min.' }] : []),
    ...(max > options.length ? [{ path: 'method.max', code: 'too_many', message: `There are ${options.length} options.` }] : []),
  ],
  kinds: ({ options }) => 2 ** options.length - 1,
  choiceErrors({ method: { min, max } }, choice) {
    const chosen = Object.keys(choice).length;
    return [
      ...spanErrors(choice, 1, 1),
      ...(chosen < min ? [{ path: '', code: 'too_short', message: `At least ${min} options.` }] : []),
      ...(chosen > max ? [{ path: '', code: 'too_many', message: `At most ${max} options.` }] : []),
    ];
  },
  count: ({ options }, tally) => ({ standings: byVotes(options, tally) }),
};
