import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { html } from 'lit';
import type { SimilarPost } from '@cocarde/contract/similar.ts';
import { loadWords } from '@cocarde/client/i18n.ts';
import type { VoteResult } from '@cocarde/contract/votes.ts';
import { define as defineForm } from '../form/define.ts';
import type { Form } from '../form/form.ts';
import { WORDS as IDEAS_WORDS } from '../ideas/ideas.ts';
import { liveRegion } from '../internal/announce.ts';
import { BOARD_WORDS } from '../internal/board.ts';
import { announces, focused, LONG, on, type } from '../internal/test-board.ts';
import { all, everywhere, find, freshPage, isAccessible, Service, show, signIn, textOf, until } from '../internal/test-page.ts';
import type { Answer } from '../internal/test-page.ts';
import { VOTE_WORDS } from '../internal/vote-words.ts';
import { define } from './define.ts';

define();
defineForm();

const post = (id: string, given: Partial<SimilarPost> = {}): SimilarPost => ({
  id, subject: id, title: `Idée ${id}`, status: 'new', replies: 2, votes: 3, score: 3, mine: false, weight: 0, revision: 0, own: false, open: true, ...given,
});
const POSTS = [
  post('garage', { title: 'Un garage couvert pour les vélos', votes: 12, mine: true }), post('close', { status: 'done', open: false }), post('mienne', { own: true }),
  post('hostile', { title: '<img src=x onerror="document.title=1">' }), post('longue', { title: LONG, status: 'review' }),
];

let drafts = 0;

/** A form with the field of a title, and what its board has that is similar. */
async function shown(answer: Answer = () => ({ items: POSTS }), kind: 'ideas' | 'questions' = 'ideas') {
  const service = new Service({}, on('GET boards/campagnes/', answer));
  signIn();
  const opened: string[] = [];
  const form = show<Form>('<cocarde-form></cocarde-form>');
  // The words of the board around it.
  for (const words of [IDEAS_WORDS, BOARD_WORDS, VOTE_WORDS]) await loadWords(document.documentElement.lang, words);
  Object.assign(form, {
    kind: 'post', draft: `similar:${drafts++}`, send: async () => {},
    below: (title: string) => html`<cocarde-similar board="campagnes" kind=${kind} .typed=${title} .show=${({ id }: SimilarPost) => opened.push(id)}></cocarde-similar>`,
  });
  const similar = await find(form, 'cocarde-similar');
  const title = await find<HTMLInputElement>(form, '#title');
  title.focus();
  return { service, form, similar, title, opened };
}

const line = (similar: Element) => find(similar, '[aria-expanded]');
const items = (similar: Element) => all(similar, 'li');

