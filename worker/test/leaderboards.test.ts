import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { ISSUER, openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { changeSettings } from '../src/leaderboard/settings.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';
import { overtaken } from './overtaken.ts';

const { db } = installation;
const WORDS = { fr: 'Printemps', en: 'Spring' };

let here: TestCommunity;
let animatrice: Voice;

const noon = (day: string) => vi.setSystemTime(`${day}T11:00:00Z`);

/** Another day: every session has ended, the animatrice is back. */
async function on(day: string): Promise<void> {
  noon(day);
  animatrice = await here.member('noemie', { role: 'animateur' });
}

/** A community where a vote gives ten points and nothing else gives any, on a Wednesday. */
async function open(day = '2026-04-15'): Promise<void> {
  noon(day);
  here = await openCommunity(installation);
  await db.prepare("DELETE FROM rule WHERE community = ?1 AND id <> 'vote-cast'").bind(here.community.id).run();
  await db.prepare("UPDATE rule SET definition = json_remove(json_set(definition, '$.points', 10), '$.limits') WHERE community = ?1").bind(here.community.id).run();
  await on(day);
}

const give = async (member: Voice, points: number) =>
  expect((await animatrice.call('POST', `/members/${member.id}/corrections`, { points, reason: 'Pour voir' })).status).toBe(201);
const settings = (more: object = {}) => animatrice.call('PATCH', '/leaderboards', { periods: ['week', 'month', 'all'], ranking: 'competition', naming: 'opt_in', ...more }, { 'if-match': '*' });
const board = async (kind: string, query = '', as = animatrice): Promise<Leaderboard> => {
  const answer = await as.call('GET', `/leaderboards/${kind}${query}`);
  expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
  return answer.body;
};
const points = (page: Leaderboard) => page.top.map((row) => row.points);
const ranks = (page: Leaderboard) => page.top.map((row) => row.rank);
const scores = async () => (await db.prepare('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY board, member').bind(here.community.id).all()).results;
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);

/** A replay of the facts gives the very boards that are there. */
async function replayed(): Promise<void> {
  const live = await scores();
  await rebuild(db, (await loadCommunity(db, here.community.slug))!);
  expect(await scores()).toEqual(live);
  await sound();
}

