import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Activity } from '@cocarde/contract/activity.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { define } from './define.ts';

define();

const LEA = { id: '3', name: 'Léa Martin', team: 'Marque', profile: true as const };
const POST = { id: 'p1', kind: 'idea' as const, board: 'idees', title: 'Un tutoriel' };
const item = (kind: Activity['kind'], given: Partial<Activity> = {}): Activity => ({ kind, at: Date.now() - 3_600_000, member: LEA, post: POST, badge: null, subject: 'p1', reactions: [], first: false, mine: false, ...given });
const BADGE = { id: 'x', name: { fr: 'Relais', en: 'Relay' }, art: { shape: 'medal', glyph: 'spark', color: 'blue' } } as unknown as Activity['badge'];
const EVERY = [
  item('idea', { first: true }), item('question', { subject: 'q1', reactions: [{ kind: 'thanks', count: 2, mine: true }] }), item('answer', { subject: 'a1', mine: true, reactions: [{ kind: 'bravo', count: 1, mine: false }] }),
  item('accepted', { subject: 'a2' }), item('realised', { subject: 'p2', member: null }), item('badge', { post: null, subject: null, badge: BADGE }), item('idea', { member: null, subject: 'p3' }),
];

async function shown(items: Activity[] = EVERY, answer: Answer = () => undefined, markup = '<cocarde-activity></cocarde-activity>'): Promise<{ host: HTMLElement; service: Service }> {
  const service = new Service({}, async (asked) => (await answer(asked)) ?? (asked.path.startsWith('activity') ? { items, cursor: null } : undefined));
  signIn();
  const host = show<HTMLElement>(markup);
  await find(host, 'ul, .state');
  return { host, service };
}

