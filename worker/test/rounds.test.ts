import { beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Method, Round, RoundExport } from '@cocarde/contract/rounds.ts';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { findMember, type MemberRow } from '../src/members/members.queries.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { castBallot } from '../src/rounds/ballots.ts';
import { putAnonymousBallot, putBallot, withdrawBallot } from '../src/rounds/ballots.queries.ts';
import { breakdownOf } from '../src/rounds/breakdown.ts';
import { resultOf } from '../src/rounds/methods/methods.ts';
import { tallyOf } from '../src/rounds/methods/tally.ts';
import { ENDLESS, findRound } from '../src/rounds/rounds.queries.ts';
import { roundFor } from '../src/rounds/rounds.ts';
import { openCommunity, type Answer, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';
import { asked, cast, counts, definition, makeRound, read, told, vote, withdraw } from './polling.ts';

const { db } = installation;
let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let animatrice: Voice;
let crowd: Voice[];

beforeAll(async () => {
  here = await openCommunity(installation, 'rounds');
  alice = await here.member('alice', { name: 'Alice Roux', team: 'Nord' });
  bob = await here.member('bob', { name: 'Bob Tran', team: 'Sud' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  crowd = [];
  for (let n = 0; n < 16; n += 1) crowd.push(await here.member(`crowd-${n}`, { team: n < 6 ? 'Nord' : n < 13 ? 'Sud' : 'Est' }));
});

const make = (more: Record<string, unknown> = {}) => makeRound(animatrice, more);
const patch = (id: string, body: unknown, version: string = '*', by = animatrice) => by.call('PATCH', `/rounds/${id}`, body, { 'if-match': version === '*' ? '*' : `"${version}"` });
const close = (round: { id: string }) => patch(round.id, { state: 'closed' });
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const rows = async (sql: string, ...values: (string | number)[]) => (await db.prepare(sql).bind(here.community.id, ...values).all()).results;
/** Lets time pass for the database. */
const setTimes = (id: string, opensAt: number, closesAt: number) =>
  db.prepare('UPDATE round SET opens_at = ?3, closes_at = ?4 WHERE community = ?1 AND id = ?2').bind(here.community.id, id, opensAt, closesAt).run();

describe('a round', () => {
  it('is made by an animateur, once for each key, and read by everybody', async () => {
    const key = { 'idempotency-key': 'round-of-lunch-1' };
    const first = await animatrice.call('POST', '/rounds', definition({ intro: 'Dites-nous.' }), key);
    expect(first.status).toBe(201);
    expect(first.headers.get('etag')).toBe('"1"');
    expect(first.body).toMatchObject({ title: 'Le déjeuner', intro: 'Dites-nous.', state: 'open', voters: 0, change: true, shuffle: false, eligible: true, voted: false, mine: null, revision: 0, author: { name: 'Noémie Vidal' } });
    expect(first.body.closesAt).toBeUndefined();
    expect((await animatrice.call('POST', '/rounds', definition({ intro: 'Dites-nous.' }), key)).body.id).toBe(first.body.id);
    expect(told(await animatrice.call('POST', '/rounds', definition({ names: 'visible' }), key))).toEqual([409, 'idempotency_key_reused']);
    expect(await read(chloe, first.body)).toMatchObject({ id: first.body.id, result: { ballots: 0, quorum: null } });
    expect((await chloe.call('GET', `/bootstrap?want=round:${first.body.id}&want=round:none&want=round:`)).body.parts).toEqual({ [`round:${first.body.id}`]: await read(chloe, first.body) });
    expect(told(await chloe.call('POST', '/rounds', definition()))).toEqual([403, 'forbidden']);
    expect(told(await chloe.call('GET', '/rounds/none'))).toEqual([404, 'not_found']);
  });

  it('of a kind that cannot be is refused, each fault with its place', async () => {
    const { status, body } = await animatrice.call('POST', '/rounds', definition({
      names: 'anonymous', change: true, closesAt: 5,
      questions: [asked({ type: 'several', min: 2, max: 9 }), asked({ type: 'one' }, ['a', 'a']), asked({ type: 'approval', ceiling: 5 }, [['a', 6], 'b'], { id: 'money' })],
    }));
    expect(status).toBe(400);
    expect(body.errors.map(({ path, code }: any) => `${path} ${code}`)).toEqual([
      'questions.0.method.max too_many', 'questions.1.options.1.id not_allowed', 'questions.2.options.0.cost too_many', 'questions.2.options.1.cost required',
      'questions.1.id not_allowed', 'change not_allowed', 'closesAt not_allowed',
    ]);
    const without = await animatrice.call('POST', '/rounds', definition({ questions: [asked({ type: 'dots', budget: 5 } as never), asked({ type: 'dots', budget: 5, cost: 'cubic' } as never)] }));
    expect(without.body.errors.map(({ path, code }: any) => `${path} ${code}`)).toEqual(['questions.0.method.cost required', 'questions.1.method.cost not_allowed']);
    const teams = await animatrice.call('POST', '/rounds', definition({ teams: ['Nord', 'Nope'] }));
    expect(teams.body.errors.map(({ path, code }: any) => `${path} ${code}`)).toEqual(['teams.1 not_allowed']);
    for (const wrong of [
      { questions: [] }, { questions: [{ ...asked(), surprise: 1 }] }, { questions: [{ ...asked(), id: '__proto__' }] }, { questions: [{ ...asked(), id: 'constructor' }] }, { questions: [asked({ type: 'one' }, ['a', 'constructor'])] },
      { questions: [{ ...asked(), method: { type: 'lottery' } }] },
      { questions: [{ ...asked(), passes: 1.1 }] }, { names: 'secret' }, { results: 'never' }, { quorum: { share: 2 } }, { quorum: { members: 0 } }, { teams: [] }, { state: 'open' },
      { questions: Array.from({ length: LIMITS.questions + 1 }, (_, n) => ({ ...asked(), id: `q${n}` })) },
    ]) expect(told(await animatrice.call('POST', '/rounds', definition(wrong)))).toEqual([400, 'invalid_input']);
  });

  it('changes in title, end and who sees results, by who read it last', async () => {
    const round = await make();
    expect(told(await animatrice.call('PATCH', `/rounds/${round.id}`, { title: 'X' }))).toEqual([428, 'precondition_required']);
    const soon = Date.now() + 3_600_000;
    expect((await patch(round.id, { title: 'Autre', intro: 'Oui', closesAt: soon, results: 'hidden' }, '1')).body).toMatchObject({ title: 'Autre', intro: 'Oui', closesAt: soon, results: 'hidden', version: 2 });
    expect(told(await patch(round.id, { title: 'Encore' }, '1'))).toEqual([412, 'precondition_failed']);
    expect((await patch(round.id, { intro: '', closesAt: null }, '2')).body).toMatchObject({ version: 3, title: 'Autre' });
    expect(await read(bob, round)).not.toHaveProperty('intro');
    expect(await read(bob, round)).not.toHaveProperty('closesAt');
    // The same again is no change.
    expect((await patch(round.id, { title: 'Autre' })).body.version).toBe(3);
    expect(told(await patch(round.id, { closesAt: 1 }))).toEqual([400, 'invalid_input']);
    expect(told(await patch(round.id, { questions: [] }))).toEqual([400, 'invalid_input']);
    expect(told(await patch(round.id, { title: 'X' }, '*', bob))).toEqual([403, 'forbidden']);
    expect(told(await patch('none', { title: 'X' }))).toEqual([404, 'not_found']);
  });

  it('is closed, reopened and archived, and takes ballots only in between', async () => {
    const round = await make();
    await vote(alice, round, 'a');
    expect((await close(round)).body).toMatchObject({ state: 'closed' });
    expect(told(await vote(bob, round, 'a'))).toEqual([409, 'closed']);
    expect(told(await withdraw(alice, round, 1))).toEqual([409, 'closed']);
    expect(told(await patch(round.id, { closesAt: Date.now() + 60_000 }))).toEqual([409, 'closed']);
    const ended = (await read(bob, round)).closesAt!;
    expect((await close(round)).body.closesAt).toBe(ended);
    const until = Date.now() + 60_000;
    expect((await patch(round.id, { state: 'open', closesAt: until })).body).toMatchObject({ state: 'open', closesAt: until });
    expect((await vote(bob, round, 'a')).status).toBe(200);
    expect((await patch(round.id, { state: 'archived' })).body).toMatchObject({ state: 'archived' });
    expect(told(await vote(chloe, round, 'a'))).toEqual([409, 'closed']);
    expect(await read(chloe, round)).toMatchObject({ state: 'archived', voters: 2 });
    expect((await patch(round.id, { state: 'open' })).body).toMatchObject({ state: 'open' });
    // One that never opened can be closed, named otherwise and opened at once.
    const planned = await make({ opensAt: Date.now() + 3_600_000 });
    expect(told(await patch(planned.id, { closesAt: Date.now() + 60_000 }))).toEqual([400, 'invalid_input']);
    expect((await close(planned)).body.state).toBe('closed');
    expect((await patch(planned.id, { title: 'Vite' })).body).toMatchObject({ title: 'Vite', state: 'closed' });
    expect((await patch(planned.id, { state: 'open' })).body.state).toBe('open');
    await sound();
  });

  it('opens and closes by the clock of the database, whatever the machine believes that asks', async () => {
    const round = await make({ opensAt: Date.now() + 3_600_000, closesAt: Date.now() + 7_200_000 });
    expect(round.state).toBe('scheduled');
    const member = (await findMember(db, here.community.id, alice.id).first<MemberRow>())!;
    const later = (now: number) => castBallot({ db, community: here.community, member, now }, round.id, { choices: { lunch: { a: 1 } }, after: 0 });
    await expect(later(Date.now() + 4_000_000)).rejects.toMatchObject({ code: 'not_open_yet' });
    await setTimes(round.id, 0, ENDLESS);
    await expect(later(Date.now() + 10 * 3_600_000)).resolves.toMatchObject({ round: { voted: true } });
    await setTimes(round.id, 0, Date.now() - 1);
    await expect(later(Date.now() - 3_600_000).then(() => withdrawBallot(db, here.community.id, { round: round.id, member: alice.id, after: 1 }).run())).resolves.toBeTruthy();
    expect(await read(alice, round)).toMatchObject({ state: 'closed', voters: 1, mine: { lunch: { a: 1 } } });
  });

  it('stands in lists by state, what closes last first, page by page; archived ones for animateurs', async () => {
    const other = await openCommunity(installation, 'rounds-list');
    const [noemie, reader] = [await other.member('n', { role: 'animateur' }), await other.member('r')];
    const made: string[] = [];
    for (let n = 0; n < 45; n += 1) made.push((await noemie.call('POST', '/rounds', definition({ title: `Tour ${n}`, ...(n % 3 ? { closesAt: Date.now() + 1e6 + n } : {}) }))).body.id);
    for (const id of made.slice(0, 5)) await noemie.call('PATCH', `/rounds/${id}`, { state: 'closed' }, { 'if-match': '*' });
    await noemie.call('PATCH', `/rounds/${made[5]}`, { state: 'archived' }, { 'if-match': '*' });
    await noemie.call('POST', '/rounds', definition({ title: 'Demain', opensAt: Date.now() + 1e6 }));
    const list = async (query: string) => {
      const seen: Round[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: any = (await reader.call('GET', `/rounds?${query}${cursor ? `&cursor=${cursor}` : ''}`)).body;
        seen.push(...page.items);
        cursor = page.cursor;
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      expect(seen.map(({ closesAt }) => closesAt ?? ENDLESS)).toEqual(seen.map(({ closesAt }) => closesAt ?? ENDLESS).sort((a, b) => b - a));
      return seen;
    };
    expect(await list('')).toHaveLength(45);
    expect(await list('state=open')).toHaveLength(39);
    expect((await list('state=closed')).map(({ id }) => id).sort()).toEqual(made.slice(0, 5).sort());
    expect((await list('state=scheduled')).map(({ title }) => title)).toEqual(['Demain']);
    expect(told(await reader.call('GET', '/rounds?state=archived'))).toEqual([403, 'forbidden']);
    expect((await noemie.call('GET', '/rounds?state=archived')).body.items.map(({ id }: Round) => id)).toEqual([made[5]]);
    expect(told(await reader.call('GET', '/rounds?cursor=eA'))).toEqual([400, 'invalid_input']);
    expect((await list('state=open')).every(({ result }) => result === null)).toBe(true);
  });

  it('is found by animateurs with the rest of a page, and the teams that it may be for with their sizes', async () => {
    const other = await openCommunity(installation, 'rounds-desk');
    const [noemie, reader] = [await other.member('n', { role: 'animateur' }), await other.member('r', { team: 'Nord' })];
    for (const [name, team] of [['g', 'Parti'], ['m', 'Été, Sud'], ['s', 'Été, Sud']] as const) await other.member(name, { team });
    await db.prepare("DELETE FROM membership WHERE community = ?1 AND team = 'Parti'").bind(other.community.id).run();
    const made: string[] = [];
    for (let n = 0; n < LIMITS.page + 1; n += 1) made.push((await noemie.call('POST', '/rounds', definition({ title: `Tour ${n}` }))).body.id);
    const { rounds, ...none } = (await noemie.call('GET', '/bootstrap?want=rounds&want=rounds:open')).body.parts;
    expect(none).toEqual({});
    expect(rounds).toEqual((await noemie.call('GET', '/rounds')).body);
    expect(rounds.items).toHaveLength(LIMITS.page);
    expect((await noemie.call('GET', `/rounds?cursor=${rounds.cursor}`)).body).toMatchObject({ items: [{}], cursor: null });
    expect((await reader.call('GET', '/bootstrap?want=rounds')).body.parts).toEqual({});
    expect((await noemie.call('GET', '/teams')).body).toEqual({ items: [{ name: 'Nord', members: 1 }, { name: 'Été, Sud', members: 2 }] });
    expect(told(await reader.call('GET', '/teams'))).toEqual([403, 'forbidden']);
    expect(told(await other.call('GET', '/teams'))).toEqual([401, 'session_required']);
  });

  it('of another community is not there', async () => {
    const round = await make();
    const other = await openCommunity(installation, 'rounds-other');
    const stranger = await other.member('stranger', { role: 'animateur' });
    for (const [method, path, body] of [
      ['GET', ''], ['PUT', '/ballot', { choices: { lunch: { a: 1 } }, after: 0 }], ['DELETE', '/ballot?after=0'], ['GET', '/voters?question=lunch&option=a'], ['GET', '/breakdown'], ['GET', '/export'],
    ] as [string, string, unknown?][]) expect(told(await stranger.call(method, `/rounds/${round.id}${path}`, body))).toEqual([404, 'not_found']);
    expect(told(await stranger.call('PATCH', `/rounds/${round.id}`, { state: 'closed' }, { 'if-match': '*' }))).toEqual([404, 'not_found']);
    expect(told(await here.call('GET', `/rounds/${round.id}`))).toEqual([401, 'session_required']);
    expect(await read(alice, round)).toMatchObject({ state: 'open', voters: 0 });
  });
});

describe('a ballot', () => {
  it('is a wanted state: cast, changed, withdrawn and cast again, it is one', async () => {
    const round = await make();
    expect((await vote(alice, round, 'a')).body).toMatchObject({ earned: null, round: { voters: 1, voted: true, mine: { lunch: { a: 1 } }, revision: 1 } });
    expect((await vote(alice, round, 'a', 1)).body.round.revision).toBe(1);
    const changed = (await vote(alice, round, 'b', 1)).body.round;
    expect(changed).toMatchObject({ voters: 1, revision: 2, mine: { lunch: { b: 1 } } });
    expect(counts(changed)).toEqual({ a: 0, b: 1, c: 0 });
    const gone = (await withdraw(alice, round, 2)).body.round;
    expect(gone).toMatchObject({ voters: 0, voted: false, mine: null, revision: 3 });
    expect((await withdraw(alice, round, 2)).body.round.revision).toBe(3);
    expect((await vote(alice, round, 'c', 3)).body.round).toMatchObject({ voters: 1, revision: 4 });
    expect((await withdraw(bob, round, 0)).body.round).toMatchObject({ voted: false, revision: 0 });
    expect(await rows('SELECT value, revision, generation FROM ballot WHERE community = ?1 AND round = ?2', round.id)).toEqual([{ value: 1, revision: 4, generation: 2 }]);
    await sound();
  });

  it('is the same in whatever order it is written, and stored once', async () => {
    const round = await make({ questions: [asked({ type: 'up' }), asked({ type: 'stars' }, ['x', 'y'], { id: 'food', optional: true })] });
    await cast(alice, round, { food: { y: 2, x: 5 }, lunch: { c: 1, a: 1 } });
    expect((await cast(alice, round, { lunch: { a: 1, c: 1 }, food: { x: 5, y: 2 } })).body.round.revision).toBe(1);
    expect((await rows('SELECT choices FROM ballot WHERE community = ?1 AND round = ?2', round.id))[0]!.choices).toBe('{"lunch":{"a":1,"c":1},"food":{"x":5,"y":2}}');
    expect((await cast(bob, round, { lunch: { b: 1 } })).body.round.result.questions.map(({ ballots }: any) => ballots)).toEqual([2, 1]);
    await sound();
  });

  it('of a kind that cannot be is refused, each fault with its place, and nothing is kept', async () => {
    const round = await make({ questions: [asked(), asked({ type: 'dots', budget: 4, cost: 'quadratic' }, ['x', 'y'], { id: 'food' })] });
    const wrong: [unknown, string[]][] = [
      [undefined, ['choices required']], [null, ['choices wrong_type']], ['a', ['choices wrong_type']], [[], ['choices wrong_type']], [{}, ['choices.lunch required', 'choices.food required']],
      [{ lunch: { a: 1, b: 1 }, food: { x: 2, y: 1 } }, ['choices.lunch too_many', 'choices.food too_many']],
      [{ lunch: { z: 1 }, food: { x: 1.5 }, drink: {} }, ['choices.lunch.z unknown_field', 'choices.food.x wrong_type', 'choices.drink unknown_field']],
      [{ lunch: { a: '1' }, food: { x: true } }, ['choices.lunch.a wrong_type', 'choices.food.x wrong_type']],
      [{ lunch: { a: 1 }, food: 3 }, ['choices.food wrong_type']],
    ];
    for (const [choices, errors] of wrong) {
      const { status, body } = await cast(alice, round, choices);
      expect([status, body.errors?.map(({ path, code }: any) => `${path} ${code}`)]).toEqual([400, errors]);
    }
    const hostile = async (json: string) => (await alice.call('PUT', `/rounds/${round.id}/ballot`, json, { 'content-type': 'application/json' }));
    expect((await hostile('{"choices":{"__proto__":{"a":1},"lunch":{"__proto__":1,"constructor":1},"food":{"x":1}},"after":0}')).body.errors.map(({ path }: any) => path))
      .toEqual(['choices.lunch.__proto__', 'choices.lunch.constructor', 'choices.__proto__']);
    expect(told(await hostile('{"choices":{"lunch":{"a":NaN}},"after":0}'))).toEqual([400, 'bad_json']);
    expect((await hostile('{"choices":{"lunch":{"a":1e999},"food":{"x":1}},"after":0}')).status).toBe(400);
    expect((await hostile('{"choices":{"lunch":{"a":1,"a":1},"food":{"x":1}},"after":0}')).status).toBe(200);
    await withdraw(alice, round, 1);
    for (const after of [-1, 0.5, '0', null]) expect((await alice.call('PUT', `/rounds/${round.id}/ballot`, { choices: { lunch: { a: 1 }, food: { x: 1 } }, after })).status).toBe(400);
    const huge = await cast(bob, round, Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`q${n}`, { a: 1 }])));
    expect([huge.status, huge.body.errors.length]).toEqual([400, 20]);
    expect(told(await cast(bob, round, { lunch: { ['x'.repeat(40_000)]: 1 } }))).toEqual([413, 'body_too_large']);
    for (const query of ['', '?after=x', '?after=-1', '?after=1&after=2']) expect(told(await bob.call('DELETE', `/rounds/${round.id}/ballot${query}`))).toEqual([400, 'invalid_input']);
    expect(await read(bob, round)).toMatchObject({ voters: 0 });
    await sound();
  });

  it('is for those teams alone that the round names', async () => {
    const round = await make({ teams: ['Nord', 'Est'], quorum: { share: 0.5 } });
    expect(await read(bob, round)).toMatchObject({ eligible: false, teams: ['Nord', 'Est'] });
    expect(told(await vote(bob, round, 'a'))).toEqual([403, 'not_eligible']);
    expect((await vote(alice, round, 'a')).body.round).toMatchObject({ eligible: true, voters: 1 });
    const secret = await make({ teams: ['Nord'], names: 'anonymous' });
    expect(told(await vote(bob, secret, 'a'))).toEqual([403, 'not_eligible']);
    // Nine of Nord and Est there are, Alice among them: half of ten is five.
    expect((await read(alice, round)).result!.quorum).toEqual({ needed: 5, reached: false });
  });

  it('is undone by no stale retry, nor is a withdrawal; a late retry of what stands succeeds, also after the close', async () => {
    const round = await make();
    await vote(alice, round, 'a');
    await vote(alice, round, 'b', 1);
    expect(told(await vote(alice, round, 'a'))).toEqual([409, 'ballot_changed']);
    expect(told(await withdraw(alice, round, 1))).toEqual([409, 'ballot_changed']);
    expect((await vote(alice, round, 'b', 0)).status).toBe(200);
    await withdraw(alice, round, 2);
    expect(told(await vote(alice, round, 'b', 1))).toEqual([409, 'ballot_changed']);
    expect(await read(alice, round)).toMatchObject({ voted: false, revision: 3 });
    await vote(alice, round, 'c', 3);
    await close(round);
    expect((await vote(alice, round, 'c', 3)).body.round).toMatchObject({ state: 'closed', voted: true });
    expect((await vote(alice, round, 'c', 0)).status).toBe(200);
    expect((await withdraw(bob, round, 0)).status).toBe(200);
  });

  it('is final where the round says so', async () => {
    const round = await make({ change: false });
    await vote(alice, round, 'a');
    expect(told(await vote(alice, round, 'b', 1))).toEqual([409, 'ballot_final']);
    expect(told(await withdraw(alice, round, 1))).toEqual([409, 'ballot_final']);
    expect((await vote(alice, round, 'a')).status).toBe(200);
    expect(await read(alice, round)).toMatchObject({ voters: 1, revision: 1, mine: { lunch: { a: 1 } } });
  });
});

describe('results', () => {
  it.each<[string, Method, unknown[], (string | [string, number])[]?]>([
    ['up', { type: 'up' }, [{ a: 1, b: 1 }, { a: 1 }, { c: 1 }]],
    ['up_down', { type: 'up_down' }, [{ a: 1, b: -1 }, { a: 1 }, { a: -1, c: 1 }]],
    ['one', { type: 'one' }, [{ a: 1 }, { a: 1 }, { c: 1 }]],
    ['several', { type: 'several', min: 1, max: 2 }, [{ a: 1, b: 1 }, { a: 1 }, { c: 1 }]],
    ['stars', { type: 'stars' }, [{ a: 5, b: 1 }, { a: 4 }, { c: 3 }]],
    ['stars of many', { type: 'stars' }, [{ a: 5, b: 1 }, { a: 4, e: 2 }, { c: 3 }], ['a', 'b', 'c', 'd', 'e', 'f']],
    ['score', { type: 'score', min: -2, max: 2 }, [{ a: -2, b: 1 }, { a: 0 }, { c: 2 }]],
    ['score of many', { type: 'score', min: 0, max: 10 }, [{ a: 10, b: 0 }, { a: 0, b: 3 }, { c: 7 }], ['a', 'b', 'c', 'd']],
    ['dots', { type: 'dots', budget: 10, cost: 'linear' }, [{ a: 10 }, { a: 3, b: 7 }, { c: 1 }]],
    ['dots, quadratic', { type: 'dots', budget: 10, cost: 'quadratic' }, [{ a: 3 }, { a: 1, b: 3 }, { c: 1 }]],
    ['run-off', { type: 'ranked', count: 'runoff' }, [{ a: 1, b: 2 }, { a: 2, b: 1 }, { c: 1, b: 2, a: 3 }]],
    ['Borda', { type: 'ranked', count: 'borda' }, [{ a: 1, b: 2 }, { a: 2, b: 1 }, { c: 1, b: 2, a: 3 }]],
    ['Borda of many', { type: 'ranked', count: 'borda' }, [{ a: 1, b: 2 }, { a: 2, b: 1 }, { c: 1, g: 2, a: 3 }], ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ['pairwise', { type: 'pairwise' }, [{ 'a~b': 1, 'b~c': -1 }, { 'a~b': 1 }, { 'a~c': -1 }]],
    ['pairwise of many', { type: 'pairwise' }, [{ 'a~b': 1, 'b~c': -1 }, { 'a~f': 1 }, { 'a~c': -1 }], ['a', 'b', 'c', 'd', 'e', 'f']],
    ['approval', { type: 'approval', ceiling: 100 }, [{ a: 1, b: 1 }, { a: 1 }, { b: 1, c: 1 }], [['a', 60], ['b', 40], ['c', 30]]],
  ])('of a poll by %s are those that its ballots give, through change, withdrawal and a replay', async (_, method, choices, options) => {
    const question = asked(method, options);
    const round = await make({ questions: [question] });
    const people = [alice, bob, chloe];
    for (const [n, choice] of choices.entries()) await cast(people[n]!, round, { lunch: choice });
    const expected = (of: unknown[]) => resultOf(question, of.map((choice) => ({ choice: choice as Record<string, number>, count: 1 })));
    expect((await read(bob, round)).result).toEqual({ ballots: 3, quorum: null, questions: [expected(choices)] });
    await cast(alice, round, { lunch: choices[2] }, 1);
    expect((await read(bob, round)).result!.questions).toEqual([expected([choices[2], choices[1], choices[2]])]);
    await withdraw(bob, round, 1);
    expect((await read(bob, round)).result!.questions).toEqual([expected([choices[2], choices[2]])]);
    await sound();
  });

  it('are shown to whom the round says', async () => {
    const seen = async (results: string) => {
      const round = await make({ results });
      await vote(alice, round, 'a');
      const who = async () => (await Promise.all([alice, bob, animatrice].map((by) => read(by, round)))).map(({ result }) => result !== null);
      const open = await who();
      const listed = (await bob.call('GET', `/rounds/${round.id}/breakdown`)).status;
      await close(round);
      return [open, await who(), listed];
    };
    expect(await seen('always')).toEqual([[true, true, true], [true, true, true], 403]);
    expect(await seen('after_vote')).toEqual([[true, false, false], [true, true, true], 403]);
    expect(await seen('after_close')).toEqual([[false, false, false], [true, true, true], 403]);
    expect(await seen('hidden')).toEqual([[false, false, true], [false, false, true], 403]);
  });

  it('come with the answer to the ballot, once one may see them', async () => {
    const round = await make({ results: 'after_vote' });
    expect((await read(bob, round)).result).toBeNull();
    expect((await vote(bob, round, 'a')).body.round.result).toMatchObject({ ballots: 1 });
    expect((await withdraw(bob, round, 1)).body.round.result).toBeNull();
  });

  it('say whether a quorum of members or of a share of them is reached, and what passes', async () => {
    const round = await make({ quorum: { members: 2 }, questions: [asked({ type: 'one' }, ['a', 'b'], { passes: 0.5 })] });
    expect((await vote(alice, round, 'a')).body.round.result).toMatchObject({ quorum: { needed: 2, reached: false }, questions: [{ options: [{ id: 'a', passed: true }, { id: 'b', passed: false }] }] });
    expect((await vote(bob, round, 'b')).body.round.result).toMatchObject({ quorum: { needed: 2, reached: true }, questions: [{ options: [{ passed: true }, { passed: true }] }] });
    const members = (await rows('SELECT members FROM community_tally WHERE community = ?1'))[0]!.members as number;
    expect((await read(alice, await make({ quorum: { share: 0.1 } }))).result!.quorum).toEqual({ needed: Math.ceil(members / 10), reached: false });
  });
});

describe('names', () => {
  it('are listed where they are visible, by page, with a profile for who appears', async () => {
    const round = await make({ names: 'visible', questions: [asked({ type: 'pairwise' })] });
    await bob.call('PATCH', '/me', { appears: 'yes' });
    await cast(alice, round, { lunch: { 'a~b': 1 } });
    await cast(bob, round, { lunch: { 'a~b': -1, 'b~c': 1 } });
    await cast(chloe, round, { lunch: { 'b~c': 1 } });
    const list = (query: string, by = chloe) => by.call('GET', `/rounds/${round.id}/voters?${query}`);
    expect((await list('question=lunch&option=a~b')).body.items).toEqual([
      { member: { id: String(alice.id), name: 'Alice Roux', team: 'Nord' }, value: 1 }, { member: { id: String(bob.id), name: 'Bob Tran', team: 'Sud', profile: true }, value: -1 },
    ]);
    for (const query of ['question=lunch&option=a', 'question=none&option=a~b', `question=lunch&option=${encodeURIComponent('a~b"')}`, 'question=__proto__&option=toString']) expect(told(await list(query))).toEqual([404, 'not_found']);
    expect(told(await list('question=lunch'))).toEqual([400, 'invalid_input']);
    await withdraw(bob, round, 1);
    expect((await list('question=lunch&option=a~b')).body.items).toHaveLength(1);
  });

  it('are in no list of a confidential or anonymous round, nor before its results are seen', async () => {
    const [confidential, anonymous, later] = [await make(), await make({ names: 'anonymous' }), await make({ names: 'visible', results: 'after_close' })];
    const list = (by: Voice, { id }: Round) => by.call('GET', `/rounds/${id}/voters?question=lunch&option=a`);
    for (const by of [bob, animatrice]) {
      expect(told(await list(by, confidential))).toEqual([403, 'names_hidden']);
      expect(told(await list(by, anonymous))).toEqual([409, 'anonymous_round']);
      expect(told(await list(by, later))).toEqual([403, 'results_hidden']);
    }
  });

  it('pages of voters look at so many ballots each, and miss nobody', async () => {
    const round = await make({ names: 'visible' });
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
       INSERT INTO member (community, issuer, subject, name, team, joined_at) SELECT ?1, 'i', 'many-' || i, 'Many ' || i, 'Loin', 0 FROM n`,
    ).bind(here.community.id).run();
    await db.prepare(
      `INSERT INTO ballot (community, round, member, choices, value, summed, team, at, day)
       SELECT community, ?2, id, CASE WHEN id % 9 THEN '{"lunch":{"a":1}}' ELSE '{"lunch":{"b":1}}' END, 1, 0, 'Loin', 0, '2026-01-01' FROM member WHERE community = ?1 AND subject LIKE 'many-%'`,
    ).bind(here.community.id, round.id).run();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await bob.call('GET', `/rounds/${round.id}/voters?question=lunch&option=b${cursor ? `&cursor=${cursor}` : ''}`)).body;
      seen.push(...page.items.map(({ member }: any) => member.id));
      cursor = page.cursor;
    }
    expect(seen).toHaveLength(counts(await read(bob, round)).b!);
    expect(new Set(seen).size).toBe(seen.length);
    await sound();
  });
});

describe('a breakdown', () => {
  it('is by team once the round is closed, of five ballots at least each, the rest together', async () => {
    const round = await make({ names: 'visible' });
    for (const [n, voter] of crowd.entries()) await vote(voter, round, n % 2 ? 'a' : 'b');
    for (const voter of [alice, bob]) await vote(voter, round, 'c');
    const ask = () => bob.call('GET', `/rounds/${round.id}/breakdown`);
    expect(told(await ask())).toEqual([403, 'results_hidden']);
    await close(round);
    const shape = ({ body }: Answer) => body.teams.map(({ team, ballots, questions: [question] }: any) => [team, ballots, Object.fromEntries(question.options.map(({ id, value }: any) => [id, value]))]);
    // Nord 6 + Alice, Sud 7 + Bob, Est 3: these would be told by subtraction, so Nord is with them.
    const expected = [['Sud', 8, { a: 3, b: 4, c: 1 }], [null, 10, { a: 5, b: 4, c: 1 }]];
    expect(shape(await ask())).toEqual(expected);
    expect(shape(await ask())).toEqual(expected);
    await sound();
    await patch(round.id, { state: 'open' });
    await vote(chloe, round, 'c');
    await close(round);
    expect(shape(await ask())).toEqual([['Sud', 8, { a: 3, b: 4, c: 1 }], [null, 11, { a: 5, b: 4, c: 2 }]]);
    await sound();
    expect(told(await bob.call('GET', `/rounds/${(await make({ names: 'anonymous' })).id}/breakdown`))).toEqual([409, 'anonymous_round']);
  });

  it('of a confidential round is of its only close: one of before beside one of after would tell single ballots', async () => {
    const round = await make({ closesAt: Date.now() + 3_600_000 });
    for (const voter of crowd.slice(0, 5)) await vote(voter, round, 'a');
    const ask = () => bob.call('GET', `/rounds/${round.id}/breakdown`);
    // To be open already, or until later, is no reopening; nor is what changes while it is closed.
    await patch(round.id, { state: 'open', closesAt: null });
    await close(round);
    await patch(round.id, { title: 'Déjeuner' });
    await patch(round.id, { state: 'archived' });
    await patch(round.id, { state: 'closed' });
    expect((await ask()).body.teams).toMatchObject([{ team: 'Nord', ballots: 5 }]);
    await patch(round.id, { state: 'open' });
    await vote(alice, round, 'b');
    await patch(round.id, { title: 'Le déjeuner' });
    await close(round);
    expect(counts(await read(bob, round))).toEqual({ a: 5, b: 1, c: 0 });
    expect(told(await ask())).toEqual([409, 'reopened_round']);
    expect(told(await animatrice.call('GET', `/rounds/${round.id}/breakdown`))).toEqual([409, 'reopened_round']);
  });

  it('never lets fewer than five be told, by themselves or by subtraction', () => {
    const question = asked();
    const teams = (...sizes: [string, number][]) => sizes.map(([team, n]) => ({ team, counted: n, tally: JSON.stringify({ 'lunch/': n, 'lunch/a=1': n }) }));
    const shown = (...sizes: [string, number][]) => breakdownOf([question], teams(...sizes)).teams.map(({ team, ballots }) => [team, ballots]);
    expect(shown(['x', 4])).toEqual([]);
    expect(shown(['x', 5])).toEqual([['x', 5]]);
    expect(shown(['x', 5], ['y', 4])).toEqual([[null, 9]]);
    expect(shown(['x', 9], ['y', 3], ['z', 2])).toEqual([['x', 9], [null, 5]]);
    expect(shown(['x', 9], ['y', 6], ['', 1])).toEqual([['x', 9], [null, 7]]);
    expect(shown(['x', 9], ['y', 6], ['', 7])).toEqual([['x', 9], ['y', 6], [null, 7]]);
    expect(shown(['x', 2], ['y', 2])).toEqual([]);
    // Where fewer answer one of the questions, that number counts.
    const two = breakdownOf([question, asked({ type: 'one' }, ['a', 'b'], { id: 'food', optional: true })], [
      { team: 'x', counted: 9, tally: '{"lunch/":9,"lunch/a=1":9,"food/":2,"food/a=1":2}' }, { team: 'y', counted: 8, tally: '{"lunch/":8,"lunch/a=1":8,"food/":6,"food/b=1":6}' },
    ]);
    expect(two.teams.map(({ team, ballots }) => [team, ballots])).toEqual([[null, 17]]);
  });

  it('of a run-off has first choices', () => {
    const { teams } = breakdownOf([asked({ type: 'ranked', count: 'runoff' })], [{ team: 'x', counted: 6, tally: '{"lunch/":6,"lunch/a=1":4,"lunch/b=1":2,"lunch/b=2":4}' }]);
    expect(teams[0]!.questions[0]!.options.map(({ id, value }) => [id, value])).toEqual([['a', 4], ['b', 2], ['c', 0]]);
  });
});

describe('an export', () => {
  it('has all that the result follows from, by page, without names', async () => {
    const question = asked({ type: 'several', min: 1, max: 3 });
    const round = await make({ questions: [question, asked({ type: 'ranked', count: 'runoff' }, ['x', 'y'], { id: 'food', optional: true })] });
    for (const [n, voter] of crowd.entries()) await cast(voter, round, { lunch: n % 3 ? { a: 1, b: 1 } : { c: 1 }, ...(n % 2 ? { food: { y: 1 } } : {}) });
    expect(told(await bob.call('GET', `/rounds/${round.id}/export`))).toEqual([403, 'results_hidden']);
    expect((await animatrice.call('GET', `/rounds/${round.id}/export`)).status).toBe(200);
    await close(round);
    const { body } = await bob.call<RoundExport>('GET', `/rounds/${round.id}/export`);
    expect(body).toEqual({
      round: { id: round.id, title: round.title, questions: round.questions }, cursor: null,
      ballots: [{ choices: { food: { y: 1 } }, count: 8 }, { choices: { lunch: { a: 1, b: 1 } }, count: 10 }, { choices: { lunch: { c: 1 } }, count: 6 }],
    });
    const recounted = body.round.questions.map((one) => resultOf(one, body.ballots.filter(({ choices }) => choices[one.id]).map(({ choices, count }) => ({ choice: choices[one.id]!, count }))));
    expect(recounted).toEqual((await read(bob, round)).result!.questions);
  });

  it('of many kinds comes in pages that miss none', async () => {
    const round = await make({ questions: [asked({ type: 'score', min: 0, max: 10 }, ['a', 'b', 'c', 'd'])] });
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2399)
       INSERT INTO ballot_kind (community, round, question, choice, n) SELECT ?1, ?2, 'lunch', json_object('a', i % 11, 'b', i / 11 % 11, 'c', i / 121 % 11, 'd', i / 1331), 1 FROM n`,
    ).bind(here.community.id, round.id).run();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer<RoundExport> = await animatrice.call('GET', `/rounds/${round.id}/export${cursor ? `?cursor=${cursor}` : ''}`);
      expect(body.ballots.length).toBeLessThanOrEqual(LIMITS.exportPage);
      seen.push(...body.ballots.map(({ choices }) => JSON.stringify(choices)));
      cursor = body.cursor;
    }
    expect(new Set(seen).size).toBe(2_400);
    await db.prepare('DELETE FROM ballot_kind WHERE community = ?1 AND round = ?2').bind(here.community.id, round.id).run();
  });
});

