import type { RoundOption } from '@cocarde/contract/rounds.ts';
import { standings, type Standing } from './method.ts';
import { ballotsFor, part, sumOf, type Tally } from './tally.ts';

/**
 * By the mean of the ballots that gave a number; an option that none did has the least there is. The share is how far it came
 * from `least` to `most`: one division of whole numbers, so that what just reaches a share does.
 */
export function byMean(options: readonly RoundOption[], tally: Tally, least: number, most: number): Standing[] {
  return standings(options, ({ id }) => {
    const ballots = ballotsFor(tally, id);
    const sum = sumOf(tally, id);
    return { value: ballots === 0 ? least : sum / ballots, share: part(sum - least * ballots, (most - least) * ballots) };
  });
}
