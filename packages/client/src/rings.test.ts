import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeService, freshPage, settled } from './fake-service.ts';
import { moreRings, openRings } from './rings.ts';

beforeEach(freshPage);
afterEach(() => vi.unstubAllGlobals());

it('reads each week for itself, and goes on with it where it ended', async () => {
  const page = (share: number, cursor: string | null) => ({ week: '2026-W46', items: [{ share }], cursor });
  const service = new FakeService(({ path }) => (path === 'rings?week=2026-W46' ? page(0.6, 'next') : path.startsWith('rings?week=2026-W46&') ? page(0.9, null) : path === 'rings' ? { items: [], cursor: null } : undefined));
  const [$running, $before] = [openRings(''), openRings('2026-W46')];
  await settled();
  void moreRings('2026-W46');
  await settled();
  expect($before.get()).toMatchObject({ status: 'ready', data: { items: [{ share: 0.6 }, { share: 0.9 }], cursor: null } });
  expect($running.get().data!.items).toEqual([]);
  expect(service.sent('GET').map(({ path }) => path)).toEqual(['rings', 'rings?week=2026-W46', 'rings?week=2026-W46&cursor=next']);
});
