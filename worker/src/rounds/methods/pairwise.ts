import { LIMITS } from '@cocarde/contract/limits.ts';
import type { RoundOption } from '@cocarde/contract/rounds.ts';
import { numberErrors, standings, type Rules } from './method.ts';
import { ballotsFor, countOf, part, sumOf } from './tally.ts';

/** Each option with each that comes after it: `a~b`, `a~c`, `b~c`. */
export function pairsOf(options: readonly RoundOption[]): { key: string; first: string; second: string }[] {
  return options.flatMap(({ id: first }, i) => options.slice(i + 1).map(({ id: second }) => ({ key: `${first}~${second}`, first, second })));
}

/**
 * Copeland's method: an option has a point for each other one that more ballots prefer it to than the other way round, half
 * a point where they are as many. A pair that nobody compared gives nobody anything. The share is of all others.
 */
export const pairwise: Rules<'pairwise'> = {
  keys: ({ options }) => pairsOf(options).map(({ key }) => key),
  questionErrors: ({ options }) => (options.length > LIMITS.pairedOptions ? [{ path: 'options', code: 'too_many', message: `At most ${LIMITS.pairedOptions} can be compared in pairs.` }] : []),
  kinds: ({ options }) => 3 ** pairsOf(options).length - 1,
  choiceErrors: (_, choice) => numberErrors(choice, (number) => number === 1 || number === -1, '1 or -1.'),
  count({ options }, tally) {
    const points = new Map(options.map(({ id }) => [id, 0]));
    for (const { key, first, second } of pairsOf(options)) {
      if (ballotsFor(tally, key) === 0) continue;
      const lead = Math.sign(sumOf(tally, key));
      points.set(first, points.get(first)! + (1 + lead) / 2);
      points.set(second, points.get(second)! + (1 - lead) / 2);
    }
    return { standings: standings(options, ({ id }) => ({ value: points.get(id)!, share: part(points.get(id)!, options.length - 1) })) };
  },
};

/** What an option was given: 1 for each comparison that a ballot lets it win, -1 for each that it loses. */
export function comparisons(options: readonly RoundOption[], id: string, tally: Parameters<typeof countOf>[0]): Map<number, number> {
  const own = pairsOf(options).filter(({ first, second }) => first === id || second === id);
  return new Map([1, -1].map((number) => [number, own.reduce((sum, { key, first }) => sum + countOf(tally, key, first === id ? number : -number), 0)] as const).filter(([, count]) => count > 0));
}
