import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Board } from '@cocarde/contract/boards.ts';
import type { Expert, QuestionRequests } from '@cocarde/contract/experts.ts';
import type { Answer as Given, AnswerPage, Question, QuestionPage } from '@cocarde/contract/questions.ts';
import type { Theme } from '@cocarde/contract/themes.ts';
import { announces, focused, row, titles, type, written } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, press, refusal, said, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { define } from './define.ts';
import type { QuestionsAndAnswers } from './qa.ts';

define();

const aya = { id: 'm-aya', name: 'Aya Roux', team: null };
const BOARD: Board = { id: 'aide', version: 1, preset: 'ideas', name: { fr: 'Aide' }, anonymous: true, fields: [{ id: 'gain', label: { fr: 'Gain' }, type: 'line', required: true }] };
const THEMES: Theme[] = [
  { id: 'rgpd', name: { fr: 'Données personnelles', en: 'Personal data' }, about: { fr: 'Consentement, registre, durées', en: 'Consent, records, retention' }, synonyms: ['gdpr', 'vie privée'] },
  { id: 'seo', name: { fr: 'Référencement', en: 'Search ranking' } },
];
const seen = { level: 2, answers: 3, endorsements: 0, endorsed: false, mayEndorse: false } as const;
const expert = (id: string, name: string): Expert => ({ member: { id, name, team: 'Juridique' }, place: 'Lyon', level: 2, themes: [{ theme: 'rgpd', ...seen }], me: false });
const EXPERTS = [expert('1', 'Ana Silva'), expert('2', 'Bo Li'), expert('3', 'Chloé Petit'), expert('4', 'Dan Roy')];

function question(id: string, given: Partial<Question> = {}): Question {
  return {
    id, subject: id, board: 'aide', title: `Question ${id}`, body: '', tags: [], author: aya, createdAt: Date.UTC(2026, 8, 24),
    held: null, answers: 0, accepted: null, anonymous: false, editedAt: null, comments: 0, validated: false, followed: false, closed: null, duplicateOf: null,
    stale: null, bounty: null, version: 1, votes: 5, score: 5, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
  };
}

const MAY: AnswerPage['may'] = { accept: true, validate: false, close: true, unmerge: false, confirm: false, promise: 0 };
const ANSWER: Given = {
  id: 'r1', subject: 'r1', body: 'Dites non.', author: aya, createdAt: Date.UTC(2026, 8, 25), held: null, accepted: false, editedAt: null, validated: null, comments: 0,
  reactions: [], thanked: false, bounty: null, from: null, version: 1, votes: 2, score: 2, mine: false, weight: 0, revision: 0, own: false, open: true,
};
const NEW: QuestionPage = {
  cursor: null,
  items: [question('a', { tags: ['rgpd', 'live'] }), question('sans', { author: null, anonymous: true })],
};
const pageOf = (...items: Question[]): QuestionPage => ({ items, cursor: null });
const opened = (asked: Question): AnswerPage => ({ question: asked, items: [], cursor: null, may: MAY, doubts: [] });

/** A board of questions whose service has themes and people who know. */
async function shown(answer: Answer = () => undefined, markup = '<cocarde-qa board="aide"></cocarde-qa>') {
  const service = new Service(
    { 'questions:aide:new': NEW, 'questions:aide:top': NEW, 'questions:aide:unanswered': pageOf(question('b')), 'questions:aide:mine': pageOf(), 'questions:aide:followed': pageOf(question('suivie', { followed: true })) },
    async (asked) => {
      const given = await answer(asked);
      if (given) return given;
      const at = `${asked.method} ${asked.path}`;
      if (at === 'GET boards/aide') return BOARD;
      if (at === 'GET themes') return { items: THEMES, version: 1 };
      if (at === 'GET boards/aide/answer-times') return { unanswered: 4, more: false, questions: 10, answered: 6, median: 5_400_000 };
      if (at.startsWith('GET experts/suggested')) return { themes: ['rgpd'], items: EXPERTS };
      if (at.startsWith('GET boards/aide/questions/similar')) return pageOf();
      if (at.startsWith('GET boards/aide/questions')) return pageOf(question('trouvée', { tags: ['rgpd'] }));
      return undefined;
    },
  );
  signIn();
  const host = show<QuestionsAndAnswers>(markup);
  await find(host, '.title');
  return { service, host };
}

