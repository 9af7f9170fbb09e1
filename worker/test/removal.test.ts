import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { findMember, type MemberRow } from '../src/members/members.queries.ts';
import { castVote } from '../src/votes/votes.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { removePost, restorePost } from '../src/removal/removal.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

const { db } = installation;
const BOARD = 'retraits';

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let animatrice: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'removal');
  alice = await here.member('alice', { name: 'Alice Roux' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
});

const propose = async (by: Voice, title: string, more = {}) => (await by.call('POST', `/boards/${BOARD}/ideas`, { title, ...more })).body.idea;
const ask = async (by: Voice, title: string, more = {}) => (await by.call('POST', `/boards/${BOARD}/questions`, { title, ...more })).body.question;
const answer = async (by: Voice, question: string, body: string) => (await by.call('POST', `/questions/${question}/answers`, { body })).body.answer;
const comment = async (by: Voice, idea: string, body: string) => (await by.call('POST', `/ideas/${idea}/comments`, { body })).body.comment;
const vote = (by: Voice, subject: string) => by.call('PUT', `/votes/${subject}`, { value: 1 });
const withdraw = (by: Voice, subject: string) => by.call('DELETE', `/votes/${subject}`);
const remove = (by: Voice, post: string, reason?: string) => by.call('PUT', `/posts/${post}/removal`, reason === undefined ? {} : { reason });
const restore = (by: Voice, post: string) => by.call('DELETE', `/posts/${post}/removal`);
const merge = (idea: string, into: string, by = animatrice) => by.call('PUT', `/ideas/${idea}/merge`, { into });
const unmerge = (idea: string) => animatrice.call('DELETE', `/ideas/${idea}/merge`);
const ideas = async (query = '', by = chloe) => (await by.call('GET', `/boards/${BOARD}/ideas${query}`)).body;
const titles = async (query = '') => (await ideas(query)).items.map((idea: any) => idea.title);
const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const totals = () => Promise.all([alice, bob, chloe].map(total));
const ledger = async (of: Voice) => (await of.call('GET', '/me/ledger')).body.items;
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const rows = async (sql: string) => (await db.prepare(sql).bind(here.community.id).all()).results;
const derived = () => Promise.all([
  "SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY 1, 2",
  'SELECT member, cause, rule, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY 1, 2, 3 HAVING sum(raw) <> 0 ORDER BY 1, 2, 3',
  'SELECT member, metric, day, n FROM activity WHERE community = ?1 AND n > 0 ORDER BY 1, 2, 3',
  'SELECT id, votes, replies FROM post WHERE community = ?1 ORDER BY 1',
  'SELECT kind, board, tag, posts FROM tag WHERE community = ?1 AND posts > 0 ORDER BY 1, 2, 3',
].map(rows));
/** Says that a replay of the facts gives what is there. */
async function asRebuilt(): Promise<void> {
  await sound();
  const live = await derived();
  await rebuild(db, (await loadCommunity(db, 'removal'))!);
  expect(await derived()).toEqual(live);
}

