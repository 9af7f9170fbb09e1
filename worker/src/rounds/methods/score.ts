import { LIMITS } from '@cocarde/contract/limits.ts';
import { byMean } from './mean.ts';
import { spanErrors, type Rules } from './method.ts';

export const score: Rules<'score'> = {
  questionErrors: ({ method: { min, max } }) => [
    ...(max <= min ? [{ path: 'method.max', code: 'too_short', message: 'Above min.' }] : []),
    ...(max - min > LIMITS.scoreSteps ? [{ path: 'method.max', code: 'too_many', message: `At most ${LIMITS.scoreSteps} above min.` }] : []),
  ],
  kinds: ({ method: { min, max }, options }) => (max - min + 2) ** options.length - 1,
  choiceErrors: ({ method: { min, max } }, choice) => spanErrors(choice, min, max),
  count: ({ options, method: { min, max } }, tally) => ({ standings: byMean(options, tally, min, max) }),
};
