import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Board as Settings } from '@cocarde/contract/boards.ts';
import type { Answer as Given, AnswerPage, AnswerResult, Question, QuestionPage, QuestionResult } from '@cocarde/contract/questions.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { VoteResult } from '@cocarde/contract/votes.ts';
import type { FailureEvent } from '../internal/events.ts';
import { announces, focused, LONG, on, row, titles, type, written } from '../internal/test-board.ts';
import {
  all, everywhere, find, freshPage, isAccessible, MEMBER, press, said, Service, show, signIn, textOf, until,
} from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { QuestionsAndAnswers } from './qa.ts';

define();

const paul = { id: 'm-paul', name: 'Paul Tran', team: 'Produit' };
const aya = { id: 'm-aya', name: 'Aya Roux', team: null };

function question(id: string, given: Partial<Question> = {}): Question {
  return {
    id, subject: id, board: 'aide', title: `Question ${id}`, body: '', tags: [], author: aya, createdAt: Date.UTC(2026, 8, 24),
    held: null, answers: 0, accepted: null,
    anonymous: false, editedAt: null, comments: 0, validated: false, followed: false, closed: null, duplicateOf: null, stale: null, bounty: null, version: 1,
    votes: 5, score: 5, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
  };
}

function given(id: string, more: Partial<Given> = {}): Given {
  return {
    id, subject: id, body: `Réponse ${id}`, author: paul, createdAt: Date.UTC(2026, 8, 25), held: null, accepted: false,
    editedAt: null, validated: null, comments: 0, reactions: [], thanked: false, bounty: null, from: null, version: 1,
    votes: 2, score: 2, mine: false, weight: 0, revision: 0, own: false, open: true, ...more,
  };
}

const LIVE = question('live', {
  title: 'Comment mesurer l’effet d’un live ?', body: 'Deux lives par mois.\nSans `compte client`.', tags: ['mesure', 'live'],
  answers: 2, votes: 18, accepted: { answer: 'a1', author: paul },
});
const QUESTIONS = [LIVE, question('brief'), question('mienne', { own: true, answers: 1 }), question('longue', { title: LONG }), question('hostile', { title: '<img src=x onerror=alert(1)>' })];
const LISTED: QuestionPage = { items: QUESTIONS, cursor: null };
const NONE: QuestionPage = { items: [], cursor: null };
const MAY: AnswerPage['may'] = { accept: false, validate: false, close: false, unmerge: false, confirm: false, promise: 0 };
const ANSWERS: AnswerPage = {
  question: LIVE, cursor: null, may: MAY, doubts: [],
  items: [given('a1', { accepted: true, body: 'Par un code promo.\n\n1. Le **lire à l’antenne**\n2. Compter : https://intranet.example/codes', mine: true, votes: 7 }), given('a2', { author: null, body: `<b>${LONG}</b>` })],
};
const MARKUP = '<cocarde-qa board="aide"></cocarde-qa>';

const BOARD: Settings = { id: 'aide', version: 0, preset: 'ideas', name: { fr: 'Aide' } };

async function shown(answer: Answer = () => undefined, page = LISTED, markup = MARKUP) {
  const service = new Service(
    { 'questions:aide:new': page, 'questions:aide:top': page, 'questions:aide:unanswered': NONE, 'questions:aide:mine': NONE, 'questions:aide:followed': NONE },
    async (asked) => (await answer(asked)) ?? (`${asked.method} ${asked.path}` === 'GET boards/aide' ? BOARD : /^GET questions\/\w+$/.test(`${asked.method} ${asked.path}`) ? ANSWERS : undefined),
  );
  signIn();
  const host = show<QuestionsAndAnswers>(markup);
  await find(host, page.items.length ? '.title' : '.state');
  return { service, host };
}

async function opened(host: Element, title: string): Promise<HTMLElement> {
  row(host, title).querySelector<HTMLElement>('.title')!.click();
  const thread = await find(host, 'cocarde-question-thread');
  await find(thread, 'ul');
  await find(await find(thread, 'cocarde-form'), 'textarea');
  return thread;
}

