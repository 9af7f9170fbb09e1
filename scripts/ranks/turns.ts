/** Something that is asked for over and over; what it answers is not looked at. */
export type Ask = () => Promise<unknown>;

export interface Times {
  /** Microseconds from asking to having the answer, one at a time. */
  median: number;
  p95: number;
  /** Answers a second with 32 asked for at any time. */
  perSecond: number;
}

const ROUNDS = 22;
const WARM_UP = 2;
const EACH = 200;
const IN_FLIGHT = 32;
// Short enough that on a busy machine most batches are done before anything else is.
const BATCHES = 10;
const BATCH = 64;

/**
 * Times several ways of having the same. They take turns, so that what else the machine does meets all of them alike; a
 * turn is long enough that each runs as warm as it would alone.
 */
export async function inTurns<Way extends string>(ways: Record<Way, Ask>): Promise<Record<Way, Times>> {
  const names = Object.keys(ways) as Way[];
  const single = new Map(names.map((name) => [name, [] as number[]]));
  const together = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const alone: number[] = [];
      const batches: number[] = [];
      for (let n = 0; n < EACH; n += 1) alone.push(await took(ways[name]));
      for (let n = 0; n < BATCHES; n += 1) batches.push(await took(() => batch(ways[name])));
      if (round < WARM_UP) continue;
      single.get(name)!.push(...alone);
      together.get(name)!.push(...batches);
    }
  }
  return Object.fromEntries(names.map((name) => [name, {
    median: quantile(single.get(name)!, 0.5), p95: quantile(single.get(name)!, 0.95),
    perSecond: BATCH / (quantile(together.get(name)!, 0.5) / 1_000_000),
  }])) as Record<Way, Times>;
}

async function batch(ask: Ask): Promise<void> {
  await Promise.all(Array.from({ length: IN_FLIGHT }, async () => {
    for (let n = 0; n < BATCH / IN_FLIGHT; n += 1) await ask();
  }));
}

/** Microseconds. */
export async function took(ask: Ask): Promise<number> {
  const started = performance.now();
  await ask();
  return (performance.now() - started) * 1_000;
}

export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!;
}