const tab = (host: Element, words: string): HTMLElement => all(host, '[role=tab]').find((each) => textOf(each) === words)!;
const listed = (service: Service): string[] => service.sent('GET boards/aide/questions').map(({ path }) => decodeURIComponent(path)).filter((path) => !path.includes('similar'));

/** The suggestions below the fields of the form. */
async function suggested(form: Element): Promise<HTMLElement> {
  const asking = await find(form, 'cocarde-question-asking');
  await find(asking, '.people li');
  return asking;
}

describe('views of cocarde-qa', () => {
  beforeEach(() => freshPage());

  everywhere('are accessible where questions wait, with figures, and with filters', async () => {
    const { host } = await shown();
    all(host, '[role=tab]')[2]!.click();
    const head = await find(host, 'cocarde-question-view');
    await find(head, '.views');
    await find(head, 'p');
    all(host, '.tool > .link')[0]!.click();
    await find(host, 'select');
    await isAccessible(host);
  });

  it('tell how many questions wait and how long one does, and in which of three ways', async () => {
    const { service, host } = await shown();
    tab(host, 'Sans réponse').click();
    const head = await find(host, 'cocarde-question-view');
    await until(() => said(head).includes('4 questions sans réponse · la moitié des premières réponses en moins de 2 heures'));
    const [none, unaccepted] = await until(() => all(head, '.views button').length === 3 && all(head, '.views button'));
    assert.equal(none!.getAttribute('aria-pressed'), 'true');
    unaccepted!.focus();
    unaccepted!.click();
    await until(() => titles(host)[0] === 'Question trouvée');
    assert.deepEqual(listed(service), ['boards/aide/questions?view=unaccepted']);
    assert.equal(unaccepted!.getAttribute('aria-pressed'), 'true');
    assert.equal(head.shadowRoot!.activeElement, unaccepted);
    assert.equal(tab(host, 'Sans réponse').getAttribute('aria-selected'), 'true');
    tab(host, 'Récentes').click();
    await until(() => titles(host)[0] === 'Question a');
    assert.isNull(host.shadowRoot!.querySelector('cocarde-question-view'));
  });

  it('go on with what waits in the sense that was chosen', async () => {
    const { service, host } = await shown(({ path }) => (path.startsWith('boards/aide/questions?view=unvoted') ? { items: [question(path.includes('cursor') ? 'deux' : 'une')], cursor: path.includes('cursor') ? null : 'suite' } : undefined));
    tab(host, 'Sans réponse').click();
    const head = await find(host, 'cocarde-question-view');
    (await until(() => all(head, '.views button')[2])).click();
    (await find(host, '.more')).click();
    await until(() => titles(host).length === 2);
    assert.deepEqual(listed(service), ['boards/aide/questions?view=unvoted', 'boards/aide/questions?view=unvoted&cursor=suite']);
  });

  it('say in words what there is not, and whose they are', async () => {
    const { host } = await shown();
    tab(host, 'Les miennes').click();
    await until(() => said(host).includes('Aucune question de votre part.'));
    tab(host, 'Suivies').click();
    await until(() => titles(host)[0] === 'Question suivie');
  });

  it('shown at first tell as much', async () => {
    const { host } = await shown(undefined, '<cocarde-qa board="aide" view="unanswered"></cocarde-qa>');
    await until(() => host.shadowRoot!.querySelector('cocarde-question-view')?.shadowRoot?.querySelector('.views'));
  });

  it('lead to a theme from a row, by its name, with what belongs to it, and from there to all', async () => {
    const { service, host } = await shown();
    row(host, 'Question a').querySelector<HTMLElement>('button.chip')!.click();
    await until(() => titles(host)[0] === 'Question trouvée');
    const [theme] = all<HTMLSelectElement>(host, 'select');
    await until(() => textOf(theme!.selectedOptions[0]) === 'Données personnelles');
    await until(() => focused(host)?.matches('select'));
    await until(() => said(host).includes('Consentement, registre, durées'));
    assert.deepEqual(listed(service), ['boards/aide/questions?view=new&tag=rgpd']);
    theme!.value = '';
    theme!.dispatchEvent(new Event('change'));
    await until(() => titles(host)[0] === 'Question a');
  });

  it('are narrowed by author, and what is mine or followed is left for the whole board then', async () => {
    const { service, host } = await shown();
    tab(host, 'Suivies').click();
    await until(() => titles(host)[0] === 'Question suivie');
    type(await find<HTMLInputElement>(host, '.search'), 'brief');
    await announces('1 résultat');
    assert.deepEqual(listed(service), ['boards/aide/questions?view=new&q=brief']);
    assert.equal(host.view, 'new');
    tab(host, 'Suivies').click();
    await until(() => titles(host)[0] === 'Question suivie');
    assert.equal((await find<HTMLInputElement>(host, '.search')).value, '');
    all(host, '.tool > .link')[0]!.click();
    const author = await until(() => all<HTMLSelectElement>(host, 'select')[1]);
    author.value = 'm-ines';
    author.dispatchEvent(new Event('change'));
    await until(() => listed(service).at(-1) === 'boards/aide/questions?view=new&author=m-ines');
  });

  it('say of a row in words that it has no name, or waits for a moderator', async () => {
    const { service, host } = await shown();
    assert.include(textOf(row(host, 'Question sans')), 'Sans nom');
    assert.notInclude(textOf(row(host, 'Question sans')), 'moins d’une heure');
    assert.notInclude(textOf(row(host, 'Question sans')), 'Ancien membre');
    service.parts['questions:aide:mine'] = pageOf(question('mienne', { own: true, held: 'approval' }));
    tab(host, 'Les miennes').click();
    await until(() => titles(host)[0] === 'Question mienne' && textOf(row(host, 'Question mienne')).includes('en relecture'));
  });
});