describe('removing', () => {
  it('takes an idea from lists, search, tags and its own address, and says so', async () => {
    const idea = await propose(alice, 'Une trottinette volante', { body: 'Corps secret', tags: ['mobilité'] });
    await comment(bob, idea.id, 'Un commentaire');
    await vote(bob, idea.id);
    expect(await remove(alice, idea.id)).toMatchObject({ status: 200, body: { post: idea.id, removed: true, restorable: true, finished: true } });
    for (const query of ['', '?sort=new', '?sort=top', '?q=trottinette', '?tag=mobilit%C3%A9', '?status=new']) expect(await titles(query)).not.toContain(idea.title);
    expect((await ideas()).tags).not.toContain('mobilité');
    for (const [method, path, body] of [
      ['GET', `/ideas/${idea.id}`], ['GET', `/ideas/${idea.id}/comments`], ['POST', `/ideas/${idea.id}/comments`, { body: 'Trop tard' }],
      ['GET', `/votes/${idea.id}`], ['PUT', `/votes/${idea.id}`, { value: 1 }], ['DELETE', `/votes/${idea.id}`],
    ] as [string, string, unknown?][]) {
      const answer = await chloe.call(method, path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 410, 'removed']);
      expect(JSON.stringify(answer.body)).not.toMatch(/trottinette|secret/);
    }
    expect((await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'planned' }, { 'if-match': '*' })).body.code).toBe('removed');
    expect((await chloe.call('GET', `/bootstrap?want=vote:${idea.id}`)).body.parts[`vote:${idea.id}`] ?? null).toBeNull();
    await asRebuilt();
  });

  it('takes back what the idea gave its author; votes and comments stay the points of who made them', async () => {
    const before = await totals();
    const idea = await propose(alice, 'Points en jeu');
    await vote(bob, idea.id);
    await vote(chloe, idea.id);
    await comment(bob, idea.id, 'Oui');
    const [, bobThen, chloeThen] = await totals();
    const removed = await remove(alice, idea.id);
    expect(removed.body.earned.points).toBe(before[0] - (before[0] + 10 + 6));
    expect(await totals()).toEqual([before[0], bobThen, chloeThen]);
    expect(bobThen).toBeGreaterThan(before[1]);
    await asRebuilt();
    expect((await restore(alice, idea.id)).body).toMatchObject({ removed: false, finished: true, earned: { points: 16 } });
    expect(await totals()).toEqual([before[0] + 16, bobThen, chloeThen]);
    expect((await chloe.call('GET', `/ideas/${idea.id}`)).body).toMatchObject({ title: 'Points en jeu', votes: 2, mine: true, comments: 1 });
    await asRebuilt();
  });

  it('is a wanted state: a repetition changes and writes nothing', async () => {
    const idea = await propose(alice, 'Deux fois');
    await remove(alice, idea.id);
    const lines = await rows('SELECT count(*) AS n FROM ledger WHERE community = ?1');
    expect((await remove(alice, idea.id)).body).toMatchObject({ removed: true, earned: null });
    expect(await rows('SELECT count(*) AS n FROM ledger WHERE community = ?1')).toEqual(lines);
    await restore(alice, idea.id);
    expect((await restore(alice, idea.id)).body).toMatchObject({ removed: false, earned: null });
  });

  it('is the right of the author and of animateurs, who give the author a reason', async () => {
    const idea = await propose(alice, 'À modérer');
    expect(await remove(bob, idea.id)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await restore(bob, idea.id)).body.code).toBe('forbidden');
    expect(await remove(animatrice, idea.id)).toMatchObject({ status: 400, body: { errors: [{ path: 'reason', code: 'required' }] } });
    expect((await ideas('?sort=new')).items[0].title).toBe('À modérer');
    expect((await remove(animatrice, idea.id, 'Hors charte')).body).toMatchObject({ removed: true, restorable: true });
    const [line] = (await ledger(alice)).filter((each: any) => each.removal?.reason);
    expect(line).toMatchObject({ points: -10, subject: null, removal: { reason: 'Hors charte', by: { name: 'Noémie Vidal' } } });
    expect(await restore(alice, idea.id)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await restore(animatrice, idea.id)).body).toMatchObject({ removed: false });
    expect((await ledger(alice)).some((each: any) => each.removal?.reason)).toBe(false);
  });

  it('by a colleague is not undone by an animateur whose post it was', async () => {
    const colleague = await here.member('omar', { name: 'Omar Diallo', role: 'animateur' });
    const idea = await propose(animatrice, 'À moi de juger');
    await vote(bob, idea.id);
    await remove(colleague, idea.id, 'Hors sujet');
    const before = await total(animatrice);
    expect((await restore(animatrice, idea.id)).body.code).toBe('forbidden');
    expect(await total(animatrice)).toBe(before);
    expect((await restore(colleague, idea.id)).body).toMatchObject({ removed: false });
    await remove(animatrice, idea.id);
    expect((await restore(animatrice, idea.id)).body).toMatchObject({ removed: false });
  });

  it('by an animateur replaces the author\'s own, who cannot bring it back then', async () => {
    const idea = await propose(alice, 'Retirée à temps');
    await remove(alice, idea.id);
    await remove(animatrice, idea.id, 'Insultes');
    expect((await restore(alice, idea.id)).body.code).toBe('forbidden');
    expect((await remove(alice, idea.id)).body).toMatchObject({ removed: true, restorable: false });
  });

  it('can be undone by the author for a day', async () => {
    const idea = await propose(alice, 'Il y a longtemps');
    await remove(alice, idea.id);
    await db.prepare('UPDATE post SET removed_at = removed_at - 86400001 WHERE id = ?1').bind(idea.id).run();
    expect((await restore(alice, idea.id)).body.code).toBe('forbidden');
    expect((await restore(animatrice, idea.id)).status).toBe(200);
  });

  it('by the author takes what waits for a moderator out of the queue for good; brought back it waits again', async () => {
    await animatrice.call('PUT', '/boards/relue', { preset: 'ideas', name: { fr: 'Relue' }, approval: 'all' }, { 'if-match': '*' });
    const queued = async () => (await animatrice.call('GET', '/moderation')).body.items.map(({ id }: any) => id);
    const before = await total(alice);
    const { idea } = (await alice.call('POST', '/boards/relue/ideas', { title: 'Je me ravise' })).body;
    expect(await queued()).toContain(idea.id);
    expect((await remove(chloe, idea.id)).body.code).toBe('forbidden');
    for (let i = 0; i < 2; i++) expect((await remove(alice, idea.id)).body).toMatchObject({ removed: true, restorable: true });
    expect((await alice.call('GET', `/ideas/${idea.id}`)).body.code).toBe('removed');
    expect(await queued()).not.toContain(idea.id);
    expect((await animatrice.call('PUT', `/moderation/${idea.id}`, { decision: 'publish' })).body.code).toBe('removed');
    expect((await restore(alice, idea.id)).body).toMatchObject({ removed: true, restorable: false });
    expect([(await chloe.call('GET', `/ideas/${idea.id}`)).body.code, await total(alice)]).toEqual(['held', before]);
    expect(await queued()).toContain(idea.id);
    await asRebuilt();
  });

  it('by the author of what reports had hidden leaves it to the animateurs, also when it is brought back', async () => {
    const idea = await propose(alice, 'Trop signalée');
    for (const who of [bob, chloe, await here.member('dora')]) await who.call('PUT', `/posts/${idea.id}/report`, { reason: 'offensive' });
    const queued = async () => (await animatrice.call('GET', '/moderation')).body.items.find(({ id }: any) => id === idea.id)?.held;
    await remove(alice, idea.id);
    expect(await queued()).toBeNull();
    await restore(alice, idea.id);
    expect([await queued(), (await chloe.call('GET', `/ideas/${idea.id}`)).body.code]).toEqual(['reports', 'held']);
    await animatrice.call('PUT', `/moderation/${idea.id}`, { decision: 'publish' });
    await remove(alice, idea.id);
    expect((await restore(alice, idea.id)).body).toMatchObject({ removed: false });
    await asRebuilt();
  });

  it('of a question leaves those who answered what their answers earned, and the asker what others\' answers gave', async () => {
    const before = await totals();
    const question = await ask(alice, 'Qui garde ses points ?');
    const best = await answer(bob, question.id, 'Moi');
    await vote(chloe, best.id);
    await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: best.id });
    const earned = await total(bob);
    expect(earned).toBe(before[1] + 8 + 2 + 15);
    await remove(alice, question.id);
    expect(await total(bob)).toBe(earned);
    for (const [method, path, body] of [
      ['GET', `/questions/${question.id}`], ['POST', `/questions/${question.id}/answers`, { body: 'x' }], ['PUT', `/votes/${best.id}`, { value: 1 }],
      ['PUT', `/questions/${question.id}/accepted`, { answer: best.id }], ['DELETE', `/questions/${question.id}/accepted`],
    ] as [string, string, unknown?][]) {
      const answer = await animatrice.call(method, path, body);
      expect([path, answer.body.code]).toEqual([path, 'removed']);
    }
    await asRebuilt();
  });

  it('of the accepted answer leaves the question without one; it is accepted again when it is back, unless another one is', async () => {
    const question = await ask(alice, 'Laquelle ?');
    const first = await answer(bob, question.id, 'Celle-ci');
    const second = await answer(chloe, question.id, 'Plutôt celle-là');
    await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: first.id });
    const read = async () => (await alice.call('GET', `/questions/${question.id}`)).body;
    const before = await total(bob);
    await remove(bob, first.id);
    expect(await read()).toMatchObject({ question: { accepted: null, answers: 1 }, items: [{ id: second.id, accepted: false }] });
    expect(await total(bob)).toBe(before - 8 - 15);
    expect((await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: first.id })).body.code).toBe('removed');
    await asRebuilt();
    await restore(bob, first.id);
    expect((await read()).question.accepted.answer).toBe(first.id);
    expect(await total(bob)).toBe(before);
    await remove(bob, first.id);
    await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: second.id });
    await restore(bob, first.id);
    expect((await read()).question.accepted.answer).toBe(second.id);
    expect(await total(bob)).toBe(before - 15);
    await asRebuilt();
  });

  it('of a comment counts it no more; a sent key meets what was removed', async () => {
    const idea = await propose(alice, 'Commentée');
    const key = { 'idempotency-key': 'comment-that-goes' };
    const written = (await bob.call('POST', `/ideas/${idea.id}/comments`, { body: 'Oups' }, key)).body.comment;
    await remove(bob, written.id);
    const { items } = (await chloe.call('GET', `/ideas/${idea.id}/comments`)).body;
    expect([items, (await chloe.call('GET', `/ideas/${idea.id}`)).body.comments]).toEqual([[], 0]);
    expect(await bob.call('POST', `/ideas/${idea.id}/comments`, { body: 'Oups' }, key)).toMatchObject({ status: 410, body: { code: 'removed' } });
  });

  it('refuses what is not one\'s community\'s, not a contribution, too long or unknown', async () => {
    const elsewhere = await openCommunity(installation, 'removal-elsewhere');
    const stranger = await elsewhere.member('eve', { role: 'animateur' });
    const idea = await propose(alice, 'Chez nous');
    await vote(bob, 'page:menu');
    expect((await remove(stranger, idea.id, 'x')).body.code).toBe('not_found');
    expect((await restore(stranger, idea.id)).body.code).toBe('not_found');
    for (const post of ['page:menu', 'nope', '%00', 'a'.repeat(20), "' OR 1=1 --"]) {
      expect([400, 404]).toContain((await remove(animatrice, encodeURIComponent(post), 'x')).status);
    }
    expect((await animatrice.call('PUT', `/posts/${idea.id}/removal`, { reason: 'x', colour: 'red' })).body.errors[0].code).toBe('unknown_field');
    expect((await remove(animatrice, idea.id, 'x'.repeat(501))).body.errors[0].code).toBe('too_long');
    expect((await remove(animatrice, idea.id, ' \u200B ')).body.errors[0].path).toBe('reason');
    expect((await here.call('PUT', `/posts/${idea.id}/removal`, {})).body.code).toBe('session_required');
    await db.prepare("UPDATE member SET status = 'suspended' WHERE id = ?1").bind(bob.id).run();
    expect((await remove(bob, idea.id)).body.code).toBe('member_suspended');
    await db.prepare("UPDATE member SET status = 'active' WHERE id = ?1").bind(bob.id).run();
    expect((await chloe.call('GET', `/ideas/${idea.id}`)).status).toBe(200);
  });
});

