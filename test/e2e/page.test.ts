import { describe, expect, test } from 'vitest';
import { PATIENCE, stage, withoutBrowser } from './browser.ts';
import { Installation } from './installation.ts';
import { expectToGoWell, type Visitor } from './visitor.ts';

const ALL = ['points', 'badges', 'vote', 'ideas', 'qa', 'leaderboard'];

/** Core Web Vitals call a sum of 0.1 good. */
const MOST_SHIFT = 0.1;

describe.skipIf(withoutBrowser)('the page of an intranet', PATIENCE, () => {
  const { arrive } = stage(new Installation('start'));

  test('shows every element with its data, after one exchange and one request', async () => {
    const visitor = await arrive();
    await visitor.visit();
    for (const name of ALL) expect(await visitor.element(name).count(), name).toBe(1);
    expect(await visitor.text('points')).toMatch(/\d+\s+points[^]*Niveau \d · [^]*sur 313/);
    expect(await visitor.element('badges').getByRole('listitem').count()).toBeGreaterThan(3);
    expect(await visitor.element('leaderboard').getByRole('row').count()).toBeGreaterThan(3);
    expect(await visitor.element('leaderboard').locator('[aria-current=true]').innerText()).toContain('Vous');
    expect(await visitor.element('ideas').locator('.title').count()).toBe(10);
    expect(await visitor.element('qa').locator('.title').count()).toBe(10);
    expect(await visitor.element('vote').getByRole('button').innerText()).toMatch(/\d+ votes/);
    expectToGoWell(visitor);
  });

  test('speaks English where the page does', async () => {
    const visitor = await arrive();
    await visitor.visit('/en');
    expect(await visitor.text('points')).toMatch(/Level \d · [^]*of 313/);
    expect(await visitor.text('ideas')).toContain('Propose an idea');
    expect(await visitor.text('qa')).toContain('Ask a question');
    expect(await visitor.text('leaderboard')).toContain('313 members');
    expectToGoWell(visitor);
  });

  test('does not jump while the elements come', async () => {
    const visitor = await arrive();
    await visitor.page.addInitScript(() => {
      const shifts: number[] = ((globalThis as unknown as { shifts: number[] }).shifts = []);
      new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value)))
        .observe({ type: 'layout-shift', buffered: true });
    });
    const shift = () => visitor.page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
    for (const path of ['/', '/barest']) {
      await visitor.visit(path);
      const sum = await shift();
      console.log(`layout shift of ${path}: ${sum.toFixed(4)} (at most ${MOST_SHIFT})`);
      expect(sum, path).toBeLessThanOrEqual(MOST_SHIFT);
    }
  });

  test.each(['/', '/en'])('fits into 280 pixels at %s, with all that opens', async (path) => {
    const visitor = await arrive({ persona: 'animatrice', width: 280 });
    await visitor.visit(path);
    await visitor.element('points').locator('summary').click();
    await visitor.element('badges').getByRole('button').last().click();
    await visitor.element('ideas').locator('.write').click();
    await visitor.element('ideas').locator('.title').first().click();
    // What a comment will look like, and what becomes of the idea.
    for (const which of [0, 1]) await visitor.element('ideas').locator('cocarde-idea-thread summary').nth(which).click();
    await visitor.element('qa').locator('.title').nth(2).click();
    await visitor.element('ideas').locator('details cocarde-form .btn').waitFor();
    await visitor.element('qa').locator('cocarde-question-thread textarea').waitFor();
    await visitor.settled();
    expect(await visitor.page.evaluate(() => document.documentElement.scrollWidth)).toBe(280);
    const wider = await visitor.page.evaluate(() => {
      const all = (root: Document | ShadowRoot): Element[] => [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
      return all(document).filter((one) => one.getBoundingClientRect().right > 280).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(wider).toEqual([]);
    expectToGoWell(visitor);
  });

  test('upgrades a marked div in its place', async () => {
    const visitor = await arrive();
    const html = await (await visitor.page.request.get(`${visitor.origin}/`)).text();
    expect(html).toContain('<div data-cocarde="leaderboard" data-podium></div>');
    await visitor.visit();
    expect(await visitor.page.locator('section').last().locator('> *').evaluateAll((all) => all.map(({ localName }) => localName))).toEqual([...Array(3).fill('cocarde-leaderboard'), 'cocarde-activity', 'cocarde-experts']);
  });

  test('tells what happened and who can help, and lists who says so until they say no', async () => {
    const visitor = await arrive();
    await visitor.visit();
    const [activity, experts] = [visitor.element('activity'), visitor.element('experts')];
    // Somebody's first contribution is further down on some days.
    const [welcome, more] = [activity.getByText('Bienvenue à').first(), activity.getByRole('button', { name: 'Afficher la suite' })];
    for (await welcome.or(more).first().waitFor(); !(await welcome.isVisible()); await welcome.or(more).first().waitFor()) await more.click();
    await experts.getByText('Éclairage').first().waitFor();
    expect(await experts.locator('h2 + p').innerText()).toMatch(/questions? sans réponse · la moitié des premières réponses en moins de/);
    await experts.getByText(/^(Figurer|Vous figurez) ici/).click();
    const found = async () => {
      await experts.getByRole('searchbox').fill('ines dumas');
      return experts.locator('h3', { hasText: 'Inès Dumas' });
    };
    await experts.getByText('Aucune personne trouvée').or((await found()).first()).waitFor();
    for (const listed of [true, false]) {
      await experts.getByLabel('Mes collègues peuvent me trouver ici').setChecked(listed);
      await experts.getByRole('button', { name: 'Enregistrer' }).click();
      await experts.getByText('Enregistré.').waitFor();
      await (listed ? (await found()).waitFor() : experts.getByText('Aucune personne trouvée').waitFor());
    }
    expectToGoWell(visitor);
  });

  test('asks somebody who is not signed in to sign in, and the service for nothing', async () => {
    const visitor = await arrive({ persona: 'nobody' });
    await visitor.visit();
    for (const name of ALL) expect(await visitor.text(name), name).toContain('Connectez-vous pour participer');
    expect(visitor.asked('/token')).toHaveLength(1);
    expect(visitor.asked('/v1/')).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  test('works in its barest form: one script tag and one element', async () => {
    const visitor = await arrive();
    await visitor.visit('/barest');
    const board = visitor.element('leaderboard');
    const first = await board.getByRole('row').nth(1).innerText();
    await board.getByRole('tab', { name: 'Semaine' }).press('ArrowRight');
    await board.getByRole('tab', { name: 'Mois', selected: true }).press('End');
    await board.getByRole('tab', { name: 'Ligue', selected: true }).press('ArrowLeft');
    await board.getByRole('tab', { name: 'Toujours', selected: true }).waitFor();
    await expect.poll(() => board.getByRole('row').nth(1).innerText()).not.toBe(first);
    expect(visitor.asked('/session')).toHaveLength(1);
    expect(visitor.complaints).toEqual([]);
  });

  test('is the same with the module loader, which brings what the page holds', async () => {
    const visitor = await arrive();
    await head(visitor, (script) => script.replace('/cocarde.js', '/loader.js').replace(' defer', ' type="module"'));
    await visitor.visit('/barest');
    expect(await visitor.element('leaderboard').locator('[aria-current=true]').innerText()).toContain('Vous');
    expect(visitor.asked('/cocarde.js')).toEqual([]);
    expect(visitor.asked('/leaderboard.js')).toHaveLength(1);
    expectToGoWell(visitor);
  });

  test('does nothing twice when the script is there twice', async () => {
    const visitor = await arrive();
    await head(visitor, (script) => script + script);
    await visitor.visit('/barest');
    expect(await visitor.page.locator('script[src="/cocarde.js"]').count()).toBe(2);
    expectToGoWell(visitor);
  });

  test('takes what a script of the page adds and moves', async () => {
    const visitor = await arrive();
    await visitor.visit('/barest');
    await visitor.page.evaluate(() => {
      const vote = document.createElement('cocarde-vote');
      vote.setAttribute('subject', 'article-horizon');
      const mark = document.createElement('div');
      mark.dataset.cocarde = 'points';
      const main = document.querySelector('main')!;
      main.appendChild(vote);
      main.appendChild(mark);
    });
    await visitor.element('points').locator('.ring').waitFor();
    await visitor.settled();
    const wanted = () => visitor.asked('/bootstrap').flatMap((request) => new URL(request.url()).searchParams.getAll('want')).sort();
    expect(wanted()).toEqual(['leaderboard:week', 'points', 'vote:page:article-horizon']); // each once
    await visitor.page.evaluate(() => {
      for (const element of document.querySelectorAll('cocarde-vote, cocarde-leaderboard')) document.body.insertBefore(element, document.body.firstChild);
    });
    expect(await visitor.element('leaderboard').getByRole('row').count()).toBeGreaterThan(3);
    const button = visitor.element('vote').getByRole('button');
    const before = await button.getAttribute('aria-pressed');
    await button.click();
    await visitor.element('vote').locator(`button[aria-pressed=${before === 'false'}]:not([aria-busy])`).waitFor();
    expect(visitor.asked('/votes/')).toHaveLength(1);
    expect(visitor.asked('/session')).toHaveLength(1);
    expect(new Set(wanted()).size).toBe(3);
    expect(visitor.complaints).toEqual([]);
  });
});

/** Serves the barest page with another script tag, its headers unchanged. */
async function head({ context }: Visitor, change: (script: string) => string): Promise<void> {
  await context.route('**/barest', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/<script[^]*<\/script>/, change) });
  });
}
