import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Comment } from '@cocarde/contract/ideas.ts';
import type { Answer as Given, AnswerPage, Question, QuestionPage } from '@cocarde/contract/questions.ts';
import { forgetAskerKey, keepAskerKey } from '@cocarde/client/asker-keys.ts';
import { announces, LONG, row, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, MEMBER, press, refusal, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { QuestionsAndAnswers } from './qa.ts';

define();

const paul = { id: 'm-paul', name: 'Paul Tran', team: 'Produit' };
const aya = { id: 'm-aya', name: 'Aya Roux', team: null };
const at = Date.UTC(2026, 8, 24, 10);
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

const QUESTION: Question = {
  id: 'q1', subject: 'q1', board: 'aide', title: 'Où archiver ?', body: '', tags: [], author: aya, createdAt: at,
  held: null, answers: 2, accepted: null, anonymous: false, editedAt: null, comments: 0, validated: false, followed: false,
  closed: null, duplicateOf: null, stale: null, bounty: null, version: 1, votes: 5, score: 5, mine: false, weight: 0, revision: 0, own: false, open: true,
};

function given(id: string, more: Partial<Given> = {}): Given {
  return {
    id, subject: id, body: `Réponse ${id}`, author: paul, createdAt: at, held: null, accepted: false, editedAt: null, validated: null, comments: 0,
    reactions: [], thanked: false, bounty: null, from: null, version: 1, votes: 2, score: 2, mine: false, weight: 0, revision: 0, own: false, open: true, ...more,
  };
}

const comment = (id: string, body: string, own = false): Comment => ({
  id, body, author: paul, createdAt: at, editedAt: null, held: null, mentions: [], reactions: [], thread: null, threadAt: null, version: 1, own,
}) as unknown as Comment;

const MAY: AnswerPage['may'] = { accept: false, validate: false, close: false, unmerge: false, confirm: false, promise: 0 };
const ALL: AnswerPage['may'] = { accept: true, validate: true, close: true, unmerge: true, confirm: true, promise: 40 };
const CLOSED = { at, by: paul, note: 'Tout est dit dans le guide.' };
const STALE: Partial<Question> = { stale: { since: at, members: 2 } };
const DOUBTS = [{ reason: 'Le dossier a changé.', at, by: aya }, { reason: 'Plus en ligne', at, by: null }];

interface Scene {
  question?: Partial<Question>;
  items?: Given[];
  may?: Partial<AnswerPage['may']>;
  doubts?: AnswerPage['doubts'];
  request?: AnswerPage['request'];
  role?: 'member' | 'animateur';
  /** Whether the reader asked it without a name. */
  nameless?: boolean;
}

/** A service with one question that changes as `change` says, and what a page shows of it once it is open. */
async function opened({ question = {}, items = [given('a1'), given('a2')], may = {}, doubts = [], request, role = 'member', nameless = false }: Scene = {}, answer: Answer = () => undefined) {
  const page: AnswerPage = { question: { ...QUESTION, ...question }, items, cursor: null, may: { ...MAY, ...may }, doubts, ...(request && { request }) };
  const list: QuestionPage = { items: [page.question], cursor: null };
  const service = new Service({ 'questions:aide:new': list }, async (asked) => (await answer(asked)) ?? (asked.method === 'GET' && asked.path === 'questions/q1' ? page : undefined));
  service.me = { ...MEMBER, role };
  signIn();
  const host = show<QuestionsAndAnswers>('<cocarde-qa board="aide"></cocarde-qa>');
  const title = await find(host, '.title');
  if (nameless) keepAskerKey('q1', 'aide', 'k'.repeat(43));
  title.click();
  const thread = await find(host, 'cocarde-question-thread');
  await until(() => thread.shadowRoot?.querySelector('ul, .notice') && thread.shadowRoot.querySelector('.dots'));
  return { service, host, thread, page, now: (change: Partial<Question>) => ({ question: Object.assign(page.question, change), earned: null }) };
}

const button = (root: Element, words: string): Promise<HTMLElement> => until(() => all(root, 'button').find((each) => plain(textOf(each)) === words));

async function menu(thread: Element, id = 'q1'): Promise<HTMLElement> {
  (await find(thread, `.dots[value="${id}"]`)).click();
  const actions = await until(() => all<HTMLElement & { post: { id: string } }>(thread, 'cocarde-post-actions').find(({ post }) => post.id === id));
  await find(actions, '.choices button');
  return actions;
}

const offered = (actions: Element) => all(actions, '.choices button').map((each) => plain(textOf(each)));

async function desk(thread: Element, words: string): Promise<HTMLElement> {
  (await button(await menu(thread), words)).click();
  return find(thread, 'cocarde-question-desk');
}

const focusedIn = (host: Element): Element | null => {
  let at = host.shadowRoot!.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

describe('an open question of cocarde-qa', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    const validated = { by: [paul, aya], at, editedSince: true, mine: false };
    const everything: Scene = {
      question: { ...STALE, closed: CLOSED, bounty: { points: 20, until: at }, comments: 1, own: true },
      items: [given('a1', { accepted: true, validated, bounty: 20, thanked: true, from: { id: 'q9', title: 'La même' } }), given('a2', { held: 'words' })],
      may: ALL, doubts: DOUBTS, role: 'animateur',
    };

    everywhere('is accessible with everything that can be known of it', async () => {
      const { host } = await opened(everything);
      await isAccessible(host);
    });

    everywhere('is accessible as a duplicate', async () => {
      const { host } = await opened({ question: { duplicateOf: { id: 'q2', title: 'Ailleurs' } }, may: ALL });
      await isAccessible(host);
    });

    everywhere('is accessible with comments', async () => {
      const { host, thread } = await opened({ question: { comments: 1 } }, ({ path }) => (path === 'questions/q1/comments' ? { items: [comment('c1', 'Oui')], cursor: null } : undefined));
      const comments = await find(thread, 'cocarde-post-comments');
      (await find(comments, 'button')).click();
      await find(comments, 'li');
      await isAccessible(host);
    });

    for (const words of ['Promettre des points', 'Clore la question', 'Même question qu’une autre', 'Ce n’est plus à jour']) {
      for (const theme of ['light', 'dark']) {
        it(`is accessible while somebody decides: ${words} (${theme})`, async () => {
          freshPage('fr', theme);
          const { host, thread } = await opened({ question: { own: true }, may: ALL });
          const at = await desk(thread, words);
          await find(at, 'cocarde-form, cocarde-post-choice');
          await isAccessible(host);
        });
      }
    }

    it('stays in a column of 280 px with hostile and endless words', async () => {
      const { host, thread } = await opened({
        question: { stale: { since: at, members: 1 }, closed: { ...CLOSED, note: LONG }, bounty: { points: 1_000, until: at } }, may: ALL, role: 'animateur',
        items: [given('a1', { accepted: true, from: { id: 'q9', title: `<b>${LONG}</b>` }, validated: { ...validated, by: [{ ...paul, name: LONG }] } })],
        doubts: [{ reason: `<img src=x onerror=alert(1)>${LONG}`, at, by: aya }],
      });
      host.parentElement!.style.inlineSize = '280px';
      await host.updateComplete;
      for (const each of [host, thread, ...all(thread, '.notice, li')]) assert.isAtMost(each.scrollWidth, each.clientWidth + 1, textOf(each).slice(0, 40));
      assert.isEmpty(all(thread, 'img, b b'));
    });
  });

  it('of who gave no name says no more of when than its hour', async () => {
    // What is stored of it is the beginning of that hour.
    const { host } = await opened({ question: { author: null, anonymous: true, createdAt: Date.now() - 49 * 60_000 } });
    assert.include(said(host), 'il y a moins d’une heure');
    assert.notInclude(said(host), '49');
  });

  it('without a text goes on below its title, however high its figures are', async () => {
    const { host, thread } = await opened();
    host.style.inlineSize = '700px';
    await find(await find(host, 'cocarde-question-vote'), 'button');
    assert.isAtMost(thread.getBoundingClientRect().top - host.shadowRoot!.querySelector('.chips')!.getBoundingClientRect().bottom, 20);
  });

  describe('to who asked it without a name', () => {
    const NAMELESS: Scene = { question: { author: null, anonymous: true }, may: { accept: true, close: true }, nameless: true };
    const CAUTION = 'Ce que vous écrivez ici porte votre nom.';
    afterEach(() => forgetAskerKey('q1'));

    everywhere('is accessible with what they should know', async () => {
      const { host, thread } = await opened(NAMELESS);
      (await find(thread, 'summary')).click();
      await isAccessible(host);
    });

    it('offers neither to vote for it nor to follow it, which would keep their name', async () => {
      const { host, thread } = await opened(NAMELESS);
      const vote = await find(host, 'cocarde-question-vote');
      assert.isNull(vote.shadowRoot!.querySelector('button'));
      assert.notInclude(offered(await menu(thread)), 'Suivre');
    });

    it('offers both to everybody else', async () => {
      const { host, thread } = await opened({ ...NAMELESS, nameless: false, may: {} });
      await find(await find(host, 'cocarde-question-vote'), 'button');
      assert.include(offered(await menu(thread)), 'Suivre');
      assert.notInclude(said(thread), CAUTION);
      assert.isNull(thread.shadowRoot!.querySelector('summary'));
    });

    it('says beside what they write there that it carries their name', async () => {
      const { thread } = await opened({ ...NAMELESS, items: [given('a1')] }, ({ path }) => (path.endsWith('/comments') ? { items: [comment('c1', 'Laquelle ?')], cursor: null } : undefined));
      assert.include(said(await find(thread, 'cocarde-form[kind=answer]')), CAUTION);
      for (const comments of all(thread, 'cocarde-post-comments')) {
        (await find(comments, 'button')).click();
        const form = await find(comments, 'cocarde-form');
        await until(() => said(form).includes(CAUTION));
        (await find(comments, '.reply')).click();
        const reply = await find(comments, 'cocarde-form[kind=reply]');
        await until(() => said(reply).includes(CAUTION));
      }
    });

    it('gives up its key on this computer in two steps, and is then read as by anybody', async () => {
      const { service, host, thread, page } = await opened(NAMELESS);
      (await find(thread, 'summary')).click();
      page.may = MAY;
      (await button(thread, 'Oublier la clé sur cet ordinateur')).click();
      await announces('La clé est oubliée sur cet ordinateur.');
      await until(() => !thread.shadowRoot!.querySelector('summary, .accept'));
      assert.deepEqual(service.sent('GET questions/q1').map(({ path, headers }) => path === 'questions/q1' && headers.get('asker-key')).filter((key) => key !== false), ['k'.repeat(43), null]);
      assert.notInclude(Object.values({ ...localStorage }).join(), 'k'.repeat(43));
      await until(() => focusedIn(host)?.matches('.dots[value=q1]'));
      await find(await find(host, 'cocarde-question-vote'), 'button');
    });

    it('has no answer of their own to accept, which would name them', async () => {
      const { thread } = await opened({ ...NAMELESS, items: [given('a1', { own: true }), given('a2')] });
      assert.deepEqual(all<HTMLButtonElement>(thread, '.accept').map(({ value }) => value), ['a2']);
    });
  });

  describe('to an animateur whose question it is not', () => {
    const accepts = async (items: Given[]) => {
      const { thread } = await opened({ items, may: ALL, role: 'animateur' });
      return all<HTMLButtonElement>(thread, '.accept').map(({ value }) => value);
    };

    it('has every answer to accept but their own', async () => {
      assert.deepEqual(await accepts([given('a1', { own: true }), given('a2')]), ['a2']);
    });

    it('has none to accept or withdraw where theirs competes with the accepted one', async () => {
      assert.deepEqual(await accepts([given('a1', { accepted: true }), given('a2', { own: true }), given('a3')]), []);
    });

    it('has theirs to withdraw where somebody else accepted it', async () => {
      assert.deepEqual(await accepts([given('a1', { accepted: true, own: true }), given('a2')]), ['a1', 'a2']);
    });
  });

  it('is set apart again only by who may: not by its asker where an animateur said that it is the same', async () => {
    const duplicateOf = { id: 'q2', title: 'Ailleurs' };
    const merged = await opened({ question: { duplicateOf, own: true }, may: { ...ALL, unmerge: false } });
    assert.notInclude(said(merged.thread), 'Ce sont deux questions');
    freshPage();
    const { thread } = await opened({ question: { duplicateOf, own: true }, may: { ...MAY, unmerge: true } });
    await button(thread, 'Ce sont deux questions');
  });

  describe('by keyboard', () => {
    it('is closed from the menu, with the caret in the reason, and Escape leads back', async () => {
      const { host, thread } = await opened({ may: ALL });
      const actions = await menu(thread);
      (await button(actions, 'Clore la question')).focus();
      await sendKeys({ press: 'Enter' });
      await until(() => focusedIn(host)?.matches('#note'));
      await sendKeys({ press: 'Escape' });
      await until(() => focusedIn(host)?.matches('.dots[value=q1]') && !thread.shadowRoot!.querySelector('cocarde-question-desk'));
    });

    it('leads who accepts an answer to where that stands now', async () => {
      let accepted = false;
      const items = () => (accepted ? [given('a2', { accepted: true }), given('a1')] : [given('a1'), given('a2')]);
      const { host, thread } = await opened({}, ({ method, path }) => {
        if (path === 'questions/q1') return { question: { ...QUESTION, accepted: accepted ? { answer: 'a2', author: paul } : null }, items: items(), cursor: null, may: { ...MAY, accept: true }, doubts: [] };
        if (method !== 'PUT') return undefined;
        accepted = true;
        return { question: { ...QUESTION, accepted: { answer: 'a2', author: paul } }, earned: null };
      });
      const accept = await find(thread, '.accept[value=a2]');
      accept.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => textOf(all(thread, 'li')[0]).includes('Meilleure réponse') && focusedIn(host)?.matches('.accept[value=a2]'));
      assert.equal(textOf(focusedIn(host)), 'Retirer l’acceptation');
    });
  });

  it('keeps the focus and says why when an acceptance is refused', async () => {
    const { host, thread } = await opened({ may: { accept: true } }, ({ method }) => (method === 'PUT' ? 'forbidden' : undefined));
    const accept = await find(thread, '.accept[value=a2]');
    accept.focus();
    accept.click();
    await find(thread, '.refused');
    await announces('Votre rôle ne le permet pas.');
    assert.isTrue(focusedIn(host)!.matches('.accept[value=a2]'));
    assert.notInclude(said(thread), 'Meilleure réponse');
  });

  describe('a question that was put to its reader', () => {
    it('says so, lets them refuse and think better of it, and keeps the reader at the menu', async () => {
      let declined = false;
      const { service, thread } = await opened({}, ({ path, body }) => {
        if (path === 'questions/q1') return { question: QUESTION, items: [given('a1')], cursor: null, may: MAY, doubts: [], request: { declined } };
        if (path !== 'questions/q1/requests/mine') return undefined;
        ({ declined } = body as { declined: boolean });
        return { member: { id: MEMBER.id, name: MEMBER.name, team: null }, at, declined };
      });
      await until(() => said(thread).includes('Cette question vous est adressée.'));
      (await button(thread, 'Je ne peux pas répondre')).click();
      await announces('Vous avez dit ne pas pouvoir y répondre : elle peut être adressée à quelqu’un d’autre.');
      (await button(thread, 'Je peux y répondre')).click();
      await announces('Cette question vous est adressée.');
      await button(thread, 'Je ne peux pas répondre');
      assert.deepEqual(service.sent('PUT questions/q1/requests/mine').map(({ body }) => body), [{ declined: true }, { declined: false }]);
      await isAccessible(thread);
    });

    it('asks for nothing once they have answered', async () => {
      const { thread } = await opened({ items: [given('a1', { own: true })], request: { declined: false } });
      assert.notInclude(said(thread), 'vous est adressée');
    });
  });

  describe('a validated answer', () => {
    it('says so in words, by whom, and whether it was edited since', async () => {
      const { thread } = await opened({ items: [given('a1', { validated: { by: [paul, aya], at, editedSince: true, mine: false } }), given('a2')] });
      const [valid, other] = all(thread, 'li');
      assert.include(plain(textOf(valid)), '✓ Réponse validée par Paul Tran et Aya Roux · modifiée depuis');
      assert.notInclude(textOf(other), 'validée');
      assert.isEmpty(all(thread, '.validate'));
    });

    it('is validated and taken back by who may, not their own', async () => {
      let mine = false;
      const items = () => [given('a1', { validated: mine ? { by: [{ id: MEMBER.id, name: MEMBER.name, team: null }], at, editedSince: false, mine } : null }), given('a2', { own: true })];
      const { service, thread } = await opened({}, ({ method, path }) => {
        if (path === 'questions/q1') return { question: { ...QUESTION, validated: mine }, items: items(), cursor: null, may: { ...MAY, validate: true }, doubts: [] };
        if (path !== 'answers/a1/validation') return undefined;
        mine = method === 'PUT';
        return { answer: items()[0], question: { ...QUESTION, validated: mine }, earned: null };
      });
      assert.lengthOf(all(thread, '.validate'), 1);
      (await button(thread, 'Valider cette réponse')).click();
      await announces('Vous avez validé cette réponse.');
      await until(() => plain(textOf(all(thread, 'li')[0])).includes('Réponse validée par Inès Benali'));
      (await button(thread, 'Ne plus la valider')).click();
      await announces('La validation est retirée.');
      await until(() => !textOf(all(thread, 'li')[0]).includes('Réponse validée'));
      assert.deepEqual(service.asked.filter(({ path }) => path.startsWith('answers/')).map(({ method }) => method), ['PUT', 'DELETE']);
    });

    it('stays as it was when the network is lost, and can be asked for again', async () => {
      let up = false;
      const { thread } = await opened({ may: { validate: true }, items: [given('a1')] }, ({ method }) => {
        if (method !== 'PUT') return undefined;
        if (!up) throw new TypeError('no network');
        return { answer: given('a1', { validated: { by: [aya], at, editedSince: false, mine: true } }), question: QUESTION, earned: null };
      });
      const validate = await button(thread, 'Valider cette réponse');
      validate.click();
      await until(() => textOf(thread.shadowRoot!.querySelector('li .refused')).includes('Le réseau ne répond pas.'));
      assert.notInclude(said(thread), 'Réponse validée');
      up = true;
      validate.click();
      await announces('Vous avez validé cette réponse.');
      await until(() => !thread.shadowRoot!.querySelector('.refused'));
    });

    it('is taken back for another by an animateur', async () => {
      let by = [paul, { id: MEMBER.id, name: MEMBER.name, team: null }];
      const items = () => [given('a1', { validated: { by, at, editedSince: false, mine: true } })];
      const { service, thread } = await opened({ role: 'animateur' }, ({ method, path }) => {
        if (path === 'questions/q1') return { question: QUESTION, items: items(), cursor: null, may: ALL, doubts: [] };
        if (method !== 'DELETE') return undefined;
        by = by.slice(1);
        return { answer: items()[0], question: QUESTION, earned: null };
      });
      const actions = await menu(thread, 'a1');
      assert.notInclude(offered(actions).join(), 'Retirer la validation de Inès');
      (await button(actions, 'Retirer la validation de Paul Tran')).click();
      await announces('La validation est retirée.');
      assert.deepEqual(service.sent('DELETE').map(({ path }) => path), ['answers/a1/validation/m-paul']);
      await until(() => !plain(said(thread)).includes('Paul Tran et'));
    });

    it('is said in its row of the list, as are a promise, doubts and the closing', async () => {
      const { host } = await opened({ question: { validated: true, bounty: { points: 20, until: at }, ...STALE, closed: CLOSED, answers: 0 } });
      (await find(host, '.title')).click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-question-thread'));
      assert.include(textOf(row(host, 'archiver')), '· réponse validée · 20 points promis · à vérifier · close');
      assert.notInclude(textOf(row(host, 'archiver')), 'Répondre');
    });
  });

  describe('a promise', () => {
    it('is made with points and days, and stands above the answers', async () => {
      const { service, thread, now } = await opened({ question: { own: true, answers: 0 }, items: [], may: { promise: 40, close: true } }, ({ method }) =>
        method === 'PUT' ? now({ bounty: { points: 20, until: Date.UTC(2026, 9, 12) } }) : undefined);
      const at = await desk(thread, 'Promettre des points');
      const form = await find(at, 'cocarde-form');
      const points = await find<HTMLInputElement>(form, '#points');
      for (const wrong of ['4', '41', '5,5', 'dix']) {
        type(points, wrong);
        (await button(form, 'Promettre')).click();
        await until(() => textOf(form.shadowRoot!.querySelector('.error')).includes('Un nombre entier de 5 à 40 est attendu.'));
      }
      assert.isEmpty(service.sent('PUT'));
      type(points, '20');
      (await button(form, 'Promettre')).click();
      const notice = await find(thread, '.notice');
      assert.include(textOf(notice), '20 points promis pour une réponse acceptée, jusqu’au 12 oct. 2026.');
      assert.deepEqual(service.sent('PUT')[0]!.body, { points: 20, days: 14 });
      await announces('Vos points sont promis.');
      await until(() => focusedIn((thread.getRootNode() as ShadowRoot).host)?.matches('.dots'));
    });

    it('that is more than there is says at its field what there is now', async () => {
      let most = 40;
      const { thread } = await opened({}, ({ method, path }) => {
        if (path === 'questions/q1') return { question: { ...QUESTION, own: true }, items: [], cursor: null, may: { ...MAY, promise: most }, doubts: [] };
        if (method !== 'PUT') return undefined;
        most = 10;
        return 'budget_spent';
      });
      const form = await find(await desk(thread, 'Promettre des points'), 'cocarde-form');
      type(await find<HTMLInputElement>(form, '#points'), '30');
      (await button(form, 'Promettre')).click();
      await until(() => textOf(form.shadowRoot!.querySelector('.error')).includes('de 5 à 10'));
      assert.equal((await find<HTMLInputElement>(form, '#points')).value, '30');
      await until(() => form.shadowRoot!.activeElement?.matches('#points'));
    });

    it('is explained to who has nothing to promise', async () => {
      const { thread } = await opened({ question: { own: true }, may: { promise: 3 } });
      const at = await desk(thread, 'Promettre des points');
      await until(() => said(at).includes('à partir de 5'));
      assert.isNull(at.shadowRoot!.querySelector('cocarde-form'));
    });

    it('is offered to nobody else', async () => {
      const { thread } = await opened({ may: ALL, role: 'animateur' });
      assert.notInclude(offered(await menu(thread)), 'Promettre des points');
    });

    it('is raised and taken back, not once somebody else answered', async () => {
      const { service, thread, now } = await opened({ question: { own: true, bounty: { points: 20, until: at } }, items: [], may: { promise: 10 } }, ({ method }) =>
        method === 'DELETE' ? now({ bounty: null }) : method === 'PUT' ? now({ bounty: { points: 25, until: at } }) : undefined);
      (await button(thread, 'Promettre davantage')).click();
      const form = await find(await find(thread, 'cocarde-question-desk'), 'cocarde-form');
      assert.include(said(form), 'de 21 à 30');
      assert.isNull(form.shadowRoot!.querySelector('#days'));
      type(await find<HTMLInputElement>(form, '#points'), '25');
      (await button(form, 'Promettre')).click();
      await until(() => said(thread).includes('25 points promis'));
      (await button(thread, 'Retirer la promesse')).click();
      await announces('Plus rien n’est promis.');
      await until(() => !said(thread).includes('points promis'));
      assert.deepEqual(service.asked.filter(({ path }) => path.endsWith('/bounty')).map(({ method, body }) => [method, body]), [['PUT', { points: 25 }], ['DELETE', undefined]]);
    });

    it('cannot be taken back from somebody who answered', async () => {
      const { thread } = await opened({ question: { own: true, bounty: { points: 20, until: at } }, may: ALL });
      await button(thread, 'Promettre davantage');
      assert.notInclude(said(thread), 'Retirer la promesse');
    });

    it('says that somebody answered in the meantime, where it was to be taken back', async () => {
      const { host, thread } = await opened({ question: { own: true, bounty: { points: 20, until: at } }, items: [] }, ({ method }) => (method === 'DELETE' ? 'in_use' : undefined));
      const withdraw = await button(thread, 'Retirer la promesse');
      withdraw.focus();
      withdraw.click();
      await until(() => textOf(thread.shadowRoot!.querySelector('.notice .refused')).startsWith('Quelqu’un compte déjà dessus'));
      assert.equal(focusedIn(host), withdraw);
      assert.include(said(thread), '20 points promis');
    });

    it('is paid by the acceptance, whose button says so, and the answer says that it received it', async () => {
      let paid = false;
      const question = () => ({ ...QUESTION, own: true, bounty: paid ? null : { points: 20, until: at }, accepted: paid ? { answer: 'a1', author: paul } : null });
      const { thread } = await opened({}, ({ method, path }) => {
        if (path === 'questions/q1') return { question: question(), items: [given('a1', { accepted: paid, bounty: paid ? 20 : null })], cursor: null, may: { ...MAY, accept: true }, doubts: [] };
        if (method !== 'PUT') return undefined;
        paid = true;
        return { question: question(), earned: null };
      });
      (await button(thread, 'Accepter et verser 20 points')).click();
      await announces('Meilleure réponse : elle reçoit les 20 points promis.');
      await until(() => said(thread).includes('A reçu les 20 points promis.'));
    });
  });

  describe('closing', () => {
    it('says by whom, when and why, takes no answer, and is undone', async () => {
      const { service, thread, now } = await opened({ may: { close: true } }, ({ method, path }) => (path.endsWith('/closing') ? now({ closed: method === 'PUT' ? CLOSED : null }) : undefined));
      await find(thread, 'cocarde-form[kind=answer]');
      const form = await find(await desk(thread, 'Clore la question'), 'cocarde-form');
      type(await find<HTMLTextAreaElement>(form, '#note'), 'Tout est dit dans le guide.');
      (await button(form, 'Clore')).click();
      await announces('La question est close.');
      const notice = await find(thread, '.notice');
      assert.include(plain(textOf(notice)), 'Close par Paul Tran le 24 sept. 2026. Tout est dit dans le guide.');
      assert.isNull(thread.shadowRoot!.querySelector('cocarde-form[kind=answer]'));
      assert.deepEqual(service.sent('PUT questions/q1/closing')[0]!.body, { note: 'Tout est dit dans le guide.' });
      (await button(thread, 'Rouvrir')).click();
      await announces('La question prend de nouveau des réponses.');
      await find(thread, 'cocarde-form[kind=answer]');
      await until(() => focusedIn((thread.getRootNode() as ShadowRoot).host)?.matches('.dots[value=q1]'));
    });

    it('needs no reason', async () => {
      const { service, thread, now } = await opened({ may: { close: true } }, ({ method }) => (method === 'PUT' ? now({ closed: { ...CLOSED, note: null } }) : undefined));
      (await button(await find(await desk(thread, 'Clore la question'), 'cocarde-form'), 'Clore')).click();
      await find(thread, '.notice');
      assert.deepEqual(service.sent('PUT')[0]!.body, {});
    });

    it('of an animateur is not undone by who asked, and says why', async () => {
      const { host, thread } = await opened({ question: { closed: CLOSED }, may: { close: true } }, ({ method }) => (method === 'DELETE' ? 'forbidden' : undefined));
      const reopen = await button(thread, 'Rouvrir');
      reopen.focus();
      reopen.click();
      await until(() => textOf(thread.shadowRoot!.querySelector('.notice .refused')) === 'Votre rôle ne le permet pas.');
      assert.equal(focusedIn(host), reopen);
    });

    it('keeps what was typed when the network is lost', async () => {
      const { thread } = await opened({ may: { close: true } }, ({ method }) => {
        if (method === 'PUT') throw new TypeError('no network');
        return undefined;
      });
      const form = await find(await desk(thread, 'Clore la question'), 'cocarde-form');
      const note = await find<HTMLTextAreaElement>(form, '#note');
      type(note, 'Pour mémoire');
      (await button(form, 'Clore')).click();
      await until(() => said(form).includes('Le réseau ne répond pas.'));
      assert.equal(note.value, 'Pour mémoire');
    });

    it('is offered to who may alone', async () => {
      const { thread } = await opened();
      const words = offered(await menu(thread));
      for (const each of ['Clore la question', 'Même question qu’une autre']) assert.notInclude(words, each);
    });
  });

  describe('a duplicate', () => {
    const other = { ...QUESTION, id: 'q2', subject: 'q2', title: 'Archiver les maquettes' };
    const elsewhere = { duplicateOf: { id: 'q2', title: other.title } };

    it('is marked with one that was found, leads there, and is undone', async () => {
      const found = [QUESTION, other, { ...other, id: 'q3', title: 'Doublon', duplicateOf: { id: 'q2', title: other.title } }, { ...other, id: 'q4', title: 'La mienne', own: true }];
      const { service, host, thread, now } = await opened({ may: { close: true, unmerge: true } }, ({ method, path }) => {
        if (path.startsWith('boards/aide/questions?')) return { items: found, cursor: null };
        if (path === 'questions/q2') return { question: other, items: [], cursor: null, may: MAY, doubts: [] };
        return path.endsWith('/duplicate') ? { ...now(method === 'PUT' ? elsewhere : { duplicateOf: null }), of: other } : undefined;
      });
      const choice = await find(await desk(thread, 'Même question qu’une autre'), 'cocarde-post-choice');
      const field = await find<HTMLInputElement>(choice, 'input');
      await until(() => choice.shadowRoot!.activeElement === field);
      type(field, 'archiver');
      await find(choice, 'li');
      assert.deepEqual(all(choice, 'li b').map(textOf), [other.title]);
      (await find(choice, 'li button')).click();
      await announces('C’est noté : la même question existe ailleurs.');
      const link = await find<HTMLAnchorElement>(thread, '.notice a');
      assert.deepEqual(service.sent('PUT')[0]!.body, { of: 'q2' });
      assert.isNull(thread.shadowRoot!.querySelector('cocarde-form[kind=answer], li'));
      link.click();
      await until(() => all(host, '.title').some((each) => textOf(each) === other.title && each.getAttribute('aria-expanded') === 'true'));
      history.replaceState(null, '', location.pathname + location.search);
      (await button(thread, 'Ce sont deux questions')).click();
      await announces('Les questions sont de nouveau distinctes.');
      await find(thread, 'cocarde-form[kind=answer]');
    });

    it('of one that waits for a moderator names nothing', async () => {
      const { thread } = await opened({ question: { duplicateOf: { id: 'q2', title: null } } });
      assert.include(said(thread), 'Elle n’est pas visible pour l’instant.');
      assert.isEmpty(all(thread, '.notice a, .notice button'));
    });

    it('gave answers that say so, which only who asked it accepts', async () => {
      const { thread } = await opened({ items: [given('a1', { from: { id: 'q9', title: 'La même' } }), given('a2')], may: { accept: true } });
      assert.include(plain(textOf(all(thread, 'li')[0])), 'Donnée à la même question, « La même ».');
      assert.deepEqual(all<HTMLButtonElement>(thread, '.accept').map(({ value }) => value), ['a2']);
    });

    it('says when the choice was refused', async () => {
      const { thread } = await opened({ may: { close: true } }, ({ method, path }) => {
        if (path.startsWith('boards/aide/questions?')) return { items: [other], cursor: null };
        return method === 'PUT' ? refusal('merged') : undefined;
      });
      const choice = await find(await desk(thread, 'Même question qu’une autre'), 'cocarde-post-choice');
      type(await find<HTMLInputElement>(choice, 'input'), 'archiver');
      (await find(choice, 'li button')).click();
      await until(() => textOf(choice.shadowRoot!.querySelector('.error')).includes('fusionnée'));
    });
  });

  describe('a doubt', () => {
    it('is said with a reason, which every reader sees', async () => {
      const { service, thread, page, now } = await opened({}, ({ method }) => {
        if (method !== 'PUT') return undefined;
        page.doubts = [{ reason: 'Le dossier a changé.', at, by: { id: MEMBER.id, name: MEMBER.name, team: null } }];
        return now({ stale: { since: at, members: 1 } });
      });
      const form = await find(await desk(thread, 'Ce n’est plus à jour'), 'cocarde-form');
      (await button(form, 'Le signaler')).click();
      await find(form, '[aria-invalid=true]');
      type(await find<HTMLTextAreaElement>(form, '#reason'), 'Le dossier a changé.');
      (await button(form, 'Le signaler')).click();
      await announces('Votre remarque est visible.');
      const notice = await find(thread, '.warm li');
      assert.include(textOf(notice), 'Le dossier a changé.');
      assert.deepEqual(service.sent('PUT')[0], { ...service.sent('PUT')[0]!, path: 'questions/q1/doubt', body: { reason: 'Le dossier a changé.' } });
      assert.notInclude(offered(await menu(thread)), 'Ce n’est plus à jour');
    });

    it('is shown with all reasons, and settled by who may', async () => {
      const { service, thread, page, now } = await opened({ question: STALE, doubts: DOUBTS, may: { confirm: true } }, ({ path }) => {
        if (!path.endsWith('/confirmation')) return undefined;
        page.doubts = [];
        return now({ stale: null });
      });
      const notice = await find(thread, '.warm');
      for (const each of ['2 membres doutent que ce soit encore vrai', 'Le dossier a changé.', 'Aya Roux', 'Plus en ligne', 'Ancien membre']) assert.include(textOf(notice), each);
      assert.notInclude(said(thread), 'Retirer mon doute');
      (await button(thread, 'C’est toujours vrai')).click();
      await announces('Les doutes sont levés.');
      await until(() => !thread.shadowRoot!.querySelector('.warm'));
      assert.lengthOf(service.sent('PUT questions/q1/confirmation'), 1);
    });

    it('is taken back by who had it, and settled by nobody else', async () => {
      const { service, thread, page, now } = await opened({ question: STALE, doubts: [{ reason: 'x', at, by: { id: MEMBER.id, name: MEMBER.name, team: null } }] }, ({ method }) => {
        if (method !== 'DELETE') return undefined;
        page.doubts = [];
        return now({ stale: null });
      });
      const undoubt = await button(thread, 'Retirer mon doute');
      assert.notInclude(said(thread), 'C’est toujours vrai');
      undoubt.click();
      await announces('Votre doute est retiré.');
      assert.deepEqual(service.sent('DELETE').map(({ path }) => path), ['questions/q1/doubt']);
    });
  });

  describe('comments', () => {
    const comments: Answer = ({ method, path, body }) => {
      if (!path.endsWith('/comments')) return undefined;
      return method === 'POST' ? { comment: comment('c2', (body as { body: string }).body, true), comments: 2, earned: null } : { items: [comment('c1', `Sur ${path}`)], cursor: null };
    };

    it('come when they are asked for, below the question and below each answer, and are counted', async () => {
      const { service, thread } = await opened({ question: { comments: 1 }, items: [given('a1', { comments: 1 })] }, comments);
      assert.isEmpty(service.asked.filter(({ path }) => path.endsWith('/comments')));
      for (const [nth, path] of [[0, 'questions/q1/comments'], [1, 'answers/a1/comments']] as const) {
        const place = all(thread, 'cocarde-post-comments')[nth]!;
        const open = await find(place, 'button');
        assert.include(textOf(open), '1 commentaire');
        open.click();
        await until(() => said(place).includes(`Sur ${path}`));
        type(await find<HTMLTextAreaElement>(await find(place, 'cocarde-form'), 'textarea'), 'Merci');
        (await find(await find(place, 'cocarde-form'), '.btn')).click();
        await until(() => said(place).includes('Merci') && textOf(open).includes('2 commentaires'));
        assert.deepEqual(service.sent(`POST ${path}`)[0]!.body, { body: 'Merci' });
      }
    });

    it('are answered, and removed and restored with their count', async () => {
      const { service, thread } = await opened({ items: [given('a1', { comments: 1 })] }, (asked) =>
        asked.path.endsWith('/removal') ? { post: 'c1', removed: asked.method === 'PUT', restorable: true, finished: true, earned: null } : asked.method === 'GET' && asked.path === 'answers/a1/comments' ? { items: [comment('c1', 'Oui', true)], cursor: null } : comments(asked));
      const place = all(thread, 'cocarde-post-comments')[1]!;
      (await find(place, 'button')).click();
      (await find(place, '.reply')).click();
      const reply = await find(place, 'cocarde-form[kind=reply]');
      type(await find<HTMLTextAreaElement>(reply, 'textarea'), 'Et donc ?');
      (await find(reply, '.btn')).click();
      await until(() => service.sent('POST answers/a1/comments')[0]);
      assert.deepEqual(service.sent('POST answers/a1/comments')[0]!.body, { body: 'Et donc ?', thread: 'c1' });
      const actions = await menu(place, 'c1');
      (await button(actions, 'Supprimer le commentaire')).click();
      (await button(actions, 'Supprimer')).click();
      const instead = await until(() => textOf(all(place, 'button')[0]).includes('1 commentaire') && all(place, 'cocarde-post-actions').find((each) => said(each).startsWith('Commentaire supprimé')));
      (await button(instead, 'Rétablir')).click();
      await until(() => service.sent('DELETE posts/c1/removal')[0] && textOf(all(place, 'button')[0]).includes('2 commentaires'));
      assert.isEmpty(service.sent('GET ideas'));
    });

    it('are edited where they stand', async () => {
      const { service, thread } = await opened({ question: { comments: 1 } }, ({ method, path }) => {
        if (method === 'PATCH') return { id: 'c1', title: '', body: 'Mieux', tags: [], fields: {}, version: 2, editedAt: 1, held: null };
        return path === 'questions/q1/comments' ? { items: [comment('c1', 'Oui', true)], cursor: null } : undefined;
      });
      const place = await find(thread, 'cocarde-post-comments');
      (await find(place, 'button')).click();
      const actions = await menu(place, 'c1');
      (await button(actions, 'Modifier')).click();
      const form = await find(actions, 'cocarde-form');
      type(await find<HTMLTextAreaElement>(form, 'textarea'), 'Mieux');
      (await button(form, 'Enregistrer')).click();
      await until(() => service.sent('GET questions/q1/comments').length === 2);
    });
  });

  it('brings back what an answer said before', async () => {
    const { service, thread } = await opened({ items: [given('a1', { own: true, version: 3 })] }, ({ method, path }) => {
      if (path === 'posts/a1/revisions') return { items: [{ at, by: paul, title: '', body: 'Avant', tags: [], fields: {}, version: 2 }] };
      return method === 'PATCH' ? { id: 'a1', title: '', body: 'Avant', tags: [], fields: {}, version: 4, editedAt: 1, held: null } : undefined;
    });
    const actions = await menu(thread, 'a1');
    (await button(actions, 'Historique')).click();
    (await button(await find(actions, 'cocarde-history'), 'Revenir à cette version')).click();
    await announces('La version précédente est rétablie.');
    assert.deepEqual([service.sent('PATCH posts/a1')[0]!.body, service.sent('PATCH posts/a1')[0]!.headers.get('if-match')], [{ body: 'Avant' }, '"3"']);
  });

  it('speaks English where the page does', async () => {
    freshPage('en');
    const { thread } = await opened({ question: { ...STALE, closed: CLOSED, own: true }, doubts: DOUBTS, may: ALL });
    for (const each of ['2 members doubt that this is still true', 'Closed by Paul Tran on', 'It still holds', 'Reopen', 'Validate this answer']) assert.include(plain(said(thread)), each);
    press(thread, 'Escape');
    assert.include(offered(await menu(thread)), 'This is out of date');
  });
});