describe('asking', () => {
  beforeEach(() => {
    freshPage();
    localStorage.clear();
  });

  everywhere('is accessible with themes proposed, and people to be asked', async () => {
    const { host } = await shown();
    const { form } = await written(host, 'Combien de temps garder des données ?');
    const tags = await find<HTMLInputElement>(form, '#tags');
    tags.focus();
    type(tags, 'gd');
    await find(form, '[role=option]');
    await suggested(form);
    await isAccessible(host);
  });

  everywhere('is accessible without a name', async () => {
    const { host } = await shown();
    const { form } = await written(host, 'Combien de temps ?');
    (await find(form, '#anonymous')).click();
    await find(await find(form, 'cocarde-question-asking'), '.key');
    await isAccessible(host);
  });

  it('finds a theme by another word for it, by keyboard, and writes its name', async () => {
    const { host } = await shown();
    const { form } = await written(host, 'Combien de temps ?');
    const tags = await find<HTMLInputElement>(form, '#tags');
    tags.focus();
    type(tags, '');
    await sendKeys({ type: 'bilan, vie' });
    const option = await find(form, '[role=option]');
    assert.equal(textOf(option), 'Données personnelles Consentement, registre, durées');
    await announces('1 thème proposé');
    assert.equal(tags.getAttribute('aria-activedescendant'), option.id);
    await sendKeys({ press: 'Enter' });
    await until(() => tags.value === 'bilan, Données personnelles, ');
    assert.isNull(form.shadowRoot!.querySelector('[role=option]'));
    assert.equal(form.shadowRoot!.activeElement, tags);
  });

  it('shows all themes by an arrow, leaves them by Escape, and keeps what is none as a tag', async () => {
    const { service, host } = await shown(({ method, path }) => (`${method} ${path}` === 'POST boards/aide/questions' ? { question: question('z'), earned: null } : undefined));
    const { form, send } = await written(host, 'Combien de temps ?');
    const tags = await find<HTMLInputElement>(form, '#tags');
    tags.focus();
    type(tags, '');
    await until(() => service.sent('GET themes').length > 0);
    await until(() => {
      if (!all(form, '[role=option]').length) press(tags, 'ArrowDown');
      return all(form, '[role=option]').length === 2;
    });
    const before = tags.getAttribute('aria-activedescendant');
    press(tags, 'ArrowDown');
    await until(() => tags.getAttribute('aria-activedescendant') !== before);
    press(tags, 'Escape');
    await until(() => !all(form, '[role=option]').length);
    type(tags, 'inconnu');
    send.click();
    await until(() => service.sent('POST boards/')[0]);
    assert.deepEqual(service.sent('POST boards/')[0]!.body, { title: 'Combien de temps ?', tags: ['inconnu'] });
  });

  it('does not ask for what ideas of the same board have', async () => {
    const { host } = await shown();
    const { form } = await written(host, 'Combien de temps ?');
    assert.notInclude(said(form), 'Gain');
  });

  it('is closed where the board is, and is not begun while nobody knows how it was set up', async () => {
    let up = false;
    const { host } = await shown(({ method, path }) => (`${method} ${path}` === 'GET boards/aide' ? (up ? { ...BOARD, closed: true } : refusal('internal_error')) : undefined));
    (await find(host, '.write')).click();
    const again = await find(host, '.told[role=alert] button');
    assert.isNull(host.shadowRoot!.querySelector('cocarde-form'));
    up = true;
    again.click();
    await until(() => said(host).includes('Les propositions sont closes ici.'));
  });

  it('offers people who may know, three at most, who are asked once it is published', async () => {
    const mine = question('nouvelle', { title: 'Combien de temps garder des données ?', own: true });
    let requests: QuestionRequests = { items: [] };
    const { service, host } = await shown(({ method, path }) => {
      const at = `${method} ${path}`;
      if (at === 'POST boards/aide/questions') {
        service.parts['questions:aide:new'] = pageOf(mine, ...NEW.items);
        return { question: mine, earned: null };
      }
      if (at === 'PUT questions/nouvelle/requests') requests = { items: EXPERTS.slice(0, 3).map(({ member }) => ({ member, at: 0, declined: false })) };
      if (path === 'questions/nouvelle/requests') return requests;
      return at === 'GET questions/nouvelle' ? opened(mine) : undefined;
    });
    const { form, send } = await written(host, mine.title);
    const asking = await suggested(form);
    assert.include(said(asking), 'Ana Silva Données personnelles · Juridique · Lyon');
    for (const id of ['1', '2', '3']) (await find(asking, `#ask-${id}`)).click();
    await until(() => asking.shadowRoot!.querySelector<HTMLInputElement>('#ask-4')!.disabled);
    assert.include(said(asking), 'Cela fait 3 personnes');
    send.click();
    await until(() => service.sent('PUT questions/nouvelle/requests')[0]);
    assert.deepEqual(service.sent('PUT questions/nouvelle/requests')[0]!.body, { members: ['1', '2', '3'] });
    const thread = await find(host, 'cocarde-question-thread');
    const told = await find(thread, 'cocarde-question-requests');
    await until(() => said(told).includes('Adressée à Ana Silva, Bo Li, Chloé Petit'));
    assert.notInclude(said(told), 'L’adresser à quelqu’un');
  });

  it('says when they could not be asked, and asks again', async () => {
    const mine = question('nouvelle', { title: 'Combien de temps ?', own: true });
    let up = false;
    const { service, host } = await shown(({ method, path }) => {
      const at = `${method} ${path}`;
      if (at === 'POST boards/aide/questions') {
        service.parts['questions:aide:new'] = pageOf(mine, ...NEW.items);
        return { question: mine, earned: null };
      }
      if (at === 'PUT questions/nouvelle/requests') return up ? { items: [{ member: EXPERTS[0]!.member, at: 0, declined: true }] } : refusal('forbidden');
      if (at === 'GET questions/nouvelle/requests') return { items: [] };
      return at === 'GET questions/nouvelle' ? opened(mine) : undefined;
    });
    const { form, send } = await written(host, mine.title);
    (await find(await suggested(form), '#ask-1')).click();
    send.click();
    const told = await find(await find(host, 'cocarde-question-thread'), 'cocarde-question-requests');
    const failed = await find(told, '[role=alert]');
    assert.include(textOf(failed).replace(/[\u2066-\u2069]/g, ''), 'Votre question est publiée, mais elle n’a pas pu être adressée à Ana Silva.');
    await isAccessible(told);
    up = true;
    (await find(told, '.link')).click();
    await until(() => said(told).includes('Adressée à Ana Silva (ne peut pas répondre)'));
    assert.lengthOf(service.sent('PUT questions/'), 2);
    assert.lengthOf(service.sent('POST boards/'), 1);
    // Who cannot makes room for somebody else.
    (await find(told, '.choose')).click();
    (await find(told, '#ask-2')).click();
    await isAccessible(told);
    (await find(told, '.btn')).click();
    await until(() => service.sent('PUT questions/').length === 3);
    assert.deepEqual(service.sent('PUT questions/').at(-1)!.body, { members: ['2'] });
  });

  it('without a name says what is promised, asks nobody, and is found again from this browser', async () => {
    const nameless = question('nue', { title: 'Une question gênante', author: null, anonymous: true });
    const { service, host } = await shown(({ method, path }) => {
      const at = `${method} ${path}`;
      if (at === 'POST boards/aide/questions') return { question: nameless, earned: null, askerKey: 'k'.repeat(43) };
      return at === 'GET questions/nue' ? opened(nameless) : undefined;
    });
    const { form, send } = await written(host, nameless.title);
    const asking = await suggested(form);
    (await find(asking, '#ask-1')).click();
    (await find(form, '#anonymous')).click();
    await until(() => said(asking).includes('Ce navigateur garde une clé'));
    assert.include(said(form), 'Le journal technique du serveur, lui, pourrait permettre un recoupement.');
    assert.isEmpty(all(asking, 'input'));
    send.click();
    await until(() => service.sent('POST boards/')[0]);
    assert.deepEqual(service.sent('POST boards/')[0]!.body, { title: nameless.title, anonymous: true });
    await until(() => !host.shadowRoot!.querySelector('cocarde-form[kind=post]'));
    tab(host, 'Les miennes').click();
    const head = await find(host, 'cocarde-question-view');
    const link = await find<HTMLAnchorElement>(head, 'a');
    assert.equal(textOf(link), nameless.title);
    assert.equal(new URL(link.href).hash, '#cocarde=question:nue');
    assert.isEmpty(service.sent('PUT questions/'));
    await isAccessible(head);
  });

  it('keeps title, text, themes and the wish to stay without a name over a reload', async () => {
    const { host } = await shown();
    const { form } = await written(host, 'Un brouillon');
    type(await find<HTMLTextAreaElement>(form, '#body'), 'Du **texte**');
    type(await find<HTMLInputElement>(form, '#tags'), 'rgpd');
    (await find(form, '#anonymous')).click();
    await find(await find(form, 'cocarde-question-asking'), '.key');
    assert.deepEqual(Object.values((JSON.parse(sessionStorage.getItem('cocarde-drafts')!) as { kept: object }).kept).map(({ typed }) => typed), [
      { title: 'Un brouillon', body: 'Du **texte**', tags: 'rgpd', anonymous: 'true' },
    ]);
  });
});

