import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let member: Voice;
let colleague: Voice;

beforeAll(async () => {
  guide = await openGuide('boards.md');
  const animatrice = await guide.here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  [member, colleague] = [await guide.here.member('ines'), await guide.here.member('lou')];
  Object.assign(guide.env, { SESSION: animatrice.session, MEMBER_SESSION: member.session, COLLEAGUE_SESSION: colleague.session });
});
afterAll(() => guide.close());

test('what the guide to boards says can be typed, and does what it says', async () => {
  const { run, env } = guide;
  const commands = guide.blocks('sh');
  expect(commands).toHaveLength(6);
  const [setUp, propose, publish, vote, decide, outcomes] = commands as [string, string, string, string, string, string];
  expect(await run(setUp)).toMatchObject({ id: 'irritants', version: 1, preset: 'pains', waitDays: 20, random: true });
  const { idea } = await run(propose);
  expect(idea).toMatchObject({ held: 'approval', fields: { frequence: 'jour' } });
  const listed = async () => (await colleague.call('GET', '/boards/irritants/ideas')).body;
  expect((await listed()).items).toEqual([]);
  env.IDEA = idea.id;
  await run(publish);
  expect((await listed()).items).toMatchObject([{ id: idea.id, held: null }]);
  expect(await run(vote)).toMatchObject({ weight: 3, budget: { all: 10, left: 7 } });
  expect((await run(decide)).idea).toMatchObject({ status: 'done', stage: 'regle', statusNote: 'Un seul calendrier depuis lundi.', open: false });
  expect((await listed()).budget).toEqual({ all: 10, left: 10 });
  expect((await run(outcomes)).items).toMatchObject([{ id: idea.id, votes: 1, decidedBy: { name: 'Noémie Vidal' } }]);
  expect((await member.call('GET', `/ideas/${idea.id}/history`)).body.items).toMatchObject([{ stage: 'regle', note: 'Un seul calendrier depuis lundi.' }]);
  const { columns } = (await member.call('GET', '/boards/irritants/roadmap')).body;
  expect(columns.map(({ phase, stage, items }: any) => [stage?.id ?? phase, items.length])).toEqual([['new', 0], ['a-creuser', 0], ['pilote', 0], ['regle', 1], ['declined', 0]]);
  await guide.sound();
});

test('the guide puts on a page what the element can begin with', () => {
  expect(guide.blocks('html').join('').match(/view="(\w+)"/g)).toEqual(['view="roadmap"', 'view="outcomes"']);
});