describe('merging', () => {
  it('counts each voter once for the idea that is left, never its author, and moves no points', async () => {
    const before = await totals();
    const [left, gone] = [await propose(alice, 'Un café au 3e'), await propose(bob, 'Du café à l’étage', { tags: ['café'] })];
    await vote(chloe, left.id);
    await vote(chloe, gone.id);
    await vote(animatrice, gone.id);
    await vote(alice, gone.id);
    await comment(chloe, gone.id, 'D’accord');
    await comment(bob, left.id, 'Moi aussi');
    const then = await totals();
    expect((await merge(gone.id, left.id)).body).toMatchObject({
      idea: { id: gone.id, open: false, mergedInto: { id: left.id, title: 'Un café au 3e' } }, into: { id: left.id, votes: 2, comments: 2, mergedInto: null },
    });
    expect(await totals()).toEqual(then);
    expect(then[1]).toBeGreaterThan(before[1]);
    expect((await animatrice.call('GET', `/votes/${left.id}`)).body).toMatchObject({ votes: 2, mine: true });
    expect((await alice.call('GET', `/votes/${left.id}`)).body).toMatchObject({ mine: false, own: true });
    const { items } = (await chloe.call('GET', `/ideas/${left.id}/comments`)).body;
    expect(items.map((each: any) => each.body)).toEqual(['D’accord', 'Moi aussi']);
    expect(await titles('?sort=new')).not.toContain('Du café à l’étage');
    expect(await titles('?tag=caf%C3%A9')).toEqual([]);
    expect((await chloe.call('GET', `/ideas/${gone.id}`)).body).toMatchObject({ title: 'Du café à l’étage', mergedInto: { id: left.id } });
    await asRebuilt();

    expect((await unmerge(gone.id)).body).toMatchObject({ idea: { votes: 3, comments: 1, mergedInto: null }, into: { id: left.id, votes: 1, comments: 1 } });
    expect(await titles('?tag=caf%C3%A9')).toEqual(['Du café à l’étage']);
    expect(await totals()).toEqual(then);
    await asRebuilt();
  });

  it('sends who votes, comments or decides on the merged idea to the other one', async () => {
    const [left, gone] = [await propose(alice, 'Ici'), await propose(bob, 'Pas ici')];
    await merge(gone.id, left.id);
    for (const [by, method, path, body] of [
      [chloe, 'PUT', `/votes/${gone.id}`, { value: 1 }], [chloe, 'POST', `/ideas/${gone.id}/comments`, { body: 'x' }],
      [animatrice, 'PATCH', `/ideas/${gone.id}`, { status: 'planned' }],
    ] as [Voice, string, string, unknown][]) {
      expect(await by.call(method, path, body, { 'if-match': '*' })).toMatchObject({ status: 409, body: { code: 'merged', into: left.id } });
    }
    expect((await withdraw(chloe, gone.id)).body).toMatchObject({ mine: false });
  });

  it('lets who voted for the merged idea withdraw where it counts, once for both', async () => {
    const [left, gone] = [await propose(alice, 'Reste'), await propose(bob, 'Part')];
    await vote(chloe, gone.id);
    await vote(animatrice, gone.id);
    await vote(animatrice, left.id);
    const before = await totals();
    await merge(gone.id, left.id);
    expect((await vote(chloe, left.id)).body).toMatchObject({ votes: 2, mine: true, earned: null });
    expect((await withdraw(chloe, left.id)).body).toMatchObject({ votes: 1, mine: false });
    expect((await withdraw(animatrice, left.id)).body).toMatchObject({ votes: 0, mine: false });
    expect([await total(alice), await total(bob)]).toEqual([before[0] - 3, before[1] - 6]);
    await unmerge(gone.id);
    expect((await chloe.call('GET', `/votes/${gone.id}`)).body).toMatchObject({ votes: 0, mine: false });
    await asRebuilt();
  });

  it('is never deeper than one: what was merged into a merged idea follows it', async () => {
    const [a, b, c] = [await propose(alice, 'A'), await propose(bob, 'B'), await propose(chloe, 'C')];
    await vote(chloe, a.id);
    await vote(bob, a.id);
    await merge(a.id, b.id);
    expect((await merge(b.id, c.id)).body.into).toMatchObject({ id: c.id, votes: 1 });
    expect((await chloe.call('GET', `/ideas/${a.id}`)).body.mergedInto.id).toBe(c.id);
    expect(await merge(c.id, a.id)).toMatchObject({ status: 409, body: { code: 'merged', into: c.id } });
    await unmerge(b.id);
    expect((await chloe.call('GET', `/ideas/${a.id}`)).body.mergedInto.id).toBe(c.id);
    await asRebuilt();
  });

  it('is undone for others\' ideas when the one that is left is removed, and stays so', async () => {
    const [left, gone] = [await propose(alice, 'S’en va'), await propose(bob, 'Revient')];
    await merge(gone.id, left.id);
    await remove(alice, left.id);
    expect((await ideas('?sort=new')).items[0]).toMatchObject({ title: 'Revient', open: true, mergedInto: null });
    await restore(alice, left.id);
    expect((await chloe.call('GET', `/ideas/${gone.id}`)).body.mergedInto).toBeNull();
    await asRebuilt();
  });

  it('counts a merged idea that is removed no more, until it is back', async () => {
    const [left, gone] = [await propose(alice, 'Garde'), await propose(bob, 'Perd')];
    await vote(chloe, gone.id);
    await comment(chloe, gone.id, 'Oui');
    await merge(gone.id, left.id);
    const read = async () => (await chloe.call('GET', `/ideas/${left.id}`)).body;
    expect(await read()).toMatchObject({ votes: 1, mine: true, comments: 1 });
    await remove(bob, gone.id);
    expect(await read()).toMatchObject({ votes: 0, mine: false, comments: 0 });
    await restore(bob, gone.id);
    expect(await read()).toMatchObject({ votes: 1, mine: true, comments: 1 });
    await asRebuilt();
  });

  it('is refused to members, into itself, into what is removed, no idea, or in another community', async () => {
    const [idea, other] = [await propose(alice, 'Une'), await propose(bob, 'Autre')];
    const elsewhere = await openCommunity(installation, 'merging-elsewhere');
    const stranger = await elsewhere.member('eve', { role: 'animateur' });
    const foreign = (await stranger.call('POST', `/boards/${BOARD}/ideas`, { title: 'Ailleurs' })).body.idea;
    const question = await ask(chloe, 'Une question');
    expect((await merge(idea.id, other.id, alice)).body.code).toBe('forbidden');
    expect((await alice.call('DELETE', `/ideas/${idea.id}/merge`)).body.code).toBe('forbidden');
    expect(await merge(idea.id, idea.id)).toMatchObject({ status: 400, body: { errors: [{ path: 'into' }] } });
    for (const into of [foreign.id, question.id, 'a'.repeat(20)]) expect((await merge(idea.id, into)).body.code).toBe('not_found');
    expect((await merge(foreign.id, idea.id)).body.code).toBe('not_found');
    expect((await merge(question.id, idea.id)).body.code).toBe('not_found');
    expect((await stranger.call('PUT', `/ideas/${idea.id}/merge`, { into: foreign.id })).body.code).toBe('not_found');
    for (const body of [{}, { into: 3 }, { into: 'x' }, { into: other.id, force: true }]) expect((await animatrice.call('PUT', `/ideas/${idea.id}/merge`, body)).status).toBe(400);
    await remove(bob, other.id);
    expect((await merge(idea.id, other.id)).body.code).toBe('removed');
    expect((await merge(other.id, idea.id)).body.code).toBe('removed');
    await sound();
  });
});