describe('an anonymous round', () => {
  const secret = (more: Record<string, unknown> = {}) => make({ names: 'anonymous', ...more });

  it('knows who took part, and apart from it what was said; it takes no second ballot', async () => {
    const round = await secret();
    const first = await vote(alice, round, 'a');
    expect(first.body).toMatchObject({ earned: null, round: { voted: true, mine: null, revision: 0, voters: 0, result: null, change: false } });
    for (const option of ['a', 'b']) expect(told(await vote(alice, round, option))).toEqual([409, 'ballot_final']);
    expect(told(await withdraw(alice, round, 1))).toEqual([409, 'ballot_final']);
    expect((await withdraw(bob, round, 0)).body.round).toMatchObject({ voted: false });
    await close(round);
    expect(told(await vote(bob, round, 'a'))).toEqual([409, 'closed']);
    expect(await read(alice, round)).toMatchObject({ voted: true, mine: null, voters: 1, result: null });
    await sound();
  });

  it('leaves no row of any table with both a member and a choice, nor a time, a count or points that join them', async () => {
    const other = await openCommunity(installation, 'rounds-secret');
    const noemie = await other.member('n', { role: 'animateur' });
    await noemie.call('PUT', '/rules/ballots/draft', { fact: 'ballot_cast', earns: 'actor', currency: 'points', points: 5, name: { fr: 'Bulletin' } });
    await noemie.call('POST', '/rules/ballots/versions', { from: 'now', change: 'Essai' });
    const voters: Voice[] = [];
    for (let n = 0; n < 7; n += 1) voters.push(await other.member(`v${n}`));
    const tables = (await db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'post_search%' AND name NOT LIKE 'd1_%'").all<{ name: string }>()).results.map(({ name }) => name);
    const dump = async () => new Map<string, string[]>(await Promise.all(tables.map(async (name): Promise<[string, string[]]> => [name, (await db.prepare(`SELECT * FROM ${name}`).all()).results.map((row) => JSON.stringify(row))])));
    const round = (await noemie.call('POST', '/rounds', definition({ names: 'anonymous', questions: [asked({ type: 'one' }, ['zebre', 'yack'])] }))).body;
    const before = await dump();
    for (const [n, voter] of voters.entries()) expect((await vote(voter, round, n % 2 ? 'zebre' : 'yack')).status).toBe(200);
    const added = [...await dump()].flatMap(([name, now]) => now.filter((row) => !before.get(name)!.includes(row)).map((row) => ({ name, row })));
    expect([...new Set(added.map(({ name }) => name))].sort()).toEqual(['held_kind', 'participation', 'round_tally']);
    for (const { name, row } of added) {
      if (/zebre|yack/.test(row)) expect({ name, fields: Object.keys(JSON.parse(row)) }).toEqual({ name: 'held_kind', fields: ['community', 'round', 'step', 'question', 'choice', 'n'] });
      if (name === 'participation') expect(Object.keys(JSON.parse(row))).toEqual(['community', 'round', 'member']);
    }
    expect((await voters[0]!.call('GET', '/me/ledger')).body.items.map(({ fact }: any) => fact)).toEqual(['visit']);
    await sound();
  });

  it.each([['few kinds', asked({ type: 'one' }), (n: number) => ({ ['abc'[n % 3]!]: 1 })], ['many', asked({ type: 'stars' }, ['a', 'b', 'c', 'd']), (n: number) => ({ ['abcd'[n % 4]!]: 1 + (n % 5) })]] as const)(
    'of %s shows steps of five, five behind: the sixth ballot is not to be seen, nor any by comparing two answers', async (_, question, choice) => {
      const round = await secret({ questions: [question] });
      const shown: Round[] = [];
      const choices: Record<string, number>[] = [];
      for (const [n, voter] of crowd.slice(0, 16).entries()) {
        choices.push(choice(n) as Record<string, number>);
        expect((await cast(voter, round, { lunch: choices[n] })).status).toBe(200);
        shown.push(await read(animatrice, round));
      }
      expect(shown.map(({ voters }) => voters)).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10, 10, 10, 15, 15]);
      expect(shown.map(({ result }) => result?.ballots)).toEqual([undefined, undefined, undefined, undefined, 0, 0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]);
      expect(JSON.stringify(shown[5]!.result)).toBe(JSON.stringify(shown[4]!.result));
      const exported = async () => (await animatrice.call<RoundExport>('GET', `/rounds/${round.id}/export`)).body.ballots.reduce((sum, { count }) => sum + count, 0);
      expect(await exported()).toBe(10);
      await close(round);
      shown.push(await read(animatrice, round));
      expect(await exported()).toBe(16);
      const sizes = shown.map(({ result }) => result?.questions[0]!.ballots ?? 0);
      for (const a of sizes) for (const b of sizes) expect([0, 5, 6, 10, 11, 16]).toContain(Math.abs(a - b));
      const kinds = (of: Record<string, number>[]) => of.map((one) => ({ choice: one, count: 1 }));
      expect(shown.at(-1)!.result!.questions).toEqual([resultOf(question, kinds(choices))]);
      expect(shown[15]!.result!.questions).toEqual([resultOf(question, kinds(choices.slice(0, 10)))]);
      await sound();
    },
  );

  it('is not reopened, and not prolonged once it has closed: a result of before beside one of after would tell ballots', async () => {
    const round = await secret();
    for (const voter of crowd.slice(0, 6)) await vote(voter, round, 'a');
    expect((await patch(round.id, { closesAt: Date.now() + 60_000 })).status).toBe(200);
    expect((await patch(round.id, { state: 'open' })).status).toBe(200);
    await close(round);
    expect(told(await patch(round.id, { state: 'open' }))).toEqual([409, 'not_reopened']);
    expect(told(await patch(round.id, { closesAt: null }))).toEqual([409, 'closed']);
    expect((await patch(round.id, { state: 'archived' })).body).toMatchObject({ state: 'archived', voters: 6, result: { ballots: 6 } });
    expect(told(await patch(round.id, { state: 'open' }))).toEqual([409, 'not_reopened']);
  });

  it('of several questions keeps their answers apart', async () => {
    const round = await secret({ questions: [asked(), asked({ type: 'one' }, ['x', 'y'], { id: 'food' })] });
    for (const [n, voter] of crowd.slice(0, 12).entries()) await cast(voter, round, { lunch: { a: 1 }, food: { [n === 3 ? 'x' : 'y']: 1 } });
    await close(round);
    const { body } = await bob.call<RoundExport>('GET', `/rounds/${round.id}/export`);
    expect(body.ballots.map(({ choices }) => Object.keys(choices))).toEqual([['food'], ['food'], ['lunch']]);
    expect(await rows('SELECT count(*) AS n FROM ballot WHERE community = ?1 AND round = ?2', round.id)).toEqual([{ n: 0 }]);
  });
});

