import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import type { Visitor } from './visitor.ts';

const VOTES = '**/v1/c/*/votes/**';

const votes = async (button: Locator) => Number((await button.locator('[aria-hidden=true]').last().innerText()).replace(/\D/g, ''));

/** Comes back when the button shows the wish and nothing is under way for it. */
const holds = (button: Locator, wanted: boolean) => button.and(button.page().locator(`[aria-pressed=${wanted}]:not([aria-busy])`)).waitFor();

describe.skipIf(withoutBrowser)('a vote', PATIENCE, () => {
  const { arrive, installation } = stage(new Installation('start'));

  /** A vote button of the idea box that waits for this visitor's vote, found again by its idea whatever the state. */
  async function choose(visitor: Visitor): Promise<Locator> {
    const free = visitor.element('ideas').locator('.vote button[aria-pressed=false]:not([aria-disabled])').first();
    const [label] = (await free.locator('.sr').innerText()).split(', ');
    return visitor.element('ideas').locator('.vote button').filter({ hasText: label! });
  }

  test('shows before the service answers, survives a reload, and is taken back', async () => {
    const visitor = await arrive({ persona: 'newcomer' });
    await visitor.visit();
    const button = await choose(visitor);
    const before = await votes(button);

    let answer!: () => void;
    const asked = new Promise<void>((resolve) => { answer = resolve; });
    await visitor.context.route(VOTES, async (route) => {
      await asked;
      await route.continue();
    });
    await button.click();
    await button.and(visitor.page.locator('[aria-pressed=true][aria-busy=true]')).waitFor();
    expect(await votes(button)).toBe(before + 1);
    answer();
    await holds(button, true);
    expect(visitor.complaints).toEqual([]);

    await visitor.reload();
    await holds(button, true);
    expect(await votes(button)).toBe(before + 1);
    await button.click();
    await holds(button, false);
    await visitor.reload();
    await holds(button, false);
    expect(await votes(button)).toBe(before);
    expect(visitor.asked('/votes/').map((request) => request.method())).toEqual(['PUT', 'DELETE']);
  });

  test.each([
    [500, 'internal_error', 'Une erreur s’est produite. Veuillez réessayer.'],
    [409, 'closed', 'La participation est close.'],
  ])('goes back and says why when the service answers %i', async (status, code, why) => {
    const visitor = await arrive({ persona: 'newcomer' });
    await visitor.visit();
    const button = await choose(visitor);
    const before = await votes(button);
    await visitor.context.route(VOTES, (route) => route.fulfill({ status, contentType: 'application/problem+json', json: { type: 'about:blank', title: code, status, code } }));
    await button.click();
    await visitor.says('ideas', why);
    await holds(button, false);
    expect(await votes(button)).toBe(before);
    expect(await button.evaluate((element) => element.parentElement!.querySelector(`[id="${element.getAttribute('aria-describedby')}"]`)?.textContent)).toBe(why);
    await visitor.page.getByRole('status').filter({ hasText: why }).waitFor({ state: 'attached' });

    await visitor.context.unroute(VOTES);
    await visitor.reload();
    expect(await votes(button)).toBe(before);
  });

  test('that finds no network waits and is sent once when the network is back', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await visitor.visit();
    const button = await choose(visitor);
    const before = await votes(button);
    // Somebody who reads, far from any button, while the network is there.
    await visitor.page.mouse.move(1, 1);
    await visitor.context.setOffline(true);
    await button.click();
    await visitor.page.waitForFunction(() => Object.values(sessionStorage).some((value) => value.includes('"wanted":1')));
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    expect(await votes(button)).toBe(before + 1);
    await visitor.page.getByRole('status').filter({ hasText: 'En attente du réseau' }).waitFor({ state: 'attached' });

    const answered: number[] = [];
    visitor.page.on('response', (response) => response.url().includes('/votes/') && answered.push(response.status()));
    await visitor.context.setOffline(false);
    await holds(button, true);
    expect(await visitor.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('wanted');
    await visitor.reload();
    expect(await votes(button)).toBe(before + 1);
    expect(answered).toEqual([200]);
  });

  test('that waits is sent from the next page, too', async () => {
    const visitor = await arrive({ persona: 'newcomer' });
    await visitor.visit();
    const button = await choose(visitor);
    const before = await votes(button);
    await visitor.context.route(VOTES, (route) => route.abort('internetdisconnected'));
    await button.click();
    await visitor.page.waitForFunction(() => Object.values(sessionStorage).some((value) => value.includes('"wanted":1')));
    await visitor.context.unroute(VOTES);
    const sent = visitor.page.waitForResponse((response) => response.url().includes('/votes/'));
    await visitor.page.reload();
    expect((await sent).status()).toBe(200);
    await holds(button, true);
    expect(await votes(button)).toBe(before + 1);
  });

  test('is not lost with the page that is left as soon as it was cast', async () => {
    const visitor = await arrive({ persona: 'newcomer' });
    await visitor.visit();
    const button = await choose(visitor);
    const before = await votes(button);
    let broken!: () => void;
    const tried = new Promise<void>((resolve) => { broken = resolve; });
    await visitor.context.route(VOTES, async (route) => {
      await route.abort('internetdisconnected');
      broken();
    });
    await button.click();
    await tried;
    await visitor.page.goto('about:blank');
    await visitor.context.unroute(VOTES);
    const answered: number[] = [];
    visitor.page.on('response', (response) => response.url().includes('/votes/') && answered.push(response.status()));
    await visitor.visit();
    await holds(button, true);
    expect(await votes(button)).toBe(before + 1);
    await visitor.reload();
    expect(await votes(button)).toBe(before + 1);
    expect(answered).toEqual([200]);
    expect(await visitor.page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('wanted');
  });

  test('is cast with the keyboard alone, and the focus stays', async () => {
    const visitor = await arrive({ persona: 'newcomer' });
    await visitor.visit();
    const button = visitor.element('vote').getByRole('button');
    const focused = () => button.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);
    const before = await votes(button);
    for (let stops = 0; !await focused(); stops++) {
      expect(stops).toBeLessThan(60);
      await visitor.page.keyboard.press('Tab');
    }
    await visitor.page.keyboard.press('Space');
    await holds(button, true);
    expect([await votes(button), await focused()]).toEqual([before + 1, true]);
    await visitor.page.keyboard.press('Enter');
    await holds(button, false);
    expect([await votes(button), await focused()]).toEqual([before, true]);
    expect(visitor.complaints).toEqual([]);
  });

  test('for one’s own idea is not taken, and the button says so', async () => {
    const visitor = await arrive({ persona: 'animatrice' });
    await visitor.visit();
    const own = visitor.element('ideas').locator('.vote button[aria-disabled=true]').first();
    const before = await votes(own);
    await own.press('Enter');
    expect(await own.evaluate((element) => element.parentElement!.textContent)).toContain('Vous ne pouvez pas voter pour votre propre contribution');
    expect(await votes(own)).toBe(before);
    expect(visitor.asked('/votes/')).toEqual([]);
  });

  test('is still there when the service was stopped and started again', async () => {
    const visitor = await arrive({ persona: 'newcomer' });
    await visitor.visit();
    const button = await choose(visitor);
    const before = await votes(button);
    await button.click();
    await holds(button, true);
    await visitor.reload();
    const points = await visitor.text('points');
    await installation.stop();
    await installation.start();
    await visitor.reload();
    await holds(button, true);
    expect(await votes(button)).toBe(before + 1);
    expect(await visitor.text('points')).toBe(points);
  });
});
