import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModerationItem, ModerationPage } from '@cocarde/contract/moderation.ts';
import { FakeService, freshPage, settled, type Answered, type Asked } from './fake-service.ts';
import { judge, reinstate, saveModerationSettings, suspend } from './moderate.ts';
import { moreAudit, openAudit, openModerationSettings, openQueue } from './moderation.ts';
import { want } from './parts.ts';
import { reportPost } from './report.ts';

const item = (id: string): Partial<ModerationItem> => ({ id, title: `Idée ${id}` });
const page = (ids: string[], cursor: string | null = null, count = ids.length) => ({ items: ids.map(item), cursor, count });

beforeEach(() => freshPage());

/** A queue that somebody looks at. */
async function opened(ids: string[], answer: (asked: Asked) => Answered | Promise<Answered> = () => undefined, cursor: string | null = null) {
  const service = new FakeService((asked) => answer(asked) ?? (asked.method === 'PUT' ? { finished: true } : asked.path === 'moderation' ? page(ids, cursor) : undefined));
  const $queue = openQueue();
  $queue.listen(() => {});
  await settled();
  return { service, left: () => ($queue.get().data as ModerationPage).items.map(({ id }) => id), count: () => $queue.get().data!.count };
}
async function done<T>(promise: Promise<T>): Promise<T> {
  await settled();
  return promise;
}

describe('deciding', () => {
  it('goes through one after the other, says how far it is, and shows what still waits', async () => {
    const { service, left, count } = await opened(['a', 'b', 'c']);
    const told = vi.fn();
    expect(await done(judge(['a', 'c'], { decision: 'remove', reason: 'Doublon' }, told))).toEqual([]);
    expect(service.sent('PUT').map(({ path, body }) => [path, body])).toEqual([['moderation/a', { decision: 'remove', reason: 'Doublon' }], ['moderation/c', { decision: 'remove', reason: 'Doublon' }]]);
    expect(told.mock.calls).toEqual([[0], [1]]);
    expect([left(), count()]).toEqual([['b'], 1]);
  });

  it('sends the same again until it is finished', async () => {
    let rounds = 0;
    const { service } = await opened(['a'], ({ method }) => (method === 'PUT' ? { finished: (rounds += 1) === 3 } : undefined));
    await done(judge(['a'], { decision: 'publish' }));
    expect(service.sent('PUT')).toHaveLength(3);
  });

  it('keeps what was refused and goes on with the next', async () => {
    const { left } = await opened(['a', 'b', 'c'], ({ path }) => (path === 'moderation/b' ? 'internal_error' : undefined));
    expect(await done(judge(['a', 'b', 'c'], { decision: 'publish' }))).toEqual([{ id: 'b', code: 'internal_error' }]);
    expect(left()).toEqual(['b']);
  });

  it('stops where the network does, and answers all that was not decided', async () => {
    const { service, left } = await opened(['a', 'b', 'c'], ({ path }) => (path === 'moderation/b' ? new Error('no network') : undefined));
    expect(await done(judge(['a', 'b', 'c'], { decision: 'publish' }))).toEqual([{ id: 'b', code: 'network' }, { id: 'c', code: 'network' }]);
    expect(service.sent('PUT moderation/c')).toEqual([]);
    expect(left()).toEqual(['b', 'c']);
  });

  it('no longer shows what somebody else decided about', async () => {
    const { left } = await opened(['a', 'b'], ({ path }) => (path === 'moderation/a' ? 'removed' : undefined));
    expect(await done(judge(['a'], { decision: 'publish' }))).toEqual([{ id: 'a', code: 'removed' }]);
    expect(left()).toEqual(['b']);
  });

  it('goes on with the next page once there is nothing left of one', async () => {
    const { left } = await opened(['a'], ({ path }) => (path === 'moderation?cursor=next' ? page(['b']) : undefined), 'next');
    await done(judge(['a'], { decision: 'publish' }));
    expect(left()).toEqual(['b']);
  });

  it('reads boards and the log again, which show something else now; not where all was refused', async () => {
    let refusing = true;
    const { service } = await opened(['a'], ({ method, path }) => (path === 'audit' ? { items: [], cursor: null } : method === 'PUT' && refusing ? 'internal_error' : undefined));
    service.parts = { 'ideas:b:new': { items: [], cursor: null } };
    want('ideas:b:new').listen(() => {});
    openAudit().listen(() => {});
    await settled();
    const asked = () => [service.wants.length, service.sent('GET audit').length];
    const before = asked();
    await done(judge(['a'], { decision: 'publish' }));
    expect(asked()).toEqual(before);
    refusing = false;
    await done(judge(['a'], { decision: 'publish' }));
    expect(asked()).toEqual(before.map((n) => n + 1));
  });
});

describe('settings of moderation', () => {
  const SETTINGS = { words: [], hideAfter: 3, reasons: [], version: 4 };

  it('are changed from the version that was read', async () => {
    const service = new FakeService(({ method, body }) => (method === 'GET' ? SETTINGS : method === 'PATCH' ? { ...SETTINGS, ...(body as object), version: 5 } : undefined));
    const $settings = openModerationSettings();
    await settled();
    await done(saveModerationSettings({ words: ['nul'] }, 4));
    expect(service.sent('PATCH')[0]!.headers.get('if-match')).toBe('"4"');
    expect($settings.get().data).toMatchObject({ words: ['nul'], version: 5 });
  });

  it('are read again when somebody else changed them', async () => {
    let reads = 0;
    new FakeService(({ method }) => (method === 'GET' ? { ...SETTINGS, version: 4 + reads++ } : method === 'PATCH' ? 'precondition_failed' : undefined));
    const $settings = openModerationSettings();
    await settled();
    expect(await done(saveModerationSettings({ hideAfter: 1 }, 4).catch(({ code }) => code))).toBe('precondition_failed');
    expect($settings.get().data).toMatchObject({ hideAfter: 3, version: 5 });
  });
});

describe('suspending', () => {
  it('has the addresses of the member, and the log read again', async () => {
    const service = new FakeService(({ method, path }) => (path.startsWith('members/') ? { member: '7', suspended: method === 'PUT' } : path === 'audit' ? { items: [], cursor: null } : undefined));
    openAudit().listen(() => {});
    await settled();
    await done(suspend('7', 'Insultes'));
    await done(reinstate('7'));
    expect(service.asked.slice(-4).map(({ method, path, body }) => [method, path, body])).toEqual([
      ['PUT', 'members/7/suspension', { reason: 'Insultes' }], ['GET', 'audit', undefined], ['DELETE', 'members/7/suspension', undefined], ['GET', 'audit', undefined],
    ]);
  });
});

describe('the log', () => {
  it('goes on with all that comes, though nothing in it has an id', async () => {
    new FakeService(({ path }) => (path.startsWith('audit') ? { items: [{ at: path.length }], cursor: path === 'audit' ? 'next' : null } : undefined));
    const $audit = openAudit();
    await settled();
    await done(moreAudit());
    expect($audit.get().data!.items).toHaveLength(2);
  });
});

describe('reporting', () => {
  it('says why, and more only where something was written', async () => {
    const service = new FakeService(({ method }) => (method === 'PUT' ? { post: 'a', reported: true } : undefined));
    await done(reportPost('a', 'spam'));
    await done(reportPost('a', 'offensive', 'Ce mot-là.'));
    expect(service.sent('PUT').map(({ path, body }) => [path, body])).toEqual([['posts/a/report', { reason: 'spam' }], ['posts/a/report', { reason: 'offensive', note: 'Ce mot-là.' }]]);
  });
});
