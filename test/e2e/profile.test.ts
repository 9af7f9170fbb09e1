import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import { expectToGoWell, post, type Visitor } from './visitor.ts';

const switchOf = (visitor: Visitor, name: string) => visitor.element('profile').getByRole('switch', { name });
const dialogOf = ({ page }: Visitor) => page.getByRole('dialog', { name: 'Profil' });

describe.skipIf(withoutBrowser)('a page with points and profile', PATIENCE, () => {
  const { arrive } = stage(new Installation('start'));

  test('shows both with their data, from a mark that an editor left, after one exchange and one request', async () => {
    const visitor = await arrive();
    await visitor.visit('/profile');
    expect(await visitor.text('points')).toMatch(/\d+\s+points[^]*Niveau \d · /);
    const profile = await visitor.text('profile');
    for (const words of ['Inès Dumas', 'SEO & data · membre depuis septembre 2024', 'Visible des autres membres']) expect(profile).toContain(words);
    expect(profile).toMatch(/\d+ badges/);
    expectToGoWell(visitor);
  });

  test('leads from a name to the profile and back, by keyboard, with one more request', async () => {
    const visitor = await arrive();
    await visitor.visit('/profile');
    const name = visitor.element('leaderboard').locator('tbody tr:not([aria-current]) button').first();
    const who = await name.innerText();
    await name.focus();
    await visitor.page.keyboard.press('Enter');
    await dialogOf(visitor).getByRole('heading', { name: who }).waitFor();
    expect(visitor.asked('want=profile%3A')).toHaveLength(1);
    await visitor.page.keyboard.press('Escape');
    await dialogOf(visitor).waitFor({ state: 'detached' });
    expect(await name.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button)).toBe(true);
    expect(visitor.complaints).toEqual([]);
  });

  test('shows another member at once what their colleague closes and opens, and nothing where the colleague does not appear', async () => {
    const [ines, noemie] = [await arrive(), await arrive({ persona: 'animatrice' })];
    // Whether she is among the first of a leaderboard depends on the day.
    const looksAtInes = async () => {
      await noemie.visit('/profile');
      await noemie.page.evaluate((id) => document.querySelector('cocarde-profile')!.setAttribute('member', id), inesId);
      await noemie.page.waitForFunction(() => /Inès Dumas|Aucun profil/.test(document.querySelector('cocarde-profile')!.shadowRoot!.textContent));
      return noemie.text('profile');
    };
    const choose = async (name: string, on: boolean) => {
      await switchOf(ines, name).setChecked(on);
      await ines.page.waitForFunction(() => document.querySelector('cocarde-profile')!.shadowRoot!.querySelector('cocarde-visibility')!.shadowRoot!.textContent.includes('Enregistré.'));
    };
    const bootstrap = ines.page.waitForResponse(/\/bootstrap/);
    await ines.visit('/profile');
    const inesId = (await (await bootstrap).json()).me.id as string;
    await ines.element('profile').locator('summary').click();
    expect(await looksAtInes()).toMatch(/Niveau \d[^]*badges/);
    await choose('Badges', false);
    expect(await looksAtInes()).toMatch(/Niveau \d(?![^]*badges)/);
    await choose('Badges', true);
    expect(await looksAtInes()).toMatch(/Niveau \d[^]*badges/);

    await choose('Apparaître avec votre nom', false);
    expect(await looksAtInes()).toContain('Aucun profil à afficher ici');
    await ines.element('profile').getByRole('button', { name: 'Voir comme les autres' }).click();
    await ines.says('profile', 'Aucun profil à afficher ici');
    await choose('Apparaître avec votre nom', true);
    await ines.says('profile', 'Inès Dumas');
    expect([...ines.complaints, ...noemie.complaints]).toEqual([]);
  });

  test('leads from who wrote an idea to their profile, and from who does not appear nowhere', async () => {
    const visitor = await arrive();
    await visitor.visit();
    const ideas = visitor.element('ideas');
    const named = ideas.locator('li').filter({ has: visitor.page.locator('bdi button') }).first();
    const title = await named.locator('.title').innerText();
    // The first name is its author's: an owner and who decided may follow.
    const author = post(ideas, title).locator('bdi button').first();
    const who = await author.innerText();
    await author.click();
    await dialogOf(visitor).getByRole('heading', { name: who }).waitFor();
    await visitor.page.getByRole('button', { name: 'Fermer' }).click();
    await dialogOf(visitor).waitFor({ state: 'detached' });
    await ideas.getByRole('tab', { name: 'Nouveautés' }).click();
    const bylines = ideas.locator('.chips bdi:not(.chip bdi)');
    await expect.poll(() => bylines.evaluateAll((all) => new Set(all.map((one) => one.querySelector('button') !== null)).size)).toBeGreaterThan(0);
    expect(visitor.complaints).toEqual([]);
  });

  test('fits into 280 pixels with all that opens', async () => {
    const visitor = await arrive({ width: 280 });
    await visitor.visit('/profile');
    await visitor.element('profile').locator('summary').click();
    await switchOf(visitor, 'Badges').waitFor();
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(280);
    await visitor.element('leaderboard').locator('tbody button').first().click();
    await dialogOf(visitor).getByRole('heading').first().waitFor();
    const { x, width } = (await dialogOf(visitor).boundingBox())!;
    expect([x >= 0, x + width <= 280]).toEqual([true, true]);
    expect(visitor.complaints).toEqual([]);
  });
});
