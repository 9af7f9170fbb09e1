import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf, linkIn } from './deep-link.ts';
import { FakeService, freshPage, settled } from './fake-service.ts';
import { inboxSettings, inboxState, moreMessages, openInbox, readAllMessages, readMessage, saveInboxSettings } from './inbox.ts';

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

const message = (id: string, at: number, unread = true) => ({ id, at, unread, kind: 'answer' });

/** An inbox of two unread messages on a page that shows their number, too. */
async function shown(answer: FakeService['answer'] = () => undefined) {
  const service = new FakeService((asked) => answer(asked) ?? (asked.method === 'PUT' && asked.path.includes('/read') ? { unread: asked.path.endsWith('read') ? 0 : 1, quietUntil: null } : undefined));
  service.parts = { inbox: { unread: 2, quietUntil: null }, 'inbox:list': { items: [message('b', 20), message('a', 10)], cursor: 'c', unread: 2, quietUntil: null, until: 30 } };
  const [$state, $list] = [inboxState(), openInbox()];
  $state.listen(() => {});
  $list.listen(() => {});
  await settled();
  const unread = () => [$state.get().data?.unread, $list.get().data?.items.map((item) => `${item.id}${item.unread ? '*' : ''}`).join(' ')];
  return { service, unread };
}

describe('an inbox', () => {
  it('comes with the page’s one request and goes on at its own address', async () => {
    const { service, unread } = await shown(({ path }) => (path.startsWith('me/inbox?cursor') ? { items: [message('z', 5, false)], cursor: null, unread: 2, quietUntil: null, until: 40 } : undefined));
    expect(service.wants).toEqual([['inbox', 'inbox:list']]);
    await moreMessages();
    expect(unread()).toEqual([2, 'b* a* z']);
    expect(service.sent('GET me').map(({ path }) => path)).toEqual(['me/inbox?cursor=c']);
  });

  it('shows at once what was read, and the number that the service answers', async () => {
    const { service, unread } = await shown();
    const done = readMessage('a');
    expect(unread()).toEqual([2, 'b* a']);
    await settled();
    await done;
    expect(unread()).toEqual([1, 'b* a']);
    void readAllMessages(30);
    await settled();
    expect(unread()).toEqual([0, 'b a']);
    expect(service.sent('PUT').map(({ path, body }) => [path, body])).toEqual([['me/inbox/read/a', undefined], ['me/inbox/read', { until: 30 }]]);
  });

  it('puts back what holds when marking was refused', async () => {
    const { unread } = await shown(({ method }) => (method === 'PUT' ? 'overloaded' : undefined));
    const done = readAllMessages(30).catch(({ code }) => code);
    expect(unread()).toEqual([2, 'b a']);
    await settled();
    await vi.runAllTimersAsync();
    expect(await done).toBe('overloaded');
    expect(unread()).toEqual([2, 'b* a*']);
  });

  it('is read again when its settings change', async () => {
    const settings = { kinds: {}, quiet: { from: 1, to: 2 } };
    const { service, unread } = await shown(({ path, method }) => (path === 'me/inbox/settings' ? (method === 'PUT' ? settings : { kinds: {}, quiet: null }) : undefined));
    const $settings = inboxSettings();
    $settings.listen(() => {});
    await settled();
    service.parts = { ...service.parts, inbox: { unread: 7, quietUntil: null } };
    void saveInboxSettings(settings as never);
    await settled();
    expect([$settings.get().data, unread()[0]]).toEqual([settings, 7]);
  });
});

describe('a deep link', () => {
  const ID = 'nw5vb99fpee66b68xnax';

  it('is found in the fragment or the query, alone or among others', () => {
    for (const address of [`#cocarde=idea:${ID}`, `https://a.example/x#top&cocarde=idea:${ID}&y=1`, `?cocarde=idea%3A${ID}#/route`]) expect(linkIn(address)).toEqual({ kind: 'idea', id: ID });
    for (const address of ['', '#cocarde=', `#cocarde=badge:${ID}`, '#cocarde=idea:../x', `#cocarde=idea:${ID}-x`, `#xcocarde=idea:${ID}`, '#cocarde=idea:<img>']) expect(linkIn(address), address).toBeUndefined();
  });

  it('is of this page, or leads to another', () => {
    vi.stubGlobal('location', { href: 'https://intranet.example/idees?p=2#cocarde=idea:x' });
    expect(addressOf({ kind: 'idea', id: ID })).toBe(`https://intranet.example/idees?p=2#cocarde=idea:${ID}`);
    expect(linkIn(addressOf({ kind: 'question', id: ID }, 'https://intranet.example/q?a=1&cocarde=idea:x&b=2#haut'))).toEqual({ kind: 'question', id: ID });
    expect(addressOf({ kind: 'question', id: ID }, 'https://intranet.example/autre#haut')).toBe(`https://intranet.example/autre#cocarde=question:${ID}`);
  });
});
