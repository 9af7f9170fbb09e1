/// <reference types="mocha" />
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Board, Outcome, OutcomePage, Roadmap, Waiting } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaHistory, IdeaPage, IdeaResult } from '@cocarde/contract/ideas.ts';
import { focused, LONG, on, row, titles, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, MEMBER, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { Ideas } from './ideas.ts';

define();

const lou = { id: '7', name: 'Lou Marchand', team: 'Contenu', profile: true as const };
const noe = { id: '9', name: 'Noémie Vidal', team: null };
const AT = Date.UTC(2026, 8, 24, 12);

const idea = (id: string, given: Partial<Idea> = {}): Idea => ({
  id, subject: id, board: 'irritants', title: `Idée ${id}`, body: '', tags: [], status: 'new', stage: null, statusNote: null, statusAt: AT, owner: null,
  fields: {}, author: lou, anonymous: false, pinned: false, createdAt: AT, editedAt: null, held: null, followed: false, reactions: [], comments: 0, mergedInto: null,
  version: 1, votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
});
const outcome = (id: string, given: Partial<Outcome> = {}): Outcome => ({ ...idea(id, { status: 'done', statusNote: 'C’est en ligne.', open: false, votes: 48, owner: lou }), decidedBy: noe, ...given });

const PILOT = { id: 'pilote', phase: 'planned' as const, name: { fr: 'Pilote', en: 'Pilot' } };
const BOARD: Board = { id: 'irritants', version: 2, preset: 'pains', name: { fr: 'Irritants', en: 'Pain points' }, stages: [PILOT], waitDays: 30 };
const LISTED = [idea('a', { statusAt: AT + 1, status: 'planned', stage: 'pilote', version: 3 }), idea('b', { seldom: true, body: `${'Un texte qui prend de la place. '.repeat(8)}Et l’été des équipes.` }), idea('c', { author: { id: MEMBER.id, name: MEMBER.name, team: null } })];
const PAGE: IdeaPage = { items: LISTED, cursor: null, tags: ['vente'], board: BOARD, budget: null };
const ROADMAP: Roadmap = {
  board: BOARD,
  columns: [
    { phase: 'new', stage: null, items: [idea('longue', { title: LONG }), idea('b')], more: true },
    { phase: 'review', stage: null, items: [], more: false },
    { phase: 'planned', stage: PILOT, items: [idea('a', { owner: noe })], more: false },
    { phase: 'done', stage: null, items: [], more: false },
    { phase: 'declined', stage: null, items: [], more: false },
  ],
};
const DONE: OutcomePage = { items: [outcome('faite', { mine: true }), outcome('longue', { title: LONG, statusNote: LONG, decidedBy: null, owner: null })], cursor: 'suite' };
const DECLINED: OutcomePage = { items: [outcome('refus', { status: 'declined', statusNote: 'Trop cher.', own: true })], cursor: null };
const WAITING: Waiting = { count: 12, items: [idea('vieille', { createdAt: AT }), idea('autre', { status: 'review' })] };
const HISTORY: IdeaHistory = {
  items: [
    { at: AT + 86_400_000, by: noe, status: 'planned', stage: 'pilote', owner: lou, note: 'On commence à Lyon.' },
    { at: AT, by: null, status: 'review', stage: null, owner: null, note: null },
  ],
};

/** The element with a service that has all of this. */
async function shown(markup = '', { answer = () => undefined, page = PAGE, role = 'member' as const }: { answer?: Answer; page?: IdeaPage; role?: 'member' | 'animateur' } = {}) {
  const service = new Service({ 'ideas:irritants:trending': page, 'ideas:irritants:random': page, 'ideas:irritants:new': page }, async (asked) => {
    const own = await answer(asked);
    if (own) return own;
    const { path } = asked;
    if (path === 'boards/irritants/roadmap') return ROADMAP;
    if (path === 'boards/irritants/waiting') return WAITING;
    if (path.startsWith('boards/irritants/outcomes')) return path.includes('declined') ? DECLINED : path.includes('cursor') ? { items: [outcome('suivante')], cursor: null } : DONE;
    if (path.startsWith('boards/irritants/ideas')) return { ...page, items: page.items.filter(({ status }) => !path.includes('status=planned') || status === 'planned') };
    if (path.endsWith('/history')) return HISTORY;
    return path.includes('/comments') ? { items: [], cursor: null } : undefined;
  });
  service.me = { ...MEMBER, role };
  signIn();
  const host = show<Ideas>(`<cocarde-ideas board="irritants" ${markup}></cocarde-ideas>`);
  await find(host, '.views');
  return { service, host };
}

const choice = (host: Element, name: string) => all<HTMLButtonElement>(host, '.views button').find((button) => textOf(button) === name)!;
const part = async (host: Element, name: 'roadmap' | 'outcomes' | 'waiting' | 'decisions', selector: string) => {
  const found = await find(host, `cocarde-idea-${name}`);
  await find(found, selector);
  return found;
};

describe('cocarde-ideas, beside its list', () => {
  let warnings: string[];
  const { warn } = console;
  beforeEach(() => {
    freshPage();
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });

  describe('for everybody', () => {
    everywhere('is accessible as a roadmap, with what waits', async () => {
      const { host } = await shown('view="roadmap"');
      await part(host, 'waiting', '.waits');
      await part(host, 'roadmap', '.title');
      await isAccessible(host);
    });

    everywhere('is accessible as what became of ideas', async () => {
      const { host } = await shown('view="outcomes"');
      await part(host, 'outcomes', '.title');
      await isAccessible(host);
    });

    everywhere('is accessible with what waits for a decision, one being decided', async () => {
      const { host } = await shown('', { role: 'animateur' });
      const waiting = await part(host, 'waiting', 'summary');
      (await find(waiting, 'summary')).click();
      (await find(waiting, 'li .link[aria-expanded]')).click();
      await find(await find(waiting, 'cocarde-form'), 'select');
      await isAccessible(host);
    });

    everywhere('is accessible with the decisions about an idea, a search and every filter', async () => {
      const { host } = await shown();
      row(host, 'Idée a').querySelector<HTMLElement>('.title')!.click();
      (await find(host, '.post > p > .link')).click();
      await part(host, 'decisions', 'li');
      (await find(host, '.tool .link')).click();
      await find(host, '[type=date]');
      type(await find<HTMLInputElement>(host, '.search'), 'ete');
      await find(host, 'mark');
      await isAccessible(host);
    });

    for (const view of ['roadmap', 'outcomes'] as const) {
      it(`fits into 280 pixels: ${view}`, async () => {
        const { host } = await shown(`view="${view}"`);
        host.parentElement!.style.inlineSize = '280px';
        const inner = await part(host, view, '.title');
        assert.isAtMost(host.scrollWidth, 280);
        for (const each of all(inner, '*')) assert.isAtMost(each.getBoundingClientRect().right, 281 + host.getBoundingClientRect().left, each.outerHTML.slice(0, 80));
      });
    }
  });

  describe('its roadmap', () => {
    it('is what a page begins with that says so, without the tools of the list', async () => {
      const { host, service } = await shown('view="roadmap"');
      const roadmap = await part(host, 'roadmap', '.title');
      assert.deepEqual(all(roadmap, 'h3').map(textOf), ['Nouveau', 'À l’étude', 'Pilote', 'Résolu', 'Sans suite']);
      assert.include(textOf(all(roadmap, 'section')[2]), '3 soutiens · suivi assuré par Noémie Vidal');
      assert.include(textOf(all(roadmap, 'section')[1]), 'Rien ici pour l’instant.');
      assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Irritants');
      assert.isEmpty(all(host, '.search, [role=tab]'));
      assert.lengthOf(service.sent('GET boards/irritants/roadmap'), 1);
    });

    it('stands side by side where there is room, and below each other where there is none', async () => {
      const { host } = await shown('view="roadmap"');
      const roadmap = await part(host, 'roadmap', '.title');
      const tops = () => new Set(all(roadmap, 'section').map((section) => section.getBoundingClientRect().top)).size;
      host.parentElement!.style.inlineSize = '280px';
      assert.equal(tops(), 5);
      host.parentElement!.style.inlineSize = '900px';
      await until(() => tops() < 3);
    });

    it('leads to all ideas of a stage, in the list with its filter', async () => {
      const { host, service } = await shown('view="roadmap"');
      const roadmap = await part(host, 'roadmap', '.title');
      assert.equal(textOf(all(roadmap, '.link')[0]), 'Tout voir : Nouveau');
      all(roadmap, '.link')[1]!.click();
      await until(() => titles(host).join() === 'Idée a');
      assert.equal(host.view, 'list');
      assert.include(service.sent('GET boards/irritants/ideas').at(-1)!.path, 'status=planned&stage=pilote');
      await until(() => focused(host)?.matches('select'));
      assert.equal(textOf(all<HTMLSelectElement>(host, 'select')[0]!.selectedOptions[0]), 'Pilote');
    });

    it('leads to an idea, open in the list', async () => {
      const { host } = await shown('view="roadmap"');
      const roadmap = await part(host, 'roadmap', '.title');
      all(roadmap, '.title').at(-1)!.click();
      const title = await until(() => focused(host)?.matches('.title') && focused(host));
      assert.equal(textOf(title), 'Idée a');
      await find(host, 'cocarde-idea-thread');
    });

    it('is chosen and left by keyboard, with the reader on the choice, and asked for anew each time', async () => {
      const { host, service } = await shown();
      choice(host, 'Feuille de route').focus();
      await sendKeys({ press: 'Enter' });
      await part(host, 'roadmap', '.title');
      await until(() => focused(host) === choice(host, 'Feuille de route'));
      assert.equal(choice(host, 'Feuille de route').ariaPressed, 'true');
      choice(host, 'Liste').click();
      await until(() => host.shadowRoot!.querySelector('.search') && focused(host) === choice(host, 'Liste'));
      choice(host, 'Feuille de route').click();
      await part(host, 'roadmap', '.title');
      await until(() => service.sent('GET boards/irritants/roadmap').length === 2);
    });

    it('says so when it did not come, and tries again', async () => {
      let broken = true;
      const { host } = await shown('view="roadmap"', { answer: on('GET boards/irritants/roadmap', () => (broken ? 'forbidden' : undefined)) });
      const roadmap = await part(host, 'roadmap', '.state');
      broken = false;
      (await find(roadmap, '.btn')).click();
      await find(roadmap, '.columns');
    });

    it('is the list where the page asks for a view that there is not', async () => {
      const { host } = await shown('view="kanban"');
      await until(() => titles(host).length === 3);
      assert.lengthOf(warnings, 1);
      assert.include(warnings[0], 'view="kanban"');
    });
  });

  describe('what became of ideas', () => {
    it('tells the answer, who decided, when, in whose hands, for how many, and that it was mine', async () => {
      const { host } = await shown('view="outcomes"');
      const outcomes = await part(host, 'outcomes', '.title');
      const words = textOf(all(outcomes, 'li')[0]);
      for (const each of ['Idée faite', 'Réponse officielle', 'C’est en ligne.', 'Résolu', 'Décision de Noémie Vidal', '24 sept. 2026', 'suivi assuré par Lou Marchand', '48 soutiens', 'Vous avez voté pour']) assert.include(words, each);
      assert.notInclude(textOf(all(outcomes, 'li')[1]), 'Décision de');
      (await find(outcomes, '.more')).click();
      const title = await until(() => outcomes.shadowRoot!.activeElement?.matches('.title') && outcomes.shadowRoot!.activeElement);
      assert.equal(textOf(title), 'Idée suivante');
    });

    it('has what was not kept apart, with arrows', async () => {
      const { host } = await shown('view="outcomes"');
      const outcomes = await part(host, 'outcomes', '.title');
      (await find(outcomes, '[role=tab]')).focus();
      await sendKeys({ press: 'ArrowRight' });
      await until(() => said(outcomes).includes('Trop cher.') && said(outcomes).includes('De votre part'));
      assert.notInclude(said(outcomes), 'C’est en ligne.');
    });

    it('says that there is nothing yet', async () => {
      const { host } = await shown('view="outcomes"', { answer: on('GET boards/irritants/outcomes', () => ({ items: [], cursor: null })) });
      assert.include(said(await part(host, 'outcomes', '.state')), 'Rien n’est encore fait');
    });
  });

  describe('what waits for a decision', () => {
    it('is counted for an animateur above the list, longest first, and decided about at once', async () => {
      let left: Waiting = WAITING;
      const { host, service } = await shown('', { role: 'animateur', answer: async (asked) => {
        if (asked.method === 'PATCH') {
          left = { count: 0, items: [] };
          return { idea: idea('vieille', { status: 'review', version: 2 }), earned: null } satisfies IdeaResult;
        }
        return asked.path === 'boards/irritants/waiting' ? left : undefined;
      } });
      const waiting = await part(host, 'waiting', 'summary');
      assert.equal(textOf(waiting.shadowRoot!.querySelector('summary')), '12 contributions attendent une décision depuis plus de 30 jours.');
      assert.deepEqual(all(waiting, '.title').map(textOf), ['Idée vieille', 'Idée autre']);
      assert.include(said(waiting), 'les suivantes viendront après');
      (await find(waiting, 'summary')).click();
      (await find(waiting, 'li .link[aria-expanded]')).click();
      const form = await find(waiting, 'cocarde-form');
      const select = await find<HTMLSelectElement>(form, 'select');
      select.value = 'planned/pilote';
      select.dispatchEvent(new Event('change'));
      type(await find<HTMLTextAreaElement>(form, 'textarea'), 'À Lyon.');
      (await find(form, '.btn')).click();
      await until(() => said(waiting).includes('Plus rien n’attend trop longtemps.'));
      assert.deepEqual(service.sent('PATCH ideas/vieille')[0]!.body, { stage: 'pilote', note: 'À Lyon.' });
      assert.equal(service.sent('PATCH ideas/vieille')[0]!.headers.get('if-match'), '"1"');
    });

    it('is a sentence to members, where they look at what becomes of ideas, and nothing in their list', async () => {
      const { host, service } = await shown();
      assert.isNull(host.shadowRoot!.querySelector('cocarde-idea-waiting'));
      assert.isEmpty(service.sent('GET boards/irritants/waiting'));
      choice(host, 'Feuille de route').click();
      const waiting = await part(host, 'waiting', '.waits');
      assert.equal(said(waiting), '12 contributions attendent une décision depuis plus de 30 jours.');
      assert.isEmpty(all(waiting, 'button, summary'));
    });

    it('is nothing where none does, or where the board names no days', async () => {
      const { host } = await shown('view="roadmap"', { answer: on('GET boards/irritants/waiting', () => ({ count: 0, items: [] })) });
      await part(host, 'roadmap', '.title');
      await until(() => host.shadowRoot!.querySelector('cocarde-idea-waiting')?.shadowRoot);
      assert.equal(said(host.shadowRoot!.querySelector('cocarde-idea-waiting')!), '');
      freshPage();
      const { waitDays: _, ...board } = BOARD;
      const { host: other, service } = await shown('view="roadmap"', { page: { ...PAGE, board } });
      await part(other, 'roadmap', '.title');
      assert.isEmpty(service.sent('GET boards/irritants/waiting'));
    });
  });

  describe('in an opened idea', () => {
    it('tells members what was decided, by whom, when, why and in whose hands', async () => {
      const { host, service } = await shown();
      row(host, 'Idée a').querySelector<HTMLElement>('.title')!.click();
      const ask = await until(() => all(host, '.link').find((each) => textOf(each) === 'Les décisions prises'));
      assert.isEmpty(service.sent('GET ideas/a/history'));
      ask.click();
      const decisions = await part(host, 'decisions', 'li');
      assert.match(textOf(all(decisions, 'li')[0]), /Pilote Noémie Vidal .* suivi assuré par Lou Marchand ?On commence à Lyon\./);
      assert.match(textOf(all(decisions, 'li')[1]), /À l’étude Ancien membre/);
      ask.click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-idea-decisions'));
    });

    it('offers no decisions where there was none', async () => {
      const { host } = await shown();
      row(host, 'Idée b').querySelector<HTMLElement>('.title')!.click();
      await find(host, 'cocarde-idea-thread');
      assert.isUndefined(all(host, '.link').find((each) => textOf(each) === 'Les décisions prises'));
    });
  });

  describe('in the list', () => {
    it('marks what was searched for, without accents too, and shows the words around it', async () => {
      const { host } = await shown();
      type(await find<HTMLInputElement>(host, '.search'), 'idee ete');
      await until(() => all(host, 'mark').length >= 4);
      assert.deepEqual(all(host, 'li:nth-child(2) mark').map(textOf), ['Idée', 'été']);
      assert.match(textOf(row(host, 'Idée b').querySelector('.text')), /^… .{10,70}Et l’été des équipes\.$/);
      type(await find<HTMLInputElement>(host, '.search'), '');
      await until(() => !host.shadowRoot!.querySelector('mark'));
    });

    it('is held to an author and to days', async () => {
      const { host, service } = await shown();
      (await find(host, '.tool .link')).click();
      const [, author] = await until(() => all<HTMLSelectElement>(host, 'select').length === 2 && all<HTMLSelectElement>(host, 'select'));
      assert.deepEqual([...author!.options].map(textOf), ['Tout le monde', 'Moi', 'Lou Marchand', 'Une autre personne…']);
      author!.value = '7';
      author!.dispatchEvent(new Event('change'));
      const [from, to] = all<HTMLInputElement>(host, '[type=date]');
      from!.value = '2026-09-01';
      from!.dispatchEvent(new Event('change'));
      to!.value = '2026-09-30';
      to!.dispatchEvent(new Event('change'));
      await until(() => service.asked.some(({ path }) => path.includes('author=7&from=2026-09-01&to=2026-09-30')));
      (await find(host, '.tool .link')).click();
      const before = service.asked.length;
      await until(() => !host.shadowRoot!.querySelector('[type=date]'));
      assert.equal(service.asked.length, before, 'closed filters filter nothing');
    });

    it('is held to an author of whom it lists nothing, who is found by name', async () => {
      const { host, service } = await shown('', { answer: on('GET members?name=', () => ({ items: [{ id: '31', name: 'Yasmina Haddad', team: 'Data', profile: true }] })) });
      (await find(host, '.tool .link')).click();
      const author = await find<HTMLSelectElement>(host, '.by');
      author.value = '?';
      author.dispatchEvent(new Event('change'));
      assert.equal(author.value, '', 'nothing is narrowed yet');
      const choice = await find(host, 'cocarde-member-choice');
      const field = await find<HTMLInputElement>(choice, 'input');
      await until(() => focused(choice) === field);
      await isAccessible(host);
      type(field, 'yas');
      (await find(choice, 'li button')).click();
      await until(() => service.asked.some(({ path }) => path.includes('author=31')));
      await until(() => focused(host) === host.shadowRoot!.querySelector('.by'));
      assert.equal(textOf((focused(host) as HTMLSelectElement | null)?.selectedOptions[0]), 'Yasmina Haddad');
      assert.isNull(host.shadowRoot!.querySelector('cocarde-member-choice'));
    });

    it('says why something is where it is', async () => {
      const { host } = await shown();
      assert.include(textOf(row(host, 'Idée b')), 'À découvrir : une place sur cinq');
      assert.include(said(host), 'Ce qui est récent, ou soutenu et commenté ces derniers temps, vient en premier.');
      host.sort = 'new';
      await until(() => said(host).includes('Le plus récent vient en premier.'));
    });

    it('says by what order it was found, held to something or searched, where pins and seldom seen posts have no place', async () => {
      const { host, service } = await shown();
      const why = () => textOf(host.shadowRoot!.querySelector('.about details p'));
      assert.match(why(), /une place sur cinq.*épinglé reste au-dessus\.$/i);
      const search = host.shadowRoot!.querySelector<HTMLInputElement>('.search')!;
      search.value = 'idée';
      search.dispatchEvent(new Event('change'));
      await until(() => why() === 'Ce qui correspond le mieux à vos mots vient en premier.');
      search.value = '';
      search.dispatchEvent(new Event('change'));
      (await find(host, '.tool .link')).click();
      const select = await find<HTMLSelectElement>(host, 'select');
      select.value = 'review';
      select.dispatchEvent(new Event('change'));
      await until(() => why() === 'Ce qui est récent, ou soutenu et commenté ces derniers temps, vient en premier.');
      host.sort = 'random';
      await until(() => why() === 'Le plus récent vient en premier.');
      assert.include(service.asked.at(-1)!.path, 'sort=new');
    });

    it('offers an order of one’s own where the board does, or the page begins with it', async () => {
      const { host } = await shown();
      assert.notInclude(all(host, '[role=tab]').map(textOf), 'Au hasard');
      freshPage();
      const { host: fair, service } = await shown('', { page: { ...PAGE, board: { ...BOARD, random: true } } });
      all(fair, '[role=tab]').find((tab) => textOf(tab) === 'Au hasard')!.click();
      await until(() => service.asked.some(({ path }) => path.includes('random')) && said(fair).includes('tiré au sort pour vous'));
      // One of the whole board: with a filter there is another.
      type(await find<HTMLInputElement>(fair, '.search'), 'Idée');
      await until(() => service.asked.some(({ path }) => path.includes('sort=new&q=')));
      freshPage();
      const { host: begun } = await shown('sort="random"');
      assert.include(all(begun, '[role=tab]').map(textOf), 'Au hasard');
    });
  });
});
