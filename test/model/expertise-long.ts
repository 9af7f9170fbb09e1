import fc from 'fast-check';
import { act, knows, openWorld } from './expertise.ts';

// The long form of expertise.test.ts: `npm run model:experts`, or `npm run model:experts -- 10000`.
const histories = Number(process.argv[2] ?? 1_000);
const world = openWorld();
const done: Record<string, number> = {};
await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }), async (acts) => {
  for (const { do: what } of acts) done[what] = (done[what] ?? 0) + 1;
  await knows(world, acts);
}), { numRuns: histories });
world.close();
console.log(`${histories} random histories, and every score is as a plain count of its facts says:`);
console.log(Object.entries(done).map(([what, times]) => `${what} ${times}`).join(', '));
