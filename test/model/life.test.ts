import { expect, test } from 'vitest';
import { livesOn } from './lives-on.ts';

test('A life of 2,000 random acts, with rules, teams and boards that change, leaves what a rebuild of its facts gives', { timeout: 240_000 }, async () => {
  const tried = await livesOn(2_000, 'short');
  // Chance left nothing out.
  expect(Object.entries(tried).filter(([, { times, refused }]) => times - refused < 3)).toEqual([]);
});