describe('merging into one’s own', () => {
  it('is not for who wrote it, who would take the votes of others, but for somebody else; what they wrote themselves they may', async () => {
    const second = await here.member('second-animateur', { role: 'animateur' });
    const [own, popular] = [await propose(animatrice, 'La mienne'), await propose(alice, 'La plus voulue')];
    await vote(bob, popular.id);
    expect(await merge(popular.id, own.id)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await bob.call('GET', `/ideas/${own.id}`)).body).toMatchObject({ votes: 0 });
    expect((await merge(popular.id, own.id, second)).body.into).toMatchObject({ votes: 1 });
    expect((await merge(popular.id, own.id)).status).toBe(200);
    expect((await merge((await propose(animatrice, 'La mienne encore')).id, own.id)).status).toBe(200);
    expect((await merge(own.id, (await propose(alice, 'Une troisième')).id)).status).toBe(200);
    await sound();
  });

  it('is not for who moderates questions either', async () => {
    const [own, other] = [await ask(animatrice, 'La mienne ?'), await ask(alice, 'Une autre ?')];
    const duplicate = (question: { id: string }, of: { id: string }, by: typeof alice) => by.call('PUT', `/questions/${question.id}/duplicate`, { of: of.id });
    expect((await duplicate(other, own, animatrice)).body.code).toBe('forbidden');
    expect((await duplicate(other, own, alice)).status).toBe(200);
    expect((await duplicate(own, await ask(alice, 'Une troisième ?'), animatrice)).status).toBe(200);
    await sound();
  });
});

