import type { RoundOption } from '@cocarde/contract/rounds.ts';
import { standings, type Standing } from './method.ts';
import { givenTo, part, type Tally } from './tally.ts';

/**
 * Points of an option, of n: n - 1 for each ballot that ranks it first, n - 2 for second, and so on; none from a ballot that
 * leaves it out. The other custom, an equal share of what is left for all that are left out, would lift what nobody speaks
 * of, and could not be counted from a tally.
 */
export function bordaPoints(options: readonly RoundOption[], tally: Tally, id: string): number {
  return [...givenTo(tally, id)].reduce((sum, [rank, count]) => sum + (options.length - rank) * count, 0);
}

/** The share is of the points that first place on every ballot gives. */
export function byBorda(options: readonly RoundOption[], tally: Tally): Standing[] {
  return standings(options, ({ id }) => {
    const value = bordaPoints(options, tally, id);
    return { value, share: part(value, (options.length - 1) * tally.ballots) };
  });
}
