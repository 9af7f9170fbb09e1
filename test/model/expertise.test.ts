import fc from 'fast-check';
import { test } from 'vitest';
import { act, knows, openWorld } from './expertise.ts';

test('After each of many random histories expertise is as a plain count of the facts says, and counted again is the same', { timeout: 240_000 }, async () => {
  const world = openWorld();
  try {
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }), (acts) => knows(world, acts)), { numRuns: 40 });
  } finally {
    world.close();
  }
});
