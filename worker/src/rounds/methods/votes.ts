import type { RoundOption } from '@cocarde/contract/rounds.ts';
import { standings, type Standing } from './method.ts';
import { countOf, part, type Tally } from './tally.ts';

/** Whoever has most votes is first; the share is that of the ballots. */
export function byVotes(options: readonly RoundOption[], tally: Tally): Standing[] {
  return standings(options, ({ id }) => {
    const value = countOf(tally, id, 1);
    return { value, share: part(value, tally.ballots) };
  });
}
