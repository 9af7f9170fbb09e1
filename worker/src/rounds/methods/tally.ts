/** What one ballot says about one question: numbers by option, or by pair of options. */
export type Choice = Readonly<Record<string, number>>;

/** Ballots that say the same. */
export interface Kind {
  choice: Choice;
  count: number;
}

/** The ballots of a question added up: all that most methods need, whatever the number of ballots. */
export interface Tally {
  /** Ballots that say something about the question. */
  ballots: number;
  /** By option, or pair, then by number: how many gave it that. */
  given: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

export const NO_BALLOTS: Tally = { ballots: 0, given: new Map() };

export function tallyOf(kinds: readonly Kind[]): Tally {
  const given = new Map<string, Map<number, number>>();
  let ballots = 0;
  for (const { choice, count } of kinds) {
    ballots += count;
    for (const [key, number] of Object.entries(choice)) give(given, key, number, count);
  }
  return { ballots, given };
}

export function addTallies(a: Tally, b: Tally): Tally {
  const given = new Map<string, Map<number, number>>();
  for (const tally of [a, b]) for (const [key, numbers] of tally.given) for (const [number, count] of numbers) give(given, key, number, count);
  return { ballots: a.ballots + b.ballots, given };
}

function give(given: Map<string, Map<number, number>>, key: string, number: number, count: number): void {
  const numbers = given.get(key) ?? new Map<number, number>();
  given.set(key, numbers.set(number, (numbers.get(number) ?? 0) + count));
}

const NOTHING: ReadonlyMap<number, number> = new Map();

export function givenTo(tally: Tally, key: string): ReadonlyMap<number, number> {
  return tally.given.get(key) ?? NOTHING;
}

/** How many ballots gave it exactly this number. */
export function countOf(tally: Tally, key: string, number: number): number {
  return givenTo(tally, key).get(number) ?? 0;
}

/** How many ballots gave it a number. */
export function ballotsFor(tally: Tally, key: string): number {
  return [...givenTo(tally, key).values()].reduce((sum, count) => sum + count, 0);
}

/** All the numbers that it was given, added up. */
export function sumOf(tally: Tally, key: string): number {
  return [...givenTo(tally, key)].reduce((sum, [number, count]) => sum + number * count, 0);
}

/** Part of a whole, 0 to 1; nothing of nothing. */
export function part(of: number, whole: number): number {
  return whole === 0 ? 0 : of / whole;
}
