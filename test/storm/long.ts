import { startVitest } from 'vitest/node';

// The storms on ballots over HTTP, of a thousand requests each: `npm run storm:long`, or `npm run storm:long -- 5000`.
process.env.STORM = process.argv[2] ?? '1000';
const vitest = await startVitest('test', ['test/storm/storm.test.ts'], { run: true, project: ['node'], testNamePattern: 'ballots|choices|changes|close|round' });
await vitest.close();
