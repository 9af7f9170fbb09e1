import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventAnswer, EventRetraction } from '@cocarde/contract/events.ts';
import { createKey } from '@cocarde/worker/api-keys/api-keys.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { ISSUER } from '../support/community.ts';
import { openGuide, type Guide } from './guide.ts';

let guide: Guide;

beforeAll(async () => {
  guide = await openGuide('send-events.md');
  const { database, here: { community } } = guide;
  for (const subject of ['4711', '4712']) await enrol(database, community, { issuer: ISSUER, subject, name: subject, team: null, joinedAt: 0 });
  const { key } = await createKey(database, community.id, { name: 'lms', scopes: ['events:write', 'facts:write'], expiresAt: Date.now() + 60_000, now: Date.now() });
  guide.env.COCARDE_KEY = key;
  await database.prepare("INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, 'course-completed', 1, ?2, 0)").bind(community.id, JSON.stringify({
    fact: 'lms.course_completed', earns: 'actor', currency: 'points', points: 20, limits: [{ per: 'week', times: 2 }], name: { en: 'Course completed' },
  })).run();
});
afterAll(() => guide.close());

test('what the guide to events says can be typed, and answers what it says', async () => {
  const { run } = guide;
  const [declare, sendOne, sendMany, takeBack] = guide.blocks('sh') as [string, string, string, string];
  expect(guide.blocks('sh')).toHaveLength(4);
  expect(await run(declare)).toMatchObject({ type: 'lms.course_completed', backdatedDays: 30 });
  expect(await run(sendOne)).toEqual(JSON.parse(guide.blocks('json')[0]!));
  expect((await run<EventAnswer>(sendMany)).results.map((result) => (result.status === 'refused' ? result.code : result.status)))
    .toEqual(['replayed', 'accepted', 'unknown_member']);
  expect((await run<EventRetraction>(takeBack)).actor).toMatchObject({ points: -20, total: 0 });
  await guide.sound();
});
