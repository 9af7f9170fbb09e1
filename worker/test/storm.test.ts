import { describe, test } from 'vitest';
import { expectSound, setScene, STORMS } from '../../test/storm/storms.ts';
import { installation } from './installation.ts';

describe('On the Workers runtime and its D1', () => {
  for (const { title, run } of STORMS) {
    test(title, async () => {
      await run(await setScene(installation));
      await expectSound(installation.db);
    });
  }
});
