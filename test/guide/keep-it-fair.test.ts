import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let author: Voice;
let fan: Voice;

beforeAll(async () => {
  guide = await openGuide('keep-it-fair.md');
  const animatrice = await guide.here.member('noemie', { role: 'animateur' });
  [author, fan] = [await guide.here.member('author'), await guide.here.member('fan')];
  guide.env.SESSION = animatrice.session;
});
afterAll(() => guide.close());

test('what the guide to fairness says can be typed, and answers what it says', async () => {
  const { run } = guide;
  const [draft, apply, list, decide, rings] = guide.blocks('sh') as [string, string, string, string, string];
  const [waiting] = guide.blocks('json').map((text) => JSON.parse(text));
  expect(guide.blocks('sh')).toHaveLength(5);
  expect((await run(draft)).draft).toMatchObject({ points: 4, burst: { times: 3, minutes: 10 } });
  expect((await run(apply)).repricing).toBeNull();
  for (let n = 0; n < 5; n += 1) {
    const { idea } = (await author.call('POST', '/boards/b/ideas', { title: `Idée ${n}` })).body;
    await fan.call('PUT', `/votes/${idea.id}`, { value: 1 });
  }
  const total = async () => (await author.call('GET', '/bootstrap?want=points')).body.parts.points.total;
  const before = await total();
  const { items } = await run(list);
  expect(items).toEqual([expect.objectContaining({ ...waiting, rule: expect.objectContaining(waiting.rule) })]);
  guide.env.BURST = items[0].id;
  expect(await run(decide)).toEqual({ decided: 2, burst: null });
  expect(await total()).toBe(before + 8);
  expect(await run(rings)).toMatchObject({ unusual: { share: 0.5, facts: 5, members: 6 }, items: [], cursor: null });
  await guide.sound();
});
