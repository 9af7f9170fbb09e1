import { expect, test } from 'vitest';
import { failures } from '../../scripts/rows/judge.ts';
import { measure } from '../../scripts/rows/measure.ts';

test('No request reads or writes more rows than its budget, nor more with 10,000 members than with 300', async () => {
  const measured = new Map<number, Awaited<ReturnType<typeof measure>>>();
  for (const members of [300, 10_000]) measured.set(members, await measure(members));
  const cost = (name: string) => [...measured.values()].map((figures) => figures.get(name)!);
  for (const name of ['leaderboard, week', 'vote, its author earns', 'the same vote again']) {
    console.log(name, cost(name).map(({ read, written }) => `${read} read, ${written} written`));
  }
  expect(cost('vote, its author earns').every(({ written }) => written > 0)).toBe(true);
  expect(failures(measured)).toEqual([]);
});
