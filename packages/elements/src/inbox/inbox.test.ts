import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { Badge } from '@cocarde/contract/badges.ts';
import { MESSAGE_KINDS } from '@cocarde/contract/inbox.ts';
import type { InboxPage, InboxSettings, Message } from '@cocarde/contract/inbox.ts';
import { all, announced, everywhere, find, freshPage, isAccessible, refusal, said, Service, show, signIn, textOf, until, type Answer } from '../internal/test-page.ts';
import { define as defineBadges } from '../badges/define.ts';
import { define as definePoints } from '../points/define.ts';
import { define } from './define.ts';

define();

const BOB = { id: '2', name: 'Bob Tran', team: null, profile: true as const };
const LEA = { id: '3', name: 'Léa \u202EMartin', team: null };
const IDEA = { kind: 'idea' as const, id: 'idea00000000000000aa', board: 'campagnes', title: 'Une tournée <b>en magasin</b>' };
const AT = Date.UTC(2026, 10, 22, 13, 2);

function message(kind: Message['kind'], given: Partial<Message> = {}): Message {
  return {
    id: `m-${kind}`, kind, at: AT, unread: false, count: 1, object: IDEA, people: [], excerpt: null, status: null, merged: null, returned: 0,
    badge: null, points: null, moderation: null, reason: null, ...given,
  };
}

const BADGE = { id: 'b', name: { fr: 'Entraide', en: 'Help' }, art: { shape: 'star', colour: 'teal', glyph: 'hand' } as const };
const ONE_OF_EACH: Message[] = [
  message('answer', { unread: true, people: [BOB], excerpt: 'Voici ce que je sais.' }),
  message('support', { unread: true, count: 4, people: [BOB, LEA] }),
  message('status', { status: { status: 'declined', stage: null, note: 'Trop cher.' }, returned: 3 }),
  message('merge', { merged: 'Semblable' }), message('badge', { object: null, badge: BADGE, reason: 'Un atelier.' }), message('revoked', { object: null, badge: BADGE }),
  message('points', { object: null, count: 3, points: { rule: { fr: 'Soutien reçu', en: 'Support' }, decision: 'refused' }, reason: 'Rafale.' }),
  message('moderation', { moderation: 'removed', reason: 'Hors sujet.' }),
  ...(['comment', 'reply', 'mention', 'accepted', 'validated', 'thanks', 'welcome', 'follow', 'doubt', 'expert'] as const).map((kind) => message(kind, { count: 2 })),
];
const page = (items: Message[], more: Partial<InboxPage> = {}): InboxPage => ({ items, cursor: null, unread: items.filter(({ unread }) => unread).length, quietUntil: null, until: AT + 1, ...more });
const SETTINGS: InboxSettings = { kinds: Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, 'count'])) as InboxSettings['kinds'], quiet: null };

async function shown(inbox: InboxPage, answer: Answer = () => undefined, markup = '<cocarde-inbox></cocarde-inbox>') {
  const { unread, quietUntil } = inbox;
  const service = new Service({ inbox: { unread, quietUntil }, 'inbox:list': inbox }, async (asked) => (await answer(asked))
    ?? (asked.path === 'me/inbox/settings' ? (asked.method === 'PUT' ? (asked.body as object) : SETTINGS) : asked.method === 'PUT' ? { unread: 0, quietUntil } : undefined));
  signIn();
  const host = show<HTMLElement>(markup);
  const bell = () => find<HTMLButtonElement>(host, '.bell');
  const named = () => host.shadowRoot?.querySelector('.bell')?.ariaLabel;
  if (!host.hasAttribute('inline')) await until(() => named()?.includes('non lu') || named()?.includes('unread') || (named() && (quietUntil !== null || !unread)));
  const list = () => find(host, 'cocarde-inbox-list');
  const opened = async () => {
    (await bell()).click();
    await find(await list(), 'h2');
    return list();
  };
  return { host, service, bell, named, list, opened };
}
const pressed = (of: Element, words: string) => all<HTMLButtonElement>(of, 'button').find((each) => textOf(each).startsWith(words))!;

