import { beforeAll, describe, expect, it } from 'vitest';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { createApp } from '../src/app.ts';
import { routesOf } from '../../test/support/routes.ts';
import { installation } from './installation.ts';
import { overtaken } from './overtaken.ts';

// Who may not do what, also where two do it at once. Guards stand in the statement that writes.

let here: TestCommunity;
let animatrice: Voice;
let karim: Voice;
let alice: Voice;
let bob: Voice;

beforeAll(async () => {
  here = await openCommunity(installation);
  animatrice = await here.member('noemie', { role: 'animateur' });
  karim = await here.member('karim', { role: 'animateur' });
  alice = await here.member('alice');
  bob = await here.member('bob');
});

/** What members do not. */
const MODERATED = ['/rules/', '/repricings/', '/corrections', '/exclusion', '/repairs/', '/pending/', '/leaderboards', '/seasons/', '/currencies/', '/badges/:badge/', '/merge', '/calendar', '/facts/', '/validates/', '/validation/:member'];

const readRoutes = () => routesOf(createApp()).filter(([, path]) => !path.startsWith('/me/'));

const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;

const { db } = installation;

describe('rules', () => {
  const RULE = { fact: 'idea_proposed', earns: 'actor', currency: 'points', points: 5, name: { en: 'x' } };
  const draft = (id: string, more: object = {}) => animatrice.call('PUT', `/rules/${id}/draft`, { ...RULE, ...more });
  const apply = (id: string) => animatrice.call('POST', `/rules/${id}/versions`, { from: 'now', change: 'x' });
  const stated = async (id: string) => (await animatrice.call('GET', '/rules')).body.items.find((rule: any) => rule.id === id);

  it('never come to wait for each other, in whatever order their drafts are saved and applied', async () => {
    for (const id of ['a', 'b', 'c']) { await draft(id); await apply(id); }
    for (const [id, other] of [['a', 'b'], ['b', 'c'], ['c', 'a']] as const) expect((await draft(id, { after: [other] })).status).toBe(200);
    expect([(await apply('a')).status, (await apply('b')).status]).toEqual([201, 201]);
    expect((await apply('c')).body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'after' }] });
    // The draft is there to be mended, and the version before it goes on.
    expect(await stated('c')).toMatchObject({ draft: { after: ['a'] }, versions: [{ version: 1, validTo: null }] });
    // Nor when both are applied at once.
    for (const id of ['d', 'e']) { await draft(id); await apply(id); }
    for (const [id, other] of [['d', 'e'], ['e', 'd']] as const) expect((await draft(id, { after: [other] })).status).toBe(200);
    const late = await overtaken(here, animatrice, 'POST', '/rules/d/versions', { from: 'now', change: 'x' }, 'INTO rule', () => apply('e'));
    expect(late.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'after' }] });
  });

  it('and kinds of facts are as many as every request can read', async () => {
    const there = await openCommunity(installation);
    const noemie = await there.member('noemie', { role: 'animateur' });
    const fill = (sql: string) => db.prepare(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) ${sql}`).bind(there.community.id, JSON.stringify(RULE)).run();
    await fill("INSERT INTO fact_type (community, type, definition, changed_at) SELECT ?1, 'x.y' || i, json_object('name', json('{}'), 'attributes', json('{}'), 'ignored', ?2), 0 FROM n WHERE i < 100");
    const declare = (type: string) => noemie.call('PUT', `/facts/${type}`, { name: { en: 'x' }, attributes: {} });
    expect([(await declare('x.last')).status, (await declare('x.last')).status]).toEqual([200, 200]);
    expect((await declare('x.more')).body.errors).toEqual([{ path: 'type', code: 'too_many', message: 'At most 100 kinds of facts.' }]);

    await db.prepare("DELETE FROM rule WHERE community = ?1").bind(there.community.id).run();
    await fill("INSERT INTO rule (community, id, version, definition, valid_from, valid_to) SELECT ?1, 'r' || i, 1, ?2, 0, 0 FROM n WHERE i <= 99");
    const save = (id: string) => noemie.call('PUT', `/rules/${id}/draft`, RULE);
    expect([(await save('last')).status, (await save('r5')).status, (await save('last')).status]).toEqual([200, 200, 200]);
    expect((await save('more')).body.errors[0]).toMatchObject({ path: 'id', code: 'too_many' });
    await fill("INSERT INTO rule (community, id, version, definition, valid_from, valid_to) SELECT ?1, 'r5', i, ?2, 0, 0 FROM n WHERE i BETWEEN 2 AND 199");
    const again = (change: string) => noemie.call('POST', '/rules/r5/versions', { from: 'now', change });
    expect((await again('x')).status).toBe(201);
    await save('r5');
    expect((await again('y')).body.errors[0]).toMatchObject({ path: 'id', code: 'too_many' });
  });

  it('are never called as corrections are in the ledger', async () => {
    expect((await draft('correction')).body).toMatchObject({ code: 'invalid_input' });
    expect((await draft('corrections')).status).toBe(200);
  });
});

describe('who takes no part', () => {
  it('is given neither points nor badges by hand, while points can be taken, until they take part again', async () => {
    const dora = await here.member('dora');
    await animatrice.call('PUT', '/badges/helper/draft', { name: { en: 'x' }, how: { en: 'x' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' }, criterion: { kind: 'manual' } });
    await animatrice.call('POST', '/badges/helper/activation');
    const correct = async (points: number) => (await animatrice.call('POST', `/members/${dora.id}/corrections`, { points, reason: 'x' }));
    const give = () => animatrice.call('PUT', `/badges/helper/holders/${dora.id}`, { reason: 'x' });
    for (const [out, back] of [
      [() => animatrice.call('PUT', `/members/${dora.id}/exclusion`, { reason: 'staff' }), () => animatrice.call('DELETE', `/members/${dora.id}/exclusion`)],
      ...[['suspended', 'active'].map((status) => () => db.prepare('UPDATE member SET status = ?2 WHERE id = ?1').bind(dora.id, status).run())],
    ] as [() => Promise<unknown>, () => Promise<unknown>][]) {
      await out();
      for (const refused of [await correct(5), await give()]) expect(refused.body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('takes no part') });
      expect((await correct(-1)).status).toBe(201);
      expect((await animatrice.call('GET', '/badges/helper/holders')).body.items).toEqual([]);
      await back();
    }
    const before = await total(dora);
    expect([(await correct(5)).status, (await give()).status, await total(dora)]).toEqual([201, 204, before + 5]);
  });
});

describe('what only animateurs do', () => {
  it('is refused to members before anybody looks at what they send', async () => {
    const addresses = readRoutes().filter(([method, path]) => MODERATED.some((part) => path.includes(part)) && method !== 'GET');
    expect(addresses.length).toBeGreaterThan(25);
    const told: unknown[] = [];
    for (const [method, path] of addresses) {
      const answer = await bob.call(method, path.replace(/:\w+/g, '1'), method === 'DELETE' ? undefined : { nonsense: true }, { 'if-match': '*' });
      if (answer.body?.code !== 'forbidden') told.push([method, path, answer.status, answer.body?.code]);
    }
    expect(told).toEqual([]);
  });

  it('names members by their numbers, and no number is another one’s with a nought before it', async () => {
    const paths = readRoutes().filter(([, path]) => path.includes('/:member/'));
    expect(paths.length).toBeGreaterThan(7);
    for (const [method, path] of paths) {
      for (const number of [`0${bob.id}`, 'bob', '-1', '1'.repeat(16)]) {
        const body = method === 'DELETE' || method === 'GET' ? undefined
          : { reason: path.endsWith('exclusion') ? 'staff' : 'x', ...(path.endsWith('corrections') ? { points: 1 } : path.endsWith('revocation') ? { because: 'fraud' } : {}) };
        const address = path.replace(':member', number).replace(':day', '2026-01-05').replace(/:\w+/g, 'x');
        expect([method, address, (await animatrice.call(method, address, body)).status]).toEqual([method, address, 404]);
      }
    }
  });
});

describe('whoever moderates', () => {
  it('does not correct their own points', async () => {
    const before = await total(animatrice);
    expect((await animatrice.call('POST', `/members/${animatrice.id}/corrections`, { points: 5, reason: 'Moi' })).body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('Another') });
    expect(await total(animatrice)).toBe(before);
  });

  const decide = (by: Voice, idea: string, status: string, note?: string) => by.call('PATCH', `/ideas/${idea}`, { status, ...(note ? { note } : {}) }, { 'if-match': '*' });

  it('leaves it to another one whether their own idea is planned or done', async () => {
    const rule = { fact: 'idea_selected', earns: 'author', currency: 'points', points: 100, name: { en: 'Selected' } };
    await animatrice.call('PUT', '/rules/selected/draft', rule);
    await animatrice.call('POST', '/rules/selected/versions', { from: 'now', change: 'x' });
    const idea = (await animatrice.call('POST', '/boards/b/ideas', { title: 'La mienne' })).body.idea.id;
    const before = await total(animatrice);
    for (const status of ['planned', 'done']) {
      expect((await decide(animatrice, idea, status)).body).toMatchObject({ code: 'forbidden', detail: expect.stringContaining('another animateur') });
    }
    expect((await decide(animatrice, idea, 'declined', 'Trop cher')).body.idea.status).toBe('declined');
    expect(await total(animatrice)).toBe(before);
    expect((await decide(karim, idea, 'planned')).status).toBe(200);
    expect(await total(animatrice)).toBe(before + 100);
    expect((await decide(animatrice, idea, 'planned')).status).toBe(200);
    expect((await decide(animatrice, idea, 'done')).body.code).toBe('forbidden');
  });

  it('does not take a colleague’s accepted answer away while competing with one of their own', async () => {
    const question = (await alice.call('POST', '/boards/b/questions', { title: 'Comment ?' })).body.question.id;
    const answer = async (by: Voice) => (await by.call('POST', `/questions/${question}/answers`, { body: 'Ainsi.' })).body.answer.id as string;
    const accept = (by: Voice, wanted: string | null) => by.call(wanted ? 'PUT' : 'DELETE', `/questions/${question}/accepted`, wanted ? { answer: wanted } : undefined);
    const [own, best, other] = [await answer(animatrice), await answer(bob), await answer(karim)];
    expect((await accept(animatrice, own)).body.code).toBe('forbidden');
    // Where none is accepted yet, hers is the last to gain by her choice.
    expect((await accept(animatrice, best)).body.question.accepted.answer).toBe(best);
    for (const wanted of [null, own, other]) expect((await accept(animatrice, wanted)).body).toMatchObject({ code: 'forbidden', detail: expect.any(String) });
    expect((await bob.call('GET', `/questions/${question}`)).body.question.accepted.answer).toBe(best);

    expect((await accept(alice, own)).body.question.accepted.answer).toBe(own);
    expect((await accept(animatrice, null)).body.question.accepted).toBeNull();
    await accept(alice, best);
    await animatrice.call('PUT', `/posts/${own}/removal`, {});
    expect((await accept(animatrice, other)).body.question.accepted.answer).toBe(other);
  });
});