async function crowd(count: number, team = 'Contenu'): Promise<Voice[]> {
  const voices: Voice[] = [];
  for (let i = 0; i < count; i += 1) voices.push(await here.member(`${team}-${i}`.toLowerCase(), { team, name: `${team} ${i}` }));
  return voices;
}

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('periods', () => {
  it('are days, ISO weeks, months, quarters, seasons and all time, each with its first and last day', async () => {
    await open('2026-04-15');
    await settings({ periods: ['day', 'week', 'month', 'quarter', 'all'] });
    const shown = async (kind: string) => {
      const { period, from, to, closed, periods } = await board(kind);
      expect([closed, periods]).toEqual([false, ['day', 'week', 'month', 'quarter', 'all']]);
      return [period, from, to];
    };
    expect(await shown('day')).toEqual(['2026-04-15', '2026-04-15', '2026-04-15']);
    expect(await shown('week')).toEqual(['2026-W16', '2026-04-13', '2026-04-19']);
    expect(await shown('month')).toEqual(['2026-04', '2026-04-01', '2026-04-30']);
    expect(await shown('quarter')).toEqual(['2026-Q2', '2026-04-01', '2026-06-30']);
    expect(await shown('all')).toEqual(['all', null, null]);
  });

  it('begin on Monday: what is earned on Sunday counts in the week that ends, whatever the time zone of the server', async () => {
    await open('2026-04-19');
    const [one] = await crowd(1);
    // Sunday, 23:30 in Paris.
    vi.setSystemTime('2026-04-19T21:30:00Z');
    await one!.call('PUT', '/votes/page:late', { value: 1 }).then(async ({ status }) => {
      // The session of noon is over by then.
      if (status === 401) await (await here.member('contenu-0')).call('PUT', '/votes/page:late', { value: 1 });
    });
    vi.setSystemTime('2026-04-19T22:30:00Z');
    animatrice = await here.member('noemie', { role: 'animateur' });
    expect((await board('week')).period).toBe('2026-W17');
    expect((await board('week')).top).toEqual([]);
    expect(points(await board('week', '?period=2026-W16'))).toEqual([10]);
  });

  it('trap: week starting Monday vs. Sunday: limits, boards, totals and streaks turn over together at midnight before Monday', async () => {
    await open('2026-04-17');
    await db.prepare("UPDATE rule SET definition = json_set(definition, '$.limits', json('[{\"per\":\"week\",\"times\":1}]')) WHERE community = ?1").bind(here.community.id).run();
    const act = async (at: string, page: string) => {
      vi.setSystemTime(at);
      const voice = await here.member('contenu-0');
      const { earned } = (await voice.call('PUT', `/votes/page:${page}`, { value: 1 })).body;
      const { points: part } = (await voice.call('GET', '/bootstrap?want=points')).body.parts;
      return [earned.points, part.thisWeek, part.streak, part.streakToday, (await board('week', '', voice)).period, points(await board('week', '', voice))];
    };
    // Friday noon; Sunday 23:59 in Paris; Monday 00:01, which in UTC is Sunday still.
    expect(await act('2026-04-17T10:00:00Z', 'a')).toEqual([10, 10, 1, 'counted', '2026-W16', [10]]);
    expect(await act('2026-04-19T21:59:00Z', 'b')).toEqual([0, 10, 1, 'free', '2026-W16', [10]]);
    expect(await act('2026-04-19T22:01:00Z', 'c')).toEqual([10, 10, 2, 'counted', '2026-W17', [10]]);
    expect(await act('2026-04-20T10:00:00Z', 'd')).toEqual([0, 10, 2, 'counted', '2026-W17', [10]]);
    await replayed();
  });

  it('that do not exist, have not begun or are not switched on are refused by a sentence', async () => {
    await open();
    for (const [path, field] of [
      ['/leaderboards/week?period=2026-W60', 'period'], ['/leaderboards/week?period=2026-16', 'period'], ['/leaderboards/week?period=2026-W17', 'period'],
      ['/leaderboards/month?period=2026-13', 'period'], ['/leaderboards/month?period=2026-05', 'period'], ['/leaderboards/week?period=2025-W53', 'period'],
      ['/leaderboards/all?period=2026', 'period'], ['/leaderboards/day', 'kind'], ['/leaderboards/season', 'kind'], ['/leaderboards/week?of=nobody', 'of'],
      ['/leaderboards/year', ''], ['/leaderboards/week?colour=red', 'colour'],
    ]) {
      const { status, body } = await animatrice.call('GET', path!);
      expect([path, status, body.code, body.errors[0].path]).toEqual([path, 400, 'invalid_input', field]);
    }
    await settings({ periods: ['day', 'all'] });
    expect((await animatrice.call('GET', '/leaderboards/day?period=2026-02-31')).body.errors[0].message).toBe('There is no such period.');
  });

  it('of the past are found from each other; the empty ones between are passed over', async () => {
    await open('2026-02-04');
    const [one] = await crowd(1);
    await give(one!, 5);
    await on('2026-03-25');
    await give(one!, 7);
    await on('2026-04-15');
    const now = await board('week');
    expect([now.period, now.previous, now.next]).toEqual(['2026-W16', { period: '2026-W13', name: null }, null]);
    const before = await board('week', '?period=2026-W13');
    expect([before.closed, points(before), before.previous?.period, before.next?.period]).toEqual([true, [7], '2026-W06', '2026-W16']);
    const empty = await board('week', '?period=2026-W10');
    expect([empty.top, empty.previous?.period, empty.next?.period]).toEqual([[], '2026-W06', '2026-W13']);
    expect((await board('month')).previous?.period).toBe('2026-03');
    expect(await board('all')).toMatchObject({ previous: null, next: null });
  });

  it('come with the bootstrap, and one that is not there takes nothing from the other parts', async () => {
    await open('2026-03-25');
    const [one] = await crowd(1);
    await give(one!, 7);
    await on('2026-04-15');
    const wants = ['leaderboard:week', 'leaderboard:week:2026-W13', 'leaderboard:day', 'leaderboard:week:2030-W01', 'leaderboard:decade', 'points'];
    const { body } = await animatrice.call('GET', `/bootstrap?${wants.map((want) => `want=${want}`).join('&')}`);
    expect(Object.keys(body.parts)).toEqual(['leaderboard:week', 'leaderboard:week:2026-W13', 'points']);
    expect(body.parts['leaderboard:week:2026-W13'].top[0].points).toBe(7);
  });

  it('cost rows only while they are switched on; one switched on later takes up what was earned in it', async () => {
    await open();
    const [one, two] = await crowd(2) as [Voice, Voice];
    await give(one, 40);
    await two.call('PUT', '/votes/page:a', { value: 1 });
    expect([...new Set((await scores()).map((row) => row.board))]).toEqual(['2026-04', '2026-W16', 'all']);
    expect((await settings({ periods: ['week', 'quarter', 'all'] })).body).toMatchObject({ settings: { periods: ['week', 'quarter', 'all'] }, filling: [] });
    expect(points(await board('quarter'))).toEqual([40, 10]);
    await give(one, 1);
    await two.call('DELETE', '/votes/page:a');
    expect(points(await board('quarter'))).toEqual([41]);
    // Refused for its version, a change takes up nothing.
    const stale = await animatrice.call('PATCH', '/leaderboards', { periods: ['week', 'quarter', 'day', 'all'] }, { 'if-match': '"1"' });
    expect([stale.body.code, (await animatrice.call('GET', '/leaderboards')).body.filling]).toEqual(['precondition_failed', []]);
    // Off and on again: what came meanwhile is taken up too.
    await settings({ periods: ['week', 'all'] });
    await give(two, 3);
    expect((await settings({ periods: ['week', 'quarter', 'all'] })).body.filling).toEqual([]);
    expect(points(await board('quarter'))).toEqual([41, 3]);
    await sound();
  });

  it('take up a large community in pages, of which any may be done twice', async () => {
    await open();
    const members = await crowd(5);
    for (const [i, member] of members.entries()) await give(member, 10 + i);
    await settings({ periods: ['quarter', 'all'] });
    // As if only one member had fitted the first page, and its answer had been lost.
    await db.batch([
      db.prepare("DELETE FROM score WHERE community = ?1 AND board = '2026-Q2' AND member > ?2").bind(here.community.id, members[0]!.id),
      db.prepare("DELETE FROM carried WHERE community = ?1 AND board = '2026-Q2' AND member > ?2").bind(here.community.id, members[0]!.id),
      db.prepare("UPDATE filling SET after_member = 0, last_member = ?2, page = 2, done_at = NULL WHERE community = ?1 AND board = '2026-Q2'")
        .bind(here.community.id, members[4]!.id),
    ]);
    await give(members[4]!, 100);
    expect((await animatrice.call('GET', '/leaderboards')).body.filling).toEqual([{ board: '2026-Q2', done: 0, of: members[4]!.id }]);
    let left = 1;
    for (let i = 0; left && i < 10_000; i += 1) left = (await animatrice.call('POST', '/leaderboards/pages')).body.filling.length;
    expect(points(await board('quarter'))).toEqual([114, 13, 12, 11, 10]);
    await sound();
  });

  it('take up no more rows of a member than these have in the period', async () => {
    await open();
    const alice = await here.member('alice');
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
       INSERT INTO ledger (community, member, day, at, cause, rule, version, seq, fact, raw, points, boards, written_at)
       SELECT ?1, ?2, date('2026-04-15', '-' || (1 + i / 10) || ' days'), i, 'x:' || i, 'x', 1, 0, 'x', 1, 1, '["all"]', 0 FROM n`,
    ).bind(here.community.id, alice.id).run();
    await give(alice, 7);
    const { db: counted, cost } = counting(db);
    const row = (await db.prepare('SELECT id, community, role FROM member WHERE id = ?1').bind(animatrice.id).first())!;
    await changeSettings({ db: counted, community: (await loadCommunity(db, here.community.slug))!, member: row as any, now: Date.now() }, { periods: ['day', 'week', 'month', 'all'] }, null);
    console.log(`A day filled beside 2000 older lines: ${cost.read} rows read`);
    expect(cost.read).toBeLessThan(200);
    expect(points(await board('day'))).toEqual([7]);
  });

  it('switched on while somebody acts have what they earned, once, whatever their request knew of them', async () => {
    await open();
    const [alice, bob] = [await here.member('alice'), await here.member('bob')];
    const vote = (by: Voice, subject: string, meanwhile: () => Promise<unknown>) => overtaken(here, by, 'PUT', `/votes/page:${subject}`, { value: 1 }, 'INSERT INTO vote', meanwhile);
    const of = async (kind: string) => points(await board(kind));
    await vote(alice, 'a', () => settings({ periods: ['week', 'month', 'quarter', 'all'] }));
    expect([await of('quarter'), await of('all')]).toEqual([[10], [10]]);
    // Taken back by who knows the board, it goes from there too.
    await alice.call('DELETE', '/votes/page:a');
    expect(await of('quarter')).toEqual([]);

    await vote(bob, 'b', () => animatrice.call('PUT', '/seasons/s', { name: WORDS, from: '2026-04-01', to: '2026-04-30' }));
    await bob.call('PUT', '/votes/page:c', { value: 1 });
    expect([await of('season'), await of('quarter'), await of('all')]).toEqual([[20], [20], [20]]);
    await sound();
    const stood = await scores();
    await rebuild(db, (await loadCommunity(db, here.community.slug))!, Date.now());
    expect(await scores()).toEqual(stood);

    // Without leaving an exclusion behind either.
    await vote(alice, 'd', async () => {
      await settings({ periods: ['day', 'week', 'month', 'all'] });
      await animatrice.call('PUT', `/members/${alice.id}/exclusion`, { reason: 'staff' });
    });
    expect(await of('day')).toEqual([20]);
    await animatrice.call('DELETE', `/members/${alice.id}/exclusion`);
    await sound();
  });

  it('switched on while somebody acts show nobody who was excluded meanwhile', async () => {
    await open();
    const alice = await here.member('alice');
    await alice.call('PUT', '/votes/page:a', { value: 1 });
    await overtaken(here, alice, 'PUT', '/votes/page:b', { value: 1 }, 'INSERT INTO vote', async () => {
      await settings({ periods: ['day', 'week', 'month', 'all'] });
      vi.setSystemTime('2026-04-15T11:00:01Z');
      await animatrice.call('PUT', `/members/${alice.id}/exclusion`, { reason: 'staff' });
    });
    expect(await scores()).toEqual([]);
    await sound();
    await animatrice.call('DELETE', `/members/${alice.id}/exclusion`);
    expect(points(await board('day'))).toEqual([20]);
    await sound();
  });

  it('switched on and off again are what they were after a rebuild, however soon it comes', async () => {
    await open();
    const alice = await here.member('alice');
    await alice.call('PUT', '/votes/page:a', { value: 1 });
    await settings({ periods: ['week', 'month', 'quarter', 'all'] });
    await settings();
    await alice.call('PUT', '/votes/page:b', { value: 1 });
    await replayed();
  });

  it('that are over take nothing from a request that knew them running, however lately they were switched on', async () => {
    await open();
    vi.setSystemTime('2026-04-15T21:59:00Z');
    const alice = await here.member('alice');
    animatrice = await here.member('noemie', { role: 'animateur' });
    await settings({ periods: ['day', 'week', 'month', 'all'] });
    vi.setSystemTime('2026-04-15T22:01:00Z');
    await alice.call('PUT', '/votes/page:a', { value: 1 });
    expect((await scores()).map(({ board }) => board)).toEqual(['2026-04', '2026-04-16', '2026-W16', 'all']);
    await sound();
  });

  it('are chosen by animateurs; all time stays', async () => {
    await open();
    const [one] = await crowd(1);
    for (const [method, path, body] of [
      ['PATCH', '/leaderboards', { ranking: 'dense' }], ['POST', '/leaderboards/pages'], ['PUT', '/leaderboards/rse', {}], ['DELETE', '/leaderboards/rse'],
      ['PUT', '/seasons/x', {}], ['PUT', `/members/${one!.id}/exclusion`, { reason: 'bot' }], ['DELETE', `/members/${one!.id}/exclusion`],
    ] as [string, string, unknown?][]) expect([path, (await one!.call(method, path, body)).body.code]).toEqual([path, 'forbidden']);
    expect((await settings({ periods: ['week'] })).body.errors[0].path).toBe('periods');
    expect((await settings({ ranking: 'olympic' })).body.errors[0].path).toBe('ranking');
  });
});

describe('a period that is over', () => {
  it('stays as it was when a vote in it is undone, while all time changes, and a rebuild gives both', async () => {
    await open('2026-04-15');
    let [one, two] = await crowd(2) as [Voice, Voice];
    await give(two, 15);
    for (const page of ['a', 'b']) await one.call('PUT', `/votes/page:${page}`, { value: 1 });
    await on('2026-04-22');
    one = await here.member('contenu-0');
    expect((await one.call('DELETE', '/votes/page:a')).body.earned.points).toBe(-10);
    expect(points(await board('week', '?period=2026-W16'))).toEqual([20, 15]);
    expect(points(await board('month'))).toEqual([15, 10]);
    expect(points(await board('all'))).toEqual([15, 10]);
    await replayed();
    expect(points(await board('week', '?period=2026-W16'))).toEqual([20, 15]);
    expect((await one.call('DELETE', '/votes/page:b')).body.earned.points).toBe(-10);
    expect(points(await board('week', '?period=2026-W16'))).toEqual([20, 15]);
    await replayed();
    await replayed();
  });

  it('stays as it was when its rules are re-priced', async () => {
    await open('2026-04-15');
    const [one] = await crowd(1) as [Voice];
    await one.call('PUT', '/votes/page:a', { value: 1 });
    await on('2026-05-06');
    await animatrice.call('PUT', '/rules/vote-cast/draft', { fact: 'vote_cast', earns: 'actor', currency: 'points', points: 25, name: { en: 'Vote' } });
    const { repricing } = (await animatrice.call('POST', '/rules/vote-cast/versions', { from: 'all', change: 'Votes are worth more' })).body;
    await animatrice.call('POST', `/repricings/${repricing.id}/pages`);
    expect(points(await board('all'))).toEqual([25]);
    for (const [kind, period] of [['week', '2026-W16'], ['month', '2026-04']]) expect(points(await board(kind!, `?period=${period}`))).toEqual([10]);
    await replayed();
  });

  it('has ended by the calendar of the community, not by that of the server', async () => {
    await open('2026-04-15');
    let [one] = await crowd(1) as [Voice];
    await one.call('PUT', '/votes/page:a', { value: 1 });
    // Sunday 23:59 in Paris, then Monday 00:01, both Sunday in UTC.
    for (const [time, expected] of [['2026-04-19T21:59:00Z', [20]], ['2026-04-19T22:01:00Z', [20]]] as const) {
      vi.setSystemTime(time);
      one = await here.member('contenu-0');
      await one.call('PUT', `/votes/page:${time.slice(-6, -4)}`, { value: 1 });
      animatrice = await here.member('noemie', { role: 'animateur' });
      expect(points(await board('week', '?period=2026-W16'))).toEqual(expected);
    }
    await one.call('DELETE', '/votes/page:a');
    expect(points(await board('week', '?period=2026-W16'))).toEqual([20]);
    expect(points(await board('all'))).toEqual([20]);
  });
});

describe('a change of the time zone', () => {
  const zone = (timeZone: string) => animatrice.call('PATCH', '/calendar', { timeZone }, { 'if-match': '*' });
  const days = async () => (await scores()).filter(({ board }) => /^\d{4}-\d\d-\d\d$/.test(String(board))).map(({ board, points }) => [board, points]);
  const vote = async (subject: string) => expect((await (await here.member('alice')).call('PUT', `/votes/page:${subject}`, { value: 1 })).body.earned.points).toBe(10);

  it('to the west opens no day again that was over, nor a week; the total goes on, and the next day is a day again', async () => {
    await open('2026-04-19');
    await settings({ periods: ['day', 'week', 'month', 'all'] });
    await zone('Pacific/Kiritimati');
    await vote('a');
    expect(await days()).toEqual([['2026-04-20', 10]]);
    // It is Sunday again, and the Sunday of before is over, with its week.
    await zone('Pacific/Niue');
    await vote('b');
    expect(await days()).toEqual([['2026-04-20', 10]]);
    expect((await scores()).map(({ board, points }) => [board, points])).toEqual([['2026-04', 20], ['2026-04-20', 10], ['2026-W17', 10], ['all', 20]]);
    await rebuild(db, (await loadCommunity(db, here.community.slug))!, Date.now());
    expect((await scores()).map(({ board, points }) => [board, points])).toEqual([['2026-04', 20], ['2026-04-20', 10], ['2026-W17', 10], ['all', 20]]);
    await on('2026-04-21');
    await vote('c');
    expect(await days()).toEqual([['2026-04-20', 10], ['2026-04-21', 10]]);
    await sound();
  });
});

describe('seasons', () => {
  const season = (more: object = {}, id = 'printemps') => animatrice.call('PUT', `/seasons/${id}`, { name: WORDS, from: '2026-03-20', to: '2026-06-20', ...more });

  it('are declared by an animateur, take up what was earned since their first day, and are listed latest first', async () => {
    await open('2026-03-01');
    const [one] = await crowd(1) as [Voice];
    await give(one, 100);
    await on('2026-04-15');
    await give(one, 5);
    expect((await season()).body).toEqual({ id: 'printemps', name: WORDS, from: '2026-03-20', to: '2026-06-20' });
    await give(one, 7);
    expect(await board('season')).toMatchObject({ period: 'printemps', from: '2026-03-20', to: '2026-06-20', periods: ['week', 'month', 'season', 'all'], top: [{ points: 12 }] });
    expect((await season({ from: '2026-06-21', to: '2026-09-20' }, 'ete')).status).toBe(200);
    expect((await animatrice.call('GET', '/seasons')).body.items.map(({ id }: any) => id)).toEqual(['ete', 'printemps']);
    expect((await animatrice.call('GET', '/leaderboards/season?period=ete')).body.errors[0].message).toBe('This season has not begun.');
    await replayed();
  });

  it('that run are all taken up when a further one switches them on again', async () => {
    await open();
    const [one] = await crowd(1) as [Voice];
    await season();
    await settings();
    await give(one, 7);
    expect((await season({ from: '2026-04-01', to: '2026-04-30' }, 'avril')).status).toBe(200);
    for (const id of ['printemps', 'avril']) expect(points(await board('season', `?period=${id}`))).toEqual([7]);
    await sound();
  });

  it('keep their dates, may be renamed, and cannot be made up once they would be over', async () => {
    await open('2026-04-15');
    await season();
    expect((await season({ name: { fr: 'Saison 1' } })).body.name).toEqual({ fr: 'Saison 1' });
    expect((await season({ to: '2026-07-01' })).body.errors[0]).toMatchObject({ path: 'from', code: 'not_allowed' });
    expect((await season({ from: '2025-01-01', to: '2025-03-01' }, 'hiver')).body.errors[0].path).toBe('to');
    expect((await season({ from: '2026-05-02', to: '2026-05-01' }, 'bref')).body.errors[0].path).toBe('to');
    expect((await season({}, 'week')).body.code).toBe('invalid_input');
  });

  it('declared while somebody changes the periods leave those as they are wanted', async () => {
    await open();
    const wanted = ['week', 'month', 'quarter', 'all'];
    const spring = { name: WORDS, from: '2026-04-01', to: '2026-04-30' };
    const answer = await overtaken(here, animatrice, 'PUT', '/seasons/s', spring, 'INTO season', () => settings({ periods: wanted }));
    expect([answer.status, (await animatrice.call('GET', '/leaderboards')).body.settings.periods]).toEqual([200, ['week', 'month', 'quarter', 'season', 'all']]);
    // By two at once with other dates, the first stands and the second is told so; its points are those of the first.
    await give(await here.member('alice'), 7);
    const late = await overtaken(here, animatrice, 'PUT', '/seasons/t', { ...spring, from: '2026-04-15' }, 'INTO season', () => animatrice.call('PUT', '/seasons/t', spring));
    expect(late.body.errors[0]).toMatchObject({ path: 'from', message: expect.stringContaining('stay') });
    expect((await db.prepare("SELECT from_day FROM filling WHERE community = ?1 AND board = 's:t'").bind(here.community.id).all()).results).toEqual([{ from_day: '2026-04-01' }]);
  });

  it('trap: undo after season close: the season stays as it was, all time changes', async () => {
    await open('2026-04-15');
    const [one] = await crowd(1) as [Voice];
    await one.call('PUT', '/votes/page:a', { value: 1 });
    await season();
    await one.call('PUT', '/votes/page:b', { value: 1 });
    await on('2026-06-22');
    const again = await here.member('contenu-0');
    for (const page of ['a', 'b']) await again.call('DELETE', `/votes/page:${page}`);
    expect(points(await board('season', '?period=printemps'))).toEqual([20]);
    expect(await board('season')).toMatchObject({ period: 'printemps', closed: true });
    expect(points(await board('all'))).toEqual([]);
    await replayed();
  });
});

describe('ranks', () => {
  it('say how far each has moved since the period before', async () => {
    await open('2026-04-08');
    let [a, b, c] = await crowd(3) as [Voice, Voice, Voice];
    for (const [member, n] of [[a, 30], [b, 20]] as const) await give(member, n);
    expect((await board('week')).top.map((row) => row.moved)).toEqual([null, null]);
    await on('2026-04-15');
    for (const [member, n] of [[b, 50], [c, 20], [a, 10]] as const) await give(member, n);
    expect((await board('week')).top.map((row) => row.moved)).toEqual([1, 'new', -2]);
    a = await here.member('contenu-0');
    expect((await board('week', '', a)).around.map((row) => [row.me, row.moved])).toEqual([[false, 1], [false, 'new'], [true, -2]]);
    expect((await board('all')).top.map((row) => row.moved)).toEqual([null, null, null]);
  });

  it('follow the rule of the community, 1-2-2-4 or 1-2-2-3, in the top and far below it', async () => {
    await open();
    const members = await crowd(15);
    // 1000, 900 twice, 800, then one each ten lower: across two buckets of the histogram.
    const given = [1000, 900, 900, 800, ...Array.from({ length: 11 }, (_, i) => 120 - i * 10)];
    for (const [i, member] of members.entries()) await give(member, given[i]!);
    expect(ranks(await board('all')).slice(0, 5)).toEqual([1, 2, 2, 4, 5]);
    const last = await board('all', '', members[14]);
    expect(last.around.map((row) => row.rank)).toEqual([13, 14, 15]);
    await settings({ ranking: 'dense' });
    expect(ranks(await board('all')).slice(0, 5)).toEqual([1, 2, 2, 3, 4]);
    const dense = await board('all', '', members[14]);
    expect([dense.ranking, dense.around.map((row) => row.rank)]).toEqual(['dense', [12, 13, 14]]);
    expect((await members[14]!.call('GET', '/bootstrap?want=points')).body.parts.points.rank).toBe(14);
  });

  it('trap: tie at the cut of top N: says how many more share the last rank', async () => {
    await open();
    const members = await crowd(14);
    for (const [i, member] of members.entries()) await give(member, i < 8 ? 100 - i : 50);
    const page = await board('week');
    expect([ranks(page).at(-1), page.tied, page.ranked]).toEqual([9, 4, 14]);
    await give(members[13]!, -50);
    expect((await board('week')).tied).toBe(3);
    expect((await board('week', '?period=2026-W01')).tied).toBe(0);
  });
});

describe('names', () => {
  const names = async (as = animatrice) => (await board('all', '', as)).top.map((row) => row.name);
  let members: Voice[];

  beforeEach(async () => {
    await open();
    members = await crowd(4);
    for (const [i, member] of members.entries()) await give(member, 40 - i * 10);
    await members[1]!.call('PATCH', '/me', { appears: 'yes' });
    await members[2]!.call('PATCH', '/me', { appears: 'no' });
  });

  it('are shown of those who said yes, or of all who did not say no; a no always holds', async () => {
    expect(await names()).toEqual([null, 'Contenu 1', null, null]);
    await settings({ naming: 'opt_out' });
    expect(await names()).toEqual(['Contenu 0', 'Contenu 1', null, 'Contenu 3']);
    expect(await names(members[2])).toEqual(['Contenu 0', 'Contenu 1', 'Contenu 2', 'Contenu 3']);
  });

  it('trap: opted-out member at rank 3: no visible gap', async () => {
    await settings({ naming: 'opt_out' });
    const page = await board('all');
    expect(ranks(page)).toEqual([1, 2, 3, 4]);
    expect(page.top[2]).toEqual({ rank: 3, points: 20, name: null, alias: null, team: null, member: null, me: false, moved: null });
  });

  it('are invented where the community chose so: stable, in two languages, and nothing in the answer tells who', async () => {
    await settings({ naming: 'pseudonym' });
    const answer = await members[3]!.call('GET', '/leaderboards/all');
    expect(JSON.stringify(answer.body)).not.toMatch(/Contenu|"member":"/);
    const { top } = answer.body as Leaderboard;
    expect(top.map((row) => row.alias === null)).toEqual([false, false, true, false]);
    expect(top.map((row) => row.me)).toEqual([false, false, false, true]);
    expect(new Set(top.map((row) => row.alias?.fr)).size).toBe(4);
    expect(top[0]!.alias).toMatchObject({ fr: expect.stringMatching(/^\p{Lu}\p{L}+ [\p{L} ]+ \d+$/u), en: expect.stringMatching(/^[A-Z]\w+ [a-z ]+ \d+$/) });
    await settings();
    await settings({ naming: 'pseudonym' });
    expect((await board('all')).top[0]!.alias).toEqual(top[0]!.alias);
    expect((await board('week')).top[0]!.alias).toEqual(top[0]!.alias);
    // One who declined sees an invented name of their own all the same.
    expect((await board('all', '', members[2])).top[2]).toMatchObject({ me: true, alias: { fr: expect.any(String) } });
  });

  it('are others in another community for the same people', async () => {
    await settings({ naming: 'pseudonym' });
    const first = (await board('all')).top.map((row) => row.alias?.fr);
    await db.prepare('UPDATE community SET alias_key = lower(hex(randomblob(16))) WHERE id = ?1').bind(here.community.id).run();
    expect((await board('all')).top.map((row) => row.alias?.fr)).not.toEqual(first);
  });
});

describe('who takes no part', () => {
  it('neither ranks nor earns, leaves no gap, and comes back with what was earned before and after', async () => {
    await open();
    let members = await crowd(4);
    for (const [i, member] of members.entries()) await give(member, 40 - i * 10);
    const out = members[1]!;
    const exclude = (reason: unknown = 'staff') => animatrice.call('PUT', `/members/${out.id}/exclusion`, { reason });
    await out.call('PUT', '/votes/page:before', { value: 1 });
    const before = await board('all');
    expect(points(before)).toEqual([40, 40, 20, 10]);
    vi.setSystemTime('2026-04-15T11:01:00Z');
    expect((await exclude()).status).toBe(204);
    expect((await exclude()).status).toBe(204);
    expect((await exclude('bot')).status).toBe(204);
    const page = await board('all');
    expect([points(page), ranks(page), page.ranked, page.members]).toEqual([[40, 20, 10], [1, 2, 3], 3, before.members - 1]);
    await sound();
    expect((await out.call('PUT', '/votes/page:meanwhile', { value: 1 })).body.earned).toBeNull();
    await out.call('DELETE', '/votes/page:before');
    expect(await board('all', '', out)).toMatchObject({ excluded: true, around: [] });
    await replayed();
    vi.setSystemTime('2026-04-15T11:02:00Z');
    await animatrice.call('DELETE', `/members/${out.id}/exclusion`);
    expect(await board('all')).toMatchObject({ members: before.members });
    expect(points(await board('all'))).toEqual([40, 30, 20, 10]);
    await out.call('PUT', '/votes/page:after', { value: 1 });
    expect(points(await board('all'))).toEqual([40, 40, 20, 10]);
    await replayed();
    expect((await exclude('guest')).body.code).toBe('invalid_input');
    await exclude();
    await animatrice.call('PUT', `/members/${out.id}/suspension`, { reason: 'Essai' });
    await animatrice.call('DELETE', `/members/${out.id}/exclusion`);
    expect(points(await board('all'))).toEqual([40, 20, 10]);
    await animatrice.call('DELETE', `/members/${out.id}/suspension`);
    expect(points(await board('all'))).toEqual([40, 40, 20, 10]);
    const colleague = await here.member('omar', { role: 'animateur' });
    await animatrice.call('PUT', `/members/${colleague.id}/exclusion`, { reason: 'staff' });
    expect((await colleague.call('DELETE', `/members/${colleague.id}/exclusion`)).body.code).toBe('forbidden');
    expect(await board('all', '', colleague)).toMatchObject({ excluded: true });
    expect((await animatrice.call('PUT', '/members/999999/exclusion', { reason: 'bot' })).body.code).toBe('not_found');
  });

  it('is also off the boards of closed periods, which are otherwise as they were when they come back', async () => {
    await open('2026-04-08');
    const members = await crowd(2);
    for (const member of members) await give(member, 10 + member.id % 2);
    const before = points(await board('week'));
    await on('2026-04-15');
    await animatrice.call('PUT', `/members/${members[0]!.id}/exclusion`, { reason: 'bot' });
    expect(points(await board('week', '?period=2026-W15'))).toHaveLength(1);
    await replayed();
    await animatrice.call('DELETE', `/members/${members[0]!.id}/exclusion`);
    expect(points(await board('week', '?period=2026-W15'))).toEqual(before);
    await replayed();
  });

  it('may be suspended, by whatever writes the status', async () => {
    await open();
    const [one, two] = await crowd(2) as [Voice, Voice];
    await give(one, 20);
    await give(two, 10);
    const status = (to: string) => db.prepare('UPDATE member SET status = ?2 WHERE id = ?1').bind(one.id, to).run();
    await status('suspended');
    expect(points(await board('all'))).toEqual([10]);
    await status('active');
    expect(points(await board('all'))).toEqual([20, 10]);
    await sound();
  });

  it('trap: 101+ opted-out ids on D1: as many as there are, opted out or excluded, and the page is read all the same', async () => {
    await open();
    const insert = db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
       INSERT INTO member (community, issuer, subject, name, appears, joined_at) SELECT ?1, ?2, 'bulk-' || i, 'Bulk ' || i, 'no', 0 FROM n`,
    ).bind(here.community.id, ISSUER);
    await insert.run();
    const bulk = "SELECT id FROM member WHERE community = ?1 AND subject LIKE 'bulk-%'";
    await db.prepare(`INSERT INTO score (community, board, member, points) SELECT ?1, 'all', id, id FROM (${bulk})`).bind(here.community.id).run();
    await db.prepare(`INSERT INTO carried (community, board, member, points) SELECT ?1, 'all', id, id FROM (${bulk})`).bind(here.community.id).run();
    await settings({ naming: 'opt_out' });
    const [one] = await crowd(1) as [Voice];
    await give(one, 1);
    expect(await board('all', '', one)).toMatchObject({ ranked: 151, around: [{ name: null }, { name: null }, { rank: 151, me: true }] });
    await db.prepare(`INSERT INTO exclusion (community, member, reason, from_at) SELECT ?1, id, 'bot', 0 FROM (${bulk})`).bind(here.community.id).run();
    expect(await board('all', '', one)).toMatchObject({ ranked: 1, top: [{ rank: 1, me: true }] });
    await sound();
  });
});

