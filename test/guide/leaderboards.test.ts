import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let member: Voice;

beforeAll(async () => {
  // The seasons of the guide have dates.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-18T11:00:00Z') });
  guide = await openGuide('leaderboards.md');
  const animatrice = await guide.here.member('noemie', { role: 'animateur' });
  member = await guide.here.member('ines', { name: 'Inès Dumas' });
  Object.assign(guide.env, { SESSION: animatrice.session, MEMBER: String(member.id) });
});
afterAll(async () => {
  vi.useRealTimers();
  await guide.close();
});

test('what the guide to leaderboards says can be typed, and does what it says', async () => {
  const { run } = guide;
  const commands = guide.blocks('sh');
  expect(commands).toHaveLength(7);
  const [settings, season, part, teams, roster, exclusion, leagues] = commands as [string, string, string, string, string, string, string];
  expect((await run(settings)).settings).toMatchObject({ periods: ['week', 'quarter', 'all'], ranking: 'dense', naming: 'pseudonym', leagues: null });
  expect(await run(season)).toMatchObject({ id: 'horizon', from: '2026-11-02' });
  expect((await run(part)).items.map(({ id }: any) => id)).toEqual(['rse']);
  expect((await run(teams)).items.map(({ id }: any) => id)).toEqual(['equipes', 'rse']);
  const page = async (path: string) => (await member.call('GET', `/leaderboards/${path}`)).body;
  expect(await page('season')).toMatchObject({ period: 'horizon', top: [{ rank: 1, me: true, alias: { fr: expect.any(String) } }, { rank: 1, me: false, name: null }] });
  expect(await page('month?of=rse')).toMatchObject({ of: { id: 'rse' }, top: [] });
  expect(await page('season?of=equipes')).toMatchObject({ of: { measure: 'average', fewest: 5 } });
  expect((await run(roster)).items).toMatchObject([{ id: guide.env.MEMBER, name: 'Inès Dumas', subject: 'ines', takesPart: true }]);
  expect(await run(exclusion)).toBeNull();
  expect(await page('season')).toMatchObject({ ranked: 1, excluded: true });
  expect((await run(leagues)).settings.leagues).toMatchObject({ size: 20, promoted: 5, demoted: 3, tiers: { length: 5 } });
  expect(await page('league')).toMatchObject({ begins: '2026-11-23', tier: 1 });
  await guide.sound();
});
