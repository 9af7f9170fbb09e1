import { expect, test } from 'vitest';
import { CROWD } from '../../scripts/rows/crowd.ts';
import { failures } from '../../scripts/rows/judge.ts';
import { EXPERTS } from '../../scripts/rows/experts.ts';
import { INBOXES } from '../../scripts/rows/inboxes.ts';
import { measure, measureCrowd, measureExperts, measureInboxes, measureQuestions, measureQuiet, measureTitles } from '../../scripts/rows/measure.ts';
import { OPERATIONS } from '../../scripts/rows/operations.ts';
import { QUESTIONS } from '../../scripts/rows/questions.ts';
import { QUIET } from '../../scripts/rows/quiet.ts';
import { TITLES } from '../../scripts/rows/titles.ts';

// Twenty seconds of work for one processor, however many others it has to do with.
const SLOW = { timeout: 600_000 };

test('No request reads or writes more rows than its budget, nor more with 10,000 members than with 300', SLOW, async () => {
  const measured = new Map<number, Awaited<ReturnType<typeof measure>>>();
  for (const members of [300, 10_000]) measured.set(members, await measure(members));
  const cost = (name: string) => [...measured.values()].map((figures) => figures.get(name)!);
  for (const name of ['leaderboard, week', 'vote, its author earns', 'the same vote again']) {
    console.log(name, cost(name).map(({ read, written }) => `${read} read, ${written} written`));
  }
  expect(cost('vote, its author earns').every(({ written }) => written > 0)).toBe(true);
  expect(failures(measured, OPERATIONS)).toEqual([]);
});

test('A leaderboard, an award and the lines behind it cost the same in a crowd of 20,000 as in one of 1,000, however many lines there are', SLOW, async () => {
  const measured = new Map([[1_000, await measureCrowd(1_000, 2_000)], [20_000, await measureCrowd(20_000, 20_000)]]);
  for (const [name, { read, written }] of measured.get(20_000)!) console.log(name, `${read} read, ${written} written`);
  for (const name of ['award on two leaderboards', 'vote, author earns on two boards', 'vote, bucket changes on both']) expect(measured.get(1_000)!.get(name)!.written, name).toBeGreaterThan(0);
  expect(failures(measured, CROWD)).toEqual([]);
});

test('They cost as much with a hundred times the points: a rank reads at most four rows, an award writes none more over any border', SLOW, async () => {
  const measured = new Map([[1_000, await measureCrowd(1_000, 1_000, 100)], [20_000, await measureCrowd(20_000, 1_000, 100)]]);
  for (const [name, { read, written }] of measured.get(20_000)!) console.log(name, `${read} read, ${written} written`);
  expect(measured.get(1_000)!.get('award that changes group on both')!.written).toBe(11);
  expect(failures(measured, CROWD)).toEqual([]);
});

test('What is similar to a title costs at most 2,000 rows, whatever is typed, and a further row when one is written or removed', SLOW, async () => {
  const measured = new Map([[1_000, await measureTitles(1_000)], [10_000, await measureTitles(10_000)]]);
  for (const [name, { read, written }] of measured.get(10_000)!) console.log(name, `${read} read, ${written} written`);
  expect(failures(measured, TITLES, 'ideas')).toEqual([]);
});

test('A vote that brings nobody points writes four rows, a repetition none, among 10,000 ideas as among 1,000', SLOW, async () => {
  const measured = new Map([[1_000, await measureQuiet(1_000)], [10_000, await measureQuiet(10_000)]]);
  for (const [name, { read, written }] of measured.get(10_000)!) console.log(name, `${read} read, ${written} written`);
  expect(measured.get(1_000)!.get('vote without points')!.written).toBe(4);
  expect(failures(measured, QUIET, 'ideas')).toEqual([]);
});

test('Every view of questions, and whatever is done to one, costs the same among 10,000 of them with five answers each as among 500', SLOW, async () => {
  const measured = new Map([[500, await measureQuestions(500)], [10_000, await measureQuestions(10_000)]]);
  for (const [name, { read, written }] of measured.get(10_000)!) console.log(name, `${read} read, ${written} written`);
  expect(failures(measured, QUESTIONS, 'questions')).toEqual([]);
});

test('An inbox reads what its member follows and the latest decisions, however large the community, and a decision writes as much for 5,000 supporters as for 1,000', SLOW, async () => {
  const measured = new Map([[1_000, await measureInboxes(1_000)], [10_000, await measureInboxes(10_000)]]);
  for (const [name, { read, written }] of measured.get(10_000)!) console.log(name, `${read} read, ${written} written`);
  expect(failures(measured, INBOXES, 'ideas')).toEqual([]);
});

test('Who knows what and what happened is read by as many rows among 3,000 who are listed as among 600, and an act writes no more', SLOW, async () => {
  const measured = new Map([[600, await measureExperts(600)], [3_000, await measureExperts(3_000)]]);
  for (const [name, { read, written }] of measured.get(3_000)!) console.log(name, `${read} read, ${written} written`);
  expect(failures(measured, EXPERTS)).toEqual([]);
});
