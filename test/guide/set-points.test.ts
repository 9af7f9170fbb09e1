import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let author: Voice;

beforeAll(async () => {
  guide = await openGuide('set-points.md');
  const animatrice = await guide.here.member('noemie', { role: 'animateur' });
  author = await guide.here.member('author');
  const { idea } = (await author.call('POST', '/boards/b/ideas', { title: 'Une tournée' })).body;
  await animatrice.call('PUT', `/votes/${idea.id}`, { value: 1 });
  Object.assign(guide.env, { SESSION: animatrice.session, MEMBER: String(author.id) });
});
afterAll(() => guide.close());

test('what the guide to points says can be typed, and answers what it says', async () => {
  const { run } = guide;
  const [draft, preview, apply, page, currency, thresholds, correct] = guide.blocks('sh') as [string, string, string, string, string, string, string];
  const [previewed, proposed] = guide.blocks('json').map((text) => JSON.parse(text));
  expect(guide.blocks('sh')).toHaveLength(7);
  expect(await run(draft)).toMatchObject({ id: 'idea-supported', draft: { points: 5 } });
  expect(await run(preview)).toEqual(previewed);
  expect((await run(apply)).repricing).toMatchObject({ id: 'idea-supported.2', finished: false });
  expect(await run(page)).toMatchObject({ finished: true });
  const { total } = (await author.call('GET', '/bootstrap?want=points')).body.parts.points;
  // A visit, an idea, and support that is worth five by now.
  expect(total).toBe(1 + 10 + 5);
  expect(await run(currency)).toMatchObject({ id: 'expertise' });
  expect(await run(thresholds)).toEqual(proposed);
  expect(await run(correct)).toMatchObject({ points: 25, total: total + 25 });
  await guide.sound();
});
