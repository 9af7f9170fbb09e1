import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, NO_BROWSER } from '../../../test/browser.ts';
import { OUT } from '../build.ts';
import { APART } from './tags.ts';
import { SERVICE, TestIntranet } from './test-intranet.ts';

const SETTINGS = 'data-community="marketing" data-auth="/token"';
const SCRIPT = `<script src="${SERVICE}/cocarde.js" ${SETTINGS}></script>`;
const LOADER = `<script type="module" src="${SERVICE}/loader.js" ${SETTINGS}></script>`;
const hosts = (code: string) => `<script nonce="host">${code}</script>`;

const SEVERAL = `<cocarde-points></cocarde-points><cocarde-badges></cocarde-badges><cocarde-leaderboard></cocarde-leaderboard>
  <cocarde-ideas board="campagnes"></cocarde-ideas><cocarde-qa board="aide"></cocarde-qa><cocarde-vote subject="horizon"></cocarde-vote>`;
const ALL = `${SEVERAL}<cocarde-profile></cocarde-profile>`;

const FRENCH = 'Connectez-vous pour participer';
const ENGLISH = 'Sign in to take part';
const DEFINES_TEXT = 'define("cocarde-text"';

const found = await findBrowser();
if (!found) console.log(`embed: ${NO_BROWSER}`);

