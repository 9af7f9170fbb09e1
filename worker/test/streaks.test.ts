import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKey } from '../src/api-keys/api-keys.ts';
import { readOne } from '../src/database.ts';
import { streakOf } from '../src/streaks/streak.queries.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

const { db } = installation;

/** A Wednesday. The Wednesday before was a holiday in France, the Friday after is none. */
const TODAY = '2026-11-18';
const at = (day: string, time = '09:00') => Date.parse(`${day}T${time}:00+01:00`);

let here: TestCommunity;
let animatrice: Voice;
let ines: Voice;

const travel = (day: string, time?: string) => vi.setSystemTime(at(day, time));
/** Past visits; the sign-in of today made one of its own. */
async function visited(of: Voice, ...days: string[]): Promise<void> {
  for (const day of days) {
    await db.prepare('INSERT INTO visit (community, member, day, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING').bind(here.community.id, of.id, day, at(day)).run();
  }
}
const points = async (of: Voice) => {
  const { streak, streakToday, streakNext } = (await of.call('GET', '/bootstrap?want=points')).body.parts.points;
  return { streak, streakToday, streakNext };
};
const streakPage = async (of: Voice) => (await of.call('GET', '/me/streak')).body;
const pause = (of: Voice, from: string, to: string) => of.call('PUT', `/me/pauses/${from}`, { to });
const patch = (of: Voice, body: object, version = '*') => of.call('PATCH', '/calendar', body, { 'if-match': version });
const refused = ({ status, body }: { status: number; body: any }) => [status, body.code, body.errors?.[0]?.path, body.errors?.[0]?.code];

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: at(TODAY) }));
afterAll(() => vi.useRealTimers());
beforeEach(async () => {
  travel(TODAY);
  here = await openCommunity(installation);
  animatrice = await here.member('noemie', { role: 'animateur' });
  ines = await here.member('ines');
});

describe('the first visit of a day', () => {
  it('says how long the streak is that it made longer, and nothing where it did not', async () => {
    const subject = 'lea';
    const sign = async (day: string) => {
      travel(day);
      const { body } = await here.call('POST', '/session', { token: await here.sign(subject, { name: 'Léa' }) });
      return body.earned;
    };
    expect(await sign('2026-11-18')).toMatchObject({ points: 1 });
    expect((await sign('2026-11-18'))).toBeNull();
    expect(await sign('2026-11-19')).toMatchObject({ points: 1, streak: 2 });
    expect(await sign('2026-11-20')).toMatchObject({ streak: 3 });
    expect(await sign('2026-11-21')).not.toHaveProperty('streak');
    expect(await sign('2026-11-23')).toMatchObject({ streak: 4 });
    expect(await sign('2026-11-25')).not.toHaveProperty('streak');
  });
});