describe('cocarde-inbox', () => {
  beforeEach(() => {
    freshPage();
    localStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  everywhere('is accessible closed, and open with every kind of message', async () => {
    const { host, opened } = await shown(page(ONE_OF_EACH, { cursor: 'c', quietUntil: Date.now() + 60_000 }));
    await isAccessible(host);
    await opened();
    await isAccessible(host);
  });

  everywhere('is accessible empty in place, and with its settings', async () => {
    const { host, list } = await shown(page([]), undefined, '<cocarde-inbox inline></cocarde-inbox>');
    await find(await list(), '.state');
    await isAccessible(host);
    pressed(await list(), all(await list(), 'button').map(textOf).at(-1)!).click();
    await find(await find(await list(), 'cocarde-inbox-settings'), 'form');
    await isAccessible(host);
  });

  it('says how many are unread, on the button and in its name', async () => {
    const { host, bell, named } = await shown(page(ONE_OF_EACH));
    assert.equal((await bell()).ariaLabel, 'Messages, 2 non lus');
    assert.equal(textOf(await find(host, '.count')), '2');
    host.lang = 'en';
    await until(() => named() === 'Messages, 2 unread');
  });

  it('shows as many as there are room for, and none in quiet hours', async () => {
    const many = await shown(page([], { unread: 100 }));
    assert.equal(textOf(await find(many.host, '.count')), '99+');
    freshPage();
    const quiet = await shown(page(ONE_OF_EACH, { quietUntil: Date.now() + 3_600_000 }));
    const bell = await quiet.bell();
    await until(() => bell.ariaLabel === 'Messages, heures calmes');
    assert.isNull(quiet.host.shadowRoot!.querySelector('.count'));
    assert.match(said(await quiet.opened()), /Heures calmes : aucun nombre ne s’affiche avant \d\d:\d\d\./);
  });

  it('asks for the number in the page’s one request, and for messages when it is opened', async () => {
    const { service, opened } = await shown(page(ONE_OF_EACH));
    assert.deepEqual(service.sent('GET').map(({ path }) => path), ['bootstrap?want=inbox']);
    await opened();
    await until(() => service.sent('GET').length === 2);
    assert.include(service.sent('GET')[1]!.path, 'want=inbox%3Alist');
  });

  it('tells what happened in sentences, whose doing it was and why, and never writes markup of others', async () => {
    const { opened } = await shown(page(ONE_OF_EACH));
    const list = await opened();
    const lines = all(list, 'li').map((item) => textOf(item).replace(/[\u2068\u2069\u202E]/g, ''));
    assert.match(lines[0]!, /^Non lu : Une réponse à votre question Une tournée <b>en magasin<\/b> Voici ce que je sais\. Bob Tran · /);
    assert.match(lines[1]!, /4 personnes soutiennent votre contribution .* Bob Tran, Léa Martin et 2 autres · /);
    assert.match(lines[2]!, /^Idée : non retenue .* Trop cher\. 3 votes vous sont rendus\./);
    assert.match(lines[3]!, /^« Semblable » est fusionnée avec une autre contribution/);
    assert.match(lines[4]!, /^Badge reçu : Entraide Motif : Un atelier\./);
    assert.match(lines[5]!, /^Badge retiré : Entraide/);
    assert.match(lines[6]!, /^3 actions refusées : Soutien reçu Motif : Rafale\./);
    assert.match(lines[7]!, /^Votre contribution a été retirée .* Motif : Hors sujet\./);
    assert.equal(all(list, '.about b').length, 0);
    assert.deepEqual(lines.filter((line) => !line), []);
  });

  it('calls a merged question no idea, in the list and in the settings', async () => {
    const { opened, host, list } = await shown(page([message('merge', { object: { ...IDEA, kind: 'question' }, merged: 'Semblable' })]));
    assert.notMatch(textOf(all(await opened(), 'li')[0]!), /idée/i);
    pressed(await list(), 'Réglages').click();
    const settings = await find(await list(), 'cocarde-inbox-settings');
    await find(settings, 'form');
    assert.include(said(settings), 'Contributions fusionnées');
    host.lang = 'en';
    await until(() => said(settings).includes('Merged contributions'));
  });

  it('leads to what a message is about and marks it as read', async () => {
    const { host, service, opened } = await shown(page(ONE_OF_EACH));
    show('<cocarde-ideas board="campagnes"></cocarde-ideas>');
    const list = await opened();
    const link = await find<HTMLAnchorElement>(list, 'a');
    link.click();
    await until(() => service.sent('PUT me/inbox/read/m-answer').length === 1);
    assert.equal(location.hash, `#cocarde=idea:${IDEA.id}`);
    await until(() => !host.shadowRoot!.querySelector('.panel')!.matches(':popover-open'));
  });

  it('leads to the badge it tells of, and to why points are what they are, where the page shows them', async () => {
    const points = message('points', { object: null, points: { rule: { fr: 'Soutien' }, decision: 'released' } });
    const alone = await shown(page([message('badge', { object: null, badge: BADGE }), points]));
    assert.lengthOf(all(await alone.opened(), '.line :is(a, button)'), 0);
    freshPage();
    const { host, service, opened } = await shown(page([message('badge', { object: null, badge: BADGE, unread: true }), points]));
    const badge = (id: string): Badge => ({ ...BADGE, id, how: { fr: 'En aidant.' }, earnedAt: AT, by: null, reason: null, until: null, times: 1, repeats: false, tier: null, match: 'all', progress: [], holders: 4, left: null, from: null, to: null, retired: false });
    service.parts.badges = { items: [...'123456', BADGE.id].map(badge), earned: 7, members: 9, revoked: [] };
    service.parts.points = { total: 0, thisWeek: 0, streak: 0, streakToday: 'counted', streakNext: null, badges: { earned: 7, all: 7 }, rank: null, members: 9, currencies: [], level: { number: 1, name: { fr: 'Relais' }, from: 0 }, next: null };
    defineBadges();
    definePoints();
    const badges = show('<cocarde-badges></cocarde-badges>');
    const why = show('<cocarde-points></cocarde-points>');
    await find(badges, '.badge');
    await find(why, 'details');
    const list = await opened();
    const [received, rule] = all<HTMLButtonElement>(list, '.line button');
    await isAccessible(host);
    received!.click();
    await until(() => badges.shadowRoot!.activeElement?.matches('[aria-controls=about-b][aria-expanded=true]'));
    await until(() => service.sent('PUT me/inbox/read/m-badge').length === 1);
    assert.isFalse(host.shadowRoot!.querySelector('.panel')!.matches(':popover-open'));
    rule!.click();
    await until(() => why.shadowRoot!.activeElement?.matches('details[open] > summary'));
  });

  it('leads to where the page says that a board stands, or where it was seen, and to no script', async () => {
    const link = async (markup: string) => {
      freshPage();
      const { opened } = await shown(page([message('answer')]), undefined, markup);
      return (await find<HTMLAnchorElement>(await opened(), 'a')).href;
    };
    const fragment = `#cocarde=idea:${IDEA.id}`;
    assert.equal(await link('<cocarde-inbox pages="autre=/x, campagnes=/idees"></cocarde-inbox>'), `${location.origin}/idees${fragment}`);
    assert.equal(await link('<cocarde-inbox pages="campagnes=javascript:alert(1)"></cocarde-inbox>'), location.href.split('#')[0] + fragment);
    localStorage.setItem('cocarde.at:marketing:idea:campagnes', 'https://intranet.example/rse?p=1');
    assert.equal(await link('<cocarde-inbox></cocarde-inbox>'), `https://intranet.example/rse?p=1${fragment}`);
    localStorage.setItem('cocarde.at:marketing:idea:campagnes', 'javascript:alert(1)');
    assert.equal(await link('<cocarde-inbox></cocarde-inbox>'), location.href.split('#')[0] + fragment);
  });

  it('remembers which boards stand on this page', async () => {
    show('<cocarde-ideas board="terrain"></cocarde-ideas>');
    show('<div data-cocarde="qa" data-board="aide"></div>');
    await shown(page([]));
    assert.equal(localStorage.getItem('cocarde.at:marketing:idea:terrain'), location.href.split('#')[0]);
    assert.equal(localStorage.getItem('cocarde.at:marketing:question:aide'), location.href.split('#')[0]);
  });

  it('is opened, read and closed by keyboard alone; the focus goes back to the button', async () => {
    const { host, service, bell, list } = await shown(page(ONE_OF_EACH));
    (await bell()).focus();
    await sendKeys({ press: 'Enter' });
    await find(await list(), 'h2');
    assert.equal((await bell()).ariaExpanded, 'true');
    await sendKeys({ press: 'Tab' });
    assert.equal(textOf((await list()).shadowRoot!.activeElement), 'Tout marquer comme lu');
    await sendKeys({ press: 'Enter' });
    await until(() => service.sent('PUT me/inbox/read').length === 1);
    assert.deepEqual(service.sent('PUT').map(({ path, body }) => [path, body]), [['me/inbox/read', { until: AT + 1 }]]);
    assert.equal(await announced(), 'Tous les messages sont marqués comme lus.');
    assert.equal(textOf((await list()).shadowRoot!.activeElement), 'Messages');
    assert.isNull(host.shadowRoot!.querySelector('.count'));
    await sendKeys({ press: 'Escape' });
    await until(() => host.shadowRoot!.querySelector('.bell')!.ariaExpanded === 'false');
    assert.equal(host.shadowRoot!.activeElement?.className, 'bell');
  });

  it('marks one as read, and says so when that was refused', async () => {
    const { opened, service } = await shown(page(ONE_OF_EACH), ({ method }) => (method === 'PUT' ? refusal('overloaded') : undefined));
    const list = await opened();
    pressed(list, 'Marquer comme lu').click();
    assert.match(await until(() => textOf(list.shadowRoot!.querySelector('[role=alert]'))), /\S/);
    assert.equal(service.sent('PUT')[0]!.path, 'me/inbox/read/m-answer');
    await until(() => all(list, '.unread').length === 2);
  });

  it('has settings: a choice for each kind and quiet hours', async () => {
    const { opened, service } = await shown(page(ONE_OF_EACH));
    const list = await opened();
    pressed(list, 'Réglages').click();
    const settings = await find(list, 'cocarde-inbox-settings');
    const choice = await find<HTMLSelectElement>(settings, '[name=support]');
    assert.equal(all(settings, 'select').length, MESSAGE_KINDS.length);
    assert.match(said(settings), /À l’heure de la communauté \(Europe\/Paris\)\. Rien n’est jamais envoyé/);
    choice.value = 'off';
    (await find<HTMLInputElement>(settings, '[name=quiet]')).click();
    const from = await find<HTMLInputElement>(settings, '[name=from]');
    assert.equal(from.value, '19:00');
    from.value = '18:30';
    pressed(settings, 'Enregistrer').click();
    await until(() => service.sent('PUT me/inbox/settings').length === 1);
    assert.deepEqual(service.sent('PUT')[0]!.body, { kinds: { ...SETTINGS.kinds, support: 'off' }, quiet: { from: 18 * 60 + 30, to: 8 * 60 } });
    assert.equal(await announced(), 'Réglages enregistrés.');
    await until(() => !list.shadowRoot!.querySelector('cocarde-inbox-settings'));
  });

  it('says in place what will come here, and is not there for who is not signed in', async () => {
    const { list } = await shown(page([]), undefined, '<cocarde-inbox inline></cocarde-inbox>');
    await find(await list(), '.state');
    assert.match(said(await list()), /Rien pour l’instant ?Vous trouverez ici les réponses à vos questions/);
    freshPage();
    new Service();
    const host = show<HTMLElement>('<cocarde-inbox></cocarde-inbox>');
    await until(() => host.shadowRoot && !host.shadowRoot.querySelector('.bell'));
  });
});
