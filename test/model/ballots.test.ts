import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { command, openWorld, votes } from './ballots.ts';

test('After each of many random commands every round is as a plain count of its ballots says', { timeout: 240_000 }, async () => {
  const world = await openWorld();
  try {
    await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 60, size: 'max' }), (commands) => votes(world, commands)), { numRuns: 60 });
    expect((await checkInvariants(world.db)).filter(({ broken }) => broken)).toEqual([]);
  } finally {
    world.db.close();
  }
});
