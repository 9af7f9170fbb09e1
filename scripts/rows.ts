import { BUCKETS, failures, type Measured } from './rows/judge.ts';
import { measure } from './rows/measure.ts';
import { pageAmong } from './rows/million.ts';
import { OPERATIONS } from './rows/operations.ts';

// Rows read and written by each request, sign-in check and CORS included, as D1 on the local runtime counts them.
// Figures are exact and repeat; those of full-text tables are not counted there. `npm run rows -- 300 10000` is quick;
// `npm run rows -- --long` also reads a leaderboard among a million members.
const long = process.argv.includes('--long');
const sizes = process.argv.slice(2).filter((argument) => argument !== '--long').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size >= 250)) throw new Error('Sizes are numbers of members, 250 or more.');

const measured = new Map<number, Awaited<ReturnType<typeof measure>>>();
for (const members of sizes.length ? sizes : [300, 10_000, 100_000]) {
  const started = performance.now();
  measured.set(members, await measure(members));
  console.log(`${members.toLocaleString('en')} members and ${(members * 20).toLocaleString('en')} facts measured in ${Math.round((performance.now() - started) / 1000)} s`);
}
print(measured);
const failed = failures(measured);
if (long) failed.push(...await leaderboardAmongMany());
for (const failure of failed) console.error(`✗ ${failure}`);
process.exitCode = failed.length ? 1 : 0;

/** A page with movement since the week before, for members from the first to the last place. */
async function leaderboardAmongMany(): Promise<string[]> {
  const budget = 200;
  const found: string[] = [];
  for (const members of [1_000, 100_000, 1_000_000]) {
    const read = await pageAmong(members);
    console.log(`a leaderboard page among ${members.toLocaleString('en')} members with points reads at most ${read} of ${budget} rows`);
    if (read > budget) found.push(`leaderboard among ${members} members: ${read} rows read, at most ${budget}`);
  }
  return found;
}

function print(figures: Measured): void {
  const columns = [...figures.keys()];
  const heading = columns.map((members) => members.toLocaleString('en').padStart(16)).join('');
  console.log(`\n${'rows read / written, members:'.padEnd(34)}${heading}   budget`);
  for (const { name, budget, grows } of OPERATIONS) {
    const cells = columns.map((members) => {
      const { read, written } = figures.get(members)!.get(name)!;
      return `${read} / ${written}`.padStart(16);
    });
    const limits = [budget?.read !== undefined ? `${budget.read} read` : '', budget?.written !== undefined ? `${budget.written} written` : ''];
    console.log(`${name.padEnd(34)}${cells.join('')}   ${grows ? `grows: ${grows}` : limits.filter(Boolean).join(', ')}`.trimEnd());
  }
  console.log(`\nNothing may write more in a larger community, nor read more than ${BUCKETS} rows more: one for every 512 points`);
  console.log('that its best member has, on each leaderboard. An author who crosses such a border costs a row more a board.\n');
}
