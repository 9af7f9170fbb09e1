import { CROWD } from './rows/crowd.ts';
import { BUCKETS, failures, type Measured, type Named } from './rows/judge.ts';
import { EXPERTS } from './rows/experts.ts';
import { INBOXES } from './rows/inboxes.ts';
import { measure, measureCrowd, measureExperts, measureInboxes, measureQuestions, measureQuiet, measureTitles } from './rows/measure.ts';
import type { Rows } from './rows/meter.ts';
import { OPERATIONS } from './rows/operations.ts';
import { QUESTIONS } from './rows/questions.ts';
import { QUIET } from './rows/quiet.ts';
import { TITLES } from './rows/titles.ts';

// Rows read and written by each request, sign-in check and CORS included, as D1 on the local runtime counts them.
// Figures are exact and repeat; of full-text tables what they give and take is counted, not what they read to find it. Measured
// are a crowd of up to a million who all have points, for what must not cost more in it, and the same with a hundred times the points;
// a community with twenty facts a member,
// for most of the rest: of 300 and 10,000, with `npm run rows:long` also of 100,000; a board of as many ideas for what is
// found by its title and of its pages, 100,000 ideas in every run; the same without points; one of as many ideas, with five times as many answers, for inboxes; one of as many questions with five
// answers each: 100,000 and 500,000 of them in every run; and as many members who are listed as experts. `npm run rows -- 300 2000` takes all of them at these sizes.
const given = process.argv.slice(2).filter((argument) => argument !== '--long').map(Number);
const long = process.argv.includes('--long');
if (!given.every((size) => Number.isInteger(size) && size >= 250)) throw new Error('Sizes are numbers of members, 250 or more.');

const crowds = await measureAll(given.length ? given : [1_000, 100_000, 1_000_000], 'who all have points', measureCrowd);
print(crowds, CROWD);
const rich = await measureAll(given.length ? given : [1_000, 100_000, 1_000_000], 'with a hundred times the points', (size) => measureCrowd(size, 1_000, 100));
print(rich, CROWD);
const communities = await measureAll(given.length ? given : long ? [300, 10_000, 100_000] : [300, 10_000], 'with twenty facts each', measure);
print(communities, OPERATIONS);
const titles = await measureAll(given.length ? given : long ? [1_000, 10_000, 100_000] : [1_000, 100_000], 'on a board', measureTitles, 'ideas');
print(titles, TITLES, 'ideas');
const quiet = await measureAll(given.length ? given : [1_000, 100_000], 'on a board without points', measureQuiet, 'ideas');
print(quiet, QUIET, 'ideas');
const experts = await measureAll(given.length ? given : long ? [1_000, 10_000, 100_000] : [1_000, 10_000], 'who are listed, with a question each', measureExperts);
print(experts, EXPERTS);
const inboxes = await measureAll(given.length ? given : long ? [1_000, 10_000, 100_000] : [1_000, 100_000], 'and five times as many answers', measureInboxes, 'ideas');
print(inboxes, INBOXES, 'ideas');
const questions = await measureAll(given.length ? given : long ? [1_000, 10_000, 100_000] : [1_000, 100_000], 'with five answers each', measureQuestions, 'questions');
print(questions, QUESTIONS, 'questions');
console.log(`Nothing may write more in a larger community, nor read more than ${BUCKETS} rows more: up to four for each`);
console.log('rank, however many the points are. An author who crosses a border of 512 points costs a row more a board.\n');
const failed = [
  ...failures(crowds, CROWD), ...failures(rich, CROWD), ...failures(communities, OPERATIONS), ...failures(titles, TITLES, 'ideas'), ...failures(quiet, QUIET, 'ideas'), ...failures(inboxes, INBOXES, 'ideas'),
  ...failures(questions, QUESTIONS, 'questions'), ...failures(experts, EXPERTS),
];
for (const failure of failed) console.error(`✗ ${failure}`);
process.exitCode = failed.length ? 1 : 0;

async function measureAll(sizes: readonly number[], whose: string, rowsAt: (size: number) => Promise<Map<string, Rows>>, counted = 'members'): Promise<Measured> {
  const measured = new Map<number, Map<string, Rows>>();
  for (const size of sizes) {
    const started = performance.now();
    measured.set(size, await rowsAt(size));
    console.log(`${size.toLocaleString('en')} ${counted} ${whose} measured in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  return measured;
}

function print(figures: Measured, operations: readonly Named[], counted = 'members'): void {
  const columns = [...figures.keys()];
  const heading = columns.map((members) => members.toLocaleString('en').padStart(16)).join('');
  console.log(`\n${`rows read / written, ${counted}:`.padEnd(34)}${heading}   budget`);
  for (const { name, budget, grows } of operations) {
    const cells = columns.map((members) => {
      const { read, written } = figures.get(members)!.get(name)!;
      return `${read} / ${written}`.padStart(16);
    });
    const limits = [budget?.read !== undefined ? `${budget.read} read` : '', budget?.written !== undefined ? `${budget.written} written` : ''];
    console.log(`${name.padEnd(34)}${cells.join('')}   ${grows ? `grows: ${grows}` : limits.filter(Boolean).join(', ')}`.trimEnd());
  }
  console.log();
}