describe('an idea into which many were merged', () => {
  const IDEAS = 40;
  let place: TestCommunity;
  let lead: Voice;
  let voter: Voice;
  let authors: Voice[];
  let kept: string;

  // Beside its votes, each author earns by a comment, as long as somebody supports their idea.
  beforeAll(async () => {
    place = await openCommunity(installation, 'merged');
    [lead, voter] = [await place.member('lead', { role: 'animateur' }), await place.member('voter')];
    await lead.call('PUT', '/rules/comment/draft', { fact: 'comment_written', earns: 'actor', currency: 'points', points: 5, name: { fr: 'Commentaire' }, after: ['idea-supported'] });
    await lead.call('POST', '/rules/comment/versions', { from: 'now', change: 'Début' });
    kept = (await propose(await place.member('keeper'), 'Celle qui reste')).id;
    await vote(voter, kept);
    authors = [];
    for (let n = 0; n < IDEAS; n += 1) {
      const author = await place.member(`author-${n}`);
      authors.push(author);
      const idea = await propose(author, `Idée ${n}`);
      // Of the last one nobody withdraws anything.
      if (n < IDEAS - 1) await vote(voter, idea.id);
      await comment(author, kept, 'Pareil');
      await merge(idea.id, kept, lead);
    }
  });

  it('loses a vote for all of them in as many statements as for one, with what waited for it', async () => {
    const before = await Promise.all(authors.map(total));
    const { db: counted, cost } = counting(db);
    const member = (await findMember(db, place.community.id, voter.id).first<MemberRow>())!;
    const command = { db: counted, community: (await loadCommunity(db, 'merged'))!, member, now: Date.now() };
    expect(await castVote(command, kept, 0)).toMatchObject({ votes: 0, mine: false });
    console.log(`A vote withdrawn from ${IDEAS + 1} ideas in one: ${cost.written} rows written, ${cost.read} read, ${cost.statements} statements`);
    expect(cost.statements).toBeLessThan(25);
    expect(await Promise.all(authors.map(total))).toEqual(before.map((points, n) => (n < IDEAS - 1 ? points - 3 - 5 : points)));
    expect((await withdraw(voter, kept)).body).toMatchObject({ votes: 0, mine: false });
    expect(await Promise.all(authors.map(total))).toEqual(before.map((points, n) => (n < IDEAS - 1 ? points - 3 - 5 : points)));
    await sound();
    const points = () => db.prepare('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY 1, 2').bind(place.community.id).all();
    const live = (await points()).results;
    await rebuild(db, (await loadCommunity(db, 'merged'))!);
    expect((await points()).results).toEqual(live);
  });
});