describe('leaderboards of a part', () => {
  const declare = (id: string, about: object, more: object = {}) => animatrice.call('PUT', `/leaderboards/${id}`, { name: WORDS, about, periods: ['week', 'all'], ...more });

  it('count the facts of a board, of a tag or of a team, from when they are declared', async () => {
    await open();
    const [one] = await crowd(5) as [Voice];
    const outsider = await here.member('autre', { team: 'Autre' });
    const propose = (as: Voice, where: string, tags: string[]) => as.call('POST', `/boards/${where}/ideas`, { title: 'T', tags });
    await animatrice.call('PUT', '/rules/idea/draft', { fact: 'idea_proposed', earns: 'actor', currency: 'points', points: 8, name: { en: 'Idea' } });
    await animatrice.call('POST', '/rules/idea/versions', { from: 'now', change: 'x' });
    await propose(one, 'campagnes', ['rse']);
    vi.setSystemTime('2026-04-15T11:01:00Z');
    await declare('campagnes', { board: 'campagnes' });
    await declare('rse', { tag: '#RSE' }, { periods: ['all'] });
    const { body } = await declare('contenu', { team: 'Contenu' });
    expect(body.items.map(({ id, since, until }: any) => [id, since, until])).toEqual([['campagnes', '2026-04-15', null], ['contenu', '2026-04-15', null], ['rse', '2026-04-15', null]]);
    await propose(one, 'campagnes', ['rse']);
    await propose(one, 'autre', ['rse']);
    await propose(outsider, 'campagnes', []);
    const of = async (id: string, kind = 'all') => points(await board(kind, `?of=${id}`));
    expect([await of('campagnes'), await of('campagnes', 'week'), await of('rse'), await of('contenu')]).toEqual([[8, 8], [8, 8], [16], [16]]);
    expect(await board('all', '?of=rse')).toMatchObject({ of: { id: 'rse', name: WORDS, since: '2026-04-15', measure: null }, periods: ['all'] });
    expect((await animatrice.call('GET', '/leaderboards/week?of=rse')).body.errors[0].path).toBe('kind');
    expect((await one.call('GET', '/bootstrap?want=leaderboard:campagnes/week')).body.parts['leaderboard:campagnes/week'].top).toHaveLength(2);
    await replayed();
  });

  it('keep what was done on a board or under a tag when the idea is moved or has other tags, as a rebuild does', async () => {
    await open();
    const [one, two] = await crowd(2) as [Voice, Voice];
    for (const [id, about] of [['bb', { board: 'b' }], ['zz', { board: 'z' }], ['rse', { tag: 'rse' }], ['cse', { tag: 'cse' }]] as const) await declare(id, about, { periods: ['all'] });
    vi.setSystemTime('2026-04-15T11:01:00Z');
    const { id } = (await animatrice.call('POST', '/boards/b/ideas', { title: 'T', tags: ['rse'] })).body.idea;
    await one.call('PUT', `/votes/${id}`, { value: 1 });
    const colleague = await here.member('omar', { role: 'animateur' });
    await colleague.call('PUT', '/boards/z', { preset: 'ideas', name: { fr: 'Z' } }, { 'if-match': '*' });
    expect((await colleague.call('PUT', `/ideas/${id}/board`, { board: 'z' })).status).toBe(200);
    expect((await animatrice.call('PATCH', `/posts/${id}`, { tags: ['cse'] }, { 'if-match': '*' })).status).toBe(200);
    const all = () => Promise.all(['bb', 'zz', 'rse', 'cse'].map(async (of) => points(await board('all', `?of=${of}`))));
    expect(await all()).toEqual([[10], [], [10], []]);
    await replayed();
    await two.call('PUT', `/votes/${id}`, { value: 1 });
    expect(await all()).toEqual([[10], [10], [10], [10]]);
    await replayed();
    await one.call('DELETE', `/votes/${id}`);
    expect(await all()).toEqual([[], [10], [], [10]]);
    await replayed();
  });

  it('keep what they are about, may be renamed and ended; a week of theirs that is over is frozen as any', async () => {
    await open();
    const [one] = await crowd(1) as [Voice];
    await crowd(5);
    await declare('contenu', { team: 'Contenu' });
    await one.call('PUT', '/votes/page:a', { value: 1 });
    expect((await declare('contenu', { team: 'Contenu' }, { name: { fr: 'Nous' } })).body.items[0].name).toEqual({ fr: 'Nous' });
    expect((await declare('contenu', { team: 'Autre' })).body.errors[0].path).toBe('about');
    expect((await declare('week', { team: 'Autre' })).body.code).toBe('invalid_input');
    await on('2026-04-22');
    const again = await here.member('contenu-0');
    await again.call('DELETE', '/votes/page:a');
    expect([points(await board('week', '?of=contenu&period=2026-W16')), points(await board('all', '?of=contenu'))]).toEqual([[10], []]);
    expect((await animatrice.call('DELETE', '/leaderboards/contenu')).status).toBe(204);
    vi.setSystemTime('2026-04-22T11:01:00Z');
    await again.call('PUT', '/votes/page:b', { value: 1 });
    expect(points(await board('all', '?of=contenu'))).toEqual([]);
    expect((await animatrice.call('DELETE', '/leaderboards/nothing')).body.code).toBe('not_found');
    await replayed();
  });

  it('declared twice at once under one name are the first one, and the second is told so', async () => {
    await open();
    const about = (tag: string) => ({ name: WORDS, about: { tag }, periods: ['all'] });
    const late = await overtaken(here, animatrice, 'PUT', '/leaderboards/b', about('x'), 'INTO leaderboard', () => declare('b', { tag: 'y' }));
    expect([late.status, late.body.errors[0].path]).toEqual([400, 'about']);
    expect((await animatrice.call('GET', '/leaderboards')).body.items[0].about).toEqual({ tag: 'y' });

    // Nor does a request that saw room take a place that is gone.
    await db.prepare("INSERT INTO leaderboard (community, id, definition, since_at, since_day) SELECT ?1, 'f' || value, ?2, 0, '2026-01-01' FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]')")
      .bind(here.community.id, JSON.stringify(about('z'))).run();
    const twentyFirst = await overtaken(here, animatrice, 'PUT', '/leaderboards/c', about('x'), 'INTO leaderboard', () => declare('d', { tag: 'y' }));
    expect(twentyFirst.body.errors[0]).toMatchObject({ path: 'id', message: 'At most 20 leaderboards.' });
    await db.prepare("INSERT INTO season (community, id, name, from_day, to_day) SELECT ?1, 'f' || s.value || t.value, ?2, '2026-01-01', '2026-01-02' FROM json_each('[1,2,3,4,5,6,7]') s, json_each('[1,2,3,4,5,6,7,8]') t")
      .bind(here.community.id, JSON.stringify(WORDS)).run();
    const spring = (n: number) => ({ name: WORDS, from: `2026-05-0${n}`, to: '2026-06-30' });
    for (const n of [1, 2, 3]) await animatrice.call('PUT', `/seasons/s${n}`, spring(n));
    const late61 = await overtaken(here, animatrice, 'PUT', '/seasons/s5', spring(5), 'INTO season', () => animatrice.call('PUT', '/seasons/s4', spring(4)));
    expect(late61.body.errors[0]).toMatchObject({ path: 'id', message: expect.stringContaining('60 seasons') });
  });

  it('are sixty at most, ended ones included, and so are seasons', async () => {
    await open();
    const bulk = (sql: string) => db.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 59) ${sql}`).bind(here.community.id, JSON.stringify({ name: WORDS, about: { tag: 'x' }, periods: ['all'] })).run();
    await bulk("INSERT INTO leaderboard (community, id, definition, since_at, since_day, until_at, until_day) SELECT ?1, 'b' || i, ?2, 0, '2025-01-01', 1, '2025-02-01' FROM n");
    await bulk("INSERT INTO season (community, id, name, from_day, to_day) SELECT ?1, 's' || i, ?2, '2025-01-01', '2025-02-01' FROM n");
    const season = (id: string) => animatrice.call('PUT', `/seasons/${id}`, { name: WORDS, from: '2026-04-01', to: '2026-04-30' });
    expect([(await declare('last', { tag: 'x' })).status, (await season('last')).status]).toEqual([200, 200]);
    const refused = [await declare('more', { tag: 'x' }), await season('more')].map(({ status, body }) => [status, body.errors[0].path, body.errors[0].message]);
    expect(refused).toEqual([
      [400, 'id', 'At most 60 leaderboards, those that were ended included.'], [400, 'id', 'At most 60 seasons, those that are over included.'],
    ]);
    // Those that are there may still be renamed.
    expect([(await declare('last', { tag: 'x' })).status, (await season('last')).status]).toEqual([200, 200]);
  });

  it('among my team: those who are in it now, by all their points, member by member up to a hundred', async () => {
    await open();
    const [one, two] = await crowd(5) as [Voice, Voice];
    const other = await here.member('autre', { team: 'Autre' });
    for (const [member, n] of [[one, 5], [two, 9], [other, 50]] as const) await give(member, n);
    expect(await board('week', '?of=team', one)).toMatchObject({ of: null, members: 6, ranked: 2, top: [{ rank: 1, points: 9 }, { rank: 2, points: 5, me: true }], around: [{ rank: 1 }, { rank: 2 }] });
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
       INSERT INTO member (community, issuer, subject, name, team, joined_at) SELECT ?1, ?2, 'bulk-' || i, 'Bulk', 'Contenu', 0 FROM n`,
    ).bind(here.community.id, ISSUER).run();
    await db.prepare("INSERT INTO membership (community, member, from_day, team) SELECT community, id, '2026-01-01', team FROM member WHERE community = ?1 AND subject LIKE 'bulk-%'").bind(here.community.id).run();
    const refused = await one.call('GET', '/leaderboards/week?of=team');
    expect([refused.status, refused.body.errors[0].message]).toEqual([400, 'A team has a leaderboard from 5 members on, and with more than 100 when an animateur declares one for it.']);
    expect((await one.call('GET', '/bootstrap?want=leaderboard:team/week')).body.parts).toEqual({});
    await declare('contenu', { team: 'Contenu' });
    expect(await board('week', '?of=team', one)).toMatchObject({ of: { id: 'contenu' }, members: 105 });
    const alone = await here.member('seul', { team: undefined as never });
    expect(alone.id).toBeGreaterThan(0);
  });

  it('among my team: a leaderboard that was ended is shown of the weeks in which it ran, later ones member by member', async () => {
    await open();
    await crowd(5);
    await declare('contenu', { team: 'Contenu' });
    expect((await animatrice.call('DELETE', '/leaderboards/contenu')).status).toBe(204);
    await on('2026-04-22');
    const one = await here.member('contenu-0', { team: 'Contenu', name: 'Contenu 0' });
    await give(one, 4);
    expect(await board('week', '?of=team', one)).toMatchObject({ of: null, top: [{ rank: 1, points: 4, me: true }] });
    expect(await board('week', '?of=team&period=2026-W16', one)).toMatchObject({ of: { id: 'contenu' } });
  });
});

