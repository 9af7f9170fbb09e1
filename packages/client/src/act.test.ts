import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { act } from './act.ts';
import type { ApiError } from './api.ts';
import { FakeService, freshPage, settled } from './fake-service.ts';

const NO_NETWORK = new TypeError('Failed to fetch');

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

/** A service that fails some times before it answers. */
function failing(times: number, failure: FakeService['answer'] = () => NO_NETWORK): FakeService {
  let left = times;
  return new FakeService((asked) => (asked.path === 'session' ? undefined : left-- > 0 ? failure(asked) : { earned: null }));
}

async function post(title: string): Promise<unknown> {
  const result = act('POST', 'boards/b/ideas', { title }).catch(({ code }: ApiError) => code);
  await settled();
  return result;
}

const keys = (service: FakeService) => service.sent('POST boards').map(({ headers }) => headers.get('idempotency-key'));

it('keeps its Idempotency-Key over its tries, and has another one for another content', async () => {
  const service = failing(2);
  await post('One');
  await post('Two');
  const [first, ...others] = keys(service);
  expect(first).toMatch(/^[\x21-\x7e]{8,128}$/);
  expect(others).toEqual([first, first, expect.not.stringMatching(first!)]);
});

it('has the same key when the member sends again what was never answered, and a new one once it was', async () => {
  const service = failing(3);
  expect(await post('One')).toBe('network');
  expect(await post('One')).toEqual({ earned: null });
  await post('One');
  const [first, ...others] = keys(service);
  expect(others).toEqual([first, first, first, expect.not.stringMatching(first!)]);
});

it('has a new key after a refusal, because what was refused was not stored', async () => {
  const service = failing(1, () => 'invalid_input');
  expect(await post('One')).toBe('invalid_input');
  await post('One');
  expect(new Set(keys(service)).size).toBe(2);
});

it('sends the version that was read as If-Match', async () => {
  const service = failing(0);
  void act('PATCH', 'ideas/1', { status: 'done' }, 7);
  await settled();
  expect(service.sent('PATCH ideas/1')[0]!.headers.get('if-match')).toBe('"7"');
});
