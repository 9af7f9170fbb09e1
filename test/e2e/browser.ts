import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { findBrowser, NO_BROWSER } from '../browser.ts';
import { Installation } from './installation.ts';
import { Visitor, type VisitorSettings } from './visitor.ts';

const found = await findBrowser();
if (!found) console.log(`end to end: ${NO_BROWSER}`);

/** For `describe.skipIf`. */
export const withoutBrowser = !found;

/** A page takes a second or two, more on a busy machine. */
export const PATIENCE = { timeout: 60_000 };

export interface Stage {
  installation: Installation;
  /** Somebody comes to the installation's own pages, or to those of another origin, and leaves after the test. */
  arrive(settings?: VisitorSettings & { at?: string }): Promise<Visitor>;
}

/** One installation and one browser for the tests of a `describe`. */
export function stage(installation: Installation): Stage {
  let browser: Browser | undefined;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    [browser] = await Promise.all([chromium.launch(found), installation.start()]);
  }, 180_000);
  afterEach(async () => {
    await Promise.all(visitors.splice(0).map((visitor) => visitor.leave()));
  });
  afterAll(async () => {
    await browser?.close();
    await installation.remove();
  }, 60_000);
  return {
    installation,
    async arrive({ at = installation.origin, ...settings } = {}) {
      const visitor = await Visitor.arrive(browser!, at, settings);
      visitors.push(visitor);
      return visitor;
    },
  };
}
