import type { Rows } from './meter.ts';
import type { Operation } from './operations.ts';

/**
 * Rows that an operation may read more in the largest community than in the smallest: a rank takes one to four, by where
 * its points are, and those of the period before are of up to fifteen members.
 */
export const BUCKETS = 48;

/** What was measured: rows by operation, by number of members or of whatever else makes it large. */
export type Measured = ReadonlyMap<number, ReadonlyMap<string, Rows>>;

/** An operation as far as it is judged. */
export type Named = Pick<Operation, 'name' | 'budget' | 'grows'>;

/** Budgets that are passed and figures that grow with the community, as sentences; none when all is well. */
export function failures(measured: Measured, operations: readonly Named[], counted = 'members'): string[] {
  const sizes = [...measured.keys()].sort((a, b) => a - b);
  const small = measured.get(sizes[0]!)!;
  const large = measured.get(sizes.at(-1)!)!;
  return operations.flatMap(({ name, budget, grows }) => {
    const found: string[] = [];
    for (const [members, figures] of measured) {
      const { read, written } = figures.get(name)!;
      if (budget?.read !== undefined && read > budget.read) found.push(`${name}: ${read} rows read with ${members} ${counted}, at most ${budget.read}`);
      if (budget?.written !== undefined && written > budget.written) found.push(`${name}: ${written} rows written with ${members} ${counted}, at most ${budget.written}`);
    }
    const [before, after] = [small.get(name)!, large.get(name)!];
    if (!grows && after.read > before.read + BUCKETS) found.push(`${name}: reads ${before.read} rows with ${sizes[0]} ${counted} and ${after.read} with ${sizes.at(-1)}`);
    if (after.written > before.written) found.push(`${name}: writes ${before.written} rows with ${sizes[0]} ${counted} and ${after.written} with ${sizes.at(-1)}`);
    return found;
  });
}
