import type { Earned } from '@cocarde/contract/points.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteEarned } from './earned.ts';
import { FakeService, freshPage, session, settled } from './fake-service.ts';
import { proposeIdea } from './ideas.ts';
import { nextEarned } from './next-earned.ts';
import { page } from './page.ts';
import { want } from './parts.ts';

const earned = (points: number, more: Partial<Earned> = {}): Earned => ({ points, capped: false, total: 100, badges: [], level: null, currencies: [], ...more });

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

async function propose(result: Earned | null): Promise<FakeService> {
  const service = new FakeService(({ method, path }) => (method === 'POST' && path !== 'session' ? { idea: { id: 'i' }, earned: result } : undefined));
  for (const key of ['points', 'badges', 'leaderboard:week', 'questions:b:new'] as const) want(key).listen(() => {});
  await settled();
  void proposeIdea('b', { title: 'x' });
  await settled();
  return service;
}

it('tells what an action earned, and reads all that shows points again in one request', async () => {
  const service = await propose(earned(5));
  expect(service.wants.slice(1)).toEqual([['points', 'badges', 'leaderboard:week']]);
  expect(nextEarned()).toEqual(earned(5));
  expect(nextEarned()).toBeUndefined();
});

it.each([
  ['points that were taken back', earned(-5)],
  ['a badge without points', earned(0, { badges: [{ id: 'b', name: {}, art: { shape: 'star', colour: 'teal', glyph: 'eye' } }] })],
  ['a level', earned(0, { level: { number: 2, name: {}, from: 100 } })],
])('tells of %s', async (_, result) => {
  await propose(result);
  expect(page().$earned.get()).toEqual([result]);
});

it('is silent about nothing and reads nothing again', async () => {
  const service = await propose(null);
  expect(page().$earned.get()).toEqual([]);
  expect(service.wants).toHaveLength(1);
});

it('tells why nothing counted, and reads nothing again', async () => {
  const limited = earned(0, { capped: true, skipped: { rule: { fr: 'Vote exprimé' }, reason: 'day', limit: 5, nextAt: 0 } });
  const service = await propose(limited);
  expect(page().$earned.get()).toEqual([limited]);
  expect(service.wants).toHaveLength(1);
});

it('tells what the visit of the day earned, which the first data have already', async () => {
  const service = new FakeService(({ path }) => (path === 'session' ? { ...session('first'), earned: earned(1) } : undefined));
  want('points').listen(() => {});
  await settled();
  expect(page().$earned.get()).toEqual([earned(1)]);
  expect(service.wants).toEqual([['points']]);
});

describe('what waits to be told', () => {
  const badge = { id: 'b', name: {}, art: { shape: 'star', colour: 'teal', glyph: 'eye' } } as const;
  const level = { number: 2, name: {}, from: 100 };
  const vote = { fr: 'Vote' };
  const inOrder = (...queue: Earned[]) => {
    queue.forEach((each) => noteEarned(each));
    const told = [];
    for (let next = nextEarned(); next; next = nextEarned()) told.push(next);
    return told;
  };

  it('adds up where it is alike: gains with gains, losses with losses, currency by currency', () => {
    const expertise = (points: number, total: number) => ({ currencies: [{ id: 'expertise', unit: { fr: 'expertise' }, points, total, level: null }] });
    expect(inOrder(
      earned(1, { rules: [vote], total: 101, ...expertise(2, 2) }), earned(-3), earned(4, { rules: [vote], total: 105, ...expertise(5, 7) }), earned(-1), earned(2, { total: 107 }),
    )).toEqual([earned(7, { rules: [vote, vote], total: 107, ...expertise(7, 7) }), earned(-4, { rules: [] })]);
  });

  it('comes with badges and levels first, together', () => {
    expect(inOrder(earned(1), earned(0, { badges: [badge] }), earned(5, { level }), earned(0, { badges: [badge] })).map(({ points, badges, level }) => [points, badges.length, level?.number])).toEqual([
      [5, 2, 2], [1, 0, undefined],
    ]);
  });

  it('keeps apart what waits for somebody, and each limit', () => {
    const skipped = (reason: 'day' | 'pair') => earned(0, { capped: true, skipped: { rule: vote, reason, limit: 5, nextAt: 0 } });
    const told = inOrder(earned(1), skipped('day'), earned(0, { pending: true }), skipped('day'), skipped('pair'), earned(1));
    expect(told.map(({ points, pending, skipped }) => [points, pending, skipped?.reason])).toEqual([[2, undefined, undefined], [0, undefined, 'day'], [0, true, undefined], [0, undefined, 'pair']]);
  });
});
