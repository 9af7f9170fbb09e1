import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let author: Voice;
let other: Voice;

beforeAll(async () => {
  guide = await openGuide('badges.md');
  const animatrice = await guide.here.member('noemie', { role: 'animateur' });
  [author, other] = [await guide.here.member('author'), await guide.here.member('other')];
  for (const title of ['Une tournée', 'Une carte']) {
    const { idea } = (await author.call('POST', '/boards/b/ideas', { title })).body;
    await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'planned' }, { 'if-match': '*' });
  }
  Object.assign(guide.env, { SESSION: animatrice.session, MEMBER: String(other.id) });
});
afterAll(() => guide.close());

test('what the guide to badges says can be typed, and does what it says', async () => {
  const { run } = guide;
  expect(guide.blocks('sh')).toHaveLength(9);
  const [draft, preview, activation, page, give, holders, revoke, restore, retire] = guide.blocks('sh') as [string, string, string, string, string, string, string, string, string];
  const [previewed] = guide.blocks('json').map((text) => JSON.parse(text));
  const badge = async (of: Voice) => (await of.call('GET', '/badges')).body.items.find(({ id }: any) => id === 'source');

  expect(await run(draft)).toMatchObject({ id: 'source', definition: null, draft: { art: { glyph: 'bulb' } } });
  expect(await run(preview)).toEqual(previewed);
  expect(await badge(author)).toBeUndefined();
  expect(await run(activation)).toMatchObject({ version: 1, draft: null, backfill: { finished: false } });
  expect(await run(page)).toMatchObject({ finished: true });
  expect(await badge(author)).toMatchObject({ earnedAt: expect.any(Number), until: null });

  expect(await badge(other)).toMatchObject({ earnedAt: null, progress: [{ now: 0, goal: 2 }, { now: 0, goal: 1 }] });
  expect(await run(give)).toBeNull();
  expect(await badge(other)).toMatchObject({ until: '2099-12-31', reason: 'Atelier du 12 octobre', by: { name: 'noemie' } });
  expect((await run(holders)).items.map(({ member }: any) => member)).toEqual([String(other.id), String(author.id)]);
  expect(await run(revoke)).toBeNull();
  expect((await other.call('GET', '/badges')).body.revoked).toMatchObject([{ id: 'source', because: 'fraud', reason: 'Donné à la mauvaise personne' }]);
  expect(await run(restore)).toBeNull();
  expect(await badge(other)).toMatchObject({ earnedAt: expect.any(Number) });
  expect(await run(retire)).toMatchObject({ retiredAt: expect.any(Number), holders: 2 });
  expect(await badge(other)).toMatchObject({ retired: true });
  await guide.sound();
});
