import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { draftOf, forgetDraft, keepDraft } from './form-drafts.ts';
import { forgetDrafts, STORAGE } from './forget-drafts.ts';
import { me } from './me.ts';
import { page } from './page.ts';

const INES = { id: 'm-ines', name: 'Inès', team: null, role: 'member', appears: 'yes' } as const;
const TYPED = { title: 'Une idée', 'fields.frequence': 'jour', anonymous: 'true' };

let storage: Map<string, string>;

beforeEach(() => {
  storage = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  });
  page().settings.community = 'marketing';
  me().set(INES);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what was typed and not sent', () => {
  test('is there after a reload, fields of the board and all, until it was sent', () => {
    keepDraft('ideas:irritants', TYPED);
    keepDraft('comment:7', { body: 'Oui, mais' });
    expect(draftOf('ideas:irritants')).toEqual(TYPED);
    forgetDraft('ideas:irritants');
    expect([draftOf('ideas:irritants'), draftOf('comment:7')]).toEqual([undefined, { body: 'Oui, mais' }]);
    keepDraft('comment:7', { body: '' });
    expect(storage.size).toBe(0);
  });

  test('says nothing of whose it is to whoever reads the storage', () => {
    keepDraft('comment:7', { body: 'Oui' });
    expect(storage.get(STORAGE)).not.toContain(INES.id);
  });

  test('is neither seen by the next member or in another community, nor left there', () => {
    for (const change of [() => me().set({ ...INES, id: 'm-other' }), () => void (page().settings.community = 'ventes')]) {
      me().set(INES);
      page().settings.community = 'marketing';
      keepDraft('comment:7', { body: 'Privé' });
      change();
      expect(draftOf('comment:7')).toBeUndefined();
      expect(storage.size).toBe(0);
    }
  });

  test('is gone where nobody is signed in any more', () => {
    keepDraft('comment:7', { body: 'Privé' });
    forgetDrafts();
    expect(draftOf('comment:7')).toBeUndefined();
    me().set(undefined);
    keepDraft('comment:7', { body: 'De personne' });
    expect(storage.size).toBe(0);
  });

  test('is forgotten after seven days', () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 1) });
    keepDraft('comment:7', { body: 'Vieux' });
    vi.setSystemTime(Date.UTC(2026, 10, 7));
    keepDraft('comment:8', { body: 'Neuf' });
    expect(draftOf('comment:7')).toBeDefined();
    vi.setSystemTime(Date.UTC(2026, 10, 9));
    expect([draftOf('comment:7'), draftOf('comment:8')]).toEqual([undefined, { body: 'Neuf' }]);
  });

  test('is the latest twenty, and no more than there is room for', () => {
    for (let i = 0; i < 30; i++) keepDraft(`comment:${i}`, { body: 'x' });
    expect([draftOf('comment:9'), draftOf('comment:10'), draftOf('comment:29')]).toEqual([undefined, { body: 'x' }, { body: 'x' }]);
    for (let i = 0; i < 12; i++) keepDraft(`answer:${i}`, { body: 'x'.repeat(5_000) });
    expect(storage.get(STORAGE)!.length).toBeLessThan(45_000);
    expect(draftOf('answer:11')!.body).toHaveLength(5_000);
    expect(draftOf('answer:0')).toBeUndefined();
  });

  test('asks nothing of a page that may keep nothing, and bears what else stands there', () => {
    storage.set(STORAGE, '{broken');
    expect(draftOf('comment:7')).toBeUndefined();
    storage.set(STORAGE, '"else"');
    expect(draftOf('comment:7')).toBeUndefined();
    vi.stubGlobal('sessionStorage', undefined);
    expect(() => keepDraft('comment:7', { body: 'Oui' })).not.toThrow();
    expect(() => forgetDraft('comment:7')).not.toThrow();
    expect(draftOf('comment:7')).toBeUndefined();
  });
});