describe('a question that the page’s address names', () => {
  const here = location.href.split('#')[0]!;
  const far = question('loin', { title: 'D’une autre page' });
  const go = (to: string) => {
    history.replaceState(null, '', here + to);
    dispatchEvent(new PopStateEvent('popstate'));
  };
  const gone: Answer = ({ method, path }) => (`${method} ${path}` === 'GET questions/loin' ? opened(far) : `${method} ${path}` === 'GET questions/partie' ? refusal('removed') : undefined);

  beforeEach(() => {
    freshPage();
    localStorage.clear();
  });
  afterEach(() => history.replaceState(null, '', here));

  it('opens above the others, and leaves whoever read in it on the tabs when it is closed', async () => {
    history.replaceState(null, '', `${here}#part&cocarde=question:loin`);
    const { host } = await shown(gone);
    await until(() => textOf(focused(host)) === 'D’une autre page');
    assert.equal(titles(host)[0], 'D’une autre page');
    assert.equal(location.hash, '#part&cocarde=question:loin');
    const thread = await find(host, 'cocarde-question-thread');
    (await find(await find(thread, 'cocarde-form'), 'textarea')).focus();
    go('#part');
    await until(() => focused(host)?.matches('[role=tab]'));
    assert.isNull(host.shadowRoot!.querySelector('cocarde-question-thread'));
    assert.equal(location.hash, '#part');
  });

  it('is led to by the first of two boards that both show it, and said to be gone once', async () => {
    const { host: first } = await shown(gone);
    const second = show<QuestionsAndAnswers>('<cocarde-qa board="aide"></cocarde-qa>');
    await find(second, '.title');
    go('#cocarde=question:loin');
    await until(() => [first, second].every((host) => host.shadowRoot!.querySelector('cocarde-question-thread')));
    await until(() => textOf(focused(first)) === 'D’une autre page');
    await second.updateComplete;
    assert.isNull(focused(second));
    go('#cocarde=question:partie');
    await until(() => textOf(first.shadowRoot!.querySelector('[role=alert]')));
    await second.updateComplete;
    assert.isNull(second.shadowRoot!.querySelector('[role=alert]'));
  });

  it('is opened and thanked for with the key of who asked it without a name', async () => {
    const asked = question('nue', { title: 'Une question gênante', author: null, anonymous: true });
    const { service, host } = await shown(({ method, path }) =>
      `${method} ${path}` === 'POST boards/aide/questions' ? { question: asked, earned: null, askerKey: 'k'.repeat(43) } : path === 'questions/nue' ? { ...opened(asked), items: [ANSWER] } : path === 'answers/r1/thanks' ? { answer: { ...ANSWER, thanked: true }, question: asked, earned: null } : undefined);
    const { form, send } = await written(host, asked.title);
    (await find(form, '#anonymous')).click();
    send.click();
    await until(() => service.sent('POST boards/')[0] && !host.shadowRoot!.querySelector('cocarde-form[kind=post]'));
    go('#cocarde=question:nue');
    await until(() => textOf(focused(host)) === asked.title);
    assert.deepEqual(service.sent('GET questions/nue').map(({ headers }) => headers.get('asker-key')), ['k'.repeat(43)]);
    const thread = await find(host, 'cocarde-question-thread');
    await isAccessible(thread);
    (await find(thread, '.thank')).click();
    await announces('Votre merci est affiché, sans votre nom.');
    assert.equal(service.sent('PUT answers/r1/thanks')[0]!.headers.get('asker-key'), 'k'.repeat(43));
    await until(() => said(thread).includes('La personne qui a posé la question dit merci.'));
  });
});