describe('cocarde-qa', () => {
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

  it('calls themes in its rows what the community does, in the reader’s language, and looks for them by what they are', async () => {
    const THEMES = { items: [{ id: 'mesure', name: { fr: 'Mesure d’audience', en: 'Measurement' } }], version: 1 };
    const { service, host } = await shown(({ path }) => (path === 'themes' ? THEMES : /^questions\?|boards\/aide\/questions/.test(path) ? LISTED : undefined));
    const chips = () => [...row(host, 'live').querySelectorAll('.chip')].map(textOf);
    await until(() => chips()[0] === 'Mesure d’audience');
    assert.equal(chips()[1], 'live', 'in no list of themes');
    host.lang = 'en';
    await until(() => chips()[0] === 'Measurement');
    assert.lengthOf(service.sent('GET themes'), 1);
    await isAccessible(host);
  });

  it('asks for no themes where nothing has any', async () => {
    const { service, host } = await shown(undefined, { items: [question('brief')], cursor: null });
    await host.updateComplete;
    await import('../internal/theme-names.ts');
    await host.updateComplete;
    assert.lengthOf(service.sent('GET themes'), 0);
  });

  it('says in its row which question goes on in the place of a duplicate, with a link, and offers no answer to it', async () => {
    const { host } = await shown(undefined, { items: [question('double', { duplicateOf: { id: 'live', title: 'Un <b>live</b>' } }), question('secrète', { duplicateOf: { id: 'h', title: null } })], cursor: null });
    const same = await find(host, 'cocarde-question-same');
    const link = await find<HTMLAnchorElement>(same, 'a');
    assert.equal(textOf(link).replace(/[\u2068\u2069]/g, ''), 'même question que « Un <b>live</b> »');
    assert.equal(link.href, `${location.href.split('#')[0]}#cocarde=question:live`);
    assert.notInclude(said(host), 'Répondre');
    assert.equal(said(all(host, 'cocarde-question-same')[1]!), '');
    await isAccessible(host);
  });

  it('offers to answer what others asked, and not one’s own', async () => {
    const { host } = await shown(undefined, { items: [question('brief'), question('moi', { own: true })], cursor: null });
    assert.include(textOf(row(host, 'brief')), 'Répondre');
    assert.notInclude(textOf(row(host, 'Question moi')), 'Répondre');
  });

  describe('for everybody', () => {
    everywhere('is accessible with questions, answered or not', async () => isAccessible((await shown()).host));

    everywhere('is accessible with a question open, for an animateur too', async () => {
      const { service, host } = await shown();
      service.me = { ...MEMBER, role: 'animateur' };
      refresh('questions:');
      const thread = await opened(host, 'live');
      await find(thread, 'li .link');
      await isAccessible(host);
    });

    everywhere('is accessible while a question is written', async () => {
      const { host } = await shown();
      await written(host, 'Une question');
      await isAccessible(host);
    });

    everywhere('is accessible without questions', async () => isAccessible((await shown(undefined, NONE)).host));

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
      const host = show('<cocarde-qa></cocarde-qa>');
      await find(host, '.state');
      await isAccessible(host);
    });
  });

  describe('by keyboard', () => {
    it('goes through asking, views and search, then question by question, and opens one with Enter', async () => {
      const { host } = await shown();
      const stops: string[] = [];
      for (let stop = 0; stop < 9; stop++) {
        await sendKeys({ press: 'Tab' });
        const at = focused(host)!;
        stops.push(at.getAttribute('aria-label') ?? textOf(at));
      }
      assert.deepEqual(stops, [
        'Poser une question', 'Récentes', 'Rechercher une question…', 'Filtrer', 'Comment mesurer l’effet d’un live ?', 'mesure', 'live', 'Question brief', 'Répondre Question brief',
      ]);
      await sendKeys({ press: 'Enter' });
      const thread = await find(host, 'cocarde-question-thread');
      const form = await find(thread, 'cocarde-form');
      await until(() => form.shadowRoot!.activeElement?.matches('textarea'));
    });

    it('changes the view with arrows', async () => {
      const { host } = await shown();
      const tab = await find(host, '[role=tab]');
      tab.focus();
      press(tab, 'End');
      await until(() => textOf(host.shadowRoot!.querySelector('[role=tabpanel]')).includes('Vous ne suivez aucune question.'));
      assert.equal(host.view, 'followed');
      assert.equal(textOf(focused(host)), 'Suivies');
    });

    it('puts the reader on the first question that came with more', async () => {
      const { service, host } = await shown(on('GET boards/aide/questions', () => ({ items: [question('suivante')], cursor: null })), { ...LISTED, cursor: 'suite' });
      (await find(host, '.more')).click();
      const title = await until(() => focused(host)?.matches('.title') && focused(host));
      assert.equal(textOf(title), 'Question suivante');
      assert.equal(service.sent('GET boards/')[0]!.path, 'boards/aide/questions?view=new&cursor=suite');
    });
  });

  it('counts answers, and says in words whose answer was accepted', async () => {
    const { host } = await shown();
    const solved = row(host, 'live');
    assert.equal(textOf(solved.querySelector('.count')), '✓ 2 réponses');
    assert.include(textOf(solved).replace(/[\u2066-\u2069]/g, ''), '18 votes · meilleure réponse de Paul Tran');
    assert.equal(textOf(row(host, 'Question brief').querySelector('.count')), '0 réponse');
    assert.include(textOf(row(host, 'Question brief')), 'Aya Roux');
    assert.equal(textOf(host.shadowRoot!.querySelector('h2')), 'Questions-réponses');
  });

  it('speaks English where the page does', async () => {
    await shown();
    const english = show(`<div lang="en">${MARKUP}</div>`).firstElementChild!;
    await find(english, '.title');
    for (const each of ['Questions and answers', 'Newest', 'Unanswered', 'Ask a question', '0 answers', 'Answer']) assert.include(said(english), each);
    assert.include(said(english).replace(/[\u2066-\u2069]/g, ''), 'best answer by Paul Tran');
  });

  it('invites to the first question where there is none', async () => {
    const { host } = await shown(undefined, NONE);
    const state = await find(host, '.state');
    for (const each of ['Aucune question pour l’instant.', 'Posez la première.']) assert.include(textOf(state), each);
    state.querySelector('button')!.click();
    await find(host, 'cocarde-form');
  });

  it('keeps hostile texts as text, and inside its column', async () => {
    const { host } = await shown();
    host.parentElement!.style.inlineSize = '280px';
    const thread = await opened(host, 'live');
    assert.include(titles(host), '<img src=x onerror=alert(1)>');
    assert.isEmpty([...all(host, 'img'), ...all(thread, '.text b')]);
    assert.include(said(thread), `<b>${LONG}</b>`);
    for (const item of [...all(host, 'li'), ...all(thread, 'li')]) assert.isAtMost(item.scrollWidth, item.clientWidth, textOf(item));
  });

  it('looks for questions after a pause in typing', async () => {
    const { service, host } = await shown(on('GET boards/', () => ({ items: [question('b')], cursor: null })));
    type(await find<HTMLInputElement>(host, '.search'), 'live');
    await announces('1 résultat');
    assert.deepEqual(service.sent('GET boards/').map(({ path }) => path), ['boards/aide/questions?view=new&q=live']);
    assert.deepEqual(titles(host), ['Question b']);
  });

  describe('a question', () => {
    const mine = question('nouvelle', { title: 'Un modèle de brief ?', own: true });

    it('is published and stands open on top of the newest', async () => {
      const { service, host } = await shown(
        on('POST boards/aide/questions', () => {
          service.parts['questions:aide:new'] = { items: [mine, ...QUESTIONS], cursor: null };
          return { question: mine, earned: null } satisfies QuestionResult;
        }),
      );
      const { send } = await written(host, 'Un modèle de brief ?');
      send.click();
      await until(() => titles(host)[0] === 'Un modèle de brief ?');
      assert.deepEqual(service.sent('POST boards/')[0]!.body, { title: 'Un modèle de brief ?' });
      await announces('C’est publié.');
      assert.equal(textOf(focused(host)), 'Poser une question');
    });

    it('that was asked before is shown while it is typed, and opens where it stands', async () => {
      const { id, subject, title, votes, own, open, mine: voted } = LIVE;
      const { service, host } = await shown(on('GET boards/aide/questions/similar', () => ({ items: [{ id, subject, title, votes, own, open, mine: voted, status: null, replies: 2 }] })));
      const { form, field } = await written(host, 'Mesurer un live');
      field.focus();
      type(field, 'Mesurer leffet d’un live');
      const similar = await find(form, 'cocarde-similar');
      await announces('Une question proche existe déjà');
      (await find(similar, '.title')).click();
      await find(host, 'cocarde-question-thread');
      await until(() => focused(host) === row(host, 'live').querySelector('.title'));
      assert.lengthOf(service.sent('GET boards/aide/questions/similar'), 1);
      assert.equal(field.value, 'Mesurer leffet d’un live');
    });

    it('is kept when sending fails, and sent again under the same key', async () => {
      let up = false;
      const { service, host } = await shown(
        on('POST boards/aide/questions', () => {
          if (!up) throw new TypeError('no network');
          return { question: mine, earned: null } satisfies QuestionResult;
        }),
      );
      const { form, field, send } = await written(host, 'Un modèle de brief ?');
      send.click();
      await find(form, '.error');
      assert.equal(field.value, 'Un modèle de brief ?');
      up = true;
      send.click();
      await until(() => !host.shadowRoot!.querySelector('cocarde-form'));
      assert.equal(new Set(service.sent('POST boards/').map(({ headers }) => headers.get('idempotency-key'))).size, 1);
    });
  });

  describe('an open question', () => {
    it('shows its text and its answers, the accepted one marked in words', async () => {
      const { host } = await shown();
      const thread = await opened(host, 'live');
      assert.include(textOf(row(host, 'live').querySelector('.text')), 'Deux lives par mois.');
      const [best, other] = all(thread, 'li');
      assert.include(textOf(best), '✓ Meilleure réponse');
      assert.include(textOf(best), 'Par un code promo.');
      assert.notInclude(textOf(other), 'Meilleure réponse');
      assert.include(textOf(other), 'Ancien membre');
    });

    it('shows the markup of its text and of its answers', async () => {
      const { host } = await shown();
      const thread = await opened(host, 'live');
      const question = row(host, 'live').querySelector('.text')!;
      await find(question, 'code');
      assert.equal(textOf(question.shadowRoot), 'Deux lives par mois. Sans compte client.');
      const [best, other] = all(thread, 'cocarde-text');
      assert.deepEqual(all<HTMLElement>(best!, 'p, li').map(textOf), ['Par un code promo.', 'Le lire à l’antenne', 'Compter : https://intranet.example/codes']);
      assert.equal(textOf(other!.shadowRoot), `<b>${LONG}</b>`);
    });

    it('takes votes for the question and for each answer', async () => {
      const { service, host } = await shown(
        on('PUT votes/', ({ path }) => {
          const subject = path.replace('votes/', '');
          return { subject, votes: subject === 'live' ? 19 : 3, score: subject === 'live' ? 19 : 3, mine: true, weight: 1, revision: 1, own: false, open: true, budget: null, earned: null } satisfies VoteResult;
        }),
      );
      const thread = await opened(host, 'live');
      const ofQuestion = row(host, 'live').querySelector('cocarde-question-vote')!;
      (await find(ofQuestion, '.vote button')).click();
      all(thread, '.vote button')[1]!.click();
      await until(() => service.sent('PUT votes/live')[0] && service.sent('PUT votes/a2')[0]);
      await until(() => textOf(all(ofQuestion, '.vote')[0]).includes('19 votes') && textOf(all(thread, '.vote')[1]).includes('3 votes'));
      assert.include(textOf(all(thread, '.vote')[1]), 'Voter pour cette réponse (Ancien membre)');
    });

    it('publishes an answer, empties the field and counts it', async () => {
      let answers = ANSWERS;
      const { service, host } = await shown(async ({ method, path }) => {
        if (`${method} ${path}` === 'GET questions/live') return answers;
        if (path !== 'questions/live/answers') return undefined;
        const answer = given('a3', { body: 'Avec un magasin témoin.', own: true });
        answers = { ...ANSWERS, question: { ...LIVE, answers: 3 }, items: [...ANSWERS.items, answer] };
        return { answer, question: answers.question, earned: null } satisfies AnswerResult;
      });
      const thread = await opened(host, 'live');
      const form = await find(thread, 'cocarde-form');
      const field = await find<HTMLTextAreaElement>(form, 'textarea');
      type(field, 'Avec un magasin témoin.');
      (await find(form, '.btn')).click();
      await until(() => said(thread).includes('Avec un magasin témoin.'));
      assert.deepEqual(service.sent('POST questions/live/answers')[0]!.body, { body: 'Avec un magasin témoin.' });
      await until(() => textOf(row(host, 'live').querySelector('.count')) === '✓ 3 réponses' && field.value === '');
    });

    it('lets who asked accept an answer, and take that back', async () => {
      let accepted: string | null = null;
      const state = () => ({ ...question('mienne', { own: true, answers: 2 }), accepted: accepted ? { answer: accepted, author: null } : null });
      const { service, host } = await shown(async ({ method, path, body }) => {
        if (path === 'questions/mienne') {
          return { question: state(), items: ['a1', 'a2'].map((id) => given(id, { accepted: id === accepted })), cursor: null, may: { ...MAY, accept: true }, doubts: [] } satisfies AnswerPage;
        }
        if (path !== 'questions/mienne/accepted') return undefined;
        accepted = method === 'PUT' ? (body as { answer: string }).answer : null;
        return { question: state(), earned: null } satisfies QuestionResult;
      });
      const thread = await opened(host, 'Question mienne');
      const choice = (nth: number) => until(() => all(thread, 'li')[nth]?.querySelector<HTMLButtonElement>('.accept'));
      assert.equal(textOf(await choice(1)), 'Accepter cette réponse');
      (await choice(1)).click();
      await until(() => textOf(all(thread, 'li')[1]).includes('Meilleure réponse'));
      assert.deepEqual(service.sent('PUT questions/mienne/accepted')[0]!.body, { answer: 'a2' });
      await until(() => row(host, 'Question mienne').querySelector('.solved'));
      await announces('Meilleure réponse');
      assert.equal(textOf(await choice(1)), 'Retirer l’acceptation');
      (await choice(1)).click();
      await until(() => !textOf(all(thread, 'li')[1]).includes('Meilleure réponse'));
      assert.lengthOf(service.sent('DELETE questions/mienne/accepted'), 1);
    });

    it('says why an acceptance was refused, and tells the page', async () => {
      const { host } = await shown(({ method, path }) => (method === 'PUT' ? 'forbidden' : path === 'questions/mienne' ? { ...ANSWERS, may: { ...MAY, accept: true } } : undefined));
      const failures: string[] = [];
      document.addEventListener('cocarde-error', (event) => failures.push((event as FailureEvent).code), { once: true });
      const thread = await opened(host, 'Question mienne');
      all(thread, 'li')[1]!.querySelector<HTMLButtonElement>('.accept')!.click();
      const why = await find(thread, '.refused');
      await announces(textOf(why));
      assert.deepEqual(failures, ['forbidden']);
    });

    it('lets nobody else choose the best answer', async () => {
      const { host } = await shown();
      assert.isEmpty(all(await opened(host, 'live'), '.accept'));
    });

    describe('has menus', () => {
      const menu = async (thread: Element, id: string): Promise<HTMLElement> => {
        (await find(thread, `.dots[value="${id}"]`)).click();
        const actions = await until(() => all<HTMLElement & { post: { id: string } }>(thread, 'cocarde-post-actions').find(({ post }) => post.id === id));
        await find(actions, '.choices button');
        return actions;
      };
      const offered = (actions: Element) => all(actions, '.choices button').map(textOf);
      const choose = async (actions: Element, words: string) => (await until(() => all(actions, 'button').find((each) => textOf(each) === words))).click();

      it('for everybody, with more for who wrote it and for an animateur', async () => {
        const { host } = await shown(on('GET questions/live', () => ({ ...ANSWERS, items: [given('a1'), given('a2', { own: true })] })));
        const thread = await opened(host, 'live');
        assert.deepEqual(offered(await menu(thread, 'live')), ['Suivre', 'Qui soutient', 'Historique', 'Copier le lien', 'Signaler', 'Ce n’est plus à jour', 'Fermer ce menu']);
        assert.deepEqual(offered(await menu(thread, 'a1')), ['Qui soutient', 'Historique', 'Signaler', 'Fermer ce menu']);
        assert.deepEqual(offered(await menu(thread, 'a2')), ['Qui soutient', 'Historique', 'Modifier', 'Supprimer la réponse', 'Fermer ce menu']);
      });

      it('to follow a question, which asks for what was decided of no question', async () => {
        const { service, host } = await shown(({ method, path }) => {
          if (path === 'posts/live/follow') return { post: 'live', followed: method === 'PUT' };
          return path === 'posts/live/revisions' ? { items: [] } : undefined;
        });
        const thread = await opened(host, 'live');
        await choose(await menu(thread, 'live'), 'Suivre');
        await announces('Vous serez au courant de la suite.');
        const actions = await menu(thread, 'live');
        assert.include(offered(actions), 'Ne plus suivre');
        await choose(actions, 'Historique');
        const history = await find(actions, 'cocarde-history');
        await until(() => said(history).includes('Rien n’a changé depuis la publication.'));
        assert.lengthOf(service.sent('GET ideas'), 0);
      });

      it('to change an answer, as long as one may be, from the version that was read', async () => {
        const items = [given('a2', { own: true, version: 3 })];
        const { service, host } = await shown(({ method, path }) => {
          if (method === 'PATCH') return { id: 'a2', title: '', body: 'Mieux', tags: [], fields: {}, version: 4, editedAt: 1, held: null };
          return path === 'questions/live' ? { ...ANSWERS, items } : undefined;
        });
        const thread = await opened(host, 'live');
        const actions = await menu(thread, 'a2');
        await choose(actions, 'Modifier');
        const form = await find(actions, 'cocarde-form');
        const field = await find<HTMLTextAreaElement>(form, 'textarea');
        assert.equal(field.value, 'Réponse a2');
        type(field, 'x'.repeat(4_000));
        await choose(form, 'Enregistrer');
        await until(() => service.sent('PATCH posts/a2')[0]);
        await until(() => service.sent('GET questions/live').length === 2 && !all(thread, 'cocarde-post-actions')[0] && !said(thread).includes('Réponse a2'.repeat(2)));
        assert.deepEqual([service.sent('PATCH posts/a2')[0]!.body, service.sent('PATCH posts/a2')[0]!.headers.get('if-match')], [{ body: 'x'.repeat(4_000) }, '"3"']);
      });

      it('to remove an answer or the question, with a way back in its place', async () => {
        const removal: Answer = ({ method, path }) => (path.endsWith('/removal') ? { post: 'x', removed: method === 'PUT', restorable: true, finished: true, earned: null } : undefined);
        const { service, host } = await shown(async (asked) => (await removal(asked)) ?? (asked.path === 'questions/mienne' ? { question: question('mienne', { own: true }), items: [given('a2', { own: true })], cursor: null, may: MAY, doubts: [] } : undefined));
        const thread = await opened(host, 'Question mienne');
        const actions = await menu(thread, 'a2');
        await choose(actions, 'Supprimer la réponse');
        await choose(actions, 'Supprimer');
        await until(() => all(thread, 'cocarde-post-actions').some((each) => said(each).startsWith('Réponse supprimée')));
        const whole = await menu(thread, 'mienne');
        await choose(whole, 'Supprimer la question');
        await choose(whole, 'Supprimer');
        const instead = await until(() => all(thread, 'cocarde-post-actions').find((each) => said(each).startsWith('Question supprimée')));
        assert.isNull(thread.shadowRoot!.querySelector('cocarde-form'));
        await choose(instead, 'Rétablir');
        await until(() => service.sent('DELETE posts/mienne/removal')[0] && thread.shadowRoot!.querySelector('cocarde-form'));
      });

      it('and reactions stand below each answer', async () => {
        const { service, host } = await shown(on('PUT posts/a2/reactions/thanks', () => ({ post: 'a2', reactions: [{ kind: 'thanks', count: 1, mine: true }] })));
        const thread = await opened(host, 'live');
        const bar = await until(() => all<HTMLElement & { post: string }>(thread, 'cocarde-reactions').find(({ post }) => post === 'a2'));
        (await find(bar, '.link')).click();
        (await find(bar, '.kind[value=thanks]')).click();
        await until(() => textOf(bar.shadowRoot!.querySelector('[aria-pressed=true]')) === 'Merci 1, 1 personne');
        assert.lengthOf(service.sent('PUT posts/a2/reactions/thanks'), 1);
      });
    });
  });

  it('tries again after a failure when asked', async () => {
    let up = false;
    new Service({ 'questions:aide:new': LISTED }, () => (up ? undefined : 'forbidden'));
    signIn();
    const host = show(MARKUP);
    const again = await find(host, '.state button');
    up = true;
    again.click();
    await find(host, '.title');
  });

  it('offers nothing to write to a visitor who is not signed in', async () => {
    new Service();
    const host = show(MARKUP);
    await until(() => said(host).includes('Connectez-vous pour participer'));
    assert.isEmpty(all(host, 'button, input'));
  });

  it('is inert and warns once without a board or with a view that is not there', async () => {
    new Service();
    signIn();
    for (const markup of ['<cocarde-qa></cocarde-qa>', '<cocarde-qa board="aide" view="best"></cocarde-qa>']) {
      const host = show<QuestionsAndAnswers>(markup);
      await until(() => said(host).includes('Ce module n’est pas bien configuré'));
      host.requestUpdate();
      await host.updateComplete;
    }
    assert.deepEqual(warnings, [
      '<cocarde-qa> has nothing for board="" view="new".', '<cocarde-qa> has nothing for board="aide" view="best".',
    ]);
  });
});
