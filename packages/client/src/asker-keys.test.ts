import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Question } from '@cocarde/contract/questions.ts';
import { FakeService, freshPage, ME, settled } from './fake-service.ts';
import { asAsker, askedWithoutName, forgetAskerKey, isAsker, keepAskerKey } from './asker-keys.ts';
import { openNameless } from './nameless.ts';
import { page } from './page.ts';
import { closeQuestion, thankFor } from './question-acts.ts';
import { acceptAnswer, askQuestion, openQuestion } from './questions.ts';

const KEY = 'k'.repeat(43);
const question = (id: string): Partial<Question> => ({ id, board: 'aide', title: `Question ${id}`, anonymous: true });

let stored: Map<string, string>;
beforeEach(() => {
  freshPage();
  page().$me.set(ME);
  stored = new Map();
  vi.stubGlobal('localStorage', { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value), removeItem: (key: string) => stored.delete(key) });
});
afterEach(() => vi.unstubAllGlobals());

describe('a question without a name', () => {
  it('is gone on with under its key, from this browser, and no other question is', async () => {
    const service = new FakeService(({ path }) =>
      path.startsWith('boards/') ? { question: question('q1'), earned: null, askerKey: KEY } : path.startsWith('questions/') ? { question: question('q1'), items: [], cursor: null, earned: null } : path.startsWith('answers/') ? { answer: { thanked: true } } : undefined);
    await askQuestion('aide', { title: 'x', anonymous: true });
    openQuestion('q1');
    openQuestion('q2');
    await acceptAnswer('q1', 'a1');
    await closeQuestion('q1');
    await thankFor('a1', true, 'q1');
    await settled();
    const keys = service.asked.filter(({ path }) => path.startsWith('questions/')).map(({ path, headers }) => [path, headers.get('asker-key')]);
    expect(keys.filter(([path]) => path!.startsWith('questions/q1')).map(([, key]) => key)).toEqual(Array(keys.length - 1).fill(KEY));
    expect(service.sent('PUT answers/a1/thanks')[0]!.headers.get('asker-key')).toBe(KEY);
    expect(keys.find(([path]) => path === 'questions/q2')).toEqual(['questions/q2', null]);
    expect(service.sent('POST boards/')[0]!.headers.get('asker-key')).toBeNull();
  });

  it('sends a key of 32 characters or more, of which that of its asker is made', async () => {
    const service = new FakeService(({ path }) => (path.startsWith('boards/') ? { question: question('q1'), earned: null, askerKey: KEY } : undefined));
    await askQuestion('aide', { title: 'x', anonymous: true });
    expect(service.sent('POST boards/')[0]!.headers.get('idempotency-key')!.length).toBeGreaterThanOrEqual(32);
  });

  it('keeps its key where a member is not named, apart for each member and community', () => {
    keepAskerKey('q1', 'aide', KEY);
    expect([...stored].join()).not.toContain(ME.id);
    page().$me.set({ ...ME, id: 'somebody-else' });
    expect([asAsker('q1'), askedWithoutName('aide')]).toEqual([{}, []]);
    page().$me.set(ME);
    expect([asAsker('q1'), askedWithoutName('aide'), askedWithoutName('rse')]).toEqual([{ 'asker-key': KEY }, ['q1'], []]);
    page().settings.community = 'another';
    expect(asAsker('q1')).toEqual({});
  });

  it('leaves nothing behind once its key is forgotten, and takes no other along', () => {
    keepAskerKey('q1', 'aide', KEY);
    keepAskerKey('q2', 'aide', KEY);
    forgetAskerKey('q1');
    expect([isAsker('q1'), isAsker('q2'), asAsker('q1')]).toEqual([false, true, {}]);
    forgetAskerKey('q2');
    expect([[...stored], isAsker('q2')]).toEqual([[], false]);
  });

  it('lasts as long as the page in a browser that keeps nothing, and survives what else stands there', () => {
    vi.stubGlobal('localStorage', { getItem: () => { throw new Error('denied'); }, setItem: () => { throw new Error('denied'); } });
    keepAskerKey('here', 'aide', KEY);
    expect(asAsker('here')).toEqual({ 'asker-key': KEY });
    vi.stubGlobal('localStorage', { getItem: () => '{"broken', setItem: () => {} });
    expect(asAsker('q9')).toEqual({});
  });

  it('is found again on its board, the latest first, without what is gone', async () => {
    for (const id of ['old', 'gone', 'new']) keepAskerKey(id, 'retrouver', KEY);
    new FakeService(({ path }) => (path === 'questions/gone' ? 'removed' : path.startsWith('questions/') ? { question: question(path.slice('questions/'.length)), items: [], cursor: null } : undefined));
    const $nameless = openNameless('retrouver');
    await settled();
    expect($nameless.get().data!.map(({ id }) => id)).toEqual(['new', 'old']);
  });
});
