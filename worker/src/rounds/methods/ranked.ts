import { LIMITS } from '@cocarde/contract/limits.ts';
import { byBorda } from './borda.ts';
import { spanErrors, type Asked, type Rules } from './method.ts';
import { byRunoff } from './runoff.ts';

const RANKS = 'Ranks from 1, without gaps or ties.';

export const ranked: Rules<'ranked'> = {
  questionErrors({ method: { ranks, count }, options }) {
    if (ranks !== undefined && ranks > options.length) return [{ path: 'method.ranks', code: 'too_many', message: `There are ${options.length} options.` }];
    if (count !== 'runoff' || rankings(options.length, ranks ?? options.length) <= LIMITS.rankings) return [];
    let most = options.length;
    while (rankings(options.length, most) > LIMITS.rankings) most -= 1;
    return [{ path: 'method.ranks', code: ranks === undefined ? 'required' : 'too_many', message: `At most ${most} with ${options.length} options.` }];
  },
  kinds: (question) => rankings(question.options.length, ranksOf(question)),
  choiceErrors(question, choice) {
    const most = ranksOf(question);
    const numbers = Object.values(choice);
    if (numbers.length > most) return [{ path: '', code: 'too_many', message: `At most ${most} options.` }];
    const errors = spanErrors(choice, 1, numbers.length);
    return errors.length || new Set(numbers).size === numbers.length ? errors : [{ path: '', code: 'not_allowed', message: RANKS }];
  },
  count: ({ options, method }, tally, kinds) => (method.count === 'borda' ? { standings: byBorda(options, tally) } : byRunoff(options, kinds)),
};

function ranksOf({ method: { ranks }, options }: Asked<'ranked'>): number {
  return ranks ?? options.length;
}

/** How many different ballots can rank so many of the options, or fewer. */
function rankings(options: number, ranks: number): number {
  let all = 0;
  for (let named = 1, ways = 1; named <= ranks; named += 1) {
    ways *= options - named + 1;
    all += ways;
  }
  return all;
}