describe('points for ballots', () => {
  it('come by a rule of the community, once, go with a withdrawal, and count for badges', async () => {
    const other = await openCommunity(installation, 'rounds-points');
    const [noemie, voter] = [await other.member('n', { role: 'animateur' }), await other.member('v')];
    const round = (await noemie.call('POST', '/rounds', definition())).body;
    expect((await vote(voter, round, 'a')).body.earned).toBeNull();
    await withdraw(voter, round, 1);
    expect((await noemie.call('PUT', '/rules/ballots/draft', { fact: 'ballot_cast', earns: 'actor', currency: 'points', points: 5, name: { fr: 'Bulletin' } })).status).toBe(200);
    await noemie.call('POST', '/rules/ballots/versions', { from: 'all', change: 'Essai' });
    await noemie.call('POST', '/repricings/ballots.1/pages');
    const words = { fr: 'Citoyenne' };
    expect((await noemie.call('PUT', '/badges/citizen/draft', { name: words, how: words, art: { shape: 'star', colour: 'amber', glyph: 'vote' }, criterion: { kind: 'count', fact: 'ballot_cast', whose: 'actor', atLeast: 1 } })).status).toBe(200);
    expect((await noemie.call('PUT', '/badges/mine/draft', { name: words, how: words, art: { shape: 'star', colour: 'amber', glyph: 'vote' }, criterion: { kind: 'count', fact: 'ballot_cast', whose: 'author', atLeast: 1 } })).status).toBe(400);
    await noemie.call('POST', '/badges/citizen/activation');
    const again = (await vote(voter, round, 'b', 2)).body;
    expect(again).toMatchObject({ earned: { points: 5, badges: [{ id: 'citizen' }] }, round: { revision: 3 } });
    expect((await vote(voter, round, 'c', 3)).body.earned).toBeNull();
    expect((await voter.call('GET', '/me/ledger')).body.items.filter(({ fact }: any) => fact === 'ballot_cast')).toMatchObject([{ points: 5, subject: 'Le déjeuner', standing: true }]);
    expect((await withdraw(voter, round, 4)).body.earned).toMatchObject({ points: -5 });
    await vote(voter, round, 'a', 5);
    await sound();
    const totals = () => db.prepare('SELECT board, member, points FROM score WHERE community = ?1 ORDER BY 1, 2').bind(other.community.id).all();
    const stood = (await totals()).results;
    await rebuild(db, (await loadCommunity(db, 'rounds-points'))!);
    expect((await totals()).results).toEqual(stood);
    await sound();
  });
});

