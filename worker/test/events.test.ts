import { beforeAll, describe, expect, it } from 'vitest';
import type { EventAnswer, EventResult } from '@cocarde/contract/events.ts';
import { createApp } from '../src/app.ts';
import { createKey, revoke, rotateKey } from '../src/api-keys/api-keys.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { ISSUER, openCommunity, type Answer, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

const { db } = installation;
const YEAR = 365 * 86_400_000;
const COURSE = {
  name: { fr: 'Formation suivie', en: 'Course completed' },
  attributes: { level: { type: 'string', values: ['base', 'expert'] }, hours: { type: 'number' }, certified: { type: 'boolean' }, title: { type: 'string' } },
};
const TYPE = 'lms.course_completed';
const SOURCE = 'https://lms.example/courses';

let here: TestCommunity;
let animatrice: Voice;
let key: string;
let serial = 0;

type Event = Record<string, unknown>;
const event = (subject: string, more: Event = {}): Event => ({ specversion: '1.0', id: `e${(serial += 1)}`, source: SOURCE, type: TYPE, subject, ...more });
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** A server that speaks to the API: no Origin, whatever headers it is given. */
async function ask<T = any>(method: string, path: string, body?: unknown, headers: Record<string, string | undefined> = {}, slug = here.community.slug): Promise<Answer<T>> {
  const all = { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers };
  const response = await installation.fetch(new Request(`https://cocarde.example/v1/c/${slug}${path}`, {
    method, headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Record<string, string>,
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }));
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : null) as T, headers: response.headers };
}
const send = (events: unknown, headers?: Record<string, string | undefined>) => ask<EventAnswer>('POST', '/events', events, headers);
const sendOne = async (one: unknown) => (await send(one)).body.results[0] as any;
const remove = (id: unknown, source = SOURCE) => ask('DELETE', `/events/${encodeURIComponent(source)}/${encodeURIComponent(String(id))}`);
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const rows = async (sql: string, ...values: (string | number)[]) => (await db.prepare(sql).bind(here.community.id, ...values).all()).results;
const newKey = async (scopes: ('events:write' | 'facts:write')[] = ['events:write'], more: { expiresAt?: number; community?: number } = {}) =>
  createKey(db, more.community ?? here.community.id, { name: crypto.randomUUID(), scopes, expiresAt: more.expiresAt ?? Date.now() + YEAR, now: Date.now() });

async function rule(id: string, definition: Event, from = 'all'): Promise<void> {
  const saved = await animatrice.call('PUT', `/rules/${id}/draft`, { earns: 'actor', currency: 'points', points: 5, name: { en: id }, fact: TYPE, ...definition });
  expect([saved.status, saved.body.errors]).toEqual([200, undefined]);
  const { repricing } = (await animatrice.call('POST', `/rules/${id}/versions`, { from, change: id })).body;
  for (let finished = !repricing; !finished;) finished = (await animatrice.call('POST', `/repricings/${repricing.id}/pages`)).body.finished;
}

async function settled(): Promise<unknown> {
  return Promise.all([
    rows(`SELECT member, cause, rule, version, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1
      GROUP BY member, cause, rule, version HAVING sum(raw) <> 0 ORDER BY member, cause, rule, version`),
    rows('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY board, member'),
    rows('SELECT member, metric, day, n FROM activity WHERE community = ?1 AND n <> 0 ORDER BY member, metric, day'),
  ]);
}

/** The state is what a replay of the facts gives. */
async function replayed(): Promise<void> {
  const live = await settled();
  await rebuild(db, here.community);
  expect(await settled()).toEqual(live);
  await sound();
}

beforeAll(async () => {
  here = await openCommunity(installation, 'events');
  animatrice = await here.member('noemie', { role: 'animateur' });
  key = (await newKey(['events:write', 'facts:write'])).key;
  expect((await ask('PUT', `/facts/${TYPE}`, COURSE)).status).toBe(200);
  expect((await ask('PUT', '/facts/wiki.page_thanked', { name: { en: 'Page thanked' }, attributes: {}, backdatedDays: 400 })).status).toBe(200);
  await rule('course', { points: 10, limits: [{ per: 'day', times: 3 }] });
  await rule('expert-course', { points: 5, only: { attributes: { level: ['expert'] } } });
  await rule('thanked', { fact: 'wiki.page_thanked', earns: 'both', points: 3 });
});