describe('cocarde-similar', () => {
  beforeEach(() => freshPage());

  describe('for everybody', () => {
    everywhere('is accessible with posts of every kind, and without', async () => {
      const { form, similar, title } = await shown();
      await isAccessible(form);
      type(title, 'Garage à vélos');
      await find(similar, 'li');
      await isAccessible(form);
      (await line(similar)).click();
      await until(() => !items(similar).length);
      await isAccessible(form);
    });
  });

  describe('by keyboard', () => {
    it('comes after the title: the line, then vote and title of each post, then the next field', async () => {
      const { form, similar, title } = await shown(() => ({ items: POSTS.slice(0, 2) }));
      type(title, 'Garage à vélos');
      await find(similar, 'li');
      const stops: string[] = [];
      for (let stop = 0; stop < 6; stop++) {
        await sendKeys({ press: 'Tab' });
        stops.push(textOf(focused(similar) ?? focused(form)) || focused(form)!.id);
      }
      assert.deepEqual(stops, [
        '2 contributions proches existent déjà', '12Voter pour « Un garage couvert pour les vélos », 12 votes', 'Un garage couvert pour les vélos',
        '3Voter pour « Idée close », 3 votes', 'Idée close', 'body',
      ]);
    });

    it('opens and closes the list with Enter, and opens a post with it', async () => {
      const { similar, title, opened } = await shown();
      type(title, 'Garage à vélos');
      await find(similar, 'li');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await until(() => !items(similar).length);
      assert.equal((await line(similar)).getAttribute('aria-expanded'), 'false');
      await sendKeys({ press: 'Enter' });
      await find(similar, 'li');
      for (let stop = 0; stop < 2; stop++) await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      assert.deepEqual(opened, ['garage']);
    });
  });

  it('says politely how many there are, shows them below the title and leaves the caret there', async () => {
    const { form, similar, title } = await shown();
    const before = title.getBoundingClientRect().top;
    type(title, 'Garage à vélos');
    await announces('5 contributions proches existent déjà');
    assert.equal(liveRegion().role, 'status');
    assert.equal(textOf(await line(similar)), '5 contributions proches existent déjà');
    assert.lengthOf(items(similar), 5);
    assert.equal(focused(form), title);
    assert.equal(title.getBoundingClientRect().top, before);
    assert.include(textOf(items(similar)[1]), 'Réalisée');
    assert.notEqual(document.title, '1');
  });

  it('moves nothing that is being typed in: what comes late waits behind its line', async () => {
    let answer!: (page: object) => void;
    const { form, similar, title } = await shown(() => new Promise((done) => (answer = done)));
    type(title, 'Garage à vélos');
    await until(() => answer);
    const body = await find<HTMLTextAreaElement>(form, '#body');
    body.focus();
    const before = body.getBoundingClientRect().top;
    answer({ items: POSTS });
    assert.equal((await line(similar)).getAttribute('aria-expanded'), 'false');
    await announces('5 contributions proches existent déjà');
    assert.lengthOf(items(similar), 0);
    assert.equal(body.getBoundingClientRect().top, before);
    (await line(similar)).click();
    await find(similar, 'li');
  });

  it('keeps an open list as it is while another field is typed in', async () => {
    let answer: ((page: object) => void) | undefined;
    let asked = 0;
    const { form, similar, title } = await shown(() => (asked++ ? new Promise((done) => (answer = done)) : { items: POSTS }));
    type(title, 'Garage à vélos');
    await find(similar, 'li');
    type(title, 'Garage à vélos et trottinettes');
    await until(() => answer);
    const body = await find<HTMLTextAreaElement>(form, '#body');
    body.focus();
    const before = body.getBoundingClientRect().top;
    answer!({ items: [] });
    await new Promise((done) => setTimeout(done, 50));
    assert.lengthOf(items(similar), 5);
    assert.equal(body.getBoundingClientRect().top, before);
  });

  it('is one press away from supporting a post, which shows at once and is told to the page', async () => {
    const cast: CustomEvent[] = [];
    document.addEventListener('cocarde-vote', (event) => cast.push(event as CustomEvent), { once: true });
    const { service, similar, title } = await shown(() => ({ items: [post('a')] }));
    const found = service.answer;
    const voted: VoteResult = { subject: 'a', votes: 4, score: 4, mine: true, weight: 1, revision: 1, own: false, open: true, budget: null, earned: null };
    service.answer = (asked) => found(asked) ?? on('PUT votes/a', () => voted)(asked);
    type(title, 'Garage à vélos');
    const vote = await find<HTMLButtonElement>(similar, '.vote button');
    vote.click();
    await until(() => vote.getAttribute('aria-pressed') === 'true' && textOf(vote).startsWith('4'));
    await until(() => cast.length);
    assert.deepEqual(service.sent('PUT votes/a').map(({ body }) => body), [{ value: 1, after: 0 }]);
    assert.lengthOf(items(similar), 1);
  });

  it('says why a post takes no vote', async () => {
    const { similar, title } = await shown();
    type(title, 'Garage à vélos');
    await find(similar, 'li');
    assert.include(textOf(items(similar)[1]), 'Les votes sont clos');
    assert.include(textOf(items(similar)[2]), 'Vous ne pouvez pas voter pour votre propre contribution');
  });

  it('shows nothing for a title of a few letters, nor when the service fails, and asks for nothing offline', async () => {
    const { service, similar, title } = await shown(() => 'internal_error');
    type(title, 'Vélo');
    type(title, 'Vélos');
    await until(() => service.sent('GET boards/')[0]);
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(textOf(similar.shadowRoot), '');
    assert.equal(similar.offsetHeight, 24);
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      type(title, 'Vélos couverts');
      await new Promise((done) => setTimeout(done, 350));
      assert.lengthOf(service.sent('GET boards/'), 1);
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
  });

  it('speaks of questions where these are asked, and in the language of its place', async () => {
    freshPage('en');
    const { similar, title } = await shown(() => ({ items: [post('q', { status: null })] }), 'questions');
    type(title, 'How many words');
    assert.equal(textOf(await line(similar)), 'A similar question exists already');
    await announces('A similar question exists already');
    document.documentElement.lang = 'fr';
    await until(async () => textOf(await line(similar)) === 'Une question proche existe déjà');
  });

  it('asks for nothing more once it is gone', async () => {
    const { service, form, title } = await shown();
    type(title, 'Garage à vélos');
    form.remove();
    await new Promise((done) => setTimeout(done, 350));
    assert.lengthOf(service.sent('GET boards/'), 0);
  });
});
