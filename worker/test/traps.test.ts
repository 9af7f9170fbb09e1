import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

// What other systems got wrong; those about leaderboards stand in leaderboards.test.ts under the same word.

const { db } = installation;
const VOTE = { fact: 'vote_cast', earns: 'actor', currency: 'points', name: { fr: 'Vote', en: 'Vote' } };

let here: TestCommunity;
let animatrice: Voice;
let ines: Voice;

/** A Wednesday. */
const travel = (day: string) => vi.setSystemTime(`${day}T09:00:00Z`);

/** On another day every session has ended. */
async function on(day: string): Promise<void> {
  travel(day);
  animatrice = await here.member('noemie', { role: 'animateur' });
  ines = await here.member('ines');
}

async function onlyRule(definition: object): Promise<void> {
  expect((await animatrice.call('PUT', '/rules/vote/draft', { ...VOTE, ...definition })).status).toBe(200);
  expect((await animatrice.call('POST', '/rules/vote/versions', { from: 'now', change: 'Essai' })).status).toBe(201);
}

const vote = (subject: string) => ines.call('PUT', `/votes/page:${subject}`, { value: 1 });
const unvote = (subject: string) => ines.call('DELETE', `/votes/page:${subject}`);
const points = async () => (await ines.call('GET', '/bootstrap?want=points')).body.parts.points;
const lines = async () => (await ines.call('GET', '/me/ledger')).body.items;

async function replayed(): Promise<void> {
  const scores = async () => (await db.prepare('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY board, member').bind(here.community.id).all()).results;
  const live = await scores();
  await rebuild(db, (await loadCommunity(db, here.community.slug))!);
  expect(await scores()).toEqual(live);
  expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
}

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-18T09:00:00Z') }));
afterAll(() => vi.useRealTimers());
beforeEach(async () => {
  travel('2026-11-18');
  here = await openCommunity(installation);
  await db.prepare('DELETE FROM rule WHERE community = ?1').bind(here.community.id).run();
  await on('2026-11-18');
});

describe('trap', () => {
  it('99/100 rounding per day: ninety-nine acts on a day and one on the next are worth a hundred', { timeout: 60_000 }, async () => {
    await onlyRule({ points: 1 });
    for (let n = 0; n < 99; n += 1) await vote(`p${n}`);
    expect((await points()).total).toBe(99);
    await on('2026-11-19');
    await vote('last');
    expect((await points()).total).toBe(100);
    await replayed();
  });

  it('cap at 199/200 with +10: one point counts, the line says why, and what an undo frees goes to it', async () => {
    await onlyRule({ points: 199, limits: [{ per: 'day', points: 200 }] });
    await vote('a');
    const { earned } = (await vote('b')).body;
    expect([earned.points, earned.capped, earned.total]).toEqual([1, false, 200]);
    expect((await lines())[0]).toMatchObject({ raw: 199, points: 1, reason: 'day', limit: 200 });
    expect((await vote('c')).body.earned).toMatchObject({ points: 0, capped: true, total: 200 });
    // Stored as what the rule gives, clamped when counted: the reversal of one frees its place for the others.
    await unvote('a');
    expect((await points()).total).toBe(200);
    await unvote('b');
    expect((await points()).total).toBe(199);
    await replayed();
  });

  it('grace of one day: one missed working day that was repaired keeps the streak, a second one ends it', async () => {
    await db.prepare('UPDATE member SET joined_at = 0 WHERE id = ?1').bind(ines.id).run();
    for (const day of ['2026-11-12', '2026-11-13', '2026-11-16']) {
      await db.prepare('INSERT INTO visit (community, member, day, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING').bind(here.community.id, ines.id, day, Date.parse(`${day}T09:00:00Z`)).run();
    }
    expect((await points()).streak).toBe(1);
    expect((await animatrice.call('PUT', `/members/${ines.id}/repairs/2026-11-17`, { reason: 'Panne' })).status).toBe(204);
    expect((await points()).streak).toBe(5);
    await on('2026-11-20');
    expect((await points()).streak).toBe(1);
  });

  it('two identical acts in parallel: count once, whichever arrives first', async () => {
    await onlyRule({ points: 10 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => vote('same')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ body }) => body.earned).length).toBe(1);
    expect((await points()).total).toBe(10);
    await replayed();
  });

  it('alternating approvals: doing and undoing the same thing raises nothing', async () => {
    await onlyRule({ points: 10, limits: [{ per: 'day', times: 3 }] });
    for (let n = 0; n < 5; n += 1) {
      await vote('same');
      await unvote('same');
    }
    expect((await points()).total).toBe(0);
    await vote('same');
    expect((await points()).total).toBe(10);
    await replayed();
  });

  it('paid again each week: a vote that is withdrawn and cast again keeps its first date', async () => {
    await onlyRule({ points: 10 });
    await vote('a');
    await on('2026-11-25');
    await unvote('a');
    expect((await points()).total).toBe(0);
    await vote('a');
    expect(await points()).toMatchObject({ total: 10, thisWeek: 0 });
    await replayed();
  });

  it('disabled rule: what it gave is still taken back by an undo', async () => {
    await onlyRule({ points: 10 });
    await vote('a');
    expect((await animatrice.call('PUT', '/rules/vote/retirement')).status).toBe(200);
    await unvote('a');
    expect((await points()).total).toBe(0);
    await replayed();
  });
});
