import type { Earned } from '@cocarde/contract/points.ts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