describe('API keys', () => {
  it('are needed, and a session is not one', async () => {
    const member = await here.member('k-session');
    expect((await ask('POST', '/events', [], { authorization: undefined })).body).toMatchObject({ status: 401, code: 'api_key_required' });
    expect((await member.call('POST', '/events', [])).body.code).toBe('api_key_required');
    expect((await ask('POST', '/events', [], { authorization: 'Basic Y2M6a2s=' })).body.code).toBe('api_key_required');
  });

  it('are kept as a hash, and nothing of the secret is in the database', async () => {
    const made = await newKey();
    const [stored] = await rows('SELECT * FROM api_key WHERE community = ?1 AND id = ?2', made.row.id);
    const [, , secret, sum] = made.key.split('_');
    expect(secret).toHaveLength(43);
    for (const value of Object.values(stored as object)) expect(String(value)).not.toMatch(new RegExp(`${secret}|${sum}`));
  });

  it('are refused by their checksum for any single typo, without a look at the database', async () => {
    const refusals: string[] = [];
    for (let at = 4; at < key.length; at += 1) {
      const typo = key.slice(0, at) + (key[at] === 'a' ? 'b' : 'a') + key.slice(at + 1);
      const { db: counted, cost } = counting(db);
      const response = await createApp().fetch(new Request('https://x.example/v1/c/events/events', { method: 'POST', headers: { authorization: `Bearer ${typo}` }, body: '[]' }), { DB: counted, COCARDE_SECRET: installation.installationSecret });
      refusals.push(`${response.status} ${((await response.json()) as any).code} ${cost.statements}`);
    }
    expect([...new Set(refusals)]).toEqual(['401 api_key_malformed 0']);
    for (const wrong of ['cck_', `${key}x`, key.slice(0, -1), 'cck_%00']) {
      expect((await ask('POST', '/events', [], { authorization: `Bearer ${wrong}` })).body.code).toBe('api_key_malformed');
    }
  });

  it('count only when whole, live, of this community and with the scope', async () => {
    const [other, narrow, gone, late] = [await openCommunity(installation, 'events-elsewhere'), await newKey(['facts:write']), await newKey(), await newKey(['events:write'], { expiresAt: Date.now() - 1 })];
    const foreign = await newKey(['events:write'], { community: other.community.id });
    const forged = (await newKey()).key;
    await db.prepare("UPDATE api_key SET hash = (SELECT hash FROM api_key WHERE id = ?1) WHERE id = ?2").bind(gone.row.id, forged.split('_')[1]!).run();
    await revoke(db, here.community.id, gone.row.id, Date.now());
    for (const [presented, code] of [[forged, 'api_key_invalid'], [foreign.key, 'api_key_invalid'], [gone.key, 'api_key_revoked'], [late.key, 'api_key_expired'], [narrow.key, 'api_key_scope']] as const) {
      expect([code, (await ask('POST', '/events', [], { authorization: `Bearer ${presented}` })).body.code]).toEqual([code, code]);
    }
    expect((await ask('POST', '/events', [], { authorization: `Bearer ${key}` }, 'events-elsewhere')).body.code).toBe('api_key_invalid');
    expect((await ask('PUT', `/facts/${TYPE}`, COURSE, { authorization: `Bearer ${(await newKey()).key}` })).body.code).toBe('api_key_scope');
  });

  it('are refused in a page and in an address, with an answer that the page can read', async () => {
    for (const headers of [{ origin: 'https://intranet.example' }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-origin' }] as Record<string, string>[]) {
      const answer = await send([], headers);
      expect([answer.status, answer.body]).toEqual([403, expect.objectContaining({ code: 'api_key_in_browser' })]);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
    const answer = await ask('POST', `/events?access_token=${key}`, [], { authorization: undefined });
    expect([answer.status, answer.body.code]).toEqual([403, 'api_key_in_address']);
    expect((await ask('GET', '/me')).body.code).toBe('session_invalid');
  });

  it('write the day of their last use once a day', async () => {
    const made = await newKey();
    const cost = [];
    for (let i = 0; i < 2; i += 1) {
      const counted = counting(db);
      await createApp().fetch(new Request('https://x.example/v1/c/events/events', { method: 'POST', headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json' }, body: '[]' }), { DB: counted.db, COCARDE_SECRET: installation.installationSecret });
      cost.push(counted.cost.written);
    }
    expect(cost).toEqual([1, 0]);
    expect(await rows('SELECT used_day FROM api_key WHERE community = ?1 AND id = ?2', made.row.id)).toEqual([{ used_day: new Date().toISOString().slice(0, 10) }]);
  });

  it('are rotated with an overlap, two of a name at most', async () => {
    const first = await newKey();
    const second = (await rotateKey(db, here.community.id, first.row.id, Date.now()))!;
    expect(second.old.expiresAt - Date.now()).toBeLessThanOrEqual(7 * 86_400_000);
    for (const { key: either } of [first, second]) expect((await ask('POST', '/events', [], { authorization: `Bearer ${either}` })).status).toBe(200);
    expect(await rotateKey(db, here.community.id, second.row.id, Date.now())).toBeNull();
    expect(await rotateKey(db, here.community.id, second.row.id, Date.now() + 8 * 86_400_000)).not.toBeNull();
  });
});

describe('kinds of facts', () => {
  it('are declared by an animateur or a key, and read back', async () => {
    const definition = { name: { fr: 'Atelier animé', en: 'Workshop held' }, attributes: { people: { type: 'number' } }, backdatedDays: 7 };
    expect((await animatrice.call('PUT', '/facts/hr.workshop', definition)).body).toEqual({ type: 'hr.workshop', ...definition });
    expect((await ask('GET', '/facts')).body.items).toContainEqual({ type: 'hr.workshop', ...definition });
    const member = await here.member('f-member');
    for (const [method, body] of [['PUT', definition], ['GET', undefined]] as const) {
      expect((await member.call(method, method === 'GET' ? '/facts' : '/facts/hr.workshop', body)).body.code).toBe('forbidden');
    }
    expect((await ask('GET', '/facts', undefined, { authorization: undefined })).body.code).toBe('session_required');
  });

  it('never have the name of a built-in fact or one that SQL could misread', async () => {
    for (const type of ['vote_cast', 'visit', 'course', "a.b'--", 'a.b c', '.a', 'a.', 'a..b', 'x'.repeat(80) + '.y', 'é.a', '1.a']) {
      const answer = await ask('PUT', `/facts/${encodeURIComponent(type)}`, COURSE);
      expect([type, answer.status]).toEqual([type, 400]);
    }
  });

  it('refuse definitions that are not whole, and name what is wrong', async () => {
    for (const [path, definition] of [
      ['name', { ...COURSE, name: {} }], ['attributes', { name: COURSE.name }], ['colour', { ...COURSE, colour: 1 }],
      ['attributes.author', { ...COURSE, attributes: { author: { type: 'string' } } }], ['attributes.a b', { ...COURSE, attributes: { 'a b': { type: 'string' } } }],
      ['attributes.x.type', { ...COURSE, attributes: { x: { type: 'date' } } }], ['attributes.x.values', { ...COURSE, attributes: { x: { type: 'number', values: ['1'] } } }],
      ['backdatedDays', { ...COURSE, backdatedDays: -1 }],
    ] as [string, object][]) {
      const answer = await ask('PUT', '/facts/lms.wrong', definition);
      expect([path, answer.status, answer.body.errors?.[0].path]).toEqual([path, 400, path]);
    }
    expect(await rows("SELECT type FROM fact_type WHERE community = ?1 AND type = 'lms.wrong'")).toEqual([]);
  });

  it('may be what a rule is about, with their attributes and no others', async () => {
    for (const [path, definition] of [
      ['fact', { fact: 'lms.unheard_of' }], ['only.attributes.colour', { only: { attributes: { colour: ['red'] } } }], ['only.attributes.hours', { only: { attributes: { hours: ['2'] } } }],
    ] as [string, object][]) {
      const answer = await animatrice.call('PUT', '/rules/wrong/draft', { fact: TYPE, earns: 'actor', currency: 'points', points: 1, name: { en: 'x' }, ...definition });
      expect([path, answer.status, answer.body.errors?.[0].path]).toEqual([path, 400, path]);
    }
  });
});

describe('CloudEvents', () => {
  it('come one at a time or in a batch, as any of the three media types', async () => {
    await here.member('c-types');
    const one = () => event('c-types');
    for (const [type, body, status] of [
      ['application/json', one(), 200], ['application/json', [one(), one()], 200], ['application/cloudevents+json', one(), 200],
      ['application/cloudevents+json; charset=utf-8', one(), 200], ['Application/CloudEvents-Batch+JSON', [one()], 200], ['application/cloudevents-batch+json', [], 200],
      ['application/cloudevents+json', [one()], 400], ['application/cloudevents-batch+json', one(), 400], ['application/json', '"text"', 400], ['application/json', 'null', 400],
      ['text/plain', one(), 415], ['application/cloudevents+avro', one(), 415], ['application/jsonp', one(), 415],
    ] as [string, unknown, number][]) {
      expect([type, (await send(body, { 'content-type': type })).status]).toEqual([type, status]);
    }
  });

  it('may bring extensions, null for what is missing, and any offset of time', async () => {
    await here.member('c-whole');
    for (const more of [
      { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', partitionkey: 'x', sampledrate: 3, flag: true }, { time: null, data: null, dataschema: null, extension: null },
      { time: new Date(Date.now() - 3_600_000).toISOString().replace('Z', '+00:00') }, { time: new Date(Date.now() - 1_000).toISOString().toLowerCase() },
      { datacontenttype: 'application/json', data: {} }, { datacontenttype: 'application/vnd.lms+json; charset=utf-8' }, { dataschema: 'https://lms.example/schema.json' },
      { source: '/courses/1?x=%C3%A9#y' }, { source: 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66' }, { id: 'A234-1234-1234 « é »' },
    ] as Event[]) {
      expect([more, (await sendOne(event('c-whole', more))).status]).toEqual([more, 'accepted']);
    }
  });

  it('are refused where the specification is not kept, with the field', async () => {
    for (const [path, more] of [
      ['specversion', { specversion: '0.3' }], ['specversion', { specversion: undefined }], ['specversion', { specversion: 1.0 }], ['id', { id: '' }], ['id', { id: null }], ['id', { id: 7 }], ['id', { id: '..' }],
      ['id', { id: 'x'.repeat(201) }], ['id', { id: 'a\u0000b' }], ['id', { id: '\ud800' }], ['id', { id: 'a\u2066b' }], ['source', { source: '' }], ['source', { source: 'a b' }], ['source', { source: 'https://é.example' }], ['source', { source: undefined }], ['type', { type: '' }],
      ['subject', { subject: undefined }], ['subject', { subject: 'a b' }], ['time', { time: 'yesterday' }], ['time', { time: '2026-02-30T00:00:00Z' }], ['time', { time: '2026-11-22T10:00:00' }], ['time', { time: 1_700_000_000 }],
      ['datacontenttype', { datacontenttype: 'text/xml' }], ['data', { data: 'text' }], ['data', { data: [1] }], ['data_base64', { data_base64: 'AA==' }],
      ['Trace', { Trace: 'x' }], ['trace-id', { 'trace-id': 'x' }], ['nested', { nested: { a: 1 } }], ['', 7], ['', null], ['', []],
    ] as [string, Event | number | null][]) {
      const result = await sendOne([typeof more === 'object' && more !== null && !Array.isArray(more) ? event('c-whole', more) : more]);
      expect([more, result.status, result.code, result.errors?.[0]?.path]).toEqual([more, 'refused', 'invalid_event', path]);
    }
  });

  it('bring the attributes that their fact declares, of their types, and nothing that hides in a name', async () => {
    await here.member('c-hostile');
    for (const [path, data] of [
      ['data.colour', '{"colour":"red"}'], ['data.__proto__', '{"__proto__":{"level":"expert"}}'], ['data.constructor', '{"constructor":"x"}'], ['data.toString', '{"toString":"x"}'],
      ['data.hours', '{"hours":"2"}'], ['data.hours', '{"hours":1e400}'], ['data.hours', '{"hours":null}'], ['data.hours', '{"hours":[2]}'], ['data.certified', '{"certified":1}'], ['data.level', '{"level":"EXPERT"}'],
      ['data.title', JSON.stringify({ title: 'x'.repeat(81) })], ['data.title', '{"title":{"$ne":""}}'], ['data.author', '{"author":7}'], ['data.author', '{"author":"a b"}'], ['data.object', '{"object":""}'], ['data.object', JSON.stringify({ object: '\u202egpj.exe' })], ['data.object', JSON.stringify({ object: 'a\u200bb' })], ['data.issuer', '{"issuer":{}}'],
    ] as [string, string][]) {
      const body = JSON.stringify({ ...event('c-hostile'), data: 0 }).replace('"data":0', `"data":${data}`);
      const result = (await send(body)).body.results[0] as any;
      expect([data, result.status, result.errors?.[0]?.path]).toEqual([data, 'refused', path]);
    }
    const accepted = await sendOne(event('c-hostile', { data: { title: "'); DROP TABLE event; --\u202e", hours: -0.5, certified: false, level: 'expert', object: 'x'.repeat(200) } }));
    expect(accepted).toMatchObject({ status: 'accepted', actor: { points: 15 } });
    const [stored] = await rows('SELECT attributes FROM event WHERE community = ?1 AND id = ?2', accepted.id);
    expect(JSON.parse((stored as any).attributes)).toEqual({ certified: false, hours: -0.5, level: 'expert', title: "'); DROP TABLE event; --" });
    await sound();
  });

  it('may have names as long as they like, and what they brought can be read to the end', async () => {
    const someone = await here.member('c-long');
    await ask('PUT', '/facts/lms.long', { name: { en: 'Long' }, attributes: {} });
    await rule('long', { fact: 'lms.long', points: 1, burst: { times: 1, minutes: 60 } });
    await send(Array.from({ length: 30 }, (_, n) => event('c-long', { type: 'lms.long', data: {}, id: `${'語'.repeat(190)}${n}`, source: `https://lms.example/${'x'.repeat(170)}` })));
    const { cursor } = (await someone.call('GET', '/me/ledger')).body;
    expect((await someone.call('GET', `/me/ledger?cursor=${cursor}`)).status).toBe(200);
    const burst = (await animatrice.call('GET', '/pending')).body.items.find(({ member }: any) => member.id === String(someone.id));
    const acts = (await animatrice.call('GET', `/pending/${burst.id}`)).body;
    expect((await animatrice.call('GET', `/pending/${burst.id}?cursor=${acts.cursor}`)).status).toBe(200);
  });

  it('are refused as a whole when the body is none', async () => {
    for (const [body, code] of [
      ['{', 'bad_json'], ['', 'bad_json'], [JSON.stringify([...Array(501)].map(() => event('c-whole'))), 'invalid_input'], [`[${'[]'.repeat(1)}${' '.repeat(530_000)}]`, 'body_too_large'],
    ] as [string, string][]) expect([(await ask('POST', '/events', body)).body.code, code]).toEqual([code, code]);
    const deep = `${'{"data":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    expect((await send(deep)).body.results[0]).toMatchObject({ status: 'refused', code: 'invalid_event' });
    expect((await ask('POST', '/facts', '{}')).status).not.toBe(500);
  });
});

describe('an event', () => {
  it('answers what it changed: points by rule, badges, level and rank', async () => {
    const [member] = await Promise.all([here.member('e-whole'), here.member('e-rival')]);
    await sendOne(event('e-rival'));
    await db.prepare("INSERT INTO badge (community, id, position, definition) VALUES (?1, 'learner', 99, ?2)").bind(here.community.id, JSON.stringify({
      name: { en: 'Learner' }, how: { en: 'Finish two courses.' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' }, criterion: { kind: 'count', fact: TYPE, whose: 'actor', atLeast: 2 },
    })).run();
    await db.prepare('INSERT INTO metric (community, metric) VALUES (?1, ?2)').bind(here.community.id, `${TYPE}:actor`).run();
    await rebuild(db, here.community);
    const before = await total(member);
    const first = await sendOne(event('e-whole', { data: { level: 'expert' } }));
    expect(first).toMatchObject({
      status: 'accepted', retracted: false, author: null,
      actor: {
        subject: 'e-whole', points: 15, skipped: null,
        lines: expect.arrayContaining([{ rule: 'course', currency: 'points', raw: 10, points: 10, reason: null }, { rule: 'expert-course', currency: 'points', raw: 5, points: 5, reason: null }]),
        change: { points: 15, total: before + 15, badges: [], level: null },
      },
    });
    const { rank } = first.actor.change;
    expect(rank.after).toBeLessThan(rank.before);
    expect((await member.call('GET', '/bootstrap?want=points')).body.parts.points).toMatchObject({ total: before + 15, rank: rank.after });
    const second = await sendOne(event('e-whole'));
    expect(second.actor.change.badges).toEqual([expect.objectContaining({ id: 'learner', name: { en: 'Learner' } })]);
    await rule('big-course', { points: 100, only: { attributes: { hours: [40] } } });
    const third = await sendOne(event('e-whole', { data: { hours: 40 } }));
    expect(third.actor.change.level).toMatchObject({ number: 2, from: 100 });
    const line = (await member.call('GET', '/me/ledger')).body.items.find(({ rule: { id } }: any) => id === 'big-course');
    expect(line).toMatchObject({ fact: TYPE, factName: COURSE.name, points: 100, seq: 0 });
    await replayed();
  });

  it('counts for another member who benefits, and never for oneself as another', async () => {
    await Promise.all(['t-giver', 't-author'].map((subject) => here.member(subject)));
    const given = await sendOne(event('t-giver', { type: 'wiki.page_thanked', data: { author: 't-author', object: 'page-7' } }));
    expect(given).toMatchObject({ actor: { subject: 't-giver', points: 3 }, author: { subject: 't-author', points: 3, change: { points: 3 } } });
    expect(await rows("SELECT DISTINCT subject FROM ledger WHERE community = ?1 AND fact = 'wiki.page_thanked'")).toEqual([{ subject: 'page-7' }]);
    const own = await sendOne(event('t-giver', { type: 'wiki.page_thanked', data: { author: 't-giver' } }));
    expect(own).toMatchObject({ status: 'accepted', actor: { points: 3 }, author: null });
    await replayed();
  });

  it('says why it does not count: a limit, no rule, a rule that must come first', async () => {
    await here.member('s-limits');
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await sendOne(event('s-limits')));
    expect(answers.map(({ actor }) => [actor.points, actor.skipped])).toEqual([[10, null], [10, null], [10, null], [0, 'day']]);
    await ask('PUT', '/facts/lms.nothing', { name: { en: 'x' }, attributes: {} });
    expect(await sendOne(event('s-limits', { type: 'lms.nothing' }))).toMatchObject({ status: 'accepted', actor: { points: 0, skipped: 'no_rule', lines: [] } });
    await ask('PUT', '/facts/lms.exam', { name: { en: 'x' }, attributes: {} });
    await rule('exam', { fact: 'lms.exam', points: 7, after: ['course'] });
    await rule('quick', { fact: 'lms.nothing', points: 2, coolDown: 60 }, 'now');
    await here.member('s-exam');
    const [early] = [await sendOne(event('s-exam', { type: 'lms.exam' }))];
    expect(early).toMatchObject({ actor: { points: 0, skipped: 'prerequisite' } });
    const quick = [await sendOne(event('s-exam', { type: 'lms.nothing' })), await sendOne(event('s-exam', { type: 'lms.nothing' }))];
    expect(quick.map(({ actor }) => actor.skipped)).toEqual([null, 'cool_down']);
    // A course of yesterday arrives late: the exam had its prerequisite after all.
    const late = await sendOne(event('s-exam', { time: daysAgo(1) }));
    expect(late.actor).toMatchObject({ points: 10, change: { points: 17 } });
    expect((await remove(late.id)).body.actor.points).toBe(-17);
    await replayed();
  });

  it('is refused, and may be sent again, while its members, type or time do not allow it', async () => {
    const [gone] = await Promise.all([here.member('r-gone'), here.member('r-here')]);
    await db.prepare("UPDATE member SET status = 'suspended' WHERE id = ?1").bind(gone.id).run();
    const newcomer = event('r-newcomer');
    for (const [code, one] of [
      ['unknown_type', event('r-here', { type: 'lms.unheard_of' })], ['unknown_type', event('r-here', { type: 'vote_cast' })], ['unknown_member', newcomer], ['unknown_member', event('r-here', { data: { issuer: 'https://other.example' } })],
      ['member_suspended', event('r-gone')], ['unknown_author', event('r-here', { data: { author: 'r-nobody' } })], ['author_suspended', event('r-here', { data: { author: 'r-gone' } })],
      ['too_old', event('r-here', { time: daysAgo(30.01) })], ['in_future', event('r-here', { time: new Date(Date.now() + 90_000).toISOString() })], ['in_future', event('r-here', { time: '9999-12-31T23:59:59Z' })],
      ['too_old', event('r-here', { time: '0001-01-01T00:00:00Z' })],
    ] as [string, Event][]) {
      expect([code, await sendOne(one)]).toEqual([code, expect.objectContaining({ status: 'refused', code, source: SOURCE, id: one.id, reason: expect.any(String) })]);
      expect(await rows('SELECT 1 FROM event WHERE community = ?1 AND id = ?2', one.id as string)).toEqual([]);
    }
    expect((await sendOne(event('r-here', { time: new Date(Date.now() + 40_000).toISOString() }))).status).toBe('accepted');
    expect((await sendOne(event('r-here', { time: daysAgo(29.9) }))).status).toBe('accepted');
    expect((await sendOne(event('r-here', { type: 'wiki.page_thanked', time: daysAgo(399) }))).status).toBe('accepted');
    await here.member('r-newcomer');
    expect((await sendOne(newcomer)).status).toBe('accepted');
    await replayed();
  });

  it('of long ago counts in the limits of its own day and over all time, and no longer in a week that is over', async () => {
    const member = await here.member('b-back');
    const time = daysAgo(14);
    for (let i = 0; i < 4; i += 1) await sendOne(event('b-back', { time }));
    expect((await sendOne(event('b-back'))).actor.points).toBe(10);
    const boards = await rows("SELECT board, points FROM score s JOIN member m ON m.id = s.member WHERE s.community = ?1 AND m.subject = 'b-back' AND board LIKE '%W%' ORDER BY board");
    expect(boards.map((row) => (row as any).points)).toEqual([11]);
    expect(await total(member)).toBe(41);
    await replayed();
  });

  it('names its issuer where the community trusts several', async () => {
    await here.member('i-several');
    await db.prepare("INSERT INTO trust (community, issuer, key_id, algorithm, audience, sealed, created_at) VALUES (?1, 'https://second.example', 'k', 'HS256', 'x', 'x', 0)").bind(here.community.id).run();
    expect(await sendOne(event('i-several'))).toMatchObject({ status: 'refused', code: 'issuer_required' });
    expect((await sendOne(event('i-several', { data: { issuer: ISSUER } }))).status).toBe('accepted');
    await db.prepare("DELETE FROM trust WHERE community = ?1 AND issuer = 'https://second.example'").bind(here.community.id).run();
  });
});

describe('the same event again', () => {
  it('changes nothing and says what it counts for; with another content it is refused', async () => {
    const member = await here.member('d-again');
    const one = event('d-again', { time: daysAgo(2), data: { level: 'expert', hours: 2 } });
    await sendOne(one);
    const before = [await total(member), await settled()];
    const { cost, db: counted } = counting(db);
    const response = await createApp().fetch(new Request('https://x.example/v1/c/events/events', {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify({ ...one, data: { hours: 2, level: 'expert' }, traceparent: 'new' }),
    }), { DB: counted, COCARDE_SECRET: installation.installationSecret });
    expect(((await response.json()) as any).results[0]).toMatchObject({ status: 'replayed', actor: { points: 15, skipped: null, change: null } });
    expect(cost.written).toBe(0);
    for (const more of [{ subject: 'noemie' }, { data: {} }, { data: { level: 'expert', hours: 3 } }, { time: daysAgo(1) }, { type: 'wiki.page_thanked', data: {} }, { data: { level: 'expert', hours: 2, object: 'x' } }]) {
      expect([more, await sendOne({ ...one, ...more })]).toEqual([more, expect.objectContaining({ status: 'refused', code: 'id_reused' })]);
    }
    expect((await sendOne({ ...one, source: '/another' })).status).toBe('accepted');
    await remove(one.id, '/another');
    expect([await total(member), await settled()]).toEqual(before);
  });

  it('200 times at once counts once', { timeout: 60_000 }, async () => {
    const member = await here.member('d-storm');
    const before = await total(member);
    const one = event('d-storm', { time: daysAgo(0.01) });
    const answers = await Promise.all([...Array(200)].map(() => send(one)));
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
    const results = answers.map(({ body }) => body.results[0] as Extract<EventResult, { actor: unknown }>);
    expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(results.filter(({ status }) => status === 'replayed')).toHaveLength(199);
    expect([...new Set(results.map(({ actor }) => actor.points))]).toEqual([10]);
    expect(await total(member)).toBe(before + 10);
    await sound();
  });

  it('twice in one batch, or in two batches at once, counts once', async () => {
    const member = await here.member('d-twice');
    const before = await total(member);
    const one = event('d-twice');
    const both = (await send([one, one, { ...one, data: { hours: 1 } }])).body;
    expect(both.results.map((result) => (result.status === 'refused' ? result.code : result.status))).toEqual(['accepted', 'replayed', 'id_reused']);
    const shared = [...Array(40)].map(() => event('d-twice', { time: daysAgo(1 + (serial % 13)) }));
    const answers = await Promise.all([send(shared), send([...shared].reverse())]);
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(40);
    expect(answers.reduce((sum, { body }) => sum + body.replayed, 0)).toBe(40);
    expect(await total(member)).toBe(before + 10 + (await rows("SELECT sum(min(n, 3)) * 10 AS points FROM (SELECT count(*) AS n FROM event e JOIN member m ON m.id = e.member WHERE e.community = ?1 AND m.subject = 'd-twice' AND e.id <> ?2 GROUP BY day)", one.id as string)
      .then(([row]) => (row as any).points)));
    await replayed();
  });
});

describe('a batch of 500', () => {
  it('is taken with bad ones among it, within the queries of a free plan', { timeout: 60_000 }, async () => {
    const voices = await Promise.all([...Array(100)].map((_, i) => here.member(`m${i}`)));
    const events = [...Array(500)].map((_, i) => {
      const one = event(`m${i % 100}`, i % 5 === 4 ? { type: 'wiki.page_thanked', data: { author: `m${(i + 1) % 100}`, object: `page-${i}` } } : { time: daysAgo((i % 25) + 0.1), data: { level: i % 2 ? 'expert' : 'base' } });
      return i % 50 === 7 ? { ...one, specversion: '2' } : i % 50 === 17 ? { ...one, subject: 'nobody' } : one;
    });
    const { cost, db: counted } = counting(db);
    const post = async (body: unknown) => (await createApp().fetch(new Request('https://x.example/v1/c/events/events', {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' }, body: JSON.stringify(body),
    }), { DB: counted, COCARDE_SECRET: installation.installationSecret })).json() as Promise<EventAnswer>;
    const answer = await post(events);
    expect([answer.accepted, answer.replayed, answer.refused]).toEqual([480, 0, 20]);
    expect(answer.results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    console.log(`a batch of 500: ${cost.statements} statements, ${cost.read} rows read, ${cost.written} written`);
    expect(cost.statements).toBeLessThanOrEqual(50);
    expect(cost.written).toBeLessThanOrEqual(500 * 16);
    expect(cost.read).toBeLessThanOrEqual(60_000);
    // Told once for each member, on whichever side, so that changes add up.
    const told = answer.results.flatMap((result) => (result.status === 'accepted' ? [result.actor, result.author] : [])).filter((effect) => effect?.change);
    const changes = new Map(told.map((effect) => [effect!.subject, effect!.change!.total]));
    expect(told).toHaveLength(changes.size);
    for (const i of [0, 1, 50, 99]) expect(await total(voices[i]!)).toBe(changes.get(`m${i}`));
    const live = await settled();
    Object.assign(cost, { statements: 0, read: 0, written: 0 });
    const again = await post(events);
    expect([again.accepted, again.replayed, again.refused]).toEqual([0, 480, 20]);
    console.log(`the same again: ${cost.statements} statements, ${cost.read} rows read, ${cost.written} written`);
    expect(cost.written).toBe(0);
    expect(await settled()).toEqual(live);
    await replayed();
  });

  it('about more rules than a request can settle takes what it can and says so of the rest', async () => {
    await here.member('v-varied');
    for (let i = 0; i < 5; i += 1) {
      await ask('PUT', `/facts/varied.f${i}`, { name: { en: 'x' }, attributes: {} });
      for (let n = 0; n < 9; n += 1) {
        await db.prepare('INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, ?2, 1, ?3, 0)')
          .bind(here.community.id, `varied-${i}-${n}`, JSON.stringify({ fact: `varied.f${i}`, earns: 'actor', currency: 'points', points: 1, name: { en: 'x' } })).run();
      }
    }
    const events = [...Array(10)].map((_, i) => event('v-varied', { type: `varied.f${i % 5}` }));
    const { cost, db: counted } = counting(db);
    const response = await createApp().fetch(new Request('https://x.example/v1/c/events/events', {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(events),
    }), { DB: counted, COCARDE_SECRET: installation.installationSecret });
    const answer = await response.json() as EventAnswer;
    expect([answer.accepted, answer.refused]).toEqual([4, 6]);
    expect([...new Set(answer.results.filter((result) => result.status === 'refused').map((result) => (result as any).code))]).toEqual(['too_many_rules']);
    expect(cost.statements).toBeLessThanOrEqual(50);
    for (const [accepted, replayed, refused] of [[4, 4, 2], [2, 8, 0]]) expect((await send(events)).body).toMatchObject({ accepted, replayed, refused });
    await replayed();
  });
});

describe('taking an event back', () => {
  it('takes what it gave, gives its place to the next, and stays when repeated or sent again', async () => {
    const member = await here.member('x-back');
    const before = await total(member);
    const events = [...Array(4)].map((_, i) => event('x-back', { time: daysAgo(3 - i / 100_000) }));
    for (const one of events) await sendOne(one);
    expect(await total(member)).toBe(before + 30);
    const taken = await remove(events[0]!.id);
    expect([taken.status, taken.body]).toEqual([200, { source: SOURCE, id: events[0]!.id, retractedAt: expect.any(Number), actor: expect.objectContaining({ points: 0, total: before + 30 }), author: null }]);
    expect((await sendOne(events[3])).actor).toMatchObject({ points: 10, skipped: null });
    expect((await remove(events[1]!.id)).body.actor).toMatchObject({ points: -10 });
    const again = (await remove(events[0]!.id)).body;
    expect([again.actor, again.retractedAt]).toEqual([null, taken.body.retractedAt]);
    expect(await sendOne(events[0])).toMatchObject({ status: 'replayed', retracted: true, actor: { points: 0, skipped: 'retracted' } });
    expect(await total(member)).toBe(before + 20);
    await replayed();
  });

  it('takes back what a rule gave that has been retired or changed since', async () => {
    const member = await here.member('x-retired');
    await ask('PUT', '/facts/old.thing', { name: { en: 'x' }, attributes: {} });
    await rule('old', { fact: 'old.thing', points: 6 });
    const before = await total(member);
    const one = event('x-retired', { type: 'old.thing', data: { object: '../../etc' } });
    await sendOne(one);
    await animatrice.call('PUT', '/rules/old/retirement');
    expect(await total(member)).toBe(before + 6);
    expect((await remove(one.id)).body.actor.points).toBe(-6);
    expect(await total(member)).toBe(before);
    await replayed();
  });

  it('needs the key and an event that is there, and 50 at once take it back once', async () => {
    const member = await here.member('x-storm');
    const before = await total(member);
    const one = event('x-storm', { id: 'a/b?c#d%2F é' });
    await sendOne(one);
    expect((await remove('never-sent')).body.code).toBe('not_found');
    expect((await ask('DELETE', `/events/x/y`, undefined, { authorization: undefined })).body.code).toBe('api_key_required');
    const answers = await Promise.all([...Array(50)].map(() => remove(one.id)));
    expect(answers.map(({ body }) => body.actor?.points).filter((points) => points !== undefined)).toEqual([-10]);
    expect(await total(member)).toBe(before);
    await replayed();
  });
});

describe('a change of rules', () => {
  it('re-prices events as any fact', async () => {
    const member = await here.member('p-priced');
    await sendOne(event('p-priced', { time: daysAgo(20) }));
    const before = await total(member);
    await rule('course', { points: 12, limits: [{ per: 'day', times: 3 }] });
    expect(await total(member)).toBe(before + 2);
    await replayed();
  });
});