describe('an idea with thousands of votes', () => {
  const VOTES = 5_000;
  let idea: { id: string };
  let author: Voice;

  beforeAll(async () => {
    author = await here.member('populaire');
    idea = await propose(author, 'Tout le monde est pour');
    const id = here.community.id;
    for (let from = 0; from < VOTES; from += 1_000) {
      await db.batch([
        db.prepare(
          `WITH RECURSIVE n (n) AS (SELECT ?2 UNION ALL SELECT n + 1 FROM n WHERE n < ?2 + 999)
           INSERT INTO member (community, issuer, subject, name, joined_at) SELECT ?1, 'crowd', 'v' || CAST(n AS INTEGER), 'V', 0 FROM n`,
        ).bind(id, from),
        db.prepare(
          `INSERT INTO vote (community, subject, member, value, at, day)
           SELECT m.community, ?2, m.id, 1, p.at + m.id % 1000, p.day FROM member m JOIN post p ON p.community = m.community AND p.id = ?2
           WHERE m.community = ?1 AND m.issuer = 'crowd' AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.community = ?1 AND v.subject = ?2 AND v.member = m.id)`,
        ).bind(id, idea.id),
      ]);
    }
    await rebuild(db, (await loadCommunity(db, 'removal'))!);
  });

  const lines = async () => (await rows(
    "SELECT count(*) AS n FROM (SELECT 1 FROM ledger WHERE community = ?1 AND rule = 'idea-supported' GROUP BY member, cause HAVING sum(raw) <> 0)"))[0]!.n as number;

  it('is settled in pages of bounded cost by the same request, which may stop, turn back and go on at any of them', async () => {
    const before = await total(author);
    const [stood, live] = [await lines(), await derived()];
    const { db: counted, cost } = counting(db);
    const member = (await findMember(db, here.community.id, author.id).first<MemberRow>())!;
    const command = { db: counted, community: (await loadCommunity(db, 'removal'))!, member, now: Date.now() };
    const steps = async (act: typeof restorePost, most = Infinity) => {
      for (let step = 1; ; step += 1) {
        const written = cost.written;
        const { finished } = await act(command, idea.id);
        expect(cost.written - written).toBeLessThan(8_000);
        if (finished || step === most) return step;
      }
    };
    const away: typeof restorePost = (on, id) => removePost(on, id, undefined);

    expect(await steps(away)).toBe(VOTES / 500 + 1);
    console.log(`${VOTES} votes: ${cost.written} rows written, ${cost.read} read, ${cost.statements} statements`);
    expect(await total(author)).toBe(before - 10 - 3 * VOTES);
    expect(await lines()).toBe(stood - VOTES);
    await asRebuilt();
    await steps(restorePost);
    expect(await derived()).toEqual(live);

    await steps(away, 4);
    await sound();
    await steps(restorePost, 2);
    await sound();
    await steps(away, 3);
    await steps(restorePost);
    expect(await derived()).toEqual(live);
    expect(await rows('SELECT * FROM settling WHERE community = ?1')).toEqual([]);
    await sound();
  });

  it('goes on to its end, and may be repeated, where what its author brings back is held again', async () => {
    const live = await derived();
    const community = (await loadCommunity(db, 'removal'))!;
    const member = (await findMember(db, here.community.id, author.id).first<MemberRow>())!;
    const strict = { db, member, now: Date.now(), community: { ...community, moderation: { ...community.moderation, words: ['pour'] } } };
    const steps = async (act: () => Promise<{ finished: boolean }>) => {
      for (let step = 1; ; step += 1) if ((await act()).finished) return step;
    };
    await steps(() => removePost(strict, idea.id, undefined));
    const without = await lines();
    expect(await steps(() => restorePost(strict, idea.id))).toBe(VOTES / 500 + 1);
    expect(await rows(`SELECT held FROM post WHERE community = ?1 AND id = '${idea.id}'`)).toEqual([{ held: 'words' }]);
    expect(await restorePost(strict, idea.id)).toMatchObject({ removed: true, restorable: false, finished: true });
    expect((await bob.call('DELETE', `/posts/${idea.id}/removal`)).status).toBe(403);
    expect(await lines()).toBe(without);
    await steps(async () => (await animatrice.call('PUT', `/moderation/${idea.id}`, { decision: 'publish' })).body);
    expect(await derived()).toEqual(live);
    await sound();
  });

  it('loses all that it brought where an edit is held and its author goes on, also what a rule paid that is retired since', async () => {
    const stood = await lines();
    // Written by a clock that is a minute ahead of what counted its votes.
    await db.prepare('UPDATE post SET at = at + 60000 WHERE community = ?1 AND id = ?2').bind(here.community.id, idea.id).run();
    await db.prepare(`UPDATE rule SET valid_to = (SELECT at - 30000 FROM post WHERE community = ?1 AND id = ?2) WHERE community = ?1 AND id = 'idea-supported'`).bind(here.community.id, idea.id).run();
    await animatrice.call('PATCH', '/moderation/settings', { words: ['zut'] }, { 'if-match': '*' });
    expect((await author.call('PATCH', `/posts/${idea.id}`, { body: 'Zut' }, { 'if-match': '*' })).body.held).toBe('words');
    for (let finished = false; !finished;) ({ finished } = (await restore(author, idea.id)).body);
    expect(await lines()).toBe(stood - VOTES);
    await animatrice.call('PATCH', '/moderation/settings', { words: [] }, { 'if-match': '*' });
  });
});
