import { describe, test } from 'vitest';
import { ballotStorms } from '../../test/storm/ballots.ts';
import { expectSound, setScene, STORMS } from '../../test/storm/storms.ts';
import { installation } from './installation.ts';

describe('On the Workers runtime and its D1', () => {
  for (const { title, run } of [...STORMS, ...ballotStorms(200)]) {
    test(title, async () => {
      await run(await setScene(installation));
      await expectSound(installation.db);
    });
  }
});
