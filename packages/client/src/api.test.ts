import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi, type Api, type ApiError } from './api.ts';
import { FakeService, freshPage, refusal, session, settled } from './fake-service.ts';

const NO_NETWORK = new TypeError('Failed to fetch');

let tokens = 0;

const connect = (getToken: () => Promise<string | null> = async () => `token ${++tokens}`): Api =>
  createApi({ base: 'https://service.example', community: 'marketing', getToken });

/** What a call comes to, pauses included. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  const result = call.catch(({ code }: ApiError) => code);
  await settled();
  return result;
}

beforeEach(() => {
  tokens = 0;
  freshPage();
});
afterEach(() => vi.unstubAllGlobals());

describe('the session', () => {
  it('is one exchange for all who ask at once', async () => {
    const service = new FakeService(({ path }) => (path === 'session' ? undefined : {}));
    const api = connect();
    await outcome(Promise.all([api('GET', 'me'), api('GET', 'badges'), api('GET', 'me/ledger')]));
    expect(service.sent('POST session').map(({ body }) => body)).toEqual([{ token: 'token 1' }]);
    expect(service.sent('GET').map(({ headers }) => headers.get('authorization'))).toEqual(Array(3).fill('Bearer session 1'));
  });

  it('is renewed a minute before it ends', async () => {
    const service = new FakeService(({ path }) => (path === 'session' ? undefined : {}));
    const api = connect();
    await outcome(api('GET', 'me'));
    await vi.advanceTimersByTimeAsync(500_000);
    await outcome(api('GET', 'me'));
    expect(service.sent('POST session')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(45_000);
    await outcome(api('GET', 'me'));
    expect(service.sent('GET me').map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer session 1', 'Bearer session 1', 'Bearer session 2']);
  });

  it('does not trust the clock of the desk: one that is a day ahead asks no more often', async () => {
    const service = new FakeService(({ path }) => (path === 'session' ? { ...session('early'), expiresAt: Date.now() - 86_400_000 } : {}));
    const api = connect();
    await outcome(api('GET', 'me'));
    await outcome(api('GET', 'me'));
    expect(service.sent('POST session')).toHaveLength(1);
  });

  it.each(['session_expired', 'session_invalid'] as const)('is renewed when the service says %s, and the call is made again', async (code) => {
    const service = new FakeService(({ path, headers }) => {
      if (path === 'session') return undefined;
      return headers.get('authorization') === 'Bearer session 1' ? code : { fine: true };
    });
    const api = connect();
    const answers = await outcome(Promise.all([api('GET', 'me'), api('POST', 'boards/b/ideas', { title: 'x' }, { 'idempotency-key': 'the key' })]));
    expect(answers).toEqual([{ fine: true }, { fine: true }]);
    expect(service.sent('POST session')).toHaveLength(2);
    expect(service.sent('POST boards').map(({ headers }) => headers.get('idempotency-key'))).toEqual(['the key', 'the key']);
  });

  it('is renewed once: a service that always refuses it is believed', async () => {
    const service = new FakeService(({ path }) => (path === 'session' ? undefined : 'session_invalid'));
    expect(await outcome(connect()('GET', 'me'))).toBe('session_invalid');
    expect(service.sent('POST session')).toHaveLength(2);
  });

  it('takes a fresh token for each try, because a token is good for one', async () => {
    let down = 2;
    const service = new FakeService(({ path }) => (path === 'session' && down-- > 0 ? NO_NETWORK : path === 'session' ? undefined : {}));
    await outcome(connect()('GET', 'me'));
    expect(service.sent('POST session').map(({ body }) => (body as { token: string }).token)).toEqual(['token 1', 'token 2', 'token 3']);
  });

  it('is asked for again after a failed exchange', async () => {
    let trusted = false;
    const service = new FakeService(({ path }) => (path !== 'session' ? {} : trusted ? undefined : 'token_expired'));
    const api = connect();
    expect(await outcome(api('GET', 'me'))).toBe('token_expired');
    trusted = true;
    expect(await outcome(api('GET', 'me'))).toEqual({});
    expect(service.sent('POST session')).toHaveLength(2);
  });

  it('is not there for a visitor who is signed out, and nothing is asked', async () => {
    const service = new FakeService();
    expect(await outcome(connect(async () => null)('GET', 'me'))).toBe('signed_out');
    expect(service.asked).toEqual([]);
  });

  it('is asked for once by all that comes while nobody is signed in, and again a little later', async () => {
    new FakeService();
    let asked = 0;
    const api = connect(async () => (++asked, null));
    const ask = () => expect(api('GET', 'me')).rejects.toMatchObject({ code: 'signed_out' });
    await ask();
    await vi.advanceTimersByTimeAsync(3_000);
    await ask();
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(3_000);
    await ask();
    expect(asked).toBe(2);
  });

  it('says that there is no network when the intranet does not give a token', async () => {
    new FakeService();
    expect(await outcome(connect(() => Promise.reject(NO_NETWORK))('GET', 'me'))).toBe('network');
  });
});

describe('a call', () => {
  const failing = (times: number, failure: () => Response | Error) => {
    let left = times;
    return new FakeService(({ path }) => (path === 'session' ? undefined : left-- > 0 ? failure() : { fine: true }));
  };

  it.each([
    ['no network', () => NO_NETWORK],
    ['overload', () => refusal('overloaded', { 'retry-after': '1' })],
    ['a rate limit', () => refusal('rate_limited', { 'retry-after': '2' })],
    ['an answer that was cut off', () => new Response('{"fi', { status: 200 })],
    ['a proxy without its server', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
  ])('is tried again after %s', async (_, failure) => {
    const service = failing(2, failure);
    expect(await outcome(connect()('GET', 'me'))).toEqual({ fine: true });
    expect(service.sent('GET me')).toHaveLength(3);
  });

  it('waits as long as the service says', async () => {
    const service = failing(1, () => refusal('overloaded', { 'retry-after': '3' }));
    void connect()('GET', 'me');
    await vi.advanceTimersByTimeAsync(2_900);
    expect(service.sent('GET me')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(service.sent('GET me')).toHaveLength(2);
  });

  it('gives up after three tries', async () => {
    const service = failing(9, () => NO_NETWORK);
    expect(await outcome(connect()('GET', 'me'))).toBe('network');
    expect(service.sent('GET me')).toHaveLength(3);
  });

  it('gives up at once when it would have to wait for long', async () => {
    const service = failing(9, () => refusal('rate_limited', { 'retry-after': '60' }));
    expect(await outcome(connect()('GET', 'me'))).toBe('rate_limited');
    expect(service.sent('GET me')).toHaveLength(1);
  });

  it.each(['forbidden', 'closed', 'own_subject', 'invalid_input', 'not_found', 'internal_error'] as const)('takes %s for an answer', async (code) => {
    const service = failing(9, () => refusal(code));
    expect(await outcome(connect()('GET', 'me'))).toBe(code);
    expect(service.sent('GET me')).toHaveLength(1);
  });
});
