import type { RoundOption, RunoffRound } from '@cocarde/contract/rounds.ts';
import { bordaPoints } from './borda.ts';
import type { Count, Standing } from './method.ts';
import { part, tallyOf, type Kind } from './tally.ts';

/**
 * Instant run-off. Each ballot counts for the best ranked of those still in. Who has more than half of the ballots that
 * count has won; else one is out, and it is counted again.
 *
 * One at a time, also where several are last: taking out all of them can make somebody win who loses to each of them. Of
 * several that are last, the one is out
 * 1. that had fewest votes in the count before, or in the one before that, and so on back;
 * 2. if that tells no difference, that has fewest Borda points;
 * 3. if neither does, that comes later in the order of the options.
 *
 * Who is out later is placed better. In the last count those behind the winner are placed by their votes.
 */
export function byRunoff(options: readonly RoundOption[], kinds: readonly Kind[]): Count {
  const tally = tallyOf(kinds);
  const rankings = kinds.map(({ choice, count }) => ({ count, ranking: Object.entries(choice).sort(([, a], [, b]) => a - b).map(([id]) => id) }));
  const standing = (id: string, value: number, place: number): Standing => ({ id, value, share: part(value, tally.ballots), place });
  if (tally.ballots === 0) return { standings: options.map(({ id }) => standing(id, 0, 1)), rounds: [] };

  const counts: Map<string, number>[] = [];
  const rounds: RunoffRound[] = [];
  const behind: Standing[] = [];
  let left = options.map(({ id }) => id);
  for (;;) {
    const votes = new Map(left.map((id) => [id, 0]));
    let exhausted = 0;
    for (const { ranking, count } of rankings) {
      const first = ranking.find((id) => votes.has(id));
      if (first === undefined) exhausted += count;
      else votes.set(first, votes.get(first)! + count);
    }
    const counting = tally.ballots - exhausted;
    const won = left.length === 1 || Math.max(...votes.values()) * 2 > counting;
    const out = won ? [] : [weakest(options, left, votes, counts, (id) => bordaPoints(options, tally, id))];
    rounds.push({ votes: Object.fromEntries(votes), out, exhausted });
    if (won) {
      const last = left.map((id) => standing(id, votes.get(id)!, 1 + left.filter((other) => votes.get(other)! > votes.get(id)!).length));
      return { standings: [...last, ...behind], rounds };
    }
    for (const id of out) behind.unshift(standing(id, votes.get(id)!, left.length));
    counts.push(votes);
    left = left.filter((id) => !out.includes(id));
  }
}

function weakest(options: readonly RoundOption[], left: readonly string[], votes: ReadonlyMap<string, number>, before: readonly ReadonlyMap<string, number>[], borda: (id: string) => number): string {
  const strengths = [(id: string) => votes.get(id)!, ...before.toReversed().map((count) => (id: string) => count.get(id)!), borda];
  let last = [...left];
  for (const strength of strengths) {
    const least = Math.min(...last.map(strength));
    last = last.filter((id) => strength(id) === least);
  }
  return options.findLast(({ id }) => last.includes(id))!.id;
}
