import { adoptStyles } from 'lit';
import type { CSSResult } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Board } from '@cocarde/contract/boards.ts';
import type { Comment, CommentPage, Idea, IdeaPage, IdeaResult } from '@cocarde/contract/ideas.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { VoteResult } from '@cocarde/contract/votes.ts';
import { announces, focused, LONG, on, row, titles, type, written } from '../internal/test-board.ts';
import {
  all, everywhere, find, freshPage, isAccessible, MEMBER, press, refusal, said, Service, show, signIn, textOf, until,
} from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { Ideas } from './ideas.ts';

define();

const lou = { id: 'm-lou', name: 'Lou Marchand', team: 'Contenu' };

function idea(id: string, given: Partial<Idea> = {}): Idea {
  return {
    id, subject: id, board: 'campagnes', title: `Idée ${id}`, body: '', tags: [], status: 'new', stage: null, statusNote: null, statusAt: Date.UTC(2026, 8, 24), owner: null,
    fields: {}, author: lou, anonymous: false, pinned: false, createdAt: Date.UTC(2026, 8, 24), editedAt: null, held: null, followed: false, reactions: [], comments: 0, mergedInto: null, version: 1, votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
  };
}

const IDEAS: Idea[] = [
  idea('tour', {
    title: 'Une tournée « essai terrain »', body: 'Trois magasins pilotes.\nUn bilan vidéo.', tags: ['terrain', 'vente'],
    status: 'planned', statusNote: 'Retenue pour mars.', votes: 48, mine: true, comments: 14, version: 7,
  }),
  idea('avis', {
    status: 'review', votes: 31, body: 'Lire **tous les *avis***, _puis_ [la charte](https://intranet.example/charte) et `guide.md`.\n\n- 2 * 3 avis\n- un_fichier',
  }),
  idea('calendrier', { status: 'done', open: false, mine: true }),
  idea('refusee', { status: 'declined', open: false, statusNote: 'Le service juridique s’y oppose.', author: null }),
  idea('mienne', { own: true }),
  idea('hostile', { title: '<img src=x onerror="document.title=1">', body: LONG, tags: ['<b>'] }),
  idea('longue', { title: LONG }),
  idea('inverse', { title: 'abc \u202Efed', author: { ...lou, name: '\u202Eeman' } }),
];
const BOARD: Board = { id: 'campagnes', version: 0, preset: 'ideas', name: { fr: 'Boîte à idées', en: 'Idea box' } };
const LISTED: IdeaPage = { items: IDEAS, cursor: null, tags: ['terrain', 'vente'], board: BOARD, budget: null };
const NONE: IdeaPage = { items: [], cursor: null, tags: [], board: BOARD, budget: null };

const comment = (id: string, given: Partial<Comment> = {}): Comment => ({ id, body: `Commentaire ${id}`, author: lou, createdAt: Date.UTC(2026, 8, 25), thread: null, threadAt: null, editedAt: null, mentions: [], reactions: [], held: null, own: false, version: 1, ...given });
const COMMENTS: CommentPage = { items: [comment('c1', { body: 'D’accord avec **Lou** : https://intranet.example/plan' }), comment('c2', { author: null })], cursor: null };

const MARKUP = '<cocarde-ideas board="campagnes"></cocarde-ideas>';

/** The board with a service that answers comments as usual, and whatever else the test says. */
async function shown(answer: Answer = () => undefined, page = LISTED, markup = MARKUP) {
  const service = new Service(
    { 'ideas:campagnes:trending': page, 'ideas:campagnes:new': page, 'ideas:campagnes:top': page },
    async (asked) => (await answer(asked)) ?? (/^GET ideas\/\w+\/comments/.test(`${asked.method} ${asked.path}`) ? COMMENTS : undefined),
  );
  signIn();
  const host = show<Ideas>(markup);
  await find(host, page.items.length ? '.title' : '.state');
  return { service, host };
}

async function opened(host: Element, title: string): Promise<HTMLElement> {
  row(host, title).querySelector<HTMLElement>('.title')!.click();
  const thread = await find(host, 'cocarde-idea-thread');
  await find(thread, 'ul');
  await find(await find(thread, 'cocarde-form'), 'textarea');
  return thread;
}