describe('cocarde-activity', () => {
  beforeEach(() => freshPage());

  everywhere('is accessible with everything that can happen', async () => {
    const { host } = await shown();
    await isAccessible(host);
  });

  everywhere('is accessible while nothing happened', async () => {
    const { host } = await shown([]);
    assert.match(said(host), /rien|quiet/i);
    await isAccessible(host);
  });

  it('tells each in a sentence, with what it is about and when, and names nobody who is not named', async () => {
    const { host } = await shown();
    const lines = all(host, 'li').map((line) => textOf(line.querySelector('p')));
    assert.deepEqual(lines, ['Léa Martin a proposé une idée', 'Léa Martin a posé une question', 'Léa Martin a répondu', 'La réponse de Léa Martin a été choisie comme la meilleure', 'Une idée est réalisée', 'Léa Martin a reçu le badge Relais', 'Quelqu’un a proposé une idée']);
    assert.match(textOf(all(host, 'li')[3]!), /Un tutoriel.*Marque · il y a 1 h/);
    assert.include(textOf(all(host, 'li')[2]!), 'Bravo : 1 personne');
    assert.isNull(all(host, 'li')[2]!.querySelector('.greet'));
  });

  it('welcomes who contributes for the first time, by keyboard, and shows what was said', async () => {
    const { host, service } = await shown([item('idea', { first: true })], ({ method, path }) => (path.includes('reactions') ? { post: 'p1', reactions: method === 'PUT' ? [{ kind: 'smile', count: 1, mine: true }] : [] } : undefined));
    assert.include(said(host), 'Bienvenue à Léa Martin ! Une première contribution.');
    const buttons = () => all<HTMLButtonElement>(host, '.greet button');
    assert.deepEqual(buttons().map(textOf), ['Bienvenue', 'Merci', 'Bravo']);
    buttons()[0]!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => buttons()[0]!.getAttribute('aria-pressed') === 'true');
    assert.equal(buttons()[0]!.getAttribute('aria-label'), 'Bienvenue 1, Léa Martin');
    await sendKeys({ press: 'Enter' });
    await until(() => buttons()[0]!.getAttribute('aria-pressed') === 'false');
    assert.deepEqual(service.asked.filter(({ path }) => path.includes('reactions')).map(({ method, path }) => `${method} ${path}`), ['PUT posts/p1/reactions/smile', 'DELETE posts/p1/reactions/smile']);
  });

  it('tells badges in a row as one, with each when asked', async () => {
    const badge = (id: string, name: string) => item('badge', { post: null, subject: null, badge: BADGE, member: { id, name, team: null } });
    const { host } = await shown([badge('1', 'Aya'), badge('2', 'Bob'), badge('3', 'Cy'), badge('4', 'Di'), item('idea'), badge('5', 'Eve')]);
    assert.lengthOf(all(host, 'li'), 3);
    assert.include(textOf(all(host, 'li')[0]!), 'Aya, Bob et 2 autres personnes ont reçu des badges');
    (await find<HTMLDetailsElement>(host, 'details')).open = true;
    assert.include(textOf(all(host, 'li')[0]!), 'Di : Relais');
    await isAccessible(host);
  });

  it('leads to what it tells of, where its board was seen', async () => {
    localStorage.setItem('cocarde.at:marketing:idea:idees', 'https://intranet.example/idees');
    try {
      const { host } = await shown([item('idea'), item('question', { post: { ...POST, kind: 'question', board: 'ailleurs' } })]);
      await until(() => host.shadowRoot!.querySelector('.what a'));
      const [idea, question] = all(host, '.what');
      assert.equal(idea!.querySelector('a')!.href, 'https://intranet.example/idees#cocarde=idea:p1');
      assert.equal(textOf(idea!.querySelector('bdi')), 'Un tutoriel');
      assert.isNull(question!.querySelector('a'), 'nobody knows where that board is');
      await isAccessible(host);
    } finally {
      localStorage.removeItem('cocarde.at:marketing:idea:idees');
    }
  });

  it('counts who received badges, not the badges', async () => {
    const badge = (id: string, name: string) => item('badge', { post: null, subject: null, badge: BADGE, member: { id, name, team: null } });
    const told = async (...run: Activity[]) => {
      freshPage();
      return textOf((await shown(run)).host.shadowRoot!.querySelector('li p'));
    };
    const [inès, bob, cy] = [badge('1', 'Inès'), badge('2', 'Bob'), badge('3', 'Cy')];
    assert.equal(await told(inès, inès, bob, cy), 'Inès, Bob et 1 autre personne ont reçu des badges');
    assert.equal(await told(inès, inès, bob), 'Inès et Bob ont reçu des badges');
    assert.equal(await told(inès, inès, inès), 'Inès a reçu 3 badges');
    // Of the same name, and yet two.
    assert.equal(await told(inès, inès, badge('4', 'Inès')), 'Inès et Inès ont reçu des badges');
  });

  it('says why a thank-you was refused', async () => {
    const { host } = await shown([item('idea')], ({ path }) => (path.includes('reactions') ? refusal('removed') : undefined));
    all<HTMLButtonElement>(host, '.greet button')[0]!.click();
    assert.match(await announced(), /retirée?|supprimée?/);
    assert.equal(all(host, '.greet button')[0]!.getAttribute('aria-pressed'), 'false');
  });

  it('goes from everybody to my team and back by arrows, and to one board where the page says so', async () => {
    const { host, service } = await shown(EVERY, undefined, '<cocarde-activity board="idees"></cocarde-activity><cocarde-points></cocarde-points>');
    // Who I am comes with the page's bootstrap.
    const { page } = await import('@cocarde/client/page.ts');
    page().$me.set(service.me);
    const tabs = await until(() => (all<HTMLButtonElement>(host, '[role=tab]').length ? all<HTMLButtonElement>(host, '[role=tab]') : null));
    assert.deepEqual(tabs.map(textOf), ['Tout le monde', 'Mon équipe']);
    await isAccessible(host);
    tabs[0]!.focus();
    await sendKeys({ press: 'ArrowRight' });
    await until(() => service.sent('GET activity?board=idees&team=Marketing')[0]);
    assert.lengthOf(service.sent('GET activity?board=idees'), 2);
  });

  it('passes pages that hold nothing to show, and goes on when asked', async () => {
    const pages: Record<string, object> = { activity: { items: [], cursor: 'a' }, 'activity?cursor=a': { items: [item('idea')], cursor: 'b' }, 'activity?cursor=b': { items: [item('question', { subject: 'q' })], cursor: null } };
    const { host } = await shown([], ({ path }) => pages[path]);
    await until(() => all(host, 'li').length === 1);
    (await find(host, 'ul + .link')).click();
    await until(() => all(host, 'li').length === 2 && !host.shadowRoot!.querySelector('ul + .link'));
  });
});
