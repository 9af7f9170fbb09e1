import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Breakdown, Question, QuestionResult } from '@cocarde/contract/rounds.ts';
import { isRunoff, resultOfTally } from './methods/methods.ts';
import { addTallies, NO_BALLOTS, type Tally } from './methods/tally.ts';
import { talliesOf, tallyFor } from './results.ts';
import type { TeamTally } from './tallies.queries.ts';

interface Group {
  team: string | null;
  ballots: number;
  tallies: readonly Tally[];
}

/**
 * Results by team, none of which is about fewer than five people, neither by itself nor by what is left when all others are subtracted
 * from the whole: teams that are too small are one row, and while that is too small the smallest of the others joins it.
 */
export function breakdownOf(questions: readonly Question[], teams: readonly TeamTally[]): Breakdown {
  const groups = teams.map(({ team, counted, tally }): Group => {
    const tallies = talliesOf(tally);
    return { team, ballots: counted, tallies: questions.map((question) => tallyFor(tallies, question)) };
  }).sort((a, b) => sizeOf(b) - sizeOf(a) || b.ballots - a.ballots || (a.team! < b.team! ? -1 : 1));
  const shown = groups.filter((group) => group.team !== '' && sizeOf(group) >= LIMITS.crowd);
  const others = groups.filter((group) => !shown.includes(group));
  while (others.length && shown.length && sizeOf(together(others)) < LIMITS.crowd) others.push(shown.pop()!);
  const rest = others.length ? [together(others)].filter((group) => sizeOf(group) >= LIMITS.crowd) : [];
  return {
    teams: [...shown.toSorted((a, b) => b.ballots - a.ballots), ...rest].map(({ team, ballots, tallies }) => ({
      team, ballots, questions: questions.map((question, i) => (isRunoff(question) ? firstChoices(question, tallies[i]!) : resultOfTally(question, tallies[i]!))),
    })),
  };
}

/** Ballots of the question that fewest of them answer; one that nobody does says nothing about anybody. */
function sizeOf({ tallies }: Group): number {
  return Math.min(...tallies.map(({ ballots }) => ballots).filter((ballots) => ballots > 0));
}

function together(groups: readonly Group[]): Group {
  return {
    team: null,
    ballots: groups.reduce((sum, { ballots }) => sum + ballots, 0),
    tallies: groups[0]!.tallies.map((_, i) => groups.reduce((sum, { tallies }) => addTallies(sum, tallies[i]!), NO_BALLOTS)),
  };
}

/** A team elects nobody: of its rankings the first choices are counted. */
function firstChoices(question: Question, { ballots, given }: Tally): QuestionResult {
  const firsts = new Map([...given].map(([id, ranks]) => [id, new Map([...ranks].filter(([rank]) => rank === 1))]));
  return resultOfTally({ ...question, method: { type: 'one' } }, { ballots, given: firsts });
}
