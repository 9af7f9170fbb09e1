import { livesOn } from './lives-on.ts';

// The long form of life.test.ts: `npm run model:long`, or `npm run model:long -- 50000 another-seed`.
const acts = Number(process.argv[2] ?? 10_000);
const tried = await livesOn(acts, process.argv[3] ?? 'long');
console.log(`${acts} random acts, and a rebuild of their facts gives the same:`);
for (const [name, { times, refused }] of Object.entries(tried)) console.log(`  ${name.padEnd(12)} ${String(times).padStart(6)}, ${refused} refused`);
