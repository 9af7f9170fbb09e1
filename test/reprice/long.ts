import { carryKilled } from './killed.ts';

// The long form of reprice.test.ts: `npm run reprice:long`, or `npm run reprice:long -- 100000 5` for other numbers of facts and kills.
const [facts = 1_000_000, kills = 10] = process.argv.slice(2).map(Number);
const { pages, lines, seconds, longest, rebuilding } = await carryKilled({ facts, kills, apart: 12 }, (line) => console.log(line));
console.log(`${facts.toLocaleString('en')} facts re-priced in ${pages} pages and ${seconds.toFixed(1)} s, killed ${kills} times: ${lines.toLocaleString('en')} ledger lines written, `
  + `the longest page took ${longest.toFixed(1)} s; equal to a rebuild, which took ${rebuilding.toFixed(1)} s`);
