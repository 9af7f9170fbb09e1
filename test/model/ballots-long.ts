import fc from 'fast-check';
import { command, openWorld, votes } from './ballots.ts';

// The long form of ballots.test.ts: `npm run model:ballots`, or `npm run model:ballots -- 100000`.
const sequences = Number(process.argv[2] ?? 10_000);
const world = await openWorld();
let steps = 0;
await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40, size: 'max' }), async (commands) => {
  steps += commands.length;
  await votes(world, commands);
}), { numRuns: sequences });
world.db.close();
console.log(`${sequences} random sequences of ${steps} commands, and every round is as a plain count of its ballots says.`);
