import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { configure } from './configure.ts';
import { FakeService, freshPage, session, settled } from './fake-service.ts';
import { page } from './page.ts';
import { refresh, want } from './parts.ts';

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

const POINTS = { total: 12 };

describe('what the elements of a page want', () => {
  it('is one request, with one exchange of a token', async () => {
    const service = new FakeService();
    for (const key of ['points', 'badges', 'leaderboard:week', 'ideas:campagnes:trending', 'questions:aide:new', 'vote:page:a/b?c']) want(key);
    want('points');
    await settled();
    expect(service.wants).toEqual([['points', 'badges', 'leaderboard:week', 'ideas:campagnes:trending', 'questions:aide:new', 'vote:page:a/b?c']]);
    expect(service.sent('POST session')).toHaveLength(1);
  });

  it('still joins that request while the session is being made', async () => {
    let answer: ((session: object) => void) | undefined;
    const service = new FakeService(({ path }) => (path === 'session' ? new Promise((done) => (answer = done)) : undefined));
    want('points');
    await settled();
    want('badges');
    answer!(session('late'));
    await settled();
    expect(service.wants).toEqual([['points', 'badges']]);
  });

  it('is split where one request may not ask for more', async () => {
    const service = new FakeService();
    for (let i = 0; i < 45; i++) want(`vote:page:${i}`);
    await settled();
    expect(service.wants.map(({ length }) => length)).toEqual([12, 12, 12, 9]);
    expect(new Set(service.wants.flat()).size).toBe(45);
  });

  it('is asked for again where the service could not read it with the others', async () => {
    const service = new FakeService();
    service.parts = { points: POINTS, badges: POINTS };
    service.most = 1;
    const [$points, $badges] = [want('points'), want('badges')];
    await settled();
    await settled();
    expect(service.wants).toEqual([['points', 'badges'], ['badges']]);
    expect([$points.get(), $badges.get()]).toEqual([{ status: 'ready', data: POINTS }, { status: 'ready', data: POINTS }]);
  });

  it('is not asked for again by looking again', async () => {
    const service = new FakeService();
    service.parts = { points: POINTS };
    const $points = want('points');
    await settled();
    expect(want('points')).toBe($points);
    await settled();
    expect(service.wants).toHaveLength(1);
    expect($points.get()).toEqual({ status: 'ready', data: POINTS });
  });

  it('says who the visitor is and what the community calls things', async () => {
    new FakeService();
    want('points');
    await settled();
    expect(page().$me.get()?.name).toBe('Inès Benali');
    expect(page().$community.get()?.slug).toBe('marketing');
  });

  it('is inert when the service knows no such part, without harm to the others', async () => {
    const service = new FakeService();
    service.parts = { points: POINTS };
    const $points = want('points');
    const $ideas = want('ideas:no-such-board:new');
    await settled();
    expect($ideas.get()).toEqual({ status: 'inert' });
    expect($points.get().status).toBe('ready');
  });
});

describe('a part', () => {
  it('keeps what it showed while it is read again, and when that fails', async () => {
    let failing = false;
    const service = new FakeService(({ path }) => (failing && path.startsWith('bootstrap') ? 'internal_error' : undefined));
    service.parts = { points: POINTS };
    const $points = want('points');
    const seen: unknown[] = [];
    $points.listen((state) => seen.push(state));
    await settled();
    failing = true;
    refresh('points');
    await settled();
    expect(seen).toEqual([
      { status: 'ready', data: POINTS },
      { status: 'loading', data: POINTS },
      { status: 'error', data: POINTS, error: 'internal_error' },
    ]);
  });

  it('is read again when somebody looks at it, else when it is next wanted', async () => {
    const service = new FakeService();
    want('points').listen(() => {});
    want('leaderboard:week').listen(() => {});
    want('leaderboard:month');
    want('badges').listen(() => {});
    await settled();
    refresh('points', 'leaderboard:');
    await settled();
    expect(service.wants[1]).toEqual(['points', 'leaderboard:week']);
    want('leaderboard:month');
    await settled();
    expect(service.wants[2]).toEqual(['leaderboard:month']);
  });
});

