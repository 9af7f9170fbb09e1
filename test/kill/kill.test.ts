import { expect, test } from 'vitest';
import { survive } from './kills.ts';

const KILLS = 20;

test(`${KILLS} kills of the server in mid-write lose nothing that was answered, and what is sent again counts once`, { timeout: 180_000 }, async () => {
  const { answered, unanswered } = await survive(KILLS);
  console.log(`${KILLS} kills: ${answered} writes answered and all there, ${unanswered} more there without an answer`);
  expect(answered).toBeGreaterThan(KILLS * 10);
});