describe('cocarde-ideas', () => {
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
    everywhere('is accessible with ideas in every status', async () => isAccessible((await shown()).host));

    everywhere('is accessible with an idea open, for an animateur too', async () => {
      const { service, host } = await shown();
      service.me = { ...MEMBER, role: 'animateur' };
      await opened(host, 'tournée');
      await isAccessible(host);
    });

    everywhere('is accessible with filters and a form whose fields were refused', async () => {
      const { host } = await shown();
      (await find(host, '.tool .link')).click();
      await find(host, 'option');
      const { form, send } = await written(host, LONG + LONG);
      send.click();
      await find(form, '.error');
      await isAccessible(host);
    });

    everywhere('is accessible without ideas', async () => isAccessible((await shown(undefined, NONE)).host));

    everywhere('is accessible while it loads', async () => {
      new Service({}, () => new Promise(() => {}));
      signIn();
      const host = show(MARKUP);
      await find(host, '.tool');
      await isAccessible(host);
    });

    everywhere('is accessible when it failed', async () => {
      new Service({}, () => 'forbidden');
      signIn();
      const host = show(MARKUP);
      await find(host, '.state');
      await isAccessible(host);
    });

    everywhere('is accessible for a visitor who is not signed in', async () => {
      new Service();
      const host = show(MARKUP);
      await find(host, '.state');
      await isAccessible(host);
    });

    everywhere('is accessible without a board', async () => {
      const host = show('<cocarde-ideas></cocarde-ideas>');
      await find(host, '.state');
      await isAccessible(host);
    });
  });

  describe('by keyboard', () => {
    it('goes through order, search, filter and proposal, then idea by idea, and opens one with Enter', async () => {
      const { host } = await shown();
      const stops: string[] = [];
      for (let stop = 0; stop < 11; stop++) {
        await sendKeys({ press: 'Tab' });
        const at = focused(host)!;
        stops.push(at.getAttribute('aria-label') ?? textOf(at));
      }
      assert.deepEqual(stops, [
        'Tendances', 'Rechercher une idée…', 'Filtrer', 'Proposer une idée', 'Liste', 'Feuille de route', 'Suites données', 'Pourquoi cet ordre ?',
        '48Voter pour « Une tournée « essai terrain » », 48 votes', 'Une tournée « essai terrain »', 'terrain',
      ]);
      await sendKeys({ press: 'Shift+Tab' });
      await sendKeys({ press: 'Enter' });
      await find(host, 'cocarde-idea-thread');
      assert.equal(focused(host)!.getAttribute('aria-expanded'), 'true');
      await sendKeys({ press: 'Enter' });
      await until(() => !host.shadowRoot!.querySelector('cocarde-idea-thread'));
    });

    it('changes the order with arrows, asks for that list and keeps the other one in place meanwhile', async () => {
      let answer!: (page: object) => void;
      const { host } = await shown((asked) => (asked.path.includes('%3Anew') ? new Promise<object>((done) => (answer = done)) : undefined));
      const tab = await find(host, '[role=tab]');
      tab.focus();
      press(tab, 'ArrowRight');
      await until(() => Boolean(answer) && host.shadowRoot!.querySelector('[role=tabpanel][aria-busy=true] .title'));
      assert.equal(textOf(focused(host)), 'Nouveautés');
      answer({ community: {}, me: MEMBER, parts: { 'ideas:campagnes:new': { ...LISTED, items: [idea('seule')] } } });
      await until(() => titles(host).join() === 'Idée seule');
      assert.equal(host.shadowRoot!.querySelector('[role=tabpanel]')!.getAttribute('aria-labelledby'), 'panel-new');
    });

    it('puts the caret into the proposal when it opens, and back on its button when it is cancelled', async () => {
      const { host } = await shown();
      const write = await find(host, '.write');
      write.focus();
      write.click();
      const form = await find(host, 'cocarde-form');
      await until(() => form.shadowRoot!.activeElement?.id === 'title');
      (await find(form, '[type=button]')).click();
      await until(() => focused(host) === write && write.getAttribute('aria-expanded') === 'false');
      assert.isNull(host.shadowRoot!.querySelector('cocarde-form'));
    });

    it('puts the reader on the first idea that came with more', async () => {
      const { service, host } = await shown(
        on('GET boards/campagnes/ideas', () => ({ ...LISTED, items: [idea('suivante')] }) satisfies IdeaPage),
        { ...LISTED, cursor: 'suite' },
      );
      (await find(host, '.more')).click();
      const title = await until(() => focused(host)?.matches('.title') && focused(host));
      assert.equal(textOf(title), 'Idée suivante');
      assert.equal(service.sent('GET boards/')[0]!.path, 'boards/campagnes/ideas?sort=trending&cursor=suite');
      assert.isNull(host.shadowRoot!.querySelector('.more'), 'the last page has no more');
    });
  });

  it('says title, text, status with its note, tags, author and comments', async () => {
    const { host } = await shown();
    const words = textOf(row(host, 'tournée'));
    for (const each of ['Trois magasins pilotes.', 'Planifiée', 'Retenue pour mars.', 'terrain', 'vente', 'Lou Marchand', '14 commentaires']) assert.include(words, each);
    assert.include(textOf(row(host, 'Idée refusee')), 'Non retenue Ancien membre');
    assert.include(textOf(row(host, 'Idée avis')), 'À l’étude');
    assert.include(textOf(row(host, 'Idée avis')), '0 commentaire');
    assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Boîte à idées');
  });

  it('speaks English where the page does, beside a French one', async () => {
    await shown();
    const english = show(`<div lang="en">${MARKUP}</div>`).firstElementChild!;
    await find(english, '.title');
    for (const each of ['Idea box', 'Trending', 'Propose an idea', 'Planned', '14 comments', 'Former member']) assert.include(said(english), each);
    assert.include(said(document.querySelector('cocarde-ideas')!), 'Boîte à idées');
  });

  it('takes its title from the page', async () => {
    const { host } = await shown(undefined, LISTED, '<cocarde-ideas board="campagnes" heading="Idées de campagnes"></cocarde-ideas>');
    assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Idées de campagnes');
    const slotted = show('<cocarde-ideas board="campagnes"><span slot="heading">Vos idées</span></cocarde-ideas>');
    const slot = await find<HTMLSlotElement>(slotted, 'slot[name=heading]');
    assert.equal(textOf(slot.assignedNodes()[0]), 'Vos idées');
  });

  it('invites to the first proposal where there is none, by the one button that it has for that', async () => {
    const { host } = await shown(undefined, NONE);
    const state = await find(host, '.state');
    for (const each of ['Rien ici pour l’instant.', 'La première contribution peut être la vôtre.']) assert.include(textOf(state), each);
    assert.lengthOf(all(host, '.btn'), 1);
    (await find(host, '.write')).click();
    await find(host, 'cocarde-form');
  });

  it('keeps hostile texts as text, and inside its column', async () => {
    const { host } = await shown();
    const place = host.parentElement!;
    place.style.inlineSize = '280px';
    assert.include(titles(host), '<img src=x onerror="document.title=1">');
    assert.isEmpty(all(host, 'img, b:not(.state b)'));
    assert.notEqual(document.title, '1');
    for (const item of all(host, 'li')) assert.isAtMost(item.scrollWidth, item.clientWidth, textOf(item));
    assert.isAtMost(host.scrollWidth, 280);
    // An override of direction ends with the text that carries it.
    for (const each of row(host, 'abc').querySelectorAll('[dir=auto], bdi')) assert.include(['isolate', 'plaintext'], getComputedStyle(each).unicodeBidi);
  });

  describe('votes', () => {
    it('shows a vote at once, and takes it back with the reason when it is refused', async () => {
      let refuse!: (code: 'closed') => void;
      const { host } = await shown(on('PUT votes/avis', () => new Promise((done) => (refuse = done))));
      const button = () => row(host, 'Idée avis').querySelector<HTMLButtonElement>('.vote button')!;
      button().click();
      await until(() => button().getAttribute('aria-pressed') === 'true');
      assert.include(textOf(button()), '32 votes');
      await until(() => refuse);
      refuse('closed');
      await until(() => row(host, 'Idée avis').querySelector('.why'));
      assert.equal(button().getAttribute('aria-pressed'), 'false');
      assert.include(textOf(button()), '31 votes');
      await announces(textOf(row(host, 'Idée avis').querySelector('.why')));
    });

    it('withdraws a vote with the same button', async () => {
      const answer: VoteResult = { subject: 'tour', votes: 47, score: 47, mine: false, weight: 0, revision: 2, own: false, open: true, budget: null, earned: null };
      const { service, host } = await shown(on('DELETE votes/tour', () => answer));
      const button = row(host, 'tournée').querySelector<HTMLButtonElement>('.vote button')!;
      button.click();
      await until(() => service.sent('DELETE votes/tour')[0] && button.getAttribute('aria-pressed') === 'false');
      assert.include(textOf(button), '47 votes');
    });

    it('takes none for my own idea nor for one that was decided, and says why', async () => {
      const { service, host } = await shown();
      for (const [title, why] of [['Idée mienne', 'Vous ne pouvez pas voter pour votre propre contribution'], ['Idée calendrier', 'Les votes sont clos']] as const) {
        const item = row(host, title);
        item.querySelector<HTMLElement>('.vote button')!.click();
        assert.equal(textOf(item.querySelector('.why')), why);
        assert.equal(item.querySelector('.vote button')!.getAttribute('aria-disabled'), 'true');
      }
      assert.isEmpty([...service.sent('PUT'), ...service.sent('DELETE')]);
    });
  });

  describe('a proposal', () => {
    const mine = idea('nouvelle', { title: 'Un calendrier partagé', own: true });

    it('is sent with its tags, and stands open on top of the newest while the form closes', async () => {
      const { service, host } = await shown(
        on('POST boards/campagnes/ideas', () => {
          service.parts['ideas:campagnes:new'] = { ...LISTED, items: [mine, ...IDEAS] };
          return { idea: mine, earned: null } satisfies IdeaResult;
        }),
      );
      const { form, send } = await written(host, ' Un calendrier partagé ');
      type(await find(form, '#tags'), 'contenu; service client, contenu,');
      send.click();
      await until(() => titles(host)[0] === 'Un calendrier partagé');
      assert.deepEqual(service.sent('POST boards/')[0]!.body, { title: 'Un calendrier partagé', tags: ['contenu', 'service client'] });
      assert.equal(host.sort, 'new');
      assert.equal(row(host, 'Un calendrier partagé').querySelector('.title')!.getAttribute('aria-expanded'), 'true');
      assert.isNull(host.shadowRoot!.querySelector('cocarde-form'));
      assert.equal(textOf(focused(host)), 'Proposer une idée');
      await announces('C’est publié.');
    });

    it('keeps what was typed when sending fails, and sends it again under the same key', async () => {
      let up = false;
      const { service, host } = await shown(
        on('POST boards/campagnes/ideas', () => {
          if (!up) throw new TypeError('no network');
          return { idea: mine, earned: null } satisfies IdeaResult;
        }),
      );
      const { form, field, send } = await written(host, 'Un calendrier partagé');
      send.click();
      const error = await find(form, '.error');
      assert.include(textOf(error), 'Votre texte est gardé : vous pouvez le renvoyer.');
      assert.equal(field.value, 'Un calendrier partagé');
      up = true;
      send.click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-form'));
      const keys = new Set(service.sent('POST boards/').map(({ headers }) => headers.get('idempotency-key')));
      assert.equal(keys.size, 1);
      assert.isAbove(service.sent('POST boards/').length, 1);
    });

    it('is still there after the form was closed, and after the element was taken off the page', async () => {
      const { host } = await shown();
      await written(host, 'À moitié écrit');
      const write = await find(host, '.write');
      write.click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-form'));
      host.remove();
      const again = show(MARKUP);
      (await find(again, '.write')).click();
      assert.equal((await find<HTMLInputElement>(await find(again, 'cocarde-form'), '#title')).value, 'À moitié écrit');
    });
  });

  describe('looking for ideas', () => {
    it('waits for a pause in typing, asks once, and says how many there are', async () => {
      const { service, host } = await shown(on('GET boards/', () => ({ ...LISTED, items: [idea('b'), idea('c')] })));
      const field = await find<HTMLInputElement>(host, '.search');
      for (const text of ['c', 'ca', 'cal']) type(field, text);
      await announces('2 résultats');
      assert.deepEqual(service.sent('GET boards/').map(({ path }) => path), ['boards/campagnes/ideas?sort=trending&q=cal']);
      assert.deepEqual(titles(host), ['Idée b', 'Idée c']);
    });

    it('offers a way back when nothing was found', async () => {
      const { host } = await shown(on('GET boards/', () => NONE));
      const field = await find<HTMLInputElement>(host, '.search');
      type(field, 'introuvable');
      field.dispatchEvent(new Event('change'));
      const state = await find(host, '.state');
      assert.include(textOf(state), 'Aucun résultat');
      await until(() => state.querySelector('button'));
      state.querySelector('button')!.click();
      await find(host, '.title');
      assert.equal(field.value, '');
      assert.equal(focused(host), field);
    });

    it('calls the themes in its rows what the community does, once somebody uses the board', async () => {
      const { service, host } = await shown(({ path }) => (path === 'themes' ? { items: [{ id: 'vente', name: { fr: 'Vente en magasin' } }], version: 1 } : undefined));
      assert.lengthOf(service.sent('GET themes'), 0, 'not for who only reads');
      (await find(host, '.write')).click();
      await until(() => [...row(host, 'tournée').querySelectorAll('.chip')].map(textOf).includes('Vente en magasin'));
    });

    it('narrows the list by tag and by status, and forgets both when the filters are closed', async () => {
      const { service, host } = await shown(on('GET boards/', () => ({ ...LISTED, items: [idea('f')] })));
      const toggle = await find(host, '.tool .link');
      toggle.click();
      (await until(() => all(host, 'button.chip').find((chip) => textOf(chip) === 'vente'))).click();
      await until(() => titles(host).join() === 'Idée f');
      await announces('1 résultat');
      const status = await find<HTMLSelectElement>(host, 'select');
      status.value = 'planned';
      status.dispatchEvent(new Event('change'));
      await until(() => service.sent('GET boards/campagnes/ideas?sort=trending&tag=vente&status=planned')[0]);
      assert.equal(all(host, '.chip[aria-pressed=true]').length, 1);
      toggle.click();
      await until(() => titles(host).length === IDEAS.length);
      assert.isNull(host.shadowRoot!.querySelector('select'));
    });
  });

  describe('an open idea', () => {
    it('shows its whole text and its comments', async () => {
      const { host } = await shown();
      const text = () => row(host, 'tournée').querySelector<HTMLElement>('.text')!;
      assert.isTrue(text().matches('.clamp'));
      const thread = await opened(host, 'tournée');
      assert.isFalse(text().matches('.clamp'));
      assert.equal(getComputedStyle(text()).whiteSpaceCollapse, 'preserve-breaks');
      await until(() => text().shadowRoot);
      assert.equal(textOf(text().shadowRoot), 'Trois magasins pilotes. Un bilan vidéo.');
      assert.include(said(thread), 'Lou Marchand');
      assert.include(said(thread), 'Ancien membre');
      assert.include(said(thread), 'Commentaire c2');
    });

    it('shows the markup of its text and of its comments', async () => {
      const { host } = await shown();
      const thread = await opened(host, 'avis');
      const text = row(host, 'avis').querySelector('.text')!;
      await find(text, 'strong');
      assert.deepEqual(all<HTMLElement>(text, 'strong, em, a, code, li').map(textOf), ['tous les avis', 'avis', 'puis', 'la charte', 'guide.md', '2 * 3 avis', 'un_fichier']);
      const [comment] = all(thread, 'cocarde-text');
      assert.equal(textOf(comment!.shadowRoot), 'D’accord avec Lou : https://intranet.example/plan');
      assert.lengthOf(all(comment!, 'strong, a'), 2);
    });

    it('does not move when the code for markup comes and there is none', async () => {
      const { host } = await shown();
      const body = 'Une première ligne.\nUne autre.\n\nUn paragraphe.\n\n\nUn dernier.';
      host.remove();
      const place = show('<section></section>');
      const before = place.appendChild(document.createElement('cocarde-before')).attachShadow({ mode: 'open' });
      adoptStyles(before, (host.constructor as typeof Ideas).styles as CSSResult[]);
      before.innerHTML = `<div class="post"><p class="text" dir="auto">${body}</p><p>x</p></div><div class="post"><cocarde-text class="text" dir="auto">${body}</cocarde-text><p>x</p></div>`;
      const [plain, rich] = [...before.children] as HTMLElement[];
      await until(() => rich!.querySelector('.text')!.shadowRoot!.hasChildNodes());
      assert.isAbove(plain!.offsetHeight, 150);
      assert.equal(rich!.getBoundingClientRect().height, plain!.getBoundingClientRect().height);
    });

    it('goes on with the comments', async () => {
      const { service, host } = await shown(
        on('GET ideas/tour/comments', ({ path }) => (path.includes('cursor') ? { items: [comment('c3')], cursor: null } : { ...COMMENTS, cursor: 'suite' })),
      );
      const thread = await opened(host, 'tournée');
      (await find(thread, '.quiet')).click();
      await until(() => said(thread).includes('Commentaire c3'));
      assert.lengthOf(service.sent('GET ideas/tour/comments?cursor=suite'), 1);
      assert.isNull(thread.shadowRoot!.querySelector('.quiet'));
    });

    it('publishes a comment, empties the field and counts it', async () => {
      const { service, host } = await shown(
        on('POST ideas/tour/comments', () => ({ comment: comment('c9', { body: 'Partante !' }), comments: 15, earned: null })),
      );
      const thread = await opened(host, 'tournée');
      const form = await find(thread, 'cocarde-form');
      const field = await find<HTMLTextAreaElement>(form, 'textarea');
      type(field, 'Partante !');
      (await find(form, '.btn')).click();
      await until(() => said(thread).includes('Partante !'));
      assert.deepEqual(service.sent('POST ideas/')[0]!.body, { body: 'Partante !' });
      await until(() => textOf(row(host, 'tournée')).includes('15 commentaires'));
      await until(() => field.value === '');
    });

    it('lets an animateur change the status with a word to the members, from the version that was read', async () => {
      const { service, host } = await shown(
        on('PATCH ideas/tour', () => ({ idea: { ...IDEAS[0]!, status: 'done', statusNote: 'C’est fait.', version: 8 }, earned: null })),
      );
      service.me = { ...MEMBER, role: 'animateur' };
      freshPage();
      signIn();
      const mine = show(MARKUP);
      await find(mine, '.title');
      host.remove();
      const thread = await opened(mine, 'tournée');
      (await find(thread, 'summary')).click();
      const form = await find(thread, 'details cocarde-form');
      const status = await find<HTMLSelectElement>(form, 'select');
      assert.equal(status.value, 'planned');
      status.value = 'done';
      status.dispatchEvent(new Event('change'));
      type(await find(form, '#note'), 'C’est fait.');
      (await find(form, '.btn')).click();
      await until(() => textOf(row(mine, 'tournée')).includes('Réalisée'));
      const [sent] = service.sent('PATCH ideas/tour');
      assert.deepEqual(sent!.body, { status: 'done', note: 'C’est fait.' });
      assert.equal(sent!.headers.get('if-match'), '"7"');
    });

    it('closes the form of the status once it is saved, says so there, and leaves the focus where it was opened', async () => {
      const { service, host } = await shown(on('PATCH ideas/tour', () => ({ idea: { ...IDEAS[0]!, status: 'done', version: 8 }, earned: null })));
      service.me = { ...MEMBER, role: 'animateur' };
      refresh('ideas:');
      const thread = await opened(host, 'tournée');
      const details = await find<HTMLDetailsElement>(thread, 'details');
      const summary = details.querySelector('summary')!;
      summary.click();
      (await find(await find(thread, 'details cocarde-form'), '.btn')).click();
      await until(() => !details.open && said(thread).includes('C’est enregistré.'));
      assert.equal(thread.shadowRoot!.activeElement, summary);
      summary.click();
      await until(() => !said(thread).includes('C’est enregistré.'));
      assert.isTrue(details.open);
    });

    it('reads the idea again when somebody else changed it first, and keeps the word that was typed', async () => {
      const { service, host } = await shown(
        on('PATCH ideas/tour', () => {
          service.parts['ideas:campagnes:trending'] = { ...LISTED, items: [{ ...IDEAS[0]!, version: 8 }] };
          return 'precondition_failed';
        }),
      );
      service.me = { ...MEMBER, role: 'animateur' };
      refresh('ideas:');
      const thread = await opened(host, 'tournée');
      const form = await find(thread, 'details cocarde-form');
      type(await find(form, '#note'), 'Un mot.');
      (await find(form, '.btn')).click();
      await find(form, '.error');
      await until(() => titles(host).length === 1);
      (await find(form, '.btn')).click();
      const second = await until(() => service.sent('PATCH ideas/tour')[1]);
      assert.equal(second.headers.get('if-match'), '"8"');
      assert.deepEqual(second.body, { status: 'planned', note: 'Un mot.' });
    });

    it('has no status to change for a member', async () => {
      const { host } = await shown();
      assert.isNull((await opened(host, 'tournée')).shadowRoot!.querySelector('details'));
    });
  });

  it('shows in the list what a text says, without its markup', async () => {
    const { host } = await shown();
    assert.equal(textOf(row(host, 'avis').querySelector('.text')), 'Lire tous les avis, puis la charte et guide.md. - 2 * 3 avis - un_fichier');
    assert.equal(textOf(row(host, 'tournée').querySelector('.text')), 'Trois magasins pilotes. Un bilan vidéo.');
  });

  describe('ideas that are similar to the one being written', () => {
    const near = (post: Idea) => ({ id: post.id, subject: post.id, title: post.title, status: post.status, replies: post.comments, votes: post.votes, mine: post.mine, own: post.own, open: post.open });
    const typed = async (host: Element, title: string) => {
      const { form, field } = await written(host, title);
      field.focus();
      type(field, `${title} !`);
      return { form, field, similar: await find(form, 'cocarde-similar') };
    };

    it('open where they stand in the list, and what was typed stays', async () => {
      const { service, host } = await shown(on('GET boards/campagnes/ideas/similar', () => ({ items: [near(IDEAS[0]!)] })));
      const { field, similar } = await typed(host, 'Tournée essai terrain');
      (await find(similar, '.title')).click();
      await find(host, 'cocarde-idea-thread');
      await until(() => focused(host) === row(host, 'tournée').querySelector('.title'));
      assert.equal(focused(host)!.getAttribute('aria-expanded'), 'true');
      assert.deepEqual(service.sent('GET boards/').map(({ path }) => path.split('?')[0]), ['boards/campagnes/ideas/similar']);
      assert.equal(field.value, 'Tournée essai terrain !');
    });

    it('are looked for by their title when they do not stand in the list', async () => {
      const far = idea('loin', { title: 'Un garage couvert pour les vélos' });
      const { service, host } = await shown(({ path }) =>
        path.startsWith('boards/campagnes/ideas/similar') ? { items: [near(far)] } : path.startsWith('boards/campagnes/ideas?') ? { ...LISTED, items: [idea('autre'), far] } : undefined,
      );
      const { similar } = await typed(host, 'Garage à vélos');
      (await find(similar, '.title')).click();
      await until(() => focused(host)?.textContent === far.title);
      assert.equal((await find<HTMLInputElement>(host, '.search')).value, far.title);
      assert.include(service.sent('GET boards/campagnes/ideas?')[0]!.path, 'q=Un+garage+couvert');
      await until(() => service.sent('GET ideas/loin/comments')[0]);
      await find(host, 'cocarde-form');
    });

    it('are supported there and in the list by one press', async () => {
      const { host } = await shown(({ method, path }) =>
        path.startsWith('boards/campagnes/ideas/similar') ? { items: [near(IDEAS[1]!)] }
          : method === 'PUT' ? ({ subject: 'avis', votes: 32, score: 32, mine: true, weight: 1, revision: 1, own: false, open: true, budget: null, earned: null } satisfies VoteResult) : undefined,
      );
      const { similar } = await typed(host, 'Les avis');
      (await find(similar, '.vote button')).click();
      await until(() => textOf(row(host, 'Idée avis').querySelector('.vote')).startsWith('32') && textOf(similar.shadowRoot!.querySelector('.vote')).startsWith('32'));
    });
  });

  it('says so when the code for writing does not come, and opens the form once it does', async () => {
    const { host } = await shown();
    const tools = host.tools.bind(host);
    host.tools = () => Promise.reject(new TypeError('no network'));
    const write = await find(host, '.write');
    write.click();
    await until(() => textOf(host.shadowRoot!.querySelector('[role=alert]')) === 'Le réseau ne répond pas. Vérifiez votre connexion.');
    assert.equal(write.getAttribute('aria-expanded'), 'false');
    host.tools = tools;
    write.click();
    await find(host, 'cocarde-form');
    assert.isNull(host.shadowRoot!.querySelector('[role=alert]'));
  });

  it('says so when what an empty board needs does not come, asks once, and again with the next press', async () => {
    new Service({ 'ideas:campagnes:trending': NONE });
    signIn();
    const host = show<Ideas>(MARKUP);
    const tools = host.tools.bind(host);
    let asked = 0;
    host.tools = () => {
      asked++;
      return Promise.reject(new TypeError('no network'));
    };
    await find(host, '[role=alert]');
    host.requestUpdate();
    await host.updateComplete;
    assert.equal(asked, 1);
    host.tools = tools;
    (await find(host, '.write')).click();
    await find(host, '.state');
    await find(host, 'cocarde-form');
  });

  it('has about the height of a first page before it is there', async () => {
    let answer: ((now: undefined) => void) | undefined;
    new Service({ 'ideas:campagnes:trending': { ...LISTED, items: Array.from({ length: 10 }, (_, i) => idea(`i${i}`, { body: LONG, tags: ['vente'] })) } }, ({ path }) =>
      path.startsWith('bootstrap') ? new Promise((done) => (answer = done)) : undefined,
    );
    signIn();
    const host = show<Ideas>(MARKUP);
    await until(() => answer && host.shadowRoot!.querySelector('.tool'));
    const before = host.offsetHeight;
    answer!(undefined);
    await find(host, '.title');
    assert.isAbove(before, 0.75 * host.offsetHeight);
  });

  it('tries again after a failure when asked', async () => {
    let up = false;
    new Service({ 'ideas:campagnes:trending': LISTED }, () => (up ? undefined : 'forbidden'));
    signIn();
    const host = show(MARKUP);
    const again = await find(host, '.state button');
    up = true;
    again.click();
    await find(host, '.title');
  });

  it('leaves no draft in the tab once nobody is signed in', async () => {
    new Service();
    sessionStorage.setItem('cocarde-drafts', '{}');
    await find(show(MARKUP), '.state');
    await until(() => sessionStorage.getItem('cocarde-drafts') === null);
  });

  it('offers nothing to write to a visitor who is not signed in', async () => {
    new Service();
    const host = show(MARKUP);
    await until(() => said(host).includes('Connectez-vous pour participer'));
    assert.isEmpty(all(host, 'button, input'));
  });

  it('is inert and warns once without a board, with an order or a board that is not there', async () => {
    new Service({ 'ideas:campagnes:trending': LISTED });
    signIn();
    for (const markup of ['<cocarde-ideas></cocarde-ideas>', '<cocarde-ideas board="campagnes" sort="best"></cocarde-ideas>', '<cocarde-ideas board="ailleurs"></cocarde-ideas>']) {
      const host = show<Ideas>(markup);
      await until(() => said(host).includes('Ce module n’est pas bien configuré'));
      host.requestUpdate();
      await host.updateComplete;
    }
    assert.deepEqual(warnings, [
      '<cocarde-ideas> has nothing for board="" sort="trending".',
      '<cocarde-ideas> has nothing for board="campagnes" sort="best".',
      '<cocarde-ideas> has nothing for board="ailleurs" sort="trending".',
    ]);
  });

  it('goes on where it is moved to, and asks for nothing again', async () => {
    const { service, host } = await shown();
    const before = service.asked.length;
    show('<div></div>').appendChild(host);
    row(host, 'Idée avis').querySelector<HTMLElement>('.title')!.click();
    await find(host, 'cocarde-idea-thread');
    await until(() => service.sent('GET ideas/avis/comments')[0]);
    assert.lengthOf(service.asked, before + 1);
  });
});

