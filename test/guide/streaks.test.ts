import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Voice } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;
let member: Voice;

beforeAll(async () => {
  // The calendar of the guide has dates. A member who came on the Thursday, and was kept away on the Friday.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-12T11:00:00Z') });
  guide = await openGuide('streaks.md');
  member = await guide.here.member('ines');
  await member.call('GET', '/bootstrap?want=points');
  vi.setSystemTime(Date.parse('2026-11-16T11:00:00Z'));
  member = await guide.here.member('ines');
  const animatrice = await guide.here.member('noemie', { role: 'animateur' });
  Object.assign(guide.env, { SESSION: animatrice.session, MEMBER: String(member.id) });
});
afterAll(async () => {
  vi.useRealTimers();
  await guide.close();
});

test('what the guide to streaks says can be typed, and does what it says', async () => {
  const { run } = guide;
  const commands = guide.blocks('sh');
  expect(commands).toHaveLength(3);
  const [calendar, year, repair] = commands as [string, string, string];
  expect(await run(calendar)).toMatchObject({ holidays: 'fr', daysOff: [{ day: '2026-12-24' }], workedDays: ['2026-11-11'] });
  expect((await run(year)).holidays).toContainEqual({ day: '2026-07-14', name: expect.objectContaining({ fr: expect.any(String) }) });
  const streak = async () => (await member.call('GET', '/bootstrap?want=points')).body.parts.points.streak;
  expect(await streak()).toBe(1);
  expect(await run(repair)).toBeNull();
  expect(await streak()).toBe(3);
  await guide.sound();
});
