import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let expert: Voice;

beforeAll(async () => {
  guide = await openGuide('experts.md');
  const animatrice = await guide.here.member('noemie', { role: 'animateur' });
  expert = await guide.here.member('karim', { name: 'Karim' });
  const asker = await guide.here.member('alice');
  const question = (await asker.call('POST', '/boards/campagnes/questions', { title: 'Combien de temps ?', tags: [] })).body.question;
  Object.assign(guide.env, { SESSION: animatrice.session, MEMBER: String(expert.id), QUESTION: question.id });
});
afterAll(() => guide.close());

test('what the guide to experts says can be typed, and answers what it says', async () => {
  const [themes, vouch, suggested, put] = guide.blocks('sh') as [string, string, string, string];
  expect(guide.blocks('sh')).toHaveLength(4);
  expect(await guide.run(themes)).toMatchObject({ version: 1, items: [{ id: 'rgpd' }, { id: 'seo' }] });
  expect((await expert.call('PUT', '/me/expertise', { listed: true, themes: ['Vie Privée'] })).body.themes).toEqual(['rgpd']);
  expect(await guide.run(vouch)).toMatchObject({ theme: 'rgpd', level: 1, endorsed: true });
  expect(await guide.run(suggested)).toMatchObject({ themes: ['rgpd'], items: [{ member: { name: 'Karim' } }] });
  expect(await guide.run(put)).toMatchObject({ items: [{ member: { name: 'Karim' }, declined: false }] });
  expect((await expert.call('GET', '/me/requests')).body.items).toMatchObject([{ title: 'Combien de temps ?' }]);
  await guide.sound();
});