describe('an address that names an idea', () => {
  const ID = 'nw5vb99fpee66b68xnax';
  const here = location.href.split('#')[0]!;
  const go = (fragment: string) => {
    history.replaceState(null, '', here + fragment);
    dispatchEvent(new PopStateEvent('popstate'));
  };
  const open = (host: Element) => all(host, '.title').filter((title) => title.ariaExpanded === 'true').map(textOf);
  beforeEach(() => freshPage());
  afterEach(() => history.replaceState(null, '', here));

  it('opens it above the others and leads there, and going back closes it', async () => {
    history.replaceState(null, '', `${here}#cocarde=idea:${ID}`);
    const { host } = await shown(on(`GET ideas/${ID}`, ({ path }) => (path.endsWith('comments') ? COMMENTS : idea(ID, { title: 'D’une autre page' }))));
    await until(() => focused(host)?.className === 'title');
    assert.deepEqual(open(host), ['D’une autre page']);
    assert.equal(titles(host)[0], 'D’une autre page');
    assert.equal(titles(host).length, IDEAS.length + 1);
    go('');
    await until(() => open(host).length === 0);
    assert.equal(titles(host).length, IDEAS.length);
  });

  it('opens one that is there in its place, by the idea that it was merged into', async () => {
    const merged = idea(ID, { mergedInto: { id: 'avis', title: 'x' } });
    const { host } = await shown(on('GET ideas/', ({ path }) => (path.endsWith('comments') ? COMMENTS : path.endsWith(ID) ? merged : IDEAS[1])));
    go(`#cocarde=idea:${ID}`);
    await until(() => open(host).length === 1 && focused(host)?.className === 'title');
    assert.deepEqual(open(host), [IDEAS[1]!.title]);
    assert.equal(location.hash, '#cocarde=idea:avis');
    assert.equal(titles(host).length, IDEAS.length);
  });

  it('is left alone when it is of another board or of a question, and says so when it is gone', async () => {
    const { host, service } = await shown(on('GET ideas/', ({ path }) => (path.endsWith(ID) ? idea(ID, { board: 'ailleurs' }) : refusal('removed'))));
    go(`#cocarde=idea:${ID}`);
    await until(() => service.sent(`GET ideas/${ID}`).length === 1);
    go('#cocarde=question:q1');
    go('#cocarde=idea:gone');
    await until(() => textOf(host.shadowRoot!.querySelector('p.stale')));
    assert.deepEqual(open(host), []);
    assert.equal(service.sent('GET ideas/q1').length, 0);
    go('');
    await until(() => host.shadowRoot!.querySelector<HTMLElement>('p.stale')!.hidden);
  });
});
