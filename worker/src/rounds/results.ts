import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Question, Round, RoundResult } from '@cocarde/contract/rounds.ts';
import { isSummed, resultOf, resultOfTally } from './methods/methods.ts';
import { addTallies, NO_BALLOTS, tallyOf, type Kind, type Tally } from './methods/tally.ts';
import type { FoundRound, KindRow } from './rounds.queries.ts';

/** A tally of all questions as it is stored, by question: `{ "lunch/": 13, "lunch/monday=1": 12 }`. */
export function talliesOf(stored: string): Map<string, Tally> {
  const tallies = new Map<string, { ballots: number; given: Map<string, Map<number, number>> }>();
  for (const [key, count] of Object.entries(JSON.parse(stored) as Record<string, number>)) {
    const [question, said] = key.split('/') as [string, string];
    const tally = tallies.get(question) ?? { ballots: 0, given: new Map() };
    tallies.set(question, tally);
    if (said === '') {
      tally.ballots = count;
    } else {
      const [option, number] = said.split('=') as [string, string];
      tally.given.set(option, (tally.given.get(option) ?? new Map<number, number>()).set(Number(number), count));
    }
  }
  return tallies;
}

export function tallyFor(tallies: ReadonlyMap<string, Tally>, { id }: Question): Tally {
  return tallies.get(id) ?? NO_BALLOTS;
}

export function kindsOf(rows: readonly KindRow[], { id }: Question): Kind[] {
  return rows.filter(({ question }) => question === id).map(({ choice, n }) => ({ choice: JSON.parse(choice) as Kind['choice'], count: n }));
}

/** What an anonymous round has counted lags behind who took part, until it is closed. */
export function resultOfRound({ row, kinds }: FoundRound, { questions, quorum, state }: Pick<Round, 'questions' | 'quorum' | 'state'>): RoundResult | null {
  const anonymous = row.names === 'anonymous';
  if (!row.seen || (anonymous && (row.voters ?? 0) < LIMITS.crowd)) return null;
  const tallies = talliesOf(row.tally ?? '{}');
  const ballots = anonymous && (state === 'closed' || state === 'archived') ? row.voters! : row.counted ?? 0;
  return {
    ballots,
    quorum: quorum ? quorumOf(quorum, ballots, row.electorate ?? 0) : null,
    questions: questions.map((question) => {
      const own = kindsOf(kinds, question);
      return isSummed(question) ? resultOfTally(question, addTallies(tallyFor(tallies, question), tallyOf(own))) : resultOf(question, own);
    }),
  };
}

function quorumOf(quorum: NonNullable<Round['quorum']>, ballots: number, electorate: number): RoundResult['quorum'] {
  // A little less than the product, which may be a little more than what it should be: 0.07 × 100.
  const needed = 'members' in quorum ? quorum.members : Math.max(1, Math.ceil(quorum.share * electorate - 1e-9));
  return { needed, reached: ballots >= needed };
}
