import { describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import { createKey } from '../src/api-keys/api-keys.ts';
import { loadCommunity } from '../src/communities/communities.ts';
import type { Database } from '../src/database.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type Answer, type Voice } from '../../test/support/community.ts';
import { counting, type Cost } from './counting.ts';
import { installation } from './installation.ts';
import { meanwhile } from './meanwhile.ts';

const { db } = installation;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const TYPE = 'app.done';
const SOURCE = 's';

type Json = Record<string, unknown>;

const dayOf = (at: number) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(at);

/** A community of its own, with an animateur, a key for events and a declared fact. */
async function world() {
  const here = await openCommunity(installation);
  const { id, slug } = here.community;
  const boss = await here.member('boss', { role: 'animateur' });
  const { key } = await createKey(db, id, { name: 'key', scopes: ['events:write', 'facts:write'], expiresAt: Date.now() + 365 * DAY, now: Date.now() });
  /** As a server or, with a session, as a page, on a database that may be watched. */
  const ask = async (method: string, path: string, body?: unknown, { on = db, as = key, headers = {} }: { on?: Database; as?: string; headers?: Record<string, string> } = {}): Promise<Answer> => {
    const response = await createApp().fetch(new Request(`https://x.example/v1/c/${slug}${path}`, {
      method, headers: { authorization: `Bearer ${as}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }), { DB: on, COCARDE_SECRET: installation.installationSecret });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers };
  };
  /** What a request costs. */
  const cost = async (method: string, path: string, body?: unknown, as = key, headers?: Record<string, string>): Promise<Cost & { answer: Answer }> => {
    const { db: on, cost } = counting(db);
    const answer = await ask(method, path, body, { on, as, headers });
    return { ...cost, answer };
  };
  const declare = (type: string, more: Json = {}) => ask('PUT', `/facts/${type}`, { name: { en: type }, attributes: {}, backdatedDays: 400, ...more });
  const event = (subject: string, more: Json = {}) => ({ specversion: '1.0', id: crypto.randomUUID(), source: SOURCE, type: TYPE, subject, ...more });
  const send = async (subject: string, more: Json = {}, on = db) => (await ask('POST', '/events', event(subject, more), { on })).body.results[0];
  const draft = (rule: string, definition: Json) => boss.call('PUT', `/rules/${rule}/draft`, { fact: TYPE, earns: 'actor', currency: 'points', points: 5, name: { en: rule }, ...definition });
  const apply = async (rule: string, from = 'now') => {
    const applied = await boss.call('POST', `/rules/${rule}/versions`, { from, change: rule });
    expect([applied.status, applied.body.code]).toEqual([201, undefined]);
    return applied.body.repricing as { id: string } | null;
  };
  const carry = async (repricing: { id: string } | null) => {
    for (let finished = !repricing; !finished;) {
      const page = await boss.call('POST', `/repricings/${repricing!.id}/pages`);
      expect(page.status).toBe(200);
      finished = page.body.finished;
    }
  };
  /** Puts a rule in force and carries what it re-prices. */
  const rule = async (name: string, definition: Json = {}, from = 'now') => {
    const drafted = await draft(name, definition);
    expect([drafted.status, drafted.body.errors]).toEqual([200, undefined]);
    await carry(await apply(name, from));
  };
  const total = async (of: Voice): Promise<number> => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
  /** What stands in the ledger, of one rule or all of them. */
  const standing = async (name?: string) => (await db.prepare(
    `SELECT member, cause, rule, version, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1 AND (?2 IS NULL OR rule = ?2)
     GROUP BY member, cause, rule, version HAVING sum(raw) <> 0 ORDER BY at, cause, member, rule, version`,
  ).bind(id, name ?? null).all()).results;
  /** What stands is what a replay of the facts gives. */
  const replayed = async () => {
    const live = await standing();
    await rebuild(db, (await loadCommunity(db, slug))!);
    expect(await standing()).toEqual(live);
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  };
  await declare(TYPE);
  return { here, id, boss, key, ask, cost, declare, event, send, draft, apply, carry, rule, total, standing, replayed };
}

describe('a rule that changes while a fact is written', () => {
  it('pays what a member did meanwhile, and tells them', async () => {
    const { here, draft, apply, carry, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    const before = await total(ann);
    await draft('idea-proposed', { fact: 'idea_proposed', points: 21 });
    const on = meanwhile(db, 'INSERT INTO post', async () => carry(await apply('idea-proposed', 'all')));
    const answer = await ask('POST', '/boards/b/ideas', { title: 'Idée' }, { on, as: ann.session });
    expect(answer.body.earned).toMatchObject({ points: 21, total: before + 21 });
    expect(await total(ann)).toBe(before + 21);
    await replayed();
  });

  it('pays an event that came meanwhile, and its answer says so', async () => {
    const { here, draft, apply, carry, send, total, replayed } = await world();
    const ann = await here.member('ann');
    const before = await total(ann);
    await draft('done', { points: 9 });
    const on = meanwhile(db, 'INSERT INTO event', async () => carry(await apply('done', 'all')));
    expect((await send('ann', {}, on)).actor).toMatchObject({ points: 9, skipped: null, change: { points: 9, total: before + 9 } });
    expect(await total(ann)).toBe(before + 9);
    await replayed();
  });

  it('pays an event by the version that covers it when it is written', async () => {
    const { here, rule, draft, apply, send, total, replayed } = await world();
    const ann = await here.member('ann');
    await rule('done', { points: 5 });
    const before = await total(ann);
    await draft('done', { points: 9 });
    const on = meanwhile(db, 'INSERT INTO event', () => apply('done', 'now'));
    // Its time is after that of the change.
    expect((await send('ann', { time: new Date(Date.now() + 20_000).toISOString() }, on)).actor).toMatchObject({ points: 9, skipped: null });
    expect(await total(ann)).toBe(before + 9);
    await replayed();
  });

  it('takes an event back from the version that came meanwhile', async () => {
    const { here, rule, draft, apply, carry, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    await rule('done', { points: 5 });
    const before = await total(ann);
    await send('ann', { id: 'one' });
    await draft('done', { points: 9 });
    await draft('also', { points: 2 });
    const on = meanwhile(db, 'UPDATE event SET retracted_at', async () => {
      await carry(await apply('done', 'all'));
      await carry(await apply('also', 'all'));
    });
    expect((await ask('DELETE', '/events/s/one', undefined, { on })).body.actor).toMatchObject({ total: before });
    expect(await total(ann)).toBe(before);
    await replayed();
  });
});

describe('a verdict', () => {
  it('pays by the version that came meanwhile', async () => {
    const { here, boss, rule, draft, apply, carry, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    await here.member('bob');
    const paced = { earns: 'author', burst: { times: 1, minutes: 60 } };
    await rule('done', { ...paced, points: 5 });
    const before = await total(ann);
    for (const id of ['one', 'two']) await send('bob', { id, data: { author: 'ann' } });
    const [burst] = (await boss.call('GET', '/pending')).body.items;
    await draft('done', { ...paced, points: 9 });
    const on = meanwhile(db, 'INSERT INTO verdict', async () => carry(await apply('done', 'all')));
    expect((await ask('PUT', `/pending/${burst.id}`, { decision: 'released', reason: 'Vu' }, { on, as: boss.session })).body).toMatchObject({ decided: 1, burst: null });
    expect(await total(ann)).toBe(before + 18);
    await replayed();
  });
});

describe('taking an event back', () => {
  it('takes what a version gave that no longer covers it, before the change is carried into the ledger', async () => {
    const { here, rule, draft, apply, carry, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    await rule('done', { points: 5 });
    const before = await total(ann);
    await send('ann', { id: 'one' });
    await draft('done', { points: 9 });
    const repricing = await apply('done', 'all');
    expect((await ask('DELETE', '/events/s/one')).body.actor).toMatchObject({ points: -5, total: before });
    await carry(repricing);
    expect(await total(ann)).toBe(before);
    await replayed();
  });
});

describe('an event that is dated ahead', () => {
  it('is taken back from a rule that ended before its time', async () => {
    const { here, boss, rule, send, ask, total } = await world();
    const ann = await here.member('ann');
    await rule('done', { points: 5 });
    const before = await total(ann);
    await send('ann', { id: 'ahead', time: new Date(Date.now() + 50_000).toISOString() });
    await boss.call('PUT', '/rules/done/retirement');
    expect((await ask('DELETE', '/events/s/ahead')).body.actor).toMatchObject({ points: -5, total: before });
  });
});

describe('an event', () => {
  it('is not written for a member who was suspended meanwhile', async () => {
    const { here, id, rule, send, replayed } = await world();
    const ann = await here.member('ann');
    await here.member('bob');
    await rule('done', { earns: 'both' });
    const suspending = (member: number) => meanwhile(db, 'INSERT INTO event', () => db.prepare("UPDATE member SET status = 'suspended' WHERE id = ?1").bind(member).run());
    expect(await send('bob', { id: 'author', data: { author: 'ann' } }, suspending(ann.id))).toMatchObject({ status: 'refused', code: 'member_suspended' });
    await db.prepare("UPDATE member SET status = 'active' WHERE id = ?1").bind(ann.id).run();
    expect(await send('ann', { id: 'actor' }, suspending(ann.id))).toMatchObject({ status: 'refused', code: 'member_suspended' });
    expect((await db.prepare('SELECT id FROM event WHERE community = ?1').bind(id).all()).results).toEqual([]);
    await replayed();
  });
});

describe('a badge for a streak', () => {
  it('comes with the event of today that completes it, and not with one that is told late', async () => {
    const { here, id, boss, declare, send, replayed } = await world();
    expect((await boss.call('PATCH', '/calendar', { weeks: [{ from: null, days: [1, 2, 3, 4, 5, 6, 7] }], holidays: 'none' }, { 'if-match': '*' })).status).toBe(200);
    await declare('app.lesson', { keepsStreak: true });
    await boss.call('PUT', '/badges/two-days/draft', { name: { en: 'Two days' }, how: { en: 'Two days.' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' }, criterion: { kind: 'streak', atLeast: 2 } });
    expect((await boss.call('POST', '/badges/two-days/activation')).status).toBe(201);
    // Who never came by: no visit of today is in it.
    await db.prepare("INSERT INTO member (community, issuer, subject, name, role, joined_at) SELECT ?1, issuer, 'ann', 'Ann', 'member', ?2 FROM member WHERE id = ?3").bind(id, Date.now() - 30 * DAY, boss.id).run();
    const lesson = (at: number) => send('ann', { type: 'app.lesson', time: new Date(at).toISOString() });
    const yesterday = Date.now() - DAY;
    expect((await lesson(yesterday)).actor.change).toMatchObject({ badges: [], streak: { after: 1 } });
    // Of whoever is not there today, the streak is no longer for it.
    expect((await lesson(Date.now() - 10 * DAY)).actor.change).toMatchObject({ badges: [], streak: { before: 1, after: 1 } });
    expect((await db.prepare("SELECT 1 FROM award WHERE community = ?1 AND badge = 'two-days'").bind(here.community.id).all()).results).toEqual([]);
    expect((await lesson(Date.now())).actor.change).toMatchObject({ badges: [{ id: 'two-days' }], streak: { before: 1, after: 2 } });
    await replayed();
  });
});

describe('a rule', () => {
  it('may have every limit that there is at its most, and a fact of it is settled, previewed and re-priced', async () => {
    const { here, ask, boss, declare, rule, draft, apply, carry, send, total, replayed } = await world();
    const ann = await here.member('ann', { team: 'Nord' });
    await here.member('bob');
    const names = Array.from({ length: 20 }, (_, n) => `attribute${n}`);
    const values = Array.from({ length: 50 }, (_, n) => `value ${n}`);
    await declare('app.full', { attributes: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
    const days = Array.from({ length: 20 }, (_, n) => `2030-${String(Math.floor(n / 2) + 1).padStart(2, '0')}-${n % 2 ? '20' : '10'}`);
    for (const first of ['a', 'b', 'c', 'd', 'e']) await rule(first, { points: 1 });
    const full = (points: number) => ({
      fact: 'app.full', earns: 'both', points, coolDown: 100_000, burst: { times: 1000, minutes: 720 }, reciprocity: { days: 366, weight: 0.99 },
      perItem: { gain: 1_000_000, loss: 1_000_000 }, perPair: { per: 'month', times: 10_000 }, after: ['a', 'b', 'c', 'd', 'e'], from: '2020-01-01', to: '2090-12-31',
      limits: ['day', 'week', 'month', 'ever'].map((per, n) => ({ per, points: 900_000 + n })),
      only: { teams: ['Nord', ...values.slice(1)], attributes: Object.fromEntries(names.map((name) => [name, values])) },
      boosts: days.map((from, n) => ({ from, to: '2090-12-31', factor: 2 + n / 7 })),
    });
    await rule('full', full(40));
    const before = await total(ann);
    await send('ann');
    const data = Object.fromEntries(names.map((name, n) => [name, values[n]!]));
    expect((await send('ann', { type: 'app.full', data })).actor).toMatchObject({ points: 40, skipped: null });
    expect((await send('ann', { type: 'app.full', data: { ...data, attribute7: 'another' } })).actor).toMatchObject({ points: 0, skipped: 'no_rule' });
    expect(await total(ann)).toBe(before + 45);
    await draft('full', full(60));
    expect((await boss.call('GET', '/rules/full/preview?from=all')).body).toMatchObject({ members: 1, points: 20 });
    await carry(await apply('full', 'all'));
    expect(await total(ann)).toBe(before + 65);
    // With one that comes before it, of the same kind, as one that the other waits for.
    await draft('a', { points: 3 });
    expect((await boss.call('GET', '/rules/a/preview?from=all')).body).toMatchObject({ members: 1, points: 2, waiting: ['full'], notCounted: [] });
    expect((await ask('GET', '/rules', undefined, { as: boss.session })).status).toBe(200);
    await replayed();
  });
});

describe('a fact that is worth less than half a point', () => {
  const yesterday = Date.now() - 26 * 60 * MINUTE;
  const boosted = (points: number, factor: number, day = dayOf(Date.now())) => ({ points, boosts: [{ from: day, to: day, factor }] });

  it('has its line, says why, and is an act as any: what follows too soon does not count, live and in a rebuild', async () => {
    const { here, rule, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    await rule('small', { ...boosted(1, 0.1, dayOf(yesterday)), coolDown: 3000 }, 'all');
    const before = await total(ann);
    const small = await send('ann', { id: 'small', time: new Date(yesterday).toISOString() });
    expect(small.actor).toMatchObject({ points: 0, skipped: 'rounded', lines: [{ rule: 'small', raw: 0, points: 0, reason: 'rounded' }] });
    expect((await send('ann', { id: 'next' })).actor).toMatchObject({ points: 0, skipped: 'cool_down' });
    const [next, line] = (await ann.call('GET', '/me/ledger')).body.items.filter((some: any) => some.rule.id === 'small');
    expect([next, line]).toMatchObject([{ raw: 1, points: 0, reason: 'cool_down' }, { raw: 0, points: 0, reason: 'rounded', standing: true }]);
    await replayed();
    expect(await total(ann)).toBe(before);
    // Gone, it makes room; sent again it says so.
    expect((await ask('DELETE', '/events/s/small')).body.actor).toMatchObject({ points: 1, total: before + 1 });
    expect((await ann.call('GET', '/me/ledger')).body.items.filter((some: any) => some.rule.id === 'small' && some.reason === 'rounded')).toMatchObject([{ standing: false }]);
    expect((await send('ann', { id: 'small', time: new Date(yesterday).toISOString() })).actor).toMatchObject({ points: 0, skipped: 'retracted', lines: [] });
    await replayed();
  });

  it('is told to who does it', async () => {
    const { here, rule } = await world();
    const ann = await here.member('ann');
    await rule('idea-proposed', { fact: 'idea_proposed', ...boosted(3, 0.1) });
    const { body } = await ann.call('POST', '/boards/b/ideas', { title: 'Idée' });
    expect(body.earned).toMatchObject({ points: 0, skipped: { reason: 'rounded', limit: null, nextAt: null } });
  });

  it('is rounded as any other: halves away from zero, whatever weighs it', async () => {
    const { here, rule, send, replayed } = await world();
    await here.member('ann');
    await here.member('bob');
    await rule('gain', boosted(5, 0.5));
    await rule('loss', boosted(-5, 0.5));
    await rule('favour', { points: 5, earns: 'author', reciprocity: { days: 1, weight: 0.5 } });
    await rule('fault', { points: -5, earns: 'author', reciprocity: { days: 1, weight: 0.5 } });
    await send('ann', { data: { author: 'bob' } });
    const { actor, author } = await send('bob', { data: { author: 'ann' } });
    const points = ({ lines }: any) => Object.fromEntries(lines.map((line: any) => [line.rule, line.points]));
    expect([points(actor), points(author)]).toEqual([{ gain: 3, loss: -3 }, { favour: 3, fault: -3 }]);
    await replayed();
  });
});

describe('the limits of a rule', () => {
  it('go on when it changes: correcting its name pays nobody twice', async () => {
    const { here, rule, send, total, replayed } = await world();
    const ann = await here.member('ann');
    const once = (name: string) => ({ points: 50, name: { en: name }, limits: [{ per: 'ever', times: 1 }] });
    await rule('once', once('Welcom'));
    const before = await total(ann);
    for (let n = 0; n < 2; n += 1) await send('ann');
    await rule('once', once('Welcome'));
    expect((await send('ann')).actor).toMatchObject({ points: 0, skipped: 'ever' });
    expect(await total(ann)).toBe(before + 50);
    await replayed();
  });

  it('leave what they leave by all that counted before: a day that is worth more gives what is more', async () => {
    const { here, rule, send, total, replayed } = await world();
    const ann = await here.member('ann');
    const before = await total(ann);
    const capped = (points: number) => ({ points: 1, limits: [{ per: 'day', points }] });
    const gained = async (times: number) => {
      for (let n = 0; n < times; n += 1) await send('ann');
      return await total(ann) - before;
    };
    await rule('daily', capped(3));
    expect(await gained(5)).toBe(3);
    await rule('daily', capped(5));
    expect(await gained(4)).toBe(5);
    await rule('daily', capped(2));
    expect(await gained(2)).toBe(5);
    await rule('daily', capped(6));
    expect(await gained(2)).toBe(6);
    await replayed();
  });

  it('hold a pause, a colleague, an item and a burst over a change', async () => {
    const { here, rule, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    await here.member('bob');
    for (const [name, limit, skipped] of [
      ['pause', { coolDown: 60 }, 'cool_down'], ['pair', { perPair: { per: 'month', times: 1 } }, 'pair'], ['item', { perItem: { gain: 5 } }, 'item'], ['burst', { burst: { times: 1, minutes: 60 } }, 'pending'],
    ] as const) {
      const type = `app.${name}`;
      await ask('PUT', `/facts/${type}`, { name: { en: name }, attributes: {} });
      const before = await total(ann);
      const favour = { type, data: { author: 'ann', object: 'one' } };
      await rule(name, { fact: type, earns: 'author', ...limit });
      expect((await send('bob', favour)).author).toMatchObject({ points: 5 });
      await rule(name, { fact: type, earns: 'author', ...limit, name: { en: 'corrected' } });
      expect([name, (await send('bob', favour)).author]).toEqual([name, expect.objectContaining({ points: 0, skipped })]);
      expect(await total(ann)).toBe(before + 5);
    }
    await replayed();
  });

  it('for a colleague or an item are none where nobody acted, or on nothing', async () => {
    const { here, boss, rule, send, total, replayed } = await world();
    const ann = await here.member('ann');
    await rule('idea-proposed', { fact: 'idea_proposed', points: 1 });
    await rule('selected', { fact: 'idea_selected', earns: 'author', points: 10, perPair: { per: 'month', times: 1 } });
    await rule('item', { perItem: { gain: 5 } });
    const before = await total(ann);
    for (const title of ['one', 'two', 'three']) {
      const { idea } = (await ann.call('POST', '/boards/b/ideas', { title })).body;
      expect((await boss.call('PATCH', `/ideas/${idea.id}`, { status: 'planned' }, { 'if-match': '*' })).status).toBe(200);
    }
    expect(await total(ann)).toBe(before + 33);
    for (let n = 0; n < 3; n += 1) await send('ann');
    for (let n = 0; n < 3; n += 1) await send('ann', { data: { object: 'the same' } });
    expect(await total(ann)).toBe(before + 33 + 15 + 5);
    await replayed();
  });

  it('of a week take acts of its first and its last day together', async () => {
    const { here, rule, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    await rule('weekly', { points: 5, limits: [{ per: 'week', points: 5 }] }, 'all');
    const before = await total(ann);
    const noon = Date.parse(`${dayOf(Date.now())}T12:00:00Z`);
    const monday = noon - ((new Date(noon).getUTCDay() + 6) % 7 + 14) * DAY;
    const on = (day: number) => new Date(monday + day * DAY).toISOString();
    expect((await send('ann', { id: 'monday', time: on(0) })).actor).toMatchObject({ points: 5 });
    expect((await send('ann', { id: 'sunday', time: on(6) })).actor).toMatchObject({ points: 0, skipped: 'week' });
    expect((await send('ann', { id: 'next', time: on(7) })).actor).toMatchObject({ points: 5 });
    expect((await ask('DELETE', '/events/s/monday')).body.actor).toMatchObject({ points: 0, total: before + 10 });
    await replayed();
  });

  it('are held by what stands: a fact of before that is taken back leaves its place to one of after', async () => {
    const { here, rule, send, ask, total, replayed } = await world();
    const ann = await here.member('ann');
    const before = await total(ann);
    const limited = (points: number) => ({ points, limits: [{ per: 'ever', times: 1 }] });
    await rule('once', limited(5));
    await send('ann', { id: 'first' });
    for (const points of [7, 9, 11]) {
      await rule('once', limited(points));
      await send('ann', { id: `of-${points}` });
    }
    expect(await total(ann)).toBe(before + 5);
    expect((await ask('DELETE', '/events/s/first')).body.actor).toMatchObject({ points: 2, total: before + 7 });
    expect((await ask('DELETE', '/events/s/of-7')).body.actor).toMatchObject({ points: 2, total: before + 9 });
    await replayed();
  });
});

describe('a request', () => {
  const repeating = (fact: string) => ({ name: { en: fact }, how: { en: 'h' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' }, criterion: { kind: 'count', fact, whose: 'actor', atLeast: 1 }, repeats: true });

  it('about events of many kinds takes as many as it can settle, with the badges that come each time', async () => {
    const { here, boss, declare, rule, event, cost, ask, replayed } = await world();
    await here.member('ann');
    const types = Array.from({ length: 20 }, (_, n) => `app.kind-${n}`);
    for (const [n, type] of types.entries()) {
      await declare(type, { keepsStreak: true });
      await boss.call('PUT', `/badges/each-${n}/draft`, repeating(type));
      expect((await boss.call('POST', `/badges/each-${n}/activation`)).status).toBe(201);
      if (n < 15) await rule(`rule-${n}`, { fact: type });
    }
    const events = types.map((type) => event('ann', { type }));
    let accepted = 0;
    for (let n = 0; n < 4; n += 1) {
      const { statements, answer } = await cost('POST', '/events', events);
      console.log(`events of 20 kinds: ${answer.body.accepted} accepted, ${answer.body.refused} left, ${statements} statements`);
      expect(statements).toBeLessThanOrEqual(50);
      accepted += answer.body.accepted;
      if (!answer.body.refused) break;
      expect([...new Set(answer.body.results.flatMap((result: any) => result.code ?? []))]).toEqual(['too_many_rules']);
    }
    expect(accepted).toBe(20);
    expect((await ask('POST', '/events', events)).body).toMatchObject({ accepted: 0, replayed: 20 });
    await replayed();
  });

  it('settles as many rules as an act may have, and no rule is applied beyond', async () => {
    const { here, boss, rule, draft, cost, total, replayed } = await world();
    const ann = await here.member('ann');
    const before = await total(ann);
    const proposed = { fact: 'idea_proposed', points: 1 };
    await rule('idea-proposed', proposed);
    for (let n = 1; n < 15; n += 1) await rule(`rule-${n}`, proposed);
    for (let n = 15; n < 18; n += 1) await rule(`waiting-${n}`, { fact: 'question_asked', points: 1, after: ['rule-1'] });
    for (const definition of [proposed, { fact: 'comment_written', points: 1, after: ['rule-2'] }]) {
      expect((await draft('beyond', definition)).body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'fact', code: 'too_many' }] });
    }
    const { statements, answer } = await cost('POST', '/boards/b/ideas', { title: 'Idée' }, ann.session);
    console.log(`an idea that 15 rules pay and 3 wait for: ${statements} statements`);
    expect([answer.status, answer.body.earned.points]).toEqual([201, 15]);
    expect(statements).toBeLessThanOrEqual(50);
    // One that has ended makes room, and an idea of before is still taken back by it.
    await boss.call('PUT', '/rules/rule-3/retirement');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await rule('beyond', proposed);
    expect((await ann.call('PUT', `/posts/${answer.body.idea.id}/removal`, {})).status).toBe(200);
    expect(await total(ann)).toBe(before);
    // Two drafts that were fine beside each other are not both applied.
    await boss.call('PUT', '/rules/rule-4/retirement');
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const name of ['one', 'two']) expect((await draft(name, proposed)).status).toBe(200);
    const both = await Promise.all(['one', 'two'].map((name) => boss.call('POST', `/rules/${name}/versions`, { from: 'now', change: 'x' })));
    expect(both.map(({ status }) => status).sort()).not.toEqual([201, 201]);
    await replayed();
  });

  it('settles a vote at its most: every rule, every badge', async () => {
    const { here, boss, rule, cost, replayed } = await world();
    const ann = await here.member('ann');
    const bob = await here.member('bob');
    for (const name of ['vote-cast', 'idea-supported']) {
      const fact = name.replace('-', '_');
      const earns = fact === 'vote_cast' ? 'actor' : 'author';
      await rule(name, { fact, earns, points: 1 });
      for (let n = 1; n < 7; n += 1) await rule(`${name}-${n}`, { fact, earns, points: 1, limits: [{ per: 'day', points: 50 }], ...(earns === 'author' ? { reciprocity: { days: 30, weight: 0.5 } } : {}) });
      for (const whose of earns === 'actor' ? ['actor'] : ['actor', 'author']) {
        const drafted = await boss.call('PUT', `/badges/${name}-${whose}/draft`, { ...repeating(fact), criterion: { kind: 'count', fact, whose, atLeast: 1 } });
        expect([drafted.status, drafted.body.errors]).toEqual([200, undefined]);
        expect((await boss.call('POST', `/badges/${name}-${whose}/activation`)).status).toBe(201);
      }
    }
    for (let n = 14; n < 18; n += 1) await rule(`waiting-${n}`, { fact: 'question_asked', points: 1, after: ['vote-cast', 'idea-supported'] });
    const idea = (await ann.call('POST', '/boards/b/ideas', { title: 'Idée' })).body.idea.id;
    const given = await cost('PUT', `/votes/${idea}`, { value: 1 }, bob.session);
    expect(given.answer.status).toBe(200);
    const back = await cost('DELETE', `/votes/${idea}`, undefined, bob.session);
    console.log(`a vote that 14 rules pay and 4 wait for, with badges each time: ${given.statements} statements, withdrawn ${back.statements}`);
    expect([given.answer.body.earned.points, given.statements <= 50, back.statements <= 50]).toEqual([7, true, true]);
    await replayed();
  });

  it('settles a vote in as many statements after 45 changes of its rule as after one', async () => {
    const { here, rule, cost, replayed } = await world();
    const ann = await here.member('ann');
    const bob = await here.member('bob');
    const carl = await here.member('carl');
    const idea = (await ann.call('POST', '/boards/b/ideas', { title: 'Idée' })).body.idea.id;
    const change = (n: number) => rule('idea-supported', { fact: 'idea_supported', earns: 'author', points: 3 + (n % 2), name: { en: `n${n}` }, limits: [{ per: 'day', points: 50 }] });
    await change(0);
    const once = await cost('PUT', `/votes/${idea}`, { value: 1 }, carl.session);
    for (let n = 1; n < 45; n += 1) await change(n);
    const often = await cost('PUT', `/votes/${idea}`, { value: 1 }, bob.session);
    // What was done 44 changes ago is judged with all that came since.
    const back = await cost('DELETE', `/votes/${idea}`, undefined, carl.session);
    console.log(`a vote after 1 and 45 changes: ${once.statements} and ${often.statements} statements, ${once.read} and ${often.read} rows read; one of then withdrawn: ${back.statements}, ${back.read}`);
    expect([often.answer.status, back.answer.status]).toEqual([200, 200]);
    expect(often.statements).toBe(once.statements);
    expect(back.statements).toBeLessThanOrEqual(30);
    await replayed();
  });

  it('for parts reads no more than it can, whatever parts these are', async () => {
    const { here, boss, ask, cost, rule } = await world();
    await rule('done', {});
    const version = (await boss.call('GET', '/leaderboards')).headers.get('etag')!;
    expect((await boss.call('PATCH', '/leaderboards', { leagues: { size: 30, promoted: 5, demoted: 5 } }, { 'if-match': version })).status).toBe(200);
    const usual = ['points', 'badges', 'profile', 'leaderboard:week', 'leaderboard:month', 'leaderboard:all', 'league', 'ideas:a:trending', 'ideas:b:new', 'questions:a:new', 'vote:page:x', `profile:${boss.id}`];
    const query = (wants: readonly string[]) => `/bootstrap?${wants.map((want) => `want=${encodeURIComponent(want)}`).join('&')}`;
    const many = await Promise.all(Array.from({ length: 12 }, (_, n) => here.member(`m${n}`)));
    const boards = Array.from({ length: 10 }, (_, n) => `ideas:b${n}:trending`);
    for (const page of [usual, many.map(({ id }) => `profile:${id}`), ['points', 'badges', ...boards]]) {
      const read: string[] = [];
      for (let left = page; left.length;) {
        const { statements, answer } = await cost('GET', query(left), undefined, boss.session);
        console.log(`${left.length} parts of a page: ${statements} statements, ${answer.body.left?.length ?? 0} parts left`);
        expect([answer.status, statements <= 50, (answer.body.left ?? []).length < left.length]).toEqual([200, true, true]);
        read.push(...Object.keys(answer.body.parts));
        left = answer.body.left ?? [];
      }
      expect(new Set(read).size).toBe(read.length);
      // Whoever does not appear has no profile, asked for alone or not.
      for (const want of page.filter((want) => !read.includes(want))) {
        expect((await ask('GET', query([want]), undefined, { as: boss.session })).body.parts).toEqual({});
        expect(want).toMatch(/^profile:/);
      }
    }
    const refused = await ask('GET', query([...boards, 'points', 'badges', 'profile']), undefined, { as: boss.session });
    expect(refused.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'want', code: 'too_many' }] });
  });

  it('that switches on leaderboards in every currency fills some and says what is left', async () => {
    const { here, id, boss, rule, send, cost, replayed } = await world();
    const ann = await here.member('ann');
    const levels = [{ from: 0, name: { en: 'One' } }];
    for (const currency of ['c1', 'c2', 'c3', 'c4']) {
      expect((await boss.call('PUT', `/currencies/${currency}`, { unit: { en: currency }, levels })).status).toBe(200);
      await rule(currency, { currency, points: 7 });
    }
    await send('ann');
    const version = (await boss.call('GET', '/leaderboards')).headers.get('etag')!;
    const switched = await cost('PATCH', '/leaderboards', { periods: ['day', 'week', 'month', 'quarter', 'all'] }, boss.session, { 'if-match': version });
    console.log(`two periods switched on in five currencies: ${switched.statements} statements, ${switched.answer.body.filling.length} boards left`);
    expect([switched.answer.status, switched.statements <= 50]).toEqual([200, true]);
    for (let left = switched.answer.body.filling.length; left;) {
      const page = await cost('POST', '/leaderboards/pages', undefined, boss.session);
      expect([page.answer.status, page.statements <= 50, page.answer.body.filling.length < left]).toEqual([200, true, true]);
      left = page.answer.body.filling.length;
    }
    const { results } = await db.prepare("SELECT board, points FROM score WHERE community = ?1 AND member = ?2 AND board LIKE 'c_~%' AND board NOT LIKE '%-W%'").bind(id, ann.id).all();
    // All time, the month, and now the day and the quarter.
    expect([results.length, ...new Set(results.map(({ points }) => points))]).toEqual([16, 7]);
    await replayed();
  });

  it('looks a favour up at two rows for each idea that the voter ever proposed', async () => {
    const { here, rule, cost } = await world();
    const [ann, bob] = [await here.member('ann'), await here.member('bob')];
    await rule('idea-supported', { fact: 'idea_supported', earns: 'author', points: 4, reciprocity: { days: 30, weight: 0.5 } });
    const vote = async () => {
      const mine = (await ann.call('POST', '/boards/b/ideas', { title: 'Idée' })).body.idea.id;
      return (await cost('PUT', `/votes/${mine}`, { value: 1 }, bob.session)).read;
    };
    const propose = async (times: number) => {
      for (let n = 0; n < times; n += 1) await bob.call('POST', '/boards/b/ideas', { title: `Idée ${n}` });
    };
    await propose(5);
    await vote();
    const few = await vote();
    await propose(40);
    const many = await vote();
    console.log(`a vote of who proposed 5 and 45 ideas: ${few} and ${many} rows read`);
    expect(many - few).toBeLessThanOrEqual(40 * 2 + 20);
  });

  it('carries a page of a re-pricing in few statements, however many rules wait for the one that changes', async () => {
    const { here, rule, draft, apply, declare, send, cost, boss, replayed } = await world();
    await here.member('ann');
    await rule('first', {});
    for (let n = 0; n < 16; n += 1) {
      await declare(`app.then-${n}`);
      await rule(`then-${n}`, { fact: `app.then-${n}`, earns: 'both', after: ['first'] });
    }
    await send('ann');
    for (let n = 0; n < 16; n += 1) await send('ann', { type: `app.then-${n}` });
    await draft('first', { points: 6 });
    const repricing = await apply('first', 'all');
    const page = await cost('POST', `/repricings/${repricing!.id}/pages`, undefined, boss.session);
    console.log(`a page of a re-pricing for which 16 rules wait: ${page.statements} statements`);
    expect([page.answer.body.finished, page.statements <= 50]).toEqual([true, true]);
    await replayed();
  });

  it('previews a change in as many statements after 20 changes as after one, and reads what it changes', async () => {
    const { here, boss, rule, draft, send, cost } = await world();
    for (let n = 0; n < 30; n += 1) await here.member(`m${n}`);
    await rule('done', { points: 4 });
    for (let n = 0; n < 30; n += 1) await send(`m${n}`);
    const preview = async () => {
      await draft('done', { points: 9 });
      return cost('GET', '/rules/done/preview?from=now', undefined, boss.session);
    };
    const once = await preview();
    for (let n = 0; n < 20; n += 1) await rule('done', { points: 5 + (n % 2) });
    const often = await preview();
    console.log(`a preview for what is to come, of a rule with 30 facts: ${once.statements} statements and ${once.read} rows read; after 20 changes ${often.statements} and ${often.read}`);
    expect(often.answer.body).toMatchObject({ members: 0, points: 0 });
    expect(often.statements).toBe(once.statements);
    expect(often.read).toBeLessThanOrEqual(once.read + 20 * 6);
  });
});