describe('a page without a visitor', () => {
  it('shows every part as signed out and asks the service nothing', async () => {
    configure({ getToken: () => null });
    const service = new FakeService();
    const $points = want('points');
    await settled();
    expect($points.get().status).toBe('signed-out');
    expect(service.asked).toEqual([]);
  });

  it('needs a community before it asks for a token', async () => {
    const getToken = vi.fn(() => 'a token');
    configure({ community: undefined, getToken });
    new FakeService();
    const $points = want('points');
    await settled();
    expect($points.get().status).toBe('signed-out');
    expect(getToken).not.toHaveBeenCalled();
  });

  it('shows them as soon as somebody signs in', async () => {
    configure({ getToken: () => null });
    const service = new FakeService();
    service.parts = { points: POINTS };
    const $points = want('points');
    $points.listen(() => {});
    await settled();
    configure({ getToken: () => 'a token' });
    await settled();
    expect($points.get()).toEqual({ status: 'ready', data: POINTS });
  });

  it('takes a token from the address of the intranet, past every cache', async () => {
    const asked: RequestInit[] = [];
    const service = new FakeService();
    const respond = fetch;
    vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
      if (address !== '/token') return respond(address, init);
      asked.push(init);
      return Promise.resolve(Response.json({ token: 'from the intranet' }));
    });
    configure({ authUrl: '/token', getToken: undefined });
    want('points');
    await settled();
    expect(asked).toMatchObject([{ method: 'POST', credentials: 'same-origin', cache: 'no-store' }]);
    expect(service.sent('POST session')[0]!.body).toEqual({ token: 'from the intranet' });
  });

  it.each([[401, 'signed-out'], [403, 'signed-out'], [404, 'error'], [429, 'error'], [500, 'error'], [503, 'error']])('takes an answer %i of that address for "%s", and trouble is over when it is tried again', async (status, shown) => {
    const service = new FakeService();
    service.parts = { points: POINTS };
    const respond = fetch;
    let refusing = true;
    vi.stubGlobal('fetch', (address: string, init: RequestInit) =>
      address !== '/token' ? respond(address, init) : Promise.resolve(refusing ? new Response('<h1>No</h1>', { status }) : Response.json({ token: 'now' })));
    configure({ authUrl: '/token', getToken: undefined });
    const $points = want('points');
    $points.listen(() => {});
    await vi.advanceTimersByTimeAsync(2_000);
    expect($points.get()).toMatchObject({ status: shown, error: shown === 'error' ? 'network' : 'signed_out' });
    refusing = false;
    refresh('points');
    await vi.advanceTimersByTimeAsync(1_000);
    expect($points.get().status).toBe(shown === 'error' ? 'ready' : 'signed-out');
  });
});

it('never shows one visitor what the one before was about to see', async () => {
  let answer: ((session: object) => void) | undefined;
  const service = new FakeService(({ path, body, headers }) => {
    if (path === 'session') {
      const { token } = body as { token: string };
      return token === 'alice' ? new Promise((done) => (answer = done)) : session('of bob');
    }
    return { me: { name: headers.get('authorization') }, community: {}, parts: { points: { total: headers.get('authorization') === 'Bearer of bob' ? 1 : 99 } } };
  });
  configure({ getToken: () => 'alice' });
  const $points = want('points');
  const seen: unknown[] = [];
  $points.listen(({ data }) => seen.push(data?.total));
  await settled();
  configure({ getToken: () => 'bob' });
  await settled();
  answer!(session('of alice'));
  await settled();
  expect($points.get().data).toEqual({ total: 1 });
  expect(seen).not.toContain(99);
  expect(service.sent('GET bootstrap').length).toBeGreaterThan(0);
});

it('meets another copy of this code on the same page object', async () => {
  const mine = page();
  vi.resetModules();
  const other = await import('./parts.ts');
  expect((await import('./page.ts')).page()).toBe(mine);
  const service = new FakeService();
  want('points');
  other.want('badges');
  await settled();
  expect(service.wants).toEqual([['points', 'badges']]);
});