describe.skipIf(!found)('in a page of an intranet', () => {
  let browser: Browser;
  let context: BrowserContext;
  let intranet: TestIntranet;
  /** Files that the page asked for, with this in them: pieces have no other name than their hash. */
  const loaded = (text: string) => intranet.files.filter((file) => readFileSync(join(OUT, file), 'utf8').includes(text));

  beforeAll(async () => {
    browser = await chromium.launch(found);
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    context = await browser.newContext();
    intranet = await TestIntranet.open(context);
  });
  afterEach(() => context.close());

  /** What its own policy, the console and the requests say about a page that went well. */
  function wentWell(): void {
    expect(intranet.complaints).toEqual([]);
    expect(intranet.asked('/session')).toHaveLength(1);
    expect(intranet.asked('/bootstrap')).toHaveLength(1);
    expect(intranet.asked('/token')).toHaveLength(1);
  }

  describe.each([['the script', SCRIPT], ['the loader', LOADER]])('%s', (_, tag) => {
    it('shows all elements under a strict policy, with one exchange and one request', async () => {
      await intranet.visit(ALL, tag);
      await intranet.says('cocarde-points', '1\u202f240');
      for (const name of ['badges', 'leaderboard', 'ideas', 'qa', 'vote', 'profile']) {
        await intranet.page.waitForFunction((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[aria-busy=true]') === null, `cocarde-${name}`);
      }
      wentWell();
      expect(new URL(intranet.asked('/bootstrap')[0]!).searchParams.getAll('want').sort()).toEqual([
        'badges', 'ideas:campagnes:trending', 'leaderboard:week', 'points', 'profile', 'questions:aide:new', 'vote:page:horizon',
      ]);
    });

    it.each([
      ['pending', 'Rien n’est en attente'], ['rules', 'Pas encore de règle'], ['rings', 'Aucun cercle'], ['moderation', 'Rien n’attend.'], ['inbox', '3'],
    ])('brings an element that few pages have with a file of its own, whose session and first request are those of the page: %s', async (name, says) => {
      await intranet.visit(`<cocarde-points></cocarde-points><div data-cocarde="${name}" data-theme="dark"></div>`, tag);
      await intranet.says(`cocarde-${name}`, says);
      await intranet.says('cocarde-points', '1\u202f240');
      expect(await intranet.page.locator(`cocarde-${name}`).getAttribute('theme')).toBe('dark');
      expect(intranet.files.filter((file) => APART.some((apart) => file === `${apart}.js`))).toEqual([`${name}.js`]);
      wentWell();
    });

    it('brings what it takes to change a rule when somebody does', async () => {
      await intranet.visit('<cocarde-rules></cocarde-rules>', tag);
      await intranet.says('cocarde-rules', 'Pas encore de règle');
      await intranet.page.waitForLoadState('networkidle');
      const before = intranet.files.length;
      await intranet.page.getByRole('button', { name: 'Nouvelle règle' }).click();
      await intranet.page.getByLabel('Nom en français').fill('Un pas');
      expect(intranet.files.length).toBeGreaterThan(before);
      expect(intranet.complaints).toEqual([]);
    });

    it('brings a poll with its ballot and results, each when somebody needs it, under a strict policy', async () => {
      await intranet.visit('<cocarde-points></cocarde-points><div data-cocarde="poll" data-round="seminaire"></div>', tag);
      await intranet.says('cocarde-poll', 'Où aller ?');
      const poll = intranet.page.locator('cocarde-poll');
      await poll.getByText('mon choix n° 1').waitFor();
      await poll.getByRole('button', { name: 'Modifier mon vote' }).click();
      await poll.getByRole('button', { name: 'Ajouter Nantes' }).click();
      await poll.getByRole('button', { name: 'Descendre Lyon' }).click();
      await poll.getByRole('listitem').filter({ hasText: '2Lyon' }).waitFor();
      expect(intranet.files.filter((file) => file === 'poll.js')).toHaveLength(1);
      wentWell();
      expect(new URL(intranet.asked('/bootstrap')[0]!).searchParams.getAll('want').sort()).toEqual(['points', 'round:seminaire']);
    });

    it('puts elements where an editor left only marks, with the attributes that they know', async () => {
      await intranet.visit(
        `<div data-cocarde="ideas" data-board="campagnes" data-theme="dark" data-onclick="window.hit = 1" data-style="color: red" class="wide" id="box">
           <b slot="heading">Vos id&eacute;es</b><a href="/idees">Toutes</a></div><p data-cocarde="nonsense">reste</p>`,
        tag,
      );
      await intranet.says('cocarde-ideas', 'Une tournée');
      const box = intranet.page.locator('cocarde-ideas');
      expect(await box.evaluate((element) => Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])))).toEqual({
        board: 'campagnes', theme: 'dark', class: 'wide', id: 'box',
      });
      expect((await box.innerText()).trim()).toContain('Vos idées');
      expect(await intranet.page.locator('p[data-cocarde]').innerText()).toBe('reste');
      wentWell();
    });

    it('shows the markup of a post under the same policy, with what that takes loaded when one is opened', async () => {
      await intranet.visit('<cocarde-ideas board="campagnes"></cocarde-ideas>', tag);
      await intranet.says('cocarde-ideas', 'Un bilan : ');
      expect(loaded(DEFINES_TEXT)).toEqual([]);
      await intranet.page.getByRole('button', { name: 'Une tournée', exact: true }).click();
      expect(await intranet.page.locator('cocarde-ideas .post cocarde-text strong').textContent()).toBe('bilan');
      expect(await intranet.page.locator('cocarde-ideas .post cocarde-text a').getAttribute('href')).toBe('https://intranet.example/plan');
      expect(await intranet.page.locator('cocarde-idea-thread li cocarde-text li').textContent()).toBe('<img src=x onerror=alert(1)>');
      expect(loaded(DEFINES_TEXT)).toHaveLength(1);
      wentWell();
    });

    it('has words of one file in a form that came with another', async () => {
      await intranet.visit('<cocarde-qa board="aide"></cocarde-qa>', tag);
      await intranet.page.getByRole('button', { name: 'Poser une question' }).click();
      await intranet.page.getByLabel('Titre').waitFor();
      expect(intranet.files.includes('question-thread.js')).toBe(false);
      await intranet.page.getByRole('button', { name: 'Quel format ?', exact: true }).click();
      await intranet.page.getByRole('button', { name: 'Plus d’actions' }).click();
      await intranet.page.getByRole('button', { name: 'Clore la question' }).click();
      await intranet.page.getByRole('textbox', { name: 'Pourquoi, pour celles et ceux qui la lisent' }).waitFor();
      expect(intranet.files.filter((file) => file === 'question-thread.js')).toHaveLength(tag === SCRIPT ? 1 : 0);
      wentWell();
    });

    it('opens a profile from a name, with what that takes loaded then', async () => {
      await intranet.visit('<cocarde-leaderboard></cocarde-leaderboard>', tag);
      await intranet.says('cocarde-leaderboard', 'Karim Diallo');
      await intranet.page.getByRole('button', { name: 'Karim Diallo' }).click();
      const dialog = intranet.page.getByRole('dialog', { name: 'Profil' });
      await dialog.getByRole('heading', { name: 'Karim Diallo' }).waitFor();
      await intranet.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(intranet.complaints).toEqual([]);
      expect(intranet.asked('/bootstrap').flatMap((url) => new URL(url).searchParams.getAll('want'))).toEqual(['leaderboard:week', 'profile:karim']);
    });

    it('finds what the page adds later', async () => {
      await intranet.visit('<cocarde-points></cocarde-points>', tag);
      await intranet.says('cocarde-points', '1\u202f240');
      await intranet.page.evaluate(() => {
        const mark = document.createElement('div');
        mark.dataset.cocarde = 'vote';
        mark.dataset.subject = 'horizon';
        document.body.appendChild(mark);
        document.body.appendChild(document.createElement('cocarde-badges'));
      });
      await intranet.says('cocarde-vote', '3');
      await intranet.page.waitForFunction(() => document.querySelector('cocarde-badges')?.shadowRoot?.querySelector('h2'));
      expect(intranet.complaints).toEqual([]);
      expect(intranet.asked('/session')).toHaveLength(1);
      expect(intranet.asked('/bootstrap').flatMap((url) => new URL(url).searchParams.getAll('want')).sort()).toEqual(['badges', 'points', 'vote:page:horizon']);
    });

    it('knows its own address when another script put it there', async () => {
      await intranet.visit(
        '<cocarde-points></cocarde-points>',
        hosts(`const script = document.createElement('script');
          script.type = '${tag === LOADER ? 'module' : 'text/javascript'}';
          script.src = trustedTypes.createPolicy('host', { createScriptURL: (url) => url }).createScriptURL('${SERVICE}/${tag === LOADER ? 'loader' : 'cocarde'}.js');
          Object.assign(script.dataset, { community: 'marketing', auth: '/token' });
          document.head.append(script);`),
      );
      await intranet.says('cocarde-points', '1\u202f240');
      wentWell();
    });

    it('takes the token from a callback of the page', async () => {
      const bare = tag.replace(' data-auth="/token"', '');
      const told = hosts("addEventListener('load', () => Cocarde.configure({ getToken: async () => 'from a callback' }))");
      await intranet.visit('<cocarde-points></cocarde-points>', bare + told);
      await intranet.says('cocarde-points', '1\u202f240');
      expect(intranet.asked('/token')).toEqual([]);
      expect(intranet.complaints).toEqual([]);
    });

    it('asks a visitor to sign in when the page has no way to say who it is', async () => {
      await intranet.visit('<cocarde-points></cocarde-points>', tag.replace(' data-auth="/token"', ''));
      await intranet.says('cocarde-points', 'Connectez-vous');
      expect(intranet.asked('/v1/')).toEqual([]);
      expect(intranet.complaints).toEqual([]);
    });

    it('shows an inert element for a wrong attribute, with one warning and no error', async () => {
      await intranet.visit('<cocarde-ideas board="campagnes" sort="nonsense"></cocarde-ideas><cocarde-qa></cocarde-qa><cocarde-points></cocarde-points>', tag);
      await intranet.says('cocarde-points', '1\u202f240');
      await intranet.says('cocarde-ideas', 'bien configuré');
      await intranet.says('cocarde-qa', 'bien configuré');
      expect(intranet.complaints).toHaveLength(2);
      expect(intranet.complaints.every((complaint) => complaint.startsWith('<cocarde-'))).toBe(true);
    });

    it('does nothing the second time, and leaves the page to the first of two versions', async () => {
      const claimed = hosts("globalThis[Symbol.for('cocarde')] = { version: '0.0.1' }");
      await intranet.visit('<cocarde-points></cocarde-points>', tag + tag);
      await intranet.says('cocarde-points', '1\u202f240');
      wentWell();
      await intranet.visit('<cocarde-points></cocarde-points>', claimed + tag);
      await expect.poll(() => intranet.complaints).toEqual([expect.stringContaining('0.0.1')]);
      expect(await intranet.page.evaluate(() => customElements.get('cocarde-points'))).toBeUndefined();
    });

    it('speaks the language of the place where an element stands', async () => {
      await intranet.visit('<cocarde-points></cocarde-points><section lang="en"><cocarde-vote subject="horizon"></cocarde-vote></section>', tag);
      await intranet.says('cocarde-points', 'Niveau 3');
      await intranet.says('cocarde-vote', '3 votes');
      expect(loaded(ENGLISH)).toHaveLength(1);
      expect(loaded(FRENCH)).toHaveLength(1);
    });
  });

  describe('the loader', () => {
    it('loads one file and its words for a page with one element', async () => {
      await intranet.visit('<cocarde-points></cocarde-points>', LOADER);
      await intranet.says('cocarde-points', '1\u202f240');
      expect(intranet.files).toEqual(['loader.js', 'points.js', ...loaded(FRENCH)]);
      expect(loaded(FRENCH)).toHaveLength(1);
    });

    it('loads one file and its words for a page with several', async () => {
      await intranet.visit(SEVERAL, LOADER);
      await intranet.says('cocarde-points', '1\u202f240');
      expect(intranet.files).toEqual(['loader.js', 'all.js', ...loaded(FRENCH)]);
      expect(loaded(FRENCH)).toHaveLength(1);
    });

    it('loads nothing for a page without an element', async () => {
      await intranet.visit('<p>Bonjour</p>', LOADER);
      await intranet.page.waitForFunction(() => 'Cocarde' in window);
      expect(intranet.files).toEqual(['loader.js']);
    });

    it('keeps the place of an element whose code is not there yet', async () => {
      await context.route(`${SERVICE}/points.js`, () => {});
      await intranet.visit('<cocarde-points></cocarde-points><p>après</p>', LOADER);
      await expect.poll(() => intranet.page.locator('cocarde-points').evaluate((element) => element.clientHeight)).toBeGreaterThan(100);
    });
  });

  it('fetches the words of the page’s language alone for the script', async () => {
    await intranet.visit(SEVERAL, SCRIPT);
    await intranet.says('cocarde-points', '1\u202f240');
    expect(intranet.files).toEqual(['cocarde.js', expect.stringMatching(/^chunks\/words-fr-[\w-]{8}\.json$/)]);
  });

  it('is read right by a page in another encoding', async () => {
    const [script] = await Promise.all([context.waitForEvent('response', (response) => response.url().endsWith('/cocarde.js')), intranet.visit('', SCRIPT)]);
    expect(/[^\x00-\x7f]/.exec(await script.text())?.[0]).toBeUndefined();
  });

  it('tells what the visit earned in a toast that comes with it', async () => {
    await context.route('**/session', (route) => route.fulfill({
      headers: { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' },
      json: {
        session: 's', expiresAt: Date.now() + 600_000, member: { id: 'ines', name: 'Inès', team: null },
        earned: { points: 5, capped: false, total: 5, badges: [], level: null, currencies: [] },
      },
    }));
    await intranet.visit('<cocarde-points></cocarde-points>', SCRIPT);
    await intranet.says('cocarde-toast', '+5');
    expect(await intranet.page.locator('cocarde-toast').count()).toBe(1);
  });
});
