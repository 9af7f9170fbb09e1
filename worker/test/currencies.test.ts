import { beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../src/api-keys/api-keys.ts';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

const { db } = installation;
const EXPERTISE = {
  unit: { fr: 'points d’expertise', en: 'expertise points' },
  one: { fr: 'point d’expertise', en: 'expertise point' },
  levels: [{ from: 0, name: { fr: 'Novice', en: 'Novice' } }, { from: 30, name: { fr: 'Expert', en: 'Expert' } }],
};
const RULE = { fact: 'answer_accepted', earns: 'author', currency: 'expertise', points: 30, name: { fr: 'Réponse d’expert', en: 'Expert answer' } };

let here: TestCommunity;
let animatrice: Voice;
let asker: Voice;
let expert: Voice;

const points = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points;
const board = async (query: string, kind = 'all') => (await expert.call('GET', `/leaderboards/${kind}${query}`)).body;
async function apply(id: string, definition: object, from = 'now'): Promise<void> {
  expect((await animatrice.call('PUT', `/rules/${id}/draft`, definition)).status).toBe(200);
  const { repricing } = (await animatrice.call('POST', `/rules/${id}/versions`, { from, change: 'Essai' })).body;
  if (repricing) expect((await animatrice.call('POST', `/repricings/${repricing.id}/pages`)).body.finished).toBe(true);
}
const scores = async () => (await db.prepare('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY board, member').bind(here.community.id).all()).results;
async function replayed(): Promise<void> {
  const live = await scores();
  await rebuild(db, (await loadCommunity(db, here.community.slug))!);
  expect(await scores()).toEqual(live);
  expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
}

/** A question of the asker's that the expert answers; the answer is accepted. */
async function accepted(): Promise<{ question: string; answer: string; earned: any }> {
  const question = (await asker.call('POST', '/boards/aide/questions', { title: 'Comment ?', body: '' }, { 'idempotency-key': crypto.randomUUID() })).body;
  const answer = (await expert.call('POST', `/questions/${question.question?.id ?? question.id}/answers`, { body: 'Ainsi.' }, { 'idempotency-key': crypto.randomUUID() })).body;
  const ids = { question: question.question?.id ?? question.id, answer: answer.answer?.id ?? answer.id };
  const taken = await asker.call('PUT', `/questions/${ids.question}/accepted`, { answer: ids.answer });
  expect([taken.status, taken.body.code]).toEqual([200, undefined]);
  return { ...ids, earned: taken.body.earned };
}

beforeAll(async () => {
  here = await openCommunity(installation, 'currencies');
  animatrice = await here.member('noemie', { role: 'animateur' });
  asker = await here.member('asker');
  expert = await here.member('expert');
});

describe('currencies', () => {
  it('are declared by animateurs, with a unit and levels that make sense', async () => {
    expect((await expert.call('PUT', '/currencies/expertise', EXPERTISE)).body.code).toBe('forbidden');
    for (const [path, definition] of [
      ['unit', { ...EXPERTISE, unit: {} }], ['one', { ...EXPERTISE, one: {} }], ['one', { ...EXPERTISE, one: { nl: 'punt' } }], ['levels', { ...EXPERTISE, levels: [] }], ['levels.0.from', { ...EXPERTISE, levels: [{ from: 5, name: { fr: 'A' } }] }],
      ['levels', { ...EXPERTISE, levels: [{ from: 0, name: { fr: 'A' } }, { from: 9, name: { fr: 'B' } }, { from: 9, name: { fr: 'C' } }] }],
      ['colour', { ...EXPERTISE, colour: 'red' }],
    ] as [string, object][]) {
      expect([path, (await animatrice.call('PUT', '/currencies/expertise', definition)).body.errors?.[0].path]).toEqual([path, path]);
    }
    expect((await animatrice.call('PUT', '/currencies/Expert%20ise', EXPERTISE)).body.code).toBe('invalid_input');
    expect((await animatrice.call('PUT', '/currencies/expertise', EXPERTISE)).body).toEqual({ id: 'expertise', ...EXPERTISE });
    expect((await expert.call('GET', '/currencies')).body.items.map(({ id }: any) => id)).toEqual(['points', 'expertise']);
    for (const id of ['a', 'b', 'c', 'd']) await animatrice.call('PUT', `/currencies/${id}`, EXPERTISE);
    expect((await animatrice.call('PUT', '/currencies/e', EXPERTISE)).body.errors[0].code).toBe('too_many');
    for (const id of ['a', 'b', 'c', 'd']) expect((await animatrice.call('DELETE', `/currencies/${id}`)).status).toBe(204);
  });

  it('count apart: a rule of a further one leaves the points, their level and their leaderboards alone', async () => {
    expect((await animatrice.call('PUT', '/rules/expert-answer/draft', { ...RULE, currency: 'gold' })).body.errors[0].path).toBe('currency');
    await apply('expert-answer', RULE);
    const before = await points(expert);
    await accepted();
    const after = await points(expert);
    // By the default rules: eight for the answer, fifteen for its being accepted.
    expect(after.total - before.total).toBe(23);
    expect(after.currencies).toEqual([{
      id: 'expertise', unit: EXPERTISE.unit, one: EXPERTISE.one, total: 30, thisWeek: 30, rank: 1, next: null, level: { number: 2, from: 30, name: EXPERTISE.levels[1]!.name },
    }]);
    expect((await points(asker)).currencies[0]).toMatchObject({ total: 0, rank: null, level: { number: 1 } });
    expect((await board('?currency=expertise')).top.map((row: any) => row.points)).toEqual([30]);
    expect((await board('?currency=expertise', 'week')).currency).toBe('expertise');
    expect((await board('')).top.every((row: any) => row.points !== 30)).toBe(true);
    expect((await board('?currency=gold')).errors[0].path).toBe('currency');
    const part = (await expert.call('GET', '/bootstrap?want=leaderboard:expertise~week&want=leaderboard:gold~week')).body;
    expect(Object.keys(part.parts)).toEqual(['leaderboard:expertise~week']);
    expect(part.community.currencies).toEqual([{ id: 'expertise', unit: EXPERTISE.unit, one: EXPERTISE.one }]);
    expect([part.community.unit.fr, part.community.one.fr]).toEqual(['points', 'point']);
    await replayed();
  });

  it('are named on the ledger line and told with what an action earned', async () => {
    const { items } = (await expert.call('GET', '/me/ledger')).body;
    expect(items.map((line: any) => [line.rule.id, line.currency])).toEqual(expect.arrayContaining([['expert-answer', 'expertise'], ['answer-accepted', 'points']]));
    await apply('idea-expert', { ...RULE, fact: 'idea_proposed', earns: 'actor', points: 40 });
    const { earned } = (await asker.call('POST', '/boards/b/ideas', { title: 'Une idée' }, { 'idempotency-key': 'idea-0001' })).body;
    expect(earned.rules.map(({ fr }: any) => fr).sort()).toEqual(['Idée proposée', 'Réponse d’expert']);
    expect([earned.points, earned.currencies]).toEqual([10, [{
      id: 'expertise', unit: EXPERTISE.unit, one: EXPERTISE.one, points: 40, total: 40, level: { number: 2, from: 30, name: EXPERTISE.levels[1]!.name },
    }]]);
  });

  it('are moved by a re-pricing and previewed like the points; a rule stays with its own', async () => {
    expect((await animatrice.call('PUT', '/rules/expert-answer/draft', { ...RULE, currency: 'points' })).body.errors[0].path).toBe('currency');
    await animatrice.call('PUT', '/rules/expert-answer/draft', { ...RULE, points: 50 });
    const preview = (await animatrice.call('GET', '/rules/expert-answer/preview?from=all')).body;
    expect([preview.members, preview.points]).toEqual([1, 20]);
    const { total } = await points(expert);
    await apply('expert-answer', { ...RULE, points: 50 }, 'all');
    const now = await points(expert);
    expect([now.total, now.currencies[0].total]).toEqual([total, 50]);
    await replayed();
  });

  it('are corrected by hand, each by itself', async () => {
    const { total } = await points(expert);
    const correct = (body: object, key: string) => animatrice.call('POST', `/members/${expert.id}/corrections`, { reason: 'Salon', ...body }, { 'idempotency-key': key });
    expect((await correct({ points: 7, currency: 'expertise' }, 'correction-1')).body).toMatchObject({ currency: 'expertise', total: 57 });
    expect((await correct({ points: 7 }, 'correction-1')).body.code).toBe('idempotency_key_reused');
    expect((await correct({ points: 7, currency: 'gold' }, 'correction-2')).body.errors[0].path).toBe('currency');
    const now = await points(expert);
    expect([now.total, now.currencies[0].total]).toEqual([total, 57]);
    await replayed();
  });

  it('have leaderboards of a part and of new periods, which take up just what is theirs', async () => {
    await animatrice.call('PATCH', '/leaderboards', { periods: ['week', 'month', 'quarter', 'all'], ranking: 'competition', naming: 'opt_in' }, { 'if-match': '*' });
    expect((await board('?currency=expertise', 'quarter')).top.map((row: any) => row.points)).toEqual([57, 40]);
    expect((await board('', 'quarter')).top.map((row: any) => row.points)).toEqual((await board('')).top.map((row: any) => row.points));
    expect((await animatrice.call('PUT', '/leaderboards/aide', { name: { fr: 'Aide' }, about: { board: 'aide' }, periods: ['all'], currency: 'expertise' })).status).toBe(200);
    await accepted();
    expect((await board('?of=aide')).top.map((row: any) => row.points)).toEqual([50]);
    expect((await board('?of=aide&currency=points')).errors[0].path).toBe('currency');
    await replayed();
  });

  it('move with events from outside, whose answer tells each', async () => {
    expect((await animatrice.call('PUT', '/facts/lms.course_completed', { name: { fr: 'Cours' }, attributes: {} })).status).toBe(200);
    await apply('course', { ...RULE, fact: 'lms.course_completed', earns: 'actor', points: 5 });
    const { key } = await createKey(db, here.community.id, { name: 'lms', scopes: ['events:write'], expiresAt: Date.now() + 60_000, now: Date.now() });
    const event = { specversion: '1.0', id: '1', source: 'https://lms.example', type: 'lms.course_completed', subject: 'asker' };
    const { results } = (await (await installation.fetch(new Request(`https://cocarde.example/v1/c/${here.community.slug}/events`, {
      method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify([event]),
    }))).json()) as any;
    expect(results[0].actor).toMatchObject({
      points: 0, skipped: null, lines: [{ rule: 'course', currency: 'expertise', points: 5 }], change: { points: 0, currencies: [{ id: 'expertise', points: 5, total: 45 }] },
    });
  });

  it('can be renamed, the points too, and have other levels at once; what counts by one keeps it', async () => {
    const levels = [{ from: 0, name: { fr: 'Un' } }, { from: 1, name: { fr: 'Deux' } }, { from: 10, name: { fr: 'Trois' } }];
    const renamed = async (named: object) => {
      expect((await animatrice.call('PUT', '/currencies/points', { ...named, levels })).body).toEqual({ id: 'points', ...named, levels });
      const { community, parts } = (await expert.call('GET', '/bootstrap?want=points')).body;
      expect(parts.points).not.toHaveProperty('one');
      return [community.unit, community.one, parts.points.level.number];
    };
    expect(await renamed({ unit: { fr: 'étoiles' }, one: { fr: 'étoile' } })).toEqual([{ fr: 'étoiles' }, { fr: 'étoile' }, 3]);
    expect(await renamed({ unit: { fr: 'étoiles' }, one: { fr: 'Étoile' } })).toEqual([{ fr: 'étoiles' }, { fr: 'Étoile' }, 3]);
    expect(await renamed({ unit: { fr: 'étoiles' } })).toEqual([{ fr: 'étoiles' }, undefined, 3]);
    // Whoever changes their levels alone need not say what a point is.
    expect((await animatrice.call('PUT', '/currencies/points', { unit: { fr: 'points', nl: 'punten' }, levels })).body.one).toEqual({ fr: 'point' });
    expect((await animatrice.call('DELETE', '/currencies/expertise')).body.code).toBe('in_use');
    expect((await animatrice.call('DELETE', '/currencies/points')).body.code).toBe('in_use');
    expect((await expert.call('DELETE', '/currencies/expertise')).body.code).toBe('forbidden');
  });

  it('come with a generator of thresholds', async () => {
    const ask = async (query: string) => (await animatrice.call('GET', `/currencies/thresholds?${query}`)).body;
    expect(await ask('shape=geometric&levels=5&first=100&growth=2')).toEqual({ thresholds: [0, 100, 300, 700, 1500] });
    expect(await ask('shape=linear&levels=4&first=100&growth=50')).toEqual({ thresholds: [0, 100, 250, 450] });
    for (const [path, query] of [['levels', 'shape=flat&levels=99&first=1'], ['shape', 'shape=round&levels=2&first=1'], ['growth', 'shape=geometric&levels=2&first=1&growth=0.5'], ['first', 'shape=flat&levels=2&first=x']]) {
      expect([path, (await ask(query!)).errors[0].path]).toEqual([path, path]);
    }
  });
});
