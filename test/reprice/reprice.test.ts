import { expect, test } from 'vitest';
import { carryKilled } from './killed.ts';

test('4,000 facts are re-priced in pages by a process that is killed four times, with the result of a rebuild', { timeout: 300_000 }, async () => {
  const { pages, lines, entered } = await carryKilled({ facts: 4_000, page: 50, kills: 4, apart: 3 });
  console.log(`4 kills: ${pages} pages answered, ${lines} ledger lines written`);
  expect(pages).toBeGreaterThan(10);
  expect(lines).toBeGreaterThan(4_000);
  expect(entered).toBeGreaterThan(0);
});
