import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SimilarPost } from '@cocarde/contract/similar.ts';
import { FakeService, freshPage, settled, type Asked } from './fake-service.ts';
import { similarSearch } from './similar.ts';
import { castVote } from './votes.ts';

const post = (id: string): SimilarPost => ({ id, subject: id, title: `Idée ${id}`, status: 'new', replies: 0, votes: 1, score: 1, mine: false, weight: 0, revision: 0, own: false, open: true });

beforeEach(() => {
  freshPage();
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => vi.unstubAllGlobals());

const titleOf = ({ path }: Asked) => new URLSearchParams(path.split('?')[1]).get('title');
const ids = ({ $found }: ReturnType<typeof similarSearch>) => $found.get().data!.items.map(({ id }) => id);

describe('similar posts', () => {
  it('are asked for after a pause in typing, once, from five letters on', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('boards/b/ideas/similar') ? { items: [post('a')] } : undefined));
    const search = similarSearch('b', 'ideas');
    expect(search.$found.get()).toEqual({ status: 'ready', data: { items: [] } });
    for (const title of ['V', 'Vé', 'Vélo', 'Vélo ', 'Vélos', 'Vélos c']) {
      search.type(title);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(service.sent('GET boards')).toEqual([]);
    await settled();
    expect(service.sent('GET boards').map(titleOf)).toEqual(['Vélos c']);
    expect(ids(search)).toEqual(['a']);
    search.type(' Vélos c ');
    await settled();
    expect(service.sent('GET boards')).toHaveLength(1);
    search.type('Vél');
    expect(ids(search)).toEqual([]);
  });

  it('are those of the last title, whichever answer comes last, and what is asked no more is given up', async () => {
    const answers = new Map<string, (page: object) => void>();
    const signals: AbortSignal[] = [];
    new FakeService((asked) => (asked.path.startsWith('boards') ? new Promise((done) => answers.set(titleOf(asked)!, done)) : undefined));
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      if (address.includes('similar')) signals.push(init.signal!);
      return fetch(address, init);
    });
    const search = similarSearch('b', 'ideas');
    search.type('Garage');
    await settled();
    search.type('Garage couvert');
    await settled();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    answers.get('Garage couvert')!({ items: [post('new')] });
    await settled();
    answers.get('Garage')!({ items: [post('old')] });
    await settled();
    expect(ids(search)).toEqual(['new']);
  });

  it('are none when the service fails, and none are asked for without a network', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('boards') ? 'internal_error' : undefined));
    const search = similarSearch('b', 'questions');
    search.type('Combien de mots');
    await settled();
    expect(service.sent('GET boards/b/questions/similar')).toHaveLength(1);
    expect(search.$found.get()).toEqual({ status: 'ready', data: { items: [] } });
    vi.stubGlobal('navigator', { onLine: false });
    search.type('Combien de mots par fiche');
    await settled();
    expect(service.sent('GET boards')).toHaveLength(1);
  });

  it('are not asked for once the form is gone, nor shown', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('boards') ? { items: [post('a')] } : undefined));
    const search = similarSearch('b', 'ideas');
    search.type('Garage');
    search.rest();
    await settled();
    expect(service.sent('GET boards')).toEqual([]);
    search.type('Garage');
    await settled();
    expect(ids(search)).toEqual(['a']);
  });

  it('are asked for with as much of a title as one may have', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('boards') ? { items: [] } : undefined));
    similarSearch('b', 'ideas').type('🚲'.repeat(100) + '"&=');
    await settled();
    expect(titleOf(service.sent('GET boards')[0]!)).toBe('🚲'.repeat(80));
  });

  it('show a vote as soon as it is cast', async () => {
    new FakeService(({ method, path }) =>
      method === 'PUT' ? { subject: 'a', votes: 2, mine: true, own: false, open: true, earned: null } : path.startsWith('boards') ? { items: [post('a')] } : undefined);
    const search = similarSearch('b', 'ideas');
    search.type('Garage');
    await settled();
    void castVote(search.$found.get().data!.items[0]!, 1);
    expect(search.$found.get().data!.items[0]).toMatchObject({ votes: 2, mine: true });
    await settled();
    expect(search.$found.get().data!.items[0]).toMatchObject({ votes: 2, mine: true });
  });
});
