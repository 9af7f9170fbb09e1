/// <reference types="mocha" />
import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Board } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPage, IdeaResult } from '@cocarde/contract/ideas.ts';
import type { VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import { announces, on, row, type, written } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { Ideas } from './ideas.ts';

define();

const lou = { id: 'm-lou', name: 'Lou Marchand', team: 'Contenu' };
const AT = Date.UTC(2026, 8, 24);

const idea = (id: string, given: Partial<Idea> = {}): Idea => ({
  id, subject: id, board: 'veille', title: `Idée ${id}`, body: '', tags: [], status: 'new', stage: null, statusNote: null, statusAt: AT, owner: null,
  fields: {}, author: lou, anonymous: false, pinned: false, createdAt: AT, editedAt: null, held: null, followed: false, reactions: [], comments: 0, mergedInto: null,
  version: 1, votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
});

const BOARD: Board = {
  id: 'veille', version: 2, preset: 'links', name: { fr: 'Veille', en: 'Shared links' }, intro: { fr: 'Un lien, une phrase.', en: 'One link, one sentence.' },
  stages: [{ id: 'comite', phase: 'review', name: { fr: 'Au comité', en: 'With the board' } }],
  fields: [
    { id: 'link', label: { fr: 'Adresse', en: 'Address' }, type: 'link', required: true },
    { id: 'often', label: { fr: 'Fréquence', en: 'How often' }, type: 'choice', choices: [{ id: 'day', name: { fr: 'Chaque jour', en: 'Every day' } }] },
    { id: 'cost', label: { fr: 'Coût', en: 'Cost' }, type: 'number', hint: { fr: 'En euros', en: 'In euros' } },
    { id: 'by', label: { fr: 'Avant le', en: 'Before' }, type: 'date' },
    { id: 'why', label: { fr: 'Pourquoi', en: 'Why' }, type: 'text' },
  ],
  anonymous: true,
};
const ITEMS: Idea[] = [
  idea('lien', { pinned: true, fields: { link: 'https://www.exemple.fr/page', often: 'day', cost: '1240.5', by: '2026-12-01' } }),
  idea('comite', { status: 'review', stage: 'comite', owner: { id: 'm-noe', name: 'Noémie Roy', team: null, profile: true } }),
  idea('sans-nom', { author: null, anonymous: true, fields: { link: 'javascript:alert(1)' } }),
  idea('faite', { status: 'done', statusNote: 'C’est en ligne.', open: false }),
];
const page = (given: Partial<Board> = {}, items = ITEMS, budget: IdeaPage['budget'] = null): IdeaPage => ({ items, cursor: null, tags: [], board: { ...BOARD, ...given }, budget });

async function shown(data = page(), answer: Answer = () => undefined, markup = '<cocarde-ideas board="veille"></cocarde-ideas>') {
  const service = new Service({ 'ideas:veille:trending': data, 'ideas:veille:new': data }, async (asked) => (await answer(asked)) ?? (asked.path.includes('/comments') ? { items: [], cursor: null } : undefined));
  signIn();
  const host = show<Ideas>(markup);
  await find(host, '.title');
  return { service, host };
}

const state = ({ subject, votes, score, mine, weight, revision, own, open }: Idea, given: Partial<VoteState>): VoteState => ({ subject, votes, score, mine, weight, revision: revision + 1, own, open, ...given });
const label = (host: Element, words: string): HTMLButtonElement => all<HTMLButtonElement>(host, '.vote button').find((each) => textOf(each).includes(words))!;

describe('cocarde-ideas, a board that somebody set up', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible with all that it says of itself', async () => isAccessible((await shown(page({ closed: true }))).host));

    everywhere('is accessible with the fields of its form, refused ones too', async () => {
      const { host } = await shown();
      const { form, send } = await written(host, 'Un titre');
      send.click();
      await find(form, '.error');
      await isAccessible(host);
    });

    for (const voting of ['up', 'up_down', 'dots'] as const) {
      everywhere(`is accessible where votes are ${voting}`, async () => {
        const items = [idea('a'), idea('b', { weight: voting === 'up_down' ? -1 : 1, mine: voting !== 'up_down' }), idea('c', { own: true }), idea('d', { open: false })];
        await isAccessible((await shown(page({ voting: { type: voting, budget: 10 } }, items, { all: 10, left: 0 }))).host);
      });
    }
  });

  describe('says', () => {
    it('its name, its sentence and its own words for what is done here', async () => {
      const { host } = await shown();
      assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Veille');
      assert.include(said(host), 'Un lien, une phrase.');
      assert.equal(textOf(host.shadowRoot!.querySelector('.write')), 'Partager un lien');
    });

    it('the heading of the page in place of its name', async () => {
      const { host } = await shown(page(), undefined, '<cocarde-ideas board="veille" heading="À lire"></cocarde-ideas>');
      assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'À lire');
    });

    it('which idea is pinned, in which stage, in whose hands, without whose name', async () => {
      const { host } = await shown();
      assert.include(textOf(row(host, 'Idée lien')), 'À la une');
      assert.include(textOf(row(host, 'Idée comite')), 'Au comité');
      assert.include(textOf(row(host, 'Idée comite')), 'suivi assuré par Noémie Roy');
      assert.include(textOf(row(host, 'Idée sans-nom')), 'Anonyme');
    });

    it('the official answer with its date', async () => {
      const { host } = await shown();
      assert.include(textOf(row(host, 'Idée faite')), 'Réponse officielle · 24 sept. 2026C’est en ligne.');
    });

    it('where a link leads, and makes none of what is no address of the web', async () => {
      const { host } = await shown();
      const [link, ...others] = all<HTMLAnchorElement>(host, 'a');
      assert.lengthOf(others, 0);
      assert.equal(link!.href, 'https://www.exemple.fr/page');
      assert.include(textOf(link), 'exemple.fr');
      assert.include(link!.rel, 'noopener');
    });

    it('what else was filled in to who opens it, in the words of the board', async () => {
      const { host } = await shown();
      assert.notInclude(said(host), 'Chaque jour');
      row(host, 'Idée lien').querySelector<HTMLElement>('.title')!.click();
      await until(() => said(host).includes('Chaque jour'));
      assert.include(textOf(row(host, 'Idée lien').querySelector('dl')), 'FréquenceChaque jourCoût1 240,5Avant le1er déc. 2026');
    });

    it('its stages in the filter, and asks for the one that was chosen', async () => {
      const { service, host } = await shown();
      (await find(host, '.tool .link')).click();
      const select = await find<HTMLSelectElement>(host, 'select');
      assert.deepEqual([...select.options].map(textOf), ['Tous les statuts', 'Nouveau', 'Au comité', 'Prévu', 'Repris', 'Non retenu']);
      select.value = 'review/comite';
      select.dispatchEvent(new Event('change'));
      await until(() => service.asked.some(({ path }) => path.includes('status=review&stage=comite')));
    });
  });

  describe('takes a proposal', () => {
    it('with its fields and without a name', async () => {
      const { service, host } = await shown(page(), on('POST boards/veille/ideas', () => ({ idea: idea('neuve'), earned: null }) satisfies IdeaResult));
      const { form, send } = await written(host, 'À lire absolument');
      type(await find<HTMLInputElement>(form, '[id="fields.link"]'), 'https://exemple.fr');
      type(await find<HTMLInputElement>(form, '[id="fields.cost"]'), '12,5');
      (await find(form, '#anonymous')).click();
      assert.include(said(form), 'En euros');
      send.click();
      const [sent] = await until(() => service.sent('POST boards/veille/ideas')[0] && service.sent('POST boards/veille/ideas'));
      assert.deepEqual(sent!.body, { title: 'À lire absolument', fields: { link: 'https://exemple.fr', cost: '12.5' }, anonymous: true });
    });

    it('and says at each field what is wrong with it', async () => {
      const { service, host } = await shown();
      const { form, send } = await written(host, 'Un titre');
      type(await find<HTMLInputElement>(form, '[id="fields.link"]'), 'exemple');
      type(await find<HTMLInputElement>(form, '[id="fields.cost"]'), 'douze');
      send.click();
      await until(() => all(form, '.error').length === 2);
      assert.deepEqual(all(form, '.error').map(textOf), ['Une adresse web complète est attendue, copiée depuis la barre du navigateur.', 'Un nombre est attendu, par exemple 12 ou 12,5.']);
      assert.lengthOf(service.sent('POST'), 1, 'only the session');
    });

    it('and says that it is being reviewed where others do not see it yet', async () => {
      const { host } = await shown(page({ fields: [] }), on('POST boards/veille/ideas', () => ({ idea: idea('neuve', { held: 'approval' }), earned: null }) satisfies IdeaResult));
      const { send } = await written(host, 'À relire');
      send.click();
      await until(() => said(host).includes('en relecture'));
      assert.isNull(host.shadowRoot!.querySelector('cocarde-form'));
    });

    it('no more once it is closed, and says so', async () => {
      const { host } = await shown(page({ closed: true }));
      assert.include(said(host), 'Les propositions sont closes ici');
      (await find(host, '.write')).click();
      await find(host, '.told');
      assert.isNull(host.shadowRoot!.querySelector('cocarde-form'));
    });
  });

  describe('is voted on', () => {
    const answers = (item: Idea, given: Partial<VoteState>, budget: IdeaPage['budget'] = null) =>
      on('PUT votes/', () => ({ ...state(item, given), budget, earned: null }) satisfies VoteResult);

    it('for and against, each button with a state of its own', async () => {
      const item = idea('a');
      const { service, host } = await shown(page({ voting: { type: 'up_down' } }, [item]), answers(item, { weight: -1, score: 2 }));
      const [against, support] = [label(host, 'Voter contre'), label(host, 'Voter pour')];
      assert.deepEqual([support, against].map((each) => each.ariaPressed), ['false', 'false']);
      against.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => against.ariaPressed === 'true');
      assert.equal(support.ariaPressed, 'false');
      assert.include(textOf(support), '2');
      await until(() => service.sent('PUT votes/a').length);
      assert.deepEqual(service.sent('PUT votes/a')[0]!.body, { value: -1, after: 0 });
    });

    it('with dots, one more at a press, and says what is left', async () => {
      const item = idea('a', { weight: 2, mine: true });
      const { service, host } = await shown(page({ voting: { type: 'dots', budget: 10, perIdea: 3 } }, [item], { all: 10, left: 4 }), answers(item, { weight: 3, score: 4, mine: true }, { all: 10, left: 3 }));
      assert.include(said(host), 'Il vous reste 4 votes sur 10');
      label(host, 'Donner un vote').click();
      await until(() => said(host).includes('Il vous reste 3 votes sur 10'));
      assert.deepEqual(service.sent('PUT votes/a')[0]!.body, { value: 3, after: 0 });
      assert.equal(textOf(host.shadowRoot!.querySelector('.given [aria-hidden]')), '3');
      assert.equal(label(host, 'Donner un vote').ariaDisabled, 'true', 'no more than three for one');
    });

    it('until the budget is spent: then more is barred, and less is not', async () => {
      const items = [idea('a', { weight: 2, mine: true }), idea('b')];
      const { service, host } = await shown(page({ voting: { type: 'dots', budget: 4, cost: 'quadratic' } }, items, { all: 4, left: 0 }));
      assert.include(said(host), 'Il vous reste 0 vote sur 4');
      const more = row(host, 'Idée b').querySelector<HTMLButtonElement>('.vote button')!;
      assert.equal(more.ariaDisabled, 'true');
      more.click();
      assert.lengthOf(service.sent('PUT votes/'), 0);
      assert.notEqual(label(host, 'Retirer un vote à « Idée a').ariaDisabled, 'true');
    });

    it('and says why a vote was refused', async () => {
      const { host } = await shown(page({ voting: { type: 'up', budget: 1 } }, [idea('a')], { all: 1, left: 1 }), on('PUT votes/', () => 'budget_spent'));
      label(host, 'Voter pour').click();
      await announces('Il ne vous reste pas assez de votes ici : retirez-en un ailleurs.');
      assert.equal(label(host, 'Voter pour').ariaPressed, 'false');
    });
  });
});
