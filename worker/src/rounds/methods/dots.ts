import { numberErrors, standings, type Rules } from './method.ts';
import { part, sumOf } from './tally.ts';

/**
 * A dot costs one, or, `quadratic`, the dots of an option together their square: to say twice as much costs four times as
 * much (S. Lalley, G. Weyl, 2018). The share is that of all dots given.
 */
export const dots: Rules<'dots'> = {
  questionErrors: ({ method: { budget, perOption } }) =>
    (perOption !== undefined && perOption > budget ? [{ path: 'method.perOption', code: 'too_many', message: 'Not above budget.' }] : []),
  kinds: ({ method: { budget, perOption = budget }, options }) => (perOption + 1) ** options.length - 1,
  choiceErrors(question, choice) {
    const { budget, perOption = budget } = question.method;
    const cost = dots.costOf!(question, choice);
    return [
      ...numberErrors(choice, (number) => number >= 1, 'From 1.'),
      ...Object.entries(choice).flatMap(([path, number]) => (number > perOption ? [{ path, code: 'too_many', message: `At most ${perOption}.` }] : [])),
      ...(cost > budget ? [{ path: '', code: 'too_many', message: `It costs ${cost} of ${budget}.` }] : []),
    ];
  },
  costOf: ({ method }, choice) => Object.values(choice).reduce((sum, number) => sum + (method.cost === 'quadratic' ? number * number : number), 0),
  count({ options }, tally) {
    const all = options.reduce((sum, { id }) => sum + sumOf(tally, id), 0);
    return { standings: standings(options, ({ id }) => ({ value: sumOf(tally, id), share: part(sumOf(tally, id), all) })) };
  },
};