describe('rows', () => {
  it('a ballot without points writes at most four and reads at most six, a repetition none', async () => {
    const round = await make();
    const cost = async (statement: ReturnType<typeof putBallot>) => (({ rows_read: read, rows_written: written }) => ({ read, written }))((await statement.run()).meta);
    const put = (by: Voice, option: string, after = 0) => cost(putBallot(db, here.community.id, { round: round.id, member: by.id, after }, `{"lunch":{"${option}":1}}`, 0, '2026-11-28'));
    await put(chloe, 'a');
    const first = await put(alice, 'a');
    const [again, changed] = [await put(alice, 'a'), await put(alice, 'b', 1)];
    const gone = await cost(withdrawBallot(db, here.community.id, { round: round.id, member: alice.id, after: 2 }));
    const secret = await make({ names: 'anonymous' });
    const anonymous = await cost(putAnonymousBallot(db, here.community.id, secret.id, alice.id, '{"lunch":{"a":1}}'));
    console.log('ballot', { first, again, changed, gone, anonymous });
    expect(first.read).toBeLessThanOrEqual(6);
    expect(first.written).toBeLessThanOrEqual(4);
    expect(again.written).toBe(0);
    for (const { written } of [changed, gone, anonymous]) expect(written).toBeLessThanOrEqual(4);
    await sound();
  });

  it('a result reads no more of many ballots than of few', async () => {
    const question = asked({ type: 'score', min: 0, max: 10 }, ['a', 'b', 'c', 'd', 'e', 'f']);
    const cost = async (id: string) => {
      const counted = counting(db);
      const member = (await findMember(db, here.community.id, alice.id).first<MemberRow>())!;
      const read = roundFor({ db: counted.db, community: here.community, member, now: Date.now() }, id);
      const results = await counted.db.batch(read.statements);
      return { round: read.take(results)!, read: counted.cost.read };
    };
    const round = await make({ questions: [question] });
    await cast(alice, round, { lunch: { a: 3, b: 5 } });
    const few = await cost(round.id);
    const kinds = Array.from({ length: 1_000 }, (_, n) => ({ choice: { a: n % 11, b: Math.floor(n / 11) % 11, f: n % 7 }, count: 100 }));
    const { ballots, given } = tallyOf(kinds);
    const tally = Object.fromEntries([['lunch/', ballots], ...[...given].flatMap(([id, numbers]) => [...numbers].map(([number, count]) => [`lunch/${id}=${number}`, count]))]);
    await db.prepare("UPDATE round_tally SET voters = 100000, counted = 100000, tally = jsonb(?3) WHERE community = ?1 AND round = ?2").bind(here.community.id, round.id, JSON.stringify(tally)).run();
    const many = await cost(round.id);
    console.log('a result', { few: few.read, many: many.read });
    expect(many.round.result).toEqual({ ballots: 100_000, quorum: null, questions: [resultOf(question, kinds)] });
    expect(many.read).toBe(few.read);
    await rebuild(db, (await loadCommunity(db, 'rounds'))!);
    await sound();
  });

  it('a round is two statements, whatever it asks', () => {
    expect(findRound(db, { community: 1, id: 1, animateur: false, today: '2026-11-28' }, 'x').statements).toHaveLength(2);
  });
});