describe('the calendar of a community', () => {
  it('is Monday to Friday without holidays until an animateur says otherwise', async () => {
    const { body, headers } = await ines.call('GET', '/calendar');
    expect(body).toEqual({
      timeZone: 'Europe/Paris', weeks: [{ from: null, days: [1, 2, 3, 4, 5] }], holidays: 'none', daysOff: [], workedDays: [], pauseDays: 183, version: 1,
    });
    expect(headers.get('etag')).toBe('"1"');
  });

  it('is changed in part by animateurs alone, from the version that they read', async () => {
    expect((await patch(ines, { holidays: 'fr' })).body.code).toBe('forbidden');
    expect((await animatrice.call('PATCH', '/calendar', { holidays: 'fr' })).body.code).toBe('precondition_required');
    const first = await patch(animatrice, { holidays: 'fr' }, '"1"');
    expect([first.status, first.body.version, first.headers.get('etag')]).toEqual([200, 2, '"2"']);
    expect((await patch(animatrice, { timeZone: 'UTC' }, '"1"')).body.code).toBe('precondition_failed');
    const off = [{ day: '2026-12-24', name: { fr: 'Fermeture', en: 'Closed' } }, { day: '2026-05-15', name: { fr: 'Pont' } }];
    await patch(animatrice, { daysOff: off, timeZone: 'America/Sao_Paulo' }, '"2"');
    expect((await ines.call('GET', '/calendar')).body).toMatchObject({ timeZone: 'America/Sao_Paulo', holidays: 'fr', daysOff: off.toReversed(), version: 3 });
    expect((await ines.call('GET', '/bootstrap')).body.community.timeZone).toBe('America/Sao_Paulo');
  });

  it('lets one of two changes made from the same version through', async () => {
    const answers = await Promise.all([['fr', 'Europe/Paris'], ['none', 'UTC']].map(([holidays, timeZone]) => patch(animatrice, { holidays, timeZone }, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body } = answers.find(({ status }) => status === 200)!;
    expect((await ines.call('GET', '/calendar')).body).toEqual(body);
  });

  it('refuses what is no calendar and says where', async () => {
    for (const [path, body] of [
      ['timeZone', { timeZone: 'Europe/Nowhere' }], ['timeZone', { timeZone: '+01:00' }], ['holidays', { holidays: 'mars' }], ['weeks', { weeks: [] }],
      ['weeks', { weeks: [{ from: '2026-01-01', days: [1] }] }], ['weeks', { weeks: [{ from: null, days: [1] }, { from: null, days: [2] }] }],
      ['weeks.0.days', { weeks: [{ from: null, days: [] }] }], ['weeks.0.days.0', { weeks: [{ from: null, days: [8] }] }],
      ['daysOff.0.day', { daysOff: [{ day: '2026-02-30', name: { fr: 'x' } }] }], ['daysOff.0.name', { daysOff: [{ day: '2026-02-03', name: {} }] }],
      ['workedDays.0', { workedDays: ['hier'] }], ['pauseDays', { pauseDays: -1 }], ['version', { version: 9 }],
    ] as [string, object][]) {
      const { body: problem } = await patch(animatrice, body);
      expect([path, problem.code, problem.errors[0].path]).toEqual([path, 'invalid_input', path]);
    }
    expect((await ines.call('GET', '/calendar')).body.version).toBe(1);
  });

  it('names the holidays of a year as they stand, without those that are worked', async () => {
    await patch(animatrice, { holidays: 'fr', workedDays: ['2026-05-25'], daysOff: [{ day: '2026-05-15', name: { fr: 'Pont' } }, { day: '2027-01-02', name: { fr: 'Pont' } }] });
    const { body } = await ines.call('GET', '/calendar/years/2026');
    expect(body.year).toBe(2026);
    expect(body.holidays.map(({ day }: any) => day)).toEqual([
      '2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-15', '2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25',
    ]);
    expect(body.holidays[5].name).toEqual({ fr: 'Pont' });
    expect((await ines.call('GET', '/calendar/years/dernier')).body.code).toBe('invalid_input');
  });
});

describe('a streak', () => {
  it('counts working days with a visit, today included, week-ends aside, and names the next day that it needs', async () => {
    await visited(ines, '2026-11-17', '2026-11-16', '2026-11-14', '2026-11-13', '2026-11-12', '2026-11-10');
    expect(await points(ines)).toEqual({ streak: 5, streakToday: 'counted', streakNext: '2026-11-19' });
    travel('2026-11-20');
    await here.member('ines');
    expect(await points(ines = await here.member('ines'))).toEqual({ streak: 1, streakToday: 'counted', streakNext: '2026-11-23' });
  });

  it('is still open on a working day without a visit, and whole', async () => {
    await visited(ines, '2026-11-17', '2026-11-16');
    await db.prepare('DELETE FROM visit WHERE community = ?1 AND member = ?2 AND day = ?3').bind(here.community.id, ines.id, TODAY).run();
    expect(await points(ines)).toEqual({ streak: 2, streakToday: 'open', streakNext: TODAY });
  });

  it('follows a change of calendar at once and back again: nothing but facts is stored', async () => {
    await visited(ines, '2026-11-17', '2026-11-16', '2026-11-13', '2026-11-12', '2026-11-10', '2026-11-09');
    expect((await points(ines)).streak).toBe(5);
    await patch(animatrice, { holidays: 'fr' });
    expect((await points(ines)).streak).toBe(7);
    await patch(animatrice, { weeks: [{ from: null, days: [1, 2, 3, 4, 5, 6] }] });
    expect((await points(ines)).streak).toBe(3);
    await patch(animatrice, { weeks: [{ from: null, days: [1, 2, 3, 4, 5] }, { from: '2026-11-16', days: [1, 2, 3, 4, 5, 6] }] });
    expect(await points(ines)).toEqual({ streak: 7, streakToday: 'counted', streakNext: '2026-11-19' });
    await patch(animatrice, { holidays: 'none', daysOff: [{ day: '2026-11-18', name: { fr: 'Fermé' } }] });
    expect(await points(ines)).toEqual({ streak: 4, streakToday: 'free', streakNext: '2026-11-19' });
  });

  it('finds visits on their day once a wrong time zone is put right, and loses none that had counted', async () => {
    // Friday at 22:00 in New York is Saturday in Paris.
    await db.prepare('INSERT INTO visit (community, member, day, at) VALUES (?1, ?2, ?3, ?4)').bind(here.community.id, ines.id, '2026-11-14', Date.parse('2026-11-14T03:00:00Z')).run();
    await visited(ines, '2026-11-17', '2026-11-16', '2026-11-12');
    expect((await points(ines)).streak).toBe(3);
    await patch(animatrice, { timeZone: 'America/New_York' });
    expect((await points(ines)).streak).toBe(5);
    await patch(animatrice, { timeZone: 'Europe/Paris' });
    expect((await points(ines)).streak).toBe(3);
  });

  it('of years is counted to its end, and reads no more rows than it needs', async () => {
    const days: string[] = [];
    for (let day = at(TODAY) - 86_400_000; days.length < 1_000; day -= 86_400_000) {
      if (![0, 6].includes(new Date(day).getUTCDay())) days.push(new Date(day).toISOString().slice(0, 10));
    }
    await db.prepare('INSERT INTO visit (community, member, day, at) SELECT ?1, ?2, value, 0 FROM json_each(?3)').bind(here.community.id, ines.id, JSON.stringify(days)).run();
    expect((await points(ines)).streak).toBe(1_001);
    expect((await streakPage(ines)).longest).toBe(1_001);
    await db.prepare('DELETE FROM visit WHERE community = ?1 AND member = ?2 AND day = ?3').bind(here.community.id, ines.id, '2026-11-05').run();
    expect((await points(ines)).streak).toBe(9);
    expect((await streakPage(ines)).longest).toBe(991);
    const read = streakOf(db, here.community, ines.id, TODAY);
    const results = await db.batch(read.statements);
    expect(read.take(results).streak).toBe(9);
    expect(read.rest!()).toBeNull();
    expect(results.reduce((sum, { meta }) => sum + meta.rows_read, 0)).toBeLessThanOrEqual(40);
    expect((await readOne(db, streakOf(db, here.community, ines.id, '2026-11-04'))).streak).toBe(991);
  });

  it('is nobody else’s to see', async () => {
    await pause(ines, '2026-12-01', '2026-12-02');
    const seen = JSON.stringify([
      (await animatrice.call('GET', '/bootstrap?want=points&want=badges&want=leaderboard:week')).body, await streakPage(animatrice), (await animatrice.call('GET', '/leaderboards/all')).body,
    ]);
    expect(seen).not.toMatch('2026-12-0');
    for (const path of [`/members/${ines.id}/streak`, `/members/${ines.id}/pauses`, `/members/${ines.id}/repairs`]) expect((await animatrice.call('GET', path)).status).toBe(404);
  });
});

describe('a pause', () => {
  it('neither counts nor breaks, is set and taken back by its member, and asks for no reason', async () => {
    await visited(ines, '2026-11-13', '2026-11-12');
    expect((await points(ines)).streak).toBe(1);
    const answer = await pause(ines, '2026-11-16', '2026-11-17');
    expect([answer.status, answer.body.streak, answer.body.pauses]).toEqual([200, 3, [{ from: '2026-11-16', to: '2026-11-17' }]]);
    expect((await points(ines)).streak).toBe(3);
    expect((await ines.call('PUT', '/me/pauses/2026-11-16', { to: '2026-11-17', reason: 'x' })).body.code).toBe('invalid_input');
    const after = await ines.call('DELETE', '/me/pauses/2026-11-16');
    expect([after.status, after.body.streak, after.body.pauses]).toEqual([200, 1, []]);
    expect((await ines.call('DELETE', '/me/pauses/2026-11-16')).status).toBe(200);
  });

  it('moves the next day that is needed behind itself, and a visit in it counts all the same', async () => {
    await visited(ines, '2026-11-17');
    await pause(ines, '2026-11-17', '2026-11-24');
    expect(await points(ines)).toEqual({ streak: 2, streakToday: 'counted', streakNext: '2026-11-25' });
  });

  it('reaches a week back and a year ahead, no further', async () => {
    expect(refused(await pause(ines, '2026-11-10', '2026-11-12'))).toEqual([400, 'invalid_input', 'from', 'too_early']);
    expect((await pause(ines, '2026-11-11', '2026-11-12')).status).toBe(200);
    expect(refused(await pause(ines, '2027-11-15', '2027-11-20'))).toEqual([400, 'invalid_input', 'to', 'too_late']);
    expect((await pause(ines, '2027-11-15', '2027-11-19')).status).toBe(200);
    expect(refused(await pause(ines, '2026-11-25', '2026-11-24'))).toEqual([400, 'invalid_input', 'to', 'too_early']);
    expect(refused(await pause(ines, '2026-02-30', '2026-11-24'))[1]).toBe('invalid_input');
    expect((await streakPage(ines)).pauseDays).toEqual({ used: 2, of: 183, from: '2026-11-11', to: '2027-11-19' });
  });

  it('begun long ago is made longer or shorter where it is not settled', async () => {
    await pause(ines, TODAY, '2026-12-11');
    travel('2026-12-09');
    ines = await here.member('ines');
    expect((await pause(ines, TODAY, '2026-12-18')).body.pauses).toEqual([{ from: TODAY, to: '2026-12-18' }]);
    expect(refused(await pause(ines, TODAY, '2026-11-25'))).toEqual([400, 'invalid_input', 'to', 'too_early']);
    expect((await pause(ines, TODAY, '2026-12-01')).body.pauses).toEqual([{ from: TODAY, to: '2026-12-01' }]);
    travel('2026-12-10');
    ines = await here.member('ines');
    expect(refused(await pause(ines, TODAY, '2026-12-04'))).toEqual([400, 'invalid_input', 'to', 'too_early']);
    expect((await pause(ines, TODAY, '2026-12-01')).status).toBe(200);
    expect((await ines.call('DELETE', `/me/pauses/${TODAY}`)).body.pauses).toEqual([{ from: TODAY, to: '2026-12-01' }]);
  });

  it('taken back while it goes on stays paused only where it is settled', async () => {
    await pause(ines, TODAY, '2026-12-11');
    travel('2026-12-09');
    ines = await here.member('ines');
    expect((await ines.call('DELETE', `/me/pauses/${TODAY}`)).body.pauses).toEqual([{ from: TODAY, to: '2026-12-01' }]);
  });

  it('does not overlap another one, whichever of two arrives first', async () => {
    await pause(ines, '2026-11-23', '2026-11-25');
    for (const [from, to] of [['2026-11-20', '2026-11-23'], ['2026-11-24', '2026-11-24'], ['2026-11-25', '2026-11-30'], ['2026-11-20', '2026-11-30']] as const) {
      expect(refused(await pause(ines, from, to))).toEqual([400, 'invalid_input', 'from', 'not_allowed']);
    }
    expect((await pause(ines, '2026-11-26', '2026-11-26')).status).toBe(200);
    const answers = await Promise.all([['2026-12-01', '2026-12-05'], ['2026-12-02', '2026-12-06'], ['2026-12-03', '2026-12-07']].map(([from, to]) => pause(ines, from!, to!)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  });

  it('stays within the days of each year that it touches, also when several are set at once', async () => {
    await patch(animatrice, { pauseDays: 10 });
    expect(refused(await pause(ines, '2026-12-01', '2026-12-11'))).toEqual([400, 'invalid_input', 'to', 'too_many']);
    expect((await pause(ines, '2026-12-24', '2027-01-05')).status).toBe(200);
    expect((await streakPage(ines)).pauseDays).toMatchObject({ used: 8, of: 10 });
    const answers = await Promise.all(['2026-12-01', '2026-12-03', '2026-12-05', '2026-12-07'].map((day) => pause(ines, day, day)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400]);
    expect((await streakPage(ines)).pauseDays.used).toBe(10);
    expect(refused(await pause(ines, '2027-01-11', '2027-01-16'))).toEqual([400, 'invalid_input', 'to', 'too_many']);
    expect((await pause(ines, '2027-01-11', '2027-01-15')).status).toBe(200);
  });

  it('may be shortened after the community lowered the days of a year, and not prolonged', async () => {
    await pause(ines, '2026-11-23', '2026-12-04');
    await patch(animatrice, { pauseDays: 5 });
    expect(refused(await pause(ines, '2026-11-23', '2026-12-05'))).toEqual([400, 'invalid_input', 'to', 'too_many']);
    expect((await pause(ines, '2026-11-23', '2026-12-03')).status).toBe(200);
  });
});

describe('a repair', () => {
  beforeEach(() => db.prepare('UPDATE member SET joined_at = ?2 WHERE id = ?1').bind(ines.id, at('2026-01-05', '18:00')).run());
  const repair = (by: Voice, day: string, reason: unknown = 'Le serveur était en panne', of = ines.id) => by.call('PUT', `/members/${of}/repairs/${day}`, { reason });

  it('counts a day for a member, who reads by whom and why', async () => {
    await visited(ines, '2026-11-16');
    expect((await points(ines)).streak).toBe(1);
    expect((await repair(animatrice, '2026-11-17')).status).toBe(204);
    expect((await repair(animatrice, '2026-11-17')).status).toBe(204);
    expect((await points(ines)).streak).toBe(3);
    const page = await streakPage(ines);
    expect(page.repairs).toEqual([{ day: '2026-11-17', reason: 'Le serveur était en panne', by: { id: String(animatrice.id), name: 'noemie', team: 'Contenu' } }]);
    expect(page.days.find(({ day }: any) => day === '2026-11-17').kind).toBe('repaired');
    expect((await animatrice.call('DELETE', `/members/${ines.id}/repairs/2026-11-17`)).status).toBe(204);
    expect((await points(ines)).streak).toBe(1);
  });

  it('is for animateurs, for their own members, for working days that have come, and never without a reason', async () => {
    expect((await repair(ines, '2026-11-17')).body.code).toBe('forbidden');
    expect((await ines.call('DELETE', `/members/${ines.id}/repairs/2026-11-17`)).body.code).toBe('forbidden');
    expect(refused(await repair(animatrice, '2026-11-19'))).toEqual([400, 'invalid_input', 'day', 'too_late']);
    expect(refused(await repair(animatrice, '2026-11-15'))).toEqual([400, 'invalid_input', 'day', 'not_allowed']);
    expect(refused(await repair(animatrice, '2026-11-17', ' '))).toEqual([400, 'invalid_input', 'reason', 'required']);
    expect((await repair(animatrice, '2026-11-17', 'x', 999_999)).status).toBe(404);
    const elsewhere = await openCommunity(installation);
    const stranger = await elsewhere.member('stranger');
    expect((await repair(animatrice, '2026-11-17', 'x', stranger.id)).status).toBe(404);
    expect((await streakPage(stranger)).repairs ?? []).toEqual([]);
  });

  it('is never one’s own: another animateur counts the day', async () => {
    expect((await repair(animatrice, '2026-11-17', 'Pour moi', animatrice.id)).body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('Another animateur') });
    expect((await points(animatrice)).streak).toBe(1);
    const karim = await here.member('karim', { role: 'animateur' });
    expect((await repair(karim, '2026-11-17', 'Panne', animatrice.id)).status).toBe(204);
    expect((await points(animatrice)).streak).toBe(2);
  });

  it('reaches back to the day on which the member came, and at most a year', async () => {
    expect((await repair(animatrice, '2026-01-05')).status).toBe(204);
    expect(refused(await repair(animatrice, '2026-01-02'))).toEqual([400, 'invalid_input', 'day', 'too_early']);
    await db.prepare('UPDATE member SET joined_at = 0 WHERE id = ?1').bind(ines.id).run();
    expect((await repair(animatrice, '2025-11-17')).status).toBe(204);
    for (const day of ['2025-11-14', '1990-01-02']) expect(refused(await repair(animatrice, day))).toEqual([400, 'invalid_input', 'day', 'too_early']);
    expect((await streakPage(ines)).repairs.map(({ day }: any) => day)).toEqual(['2026-01-05', '2025-11-17']);
  });
});

describe('the four weeks that a member sees', () => {
  it('say of each day what it is, from Monday to Sunday, and begin no earlier than the member', async () => {
    await patch(animatrice, { holidays: 'fr' });
    await visited(ines, '2026-11-05', '2026-11-12', '2026-11-13', '2026-11-16');
    await pause(ines, '2026-11-17', '2026-11-17');
    await pause(ines, '2026-11-20', '2026-11-20');
    const { days, longest } = await streakPage(ines);
    expect(days.map(({ day, kind }: any) => `${day.slice(8)} ${kind}`)).toEqual([
      '05 visited', '06 missed', '07 rest', '08 rest',
      '09 missed', '10 missed', '11 holiday', '12 visited', '13 visited', '14 rest', '15 rest',
      '16 visited', '17 pause', '18 visited', '19 ahead', '20 pause', '21 rest', '22 rest',
    ]);
    expect(days.find(({ day }: any) => day === '2026-11-11').name).toEqual({ fr: 'Armistice 1918', en: 'Armistice Day' });
    expect(longest).toBe(4);
    await visited(ines, '2026-01-05');
    expect((await streakPage(ines)).days.map(({ day }: any) => day)).toHaveLength(28);
    expect((await streakPage(ines)).days[0].day).toBe('2026-10-26');
  });

  it('show today as open while it has no visit', async () => {
    await db.prepare('DELETE FROM visit WHERE community = ?1 AND member = ?2').bind(here.community.id, ines.id).run();
    const page = await streakPage(ines);
    expect(page.days.find(({ day }: any) => day === TODAY).kind).toBe('open');
    expect([page.streak, page.longest, page.streakNext]).toEqual([0, 0, TODAY]);
  });
});

describe('an event of a fact that keeps streaks', () => {
  it('counts for its day like a visit, tells what it changed, and counts no more once it is retracted', async () => {
    const { key } = await createKey(db, here.community.id, { name: 'lms', scopes: ['events:write', 'facts:write'], expiresAt: Date.now() + 3_600_000, now: Date.now() });
    const ask = async (method: string, path: string, body?: unknown) => (await (await installation.fetch(new Request(`https://cocarde.example/v1/c/${here.community.slug}${path}`, {
      method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}),
    }))).json()) as any;
    const report = (id: string, type: string, day: string, subject = 'ines') => ask('POST', '/events', [{
      specversion: '1.0', id, source: 'https://lms.example', type, subject, time: new Date(at(day)).toISOString(),
    }]);
    await ask('PUT', '/facts/lms.lesson', { name: { fr: 'Leçon' }, attributes: {}, keepsStreak: true });
    await ask('PUT', '/facts/lms.glance', { name: { fr: 'Coup d’œil' }, attributes: {} });
    await visited(ines, '2026-11-12', '2026-11-13', '2026-11-16');
    expect((await points(ines)).streak).toBe(1);

    expect((await report('1', 'lms.glance', '2026-11-17')).results[0].actor.change.streak).toBeNull();
    expect((await points(ines)).streak).toBe(1);
    expect((await report('2', 'lms.lesson', '2026-11-17')).results[0].actor.change.streak).toEqual({ before: 1, after: 5 });
    expect((await points(ines)).streak).toBe(5);
    // Told again, it changes nothing and says so.
    expect((await report('2', 'lms.lesson', '2026-11-17')).results[0]).toMatchObject({ status: 'replayed', actor: { change: null } });
    expect((await ask('DELETE', `/events/${encodeURIComponent('https://lms.example')}/2`)).actor.streak).toEqual({ before: 5, after: 1 });
    expect((await points(ines)).streak).toBe(1);
  });
});