describe('boards of teams', () => {
  const declare = (measure: string) => animatrice.call('PUT', `/leaderboards/${measure}`, { name: WORDS, about: { teams: measure }, periods: ['week', 'all'] });
  let small: Voice[];
  let large: Voice[];
  const shown = async (id: string, query = '') => (await board('week', `?of=${id}${query}`)).top.map((row) => [row.name, row.points]);

  beforeEach(async () => {
    await open();
    small = await crowd(5, 'Petite');
    large = await crowd(8, 'Grande');
    for (const measure of ['sum', 'average', 'compensated']) expect((await declare(measure)).status).toBe(200);
    const tiny = await crowd(4, 'Infime');
    for (const member of [...small, ...large, ...tiny]) await member.call('PUT', '/votes/page:a', { value: 1 });
    for (const member of large.slice(0, 3)) await member.call('PUT', '/votes/page:b', { value: 1 });
    await small[0]!.call('PUT', '/votes/page:b', { value: 1 });
  });

  it('compare by sum, by average over all members, or compensated for size, and show no team under five people', async () => {
    expect(await shown('sum')).toEqual([['Grande', 110], ['Petite', 60]]);
    expect(await shown('average')).toEqual([['Grande', 13.8], ['Petite', 12]]);
    expect(await shown('compensated')).toEqual([['Grande', 110], ['Petite', 96]]);
    const page = await board('week', '?of=average', small[0]);
    expect(page).toMatchObject({ of: { measure: 'average', fewest: 5 }, ranked: 2, around: [{ me: false }, { me: true, rank: 2, member: null }] });
    await replayed();
  });

  it('trap: member moved team mid-season: the points stay where they were earned, and the next ones count for the new team', async () => {
    await on('2026-04-16');
    const moved = await here.member('petite-0', { team: 'Grande' });
    await moved.call('PUT', '/votes/page:c', { value: 1 });
    expect(await shown('sum')).toEqual([['Grande', 110], ['Petite', 70]]);
    await on('2026-04-17');
    const there = await here.member('petite-0', { team: 'Grande' });
    await there.call('PUT', '/votes/page:d', { value: 1 });
    await there.call('DELETE', '/votes/page:b');
    expect(await shown('sum')).toEqual([['Grande', 120]]);
    const rows = (await db.prepare('SELECT team, from_day, to_day FROM membership WHERE community = ?1 AND member = ?2 ORDER BY from_day').bind(here.community.id, there.id).all()).results;
    expect(rows).toEqual([{ team: 'Petite', from_day: '2026-04-15', to_day: '2026-04-17' }, { team: 'Grande', from_day: '2026-04-17', to_day: null }]);
    await replayed();
  });

  it('leave no trace of a move that is taken back the same day, and none of a token that names the team as it is', async () => {
    await on('2026-04-16');
    for (const team of ['Grande', 'Infime', 'Petite', 'Petite']) await here.member('petite-0', { team });
    const rows = (await db.prepare('SELECT team, to_day FROM membership WHERE community = ?1 AND member = ?2').bind(here.community.id, small[0]!.id).all()).results;
    expect(rows).toEqual([{ team: 'Petite', to_day: null }]);
    await sound();
  });

  it('count a past average over those who were there then', async () => {
    await on('2026-04-22');
    await here.member('petite-5', { team: 'Petite' });
    expect(await shown('average', '&period=2026-W16')).toEqual([['Grande', 13.8], ['Petite', 12]]);
  });

  it('count nobody who takes no part: neither today, nor for a past week in which they did not', async () => {
    const members = async (team: string) => (await board('week', `?of=${team}`)).members;
    await animatrice.call('PUT', '/leaderboards/petite', { name: WORDS, about: { team: 'Petite' }, periods: ['week'] });
    expect(await members('petite')).toBe(5);
    await on('2026-04-22');
    const exclude = (who: Voice, reason = 'staff') => animatrice.call('PUT', `/members/${who.id}/exclusion`, { reason });
    for (const reason of ['staff', 'bot']) await exclude(large[7]!, reason);
    await (await here.member('grande-0', { team: 'Grande' })).call('PUT', '/votes/page:e', { value: 1 });
    // Of eight, seven: ten points by seven; in the week before all eight took part.
    expect(await shown('average')).toEqual([['Grande', 1.4]]);
    expect(await shown('average', '&period=2026-W16')).toEqual([['Grande', 13.8], ['Petite', 12]]);
    await exclude(small[4]!);
    expect((await animatrice.call('GET', '/leaderboards/week?of=petite')).body.errors[0].path).toBe('of');
    await on('2026-04-29');
    await animatrice.call('DELETE', `/members/${large[7]!.id}/exclusion`);
    await animatrice.call('DELETE', `/members/${small[4]!.id}/exclusion`);
    await (await here.member('grande-0', { team: 'Grande' })).call('PUT', '/votes/page:f', { value: 1 });
    expect(await shown('average')).toEqual([['Grande', 1.3]]);
    expect(await shown('average', '&period=2026-W17')).toEqual([['Grande', 1.4]]);
    expect(await members('petite')).toBe(5);
    await replayed();
  });

  it('trap: member moved team mid-season: past weeks are browsed as they were, with the sizes of then', async () => {
    await on('2026-04-22');
    await here.member('petite-0', { team: 'Grande' });
    await on('2026-04-23');
    await (await here.member('petite-0', { team: 'Grande' })).call('PUT', '/votes/page:g', { value: 1 });
    expect([await shown('sum', '&period=2026-W16'), await shown('average', '&period=2026-W16')]).toEqual([[['Grande', 110], ['Petite', 60]], [['Grande', 13.8], ['Petite', 12]]]);
    // Four are left of five: the team that was shown is not any more, what it did in its time is.
    expect(await shown('average')).toEqual([['Grande', 1.1]]);
    await replayed();
  });

  it('of one team are not for fewer than five, among whom a row without a name would have one', async () => {
    const alone = await here.member('infime-0', { team: 'Infime' });
    const refused = await alone.call('GET', '/leaderboards/week?of=team');
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'of']);
    expect((await alone.call('GET', '/bootstrap?want=leaderboard:team/week')).body.parts).toEqual({});
    // Nor is one declared that nobody could see, until the team has grown.
    const declared = () => animatrice.call('PUT', '/leaderboards/infime', { name: WORDS, about: { team: 'Infime' }, periods: ['week'] });
    expect((await declared()).body.errors).toEqual([{ path: 'about.team', code: 'not_allowed', message: 'A team has a leaderboard from 5 members on, and this one has 4: declare it when it has grown.' }]);
    const fifth = await here.member('infime-fifth', { team: 'Infime' });
    expect((await declared()).status).toBe(200);
    await animatrice.call('PUT', `/members/${fifth.id}/exclusion`, { reason: 'staff' });
    for (const query of ['?of=team', '?of=infime']) expect((await alone.call('GET', `/leaderboards/week${query}`)).status).toBe(400);
  });

  it('say how far a team has moved', async () => {
    await on('2026-04-22');
    for (let i = 0; i < 5; i += 1) await (await here.member(`petite-${i}`, { team: 'Petite' })).call('PUT', '/votes/page:e', { value: 1 });
    await (await here.member('grande-0', { team: 'Grande' })).call('PUT', '/votes/page:e', { value: 1 });
    expect((await board('week', '?of=sum')).top.map((row) => [row.name, row.moved])).toEqual([['Petite', 1], ['Grande', -1]]);
  });
});
