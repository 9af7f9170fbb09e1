import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../src/app.ts';
import { loadCommunity } from '../src/communities/communities.ts';
import type { Env } from '../src/env.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { reconcile } from '../src/reconcile/reconcile.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting, type Cost } from './counting.ts';
import { installation } from './installation.ts';
import { asked, cast, counts, makeRound, read, told, vote, withdraw } from './polling.ts';

// What other systems for ideas, questions and polls got wrong, by their names: each of these fails here without what keeps it from happening.

const { db } = installation;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let animatrice: Voice;
/** Eight who vote. */
let crowd: Voice[];
/** A board for each test, so that none sees the ideas of another. */
let board: string;
let boards = 0;

beforeAll(async () => {
  here = await openCommunity(installation, 'voting-bugs');
  alice = await here.member('alice', { name: 'Alice Roux', team: 'Nord' });
  bob = await here.member('bob', { name: 'Bob Tran', team: 'Sud' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  crowd = await Promise.all(Array.from({ length: 8 }, (_, n) => here.member(`crowd-${n}`)));
  // Whoever else votes: seventy who never sign in.
  await db.prepare(
    `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 70)
     INSERT INTO member (community, issuer, subject, name, joined_at) SELECT ?1, 'many', 'm' || n, 'M', 0 FROM n`,
  ).bind(here.community.id).run();
});
beforeEach(() => {
  board = `tableau-${(boards += 1)}`;
});

afterAll(() => sound());

interface Voting { type: string; budget?: number; perIdea?: number }
const setUp = (voting: Voting) => animatrice.call('PUT', `/boards/${board}`, { preset: 'ideas', name: { fr: 'x' }, voting }, { 'if-match': '*' });
/** An idea of a member, as old as wished. */
const idea = async (title: string, { age = 0, by = alice }: { age?: number; by?: Voice } = {}): Promise<string> => {
  const { id } = (await by.call('POST', `/boards/${board}/ideas`, { title })).body.idea;
  if (age) await db.prepare('UPDATE post SET at = at - ?3 WHERE community = ?1 AND id = ?2').bind(here.community.id, id, age).run();
  return id;
};
const put = (by: Voice, id: string, value = 1) => by.call('PUT', `/votes/${id}`, { value });
const unvote = (by: Voice, id: string) => by.call('DELETE', `/votes/${id}`);
const decide = (id: string, status: string) => animatrice.call('PATCH', `/ideas/${id}`, { status }, { 'if-match': '*' });
const merge = (id: string, into: string) => animatrice.call('PUT', `/ideas/${id}/merge`, { into });
/** Votes of so many of the seventy, those from `first` on, so long ago. */
const many = (id: string, n: number, { first = 0, against = 0, ago = 0 } = {}) => db.prepare(
  `INSERT INTO vote (community, subject, member, value, against, at, day)
   SELECT ?1, ?2, id, 1 - CAST(?5 AS INTEGER), ?5, unixepoch() * 1000 - CAST(?6 AS INTEGER), '2026-11-01' FROM (SELECT id FROM member WHERE community = ?1 AND issuer = 'many' ORDER BY id LIMIT ?3 OFFSET ?4)`,
).bind(here.community.id, id, n, first, against, ago).run();
const votesOf = async (id: string): Promise<number> => (await bob.call('GET', `/ideas/${id}`)).body.votes;
/** Titles in the order of a list. */
const order = async (sort = 'trending'): Promise<string[]> => (await bob.call('GET', `/boards/${board}/ideas?sort=${sort}`)).body.items.map(({ title }: any) => title);
const rows = async (sql: string, ...values: (string | number)[]) => (await db.prepare(sql).bind(here.community.id, ...values).all()).results;
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const statusesOf = (answers: { status: number }[]) => [...new Set(answers.map(({ status }) => status))];
/** What a request costs, and that it is granted. */
async function costOf(by: Voice, method: string, path: string, body?: object): Promise<Cost> {
  const { db: counted, cost } = counting(db);
  const response = await createApp().fetch(new Request(`https://cocarde.example/v1/c/voting-bugs${path}`, {
    method, headers: { authorization: `Bearer ${by.session}`, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
  }), { DB: counted, COCARDE_SECRET: installation.installationSecret } as Env);
  expect(response.status).toBe(200);
  return cost;
}

describe('orders that went wrong', () => {
  it('Fider: of ideas that nobody wants the oldest is not above the newer ones', async () => {
    for (const [title, age] of [['Un an', 365], ['Trois ans', 1_095], ['Un mois', 31]] as const) await idea(title, { age: age * DAY });
    expect(await order()).toEqual(['Un mois', 'Un an', 'Trois ans']);
  });

  it('Fider: an idea with fifty recent votes is not below a new one after 37 hours, and nobody votes for their own', async () => {
    await many(await idea('Cinquante voix', { age: 37 * HOUR }), 50, { ago: HOUR });
    const own = await idea('À moi seul', { by: bob });
    expect(told(await put(bob, own))).toEqual([409, 'own_subject']);
    expect(await rows('SELECT * FROM vote WHERE community = ?1 AND subject = ?2', own)).toEqual([]);
    expect(await order()).toEqual(['Cinquante voix', 'À moi seul']);
  });

  it('Fider: a list reads what is on its page, whatever else was voted and said in the community', async () => {
    for (let n = 0; n < 12; n += 1) await idea(`Page ${n}`, { age: n * DAY });
    const list = () => costOf(bob, 'GET', `/boards/${board}/ideas?sort=new`);
    const before = await list();
    const shown = board;
    for (let n = 0; n < 8; n += 1) {
      board = n % 2 ? shown : 'ailleurs';
      const id = await idea(`Plus loin ${n}`, { age: (20 + n) * DAY });
      await many(id, 20);
      await crowd[0]!.call('POST', `/ideas/${id}/comments`, { body: 'Oui' });
    }
    board = shown;
    const after = await list();
    expect([after.statements, after.read - before.read <= 5]).toEqual([before.statements, true]);
  });

  it('Astuto: a day of newness is not worth eighty-three votes, but less than one', async () => {
    await many(await idea('Une voix, hier', { age: DAY }), 1);
    await many(await idea('Trois voix, il y a dix jours', { age: 10 * DAY }), 3);
    await idea('Rien, à l’instant');
    expect(await order()).toEqual(['Trois voix, il y a dix jours', 'Une voix, hier', 'Rien, à l’instant']);
  });

  it('Quackback: comments count in the trend, which is a value in an index that no passing day changes', async () => {
    const discussed = await idea('Discutée', { age: 2 * DAY });
    await idea('Plus récente', { age: DAY });
    expect(await order()).toEqual(['Plus récente', 'Discutée']);
    await bob.call('POST', `/ideas/${discussed}/comments`, { body: 'Et si…' });
    expect(await order()).toEqual(['Discutée', 'Plus récente']);
    const plan = (await db.prepare("EXPLAIN QUERY PLAN SELECT id FROM post WHERE community = 1 AND kind = 'idea' AND board = 'b' AND parent IS NULL AND removed_at IS NULL AND merged_into IS NULL ORDER BY hot DESC, id DESC LIMIT 10").all()).results;
    // An index has no value of which the clock is part, and nothing is sorted when it is read.
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX post_hot')]);
  });

  it('Quackback: of ideas of one day with as many votes that leads whose votes came last, and nobody brings one up by taking theirs back', async () => {
    const [early, late] = [await idea('Voulue alors', { age: 60 * DAY }), await idea('Voulue maintenant', { age: 60 * DAY })];
    await many(early, 10, { ago: 59 * DAY });
    await many(late, 9, { ago: DAY });
    expect(await order()).toEqual(['Voulue maintenant', 'Voulue alors']);
    const heat = async () => (await rows('SELECT heat, hot FROM post WHERE community = ?1 AND id = ?2', early))[0] as { heat: number; hot: number };
    const before = await heat();
    await put(bob, early);
    const with1 = await heat();
    await unvote(bob, early);
    expect([with1.hot > before.hot, await heat()]).toEqual([true, before]);
    await many(early, 1, { first: 20, against: 1 });
    expect((await heat()).hot).toBeLessThan(before.hot);
  });

  it('Answer: votes for a question without answers count, and neither those nor its order wait for a job', async () => {
    const ask = async (title: string) => (await alice.call('POST', `/boards/${board}/questions`, { title })).body.question.id;
    const [wanted, answered] = [await ask('Sans réponse'), await ask('Avec réponse')];
    await crowd[0]!.call('POST', `/questions/${answered}/answers`, { body: 'Voilà' });
    for (const voter of crowd.slice(0, 2)) await put(voter, wanted);
    await put(crowd[2]!, answered);
    const top = (await bob.call('GET', `/boards/${board}/questions?view=top`)).body.items;
    expect(top.map(({ title, votes }: any) => [title, votes])).toEqual([['Sans réponse', 2], ['Avec réponse', 1]]);
  });

  it('Question2Answer: reading an idea, a question or a list of them writes nothing', async () => {
    const id = await idea('Lue');
    const question = (await alice.call('POST', `/boards/${board}/questions`, { title: 'Lue aussi' })).body.question.id;
    for (const path of [`/ideas/${id}`, `/questions/${question}`, `/boards/${board}/ideas`, `/boards/${board}/questions`, `/votes/${id}`]) expect([path, (await costOf(bob, 'GET', path)).written]).toEqual([path, 0]);
  });

  it('Consul: ideas with fewer than a vote in two days are not all equal', async () => {
    for (const [title, votes] of [['Deux', 2], ['Aucune', 0], ['Trois', 3], ['Une', 1]] as const) await many(await idea(title, { age: 20 * DAY }), votes);
    expect(await order()).toEqual(['Trois', 'Deux', 'Une', 'Aucune']);
  });

  it('Consul: a narrow majority of many is not above a few who agree', async () => {
    await setUp({ type: 'up_down' });
    const torn = await idea('Quarante pour, trente contre');
    await many(torn, 40);
    await many(torn, 30, { first: 40, against: 1 });
    await many(await idea('Quatre pour'), 4);
    // (up - down) × share × 100 makes 571 of the first and 400 of the second.
    expect(await order('top')).toEqual(['Quatre pour', 'Quarante pour, trente contre']);
  });

  it('Qeta: looking at something again and again moves it nowhere', async () => {
    const id = await idea('Rechargée', { age: DAY });
    await idea('Tranquille');
    const before = await rows('SELECT * FROM post WHERE community = ?1 AND id = ?2', id);
    for (let n = 0; n < 10; n += 1) await bob.call('GET', `/ideas/${id}`);
    expect(await rows('SELECT * FROM post WHERE community = ?1 AND id = ?2', id)).toEqual(before);
    expect(await order()).toEqual(['Tranquille', 'Rechargée']);
  });

  it('Discourse: of two who are last one is out, so that nobody wins whom most would not have', async () => {
    const round = await makeRound(animatrice, { questions: [asked({ type: 'ranked', count: 'runoff' })] });
    const ranking = (order: string) => ({ lunch: Object.fromEntries([...order].map((id, i) => [id, i + 1])) });
    const voters = [...crowd, alice, bob];
    for (const [n, order] of ['abc', 'abc', 'abc', 'abc', 'bca', 'bca', 'bca', 'cba', 'cba', 'cba'].entries()) expect((await cast(voters[n]!, round, ranking(order))).status).toBe(200);
    const { result } = await read(bob, round);
    expect(result!.questions[0]!.options.map(({ id, place }) => [id, place])).toEqual([['b', 1], ['a', 2], ['c', 3]]);
    expect(result!.questions[0]!.rounds).toEqual([{ votes: { a: 4, b: 3, c: 3 }, out: ['c'], exhausted: 0 }, { votes: { a: 4, b: 6 }, out: [], exhausted: 0 }]);
  });

  it('Discourse: a ranking may leave out what its voter does not want, and counts as long as something in it is left', async () => {
    const round = await makeRound(animatrice, { questions: [asked({ type: 'ranked', count: 'runoff' })] });
    for (const [n, order] of ['a', 'a', 'a', 'bc', 'bc', 'cb', 'c'].entries()) {
      expect((await cast(crowd[n]!, round, { lunch: Object.fromEntries([...order].map((id, i) => [id, i + 1])) })).status).toBe(200);
    }
    const { rounds } = (await read(bob, round)).result!.questions[0]!;
    expect(rounds![0]).toEqual({ votes: { a: 3, b: 2, c: 2 }, out: [expect.stringMatching(/^[bc]$/)], exhausted: 0 });
    expect(rounds![1]!.exhausted).toBe(rounds![0]!.out[0] === 'c' ? 1 : 0);
  });
});

describe('votes for ideas that went wrong', () => {
  it('Fider: voting again is no toggle, and a vote costs the same however many there are', async () => {
    const [few, lots] = [await idea('Peu'), await idea('Beaucoup')];
    await many(lots, 70);
    const cost = async (id: string) => (await costOf(bob, 'PUT', `/votes/${id}`, { value: 1 })).read;
    // Who reads all seventy is found out; a few rows are points and badges.
    expect(Math.abs(await cost(few) - await cost(lots))).toBeLessThan(35);
    expect((await put(bob, lots)).body).toMatchObject({ mine: true, votes: 71 });
  });

  it.each(['done', 'declined'])('Fider: a vote on a closed idea (%s) is refused, not silently taken', async (status) => {
    const id = await idea('Close');
    await put(bob, id);
    await decide(id, status);
    expect(told(await put(crowd[0]!, id))).toEqual([409, 'closed']);
    expect([await votesOf(id), (await put(bob, id)).status]).toEqual([1, 200]);
  });

  it.each(['done', 'declined'])('Fider: votes of an idea that is merged into one that is %s are counted there, none is dropped', async (status) => {
    const [from, into] = [await idea('Une'), await idea('Autre')];
    for (const voter of crowd.slice(0, 2)) await put(voter, from);
    await put(crowd[0]!, into);
    await decide(into, status);
    expect((await merge(from, into)).status).toBe(200);
    expect(await votesOf(into)).toBe(2);
  });

  it('Fider: a merge leaves every vote its own date, and brings nothing up as if it had just been wanted', async () => {
    const [from, into] = [await idea('Ancienne', { age: 90 * DAY }), await idea('Restante', { age: 60 * DAY })];
    await many(from, 5, { ago: 80 * DAY });
    await many(await idea('Nouvelle, quatre voix', { by: bob }), 4);
    const dates = () => rows('SELECT member, at FROM vote WHERE community = ?1 AND subject IN (?2, ?3) ORDER BY member', from, into);
    const before = await dates();
    await merge(from, into);
    expect(await dates()).toEqual(before);
    expect([await votesOf(into), (await order())[0]]).toEqual([5, 'Nouvelle, quatre voix']);
  });

  it('Fider: taking merged ideas apart leaves no copy of a vote behind', async () => {
    const [from, into] = [await idea('Une'), await idea('Autre')];
    for (const voter of crowd.slice(0, 3)) await put(voter, from);
    await put(crowd[2]!, into);
    const before = await rows('SELECT * FROM vote WHERE community = ?1 AND subject IN (?2, ?3) ORDER BY subject, member', from, into);
    await merge(from, into);
    expect(await votesOf(into)).toBe(3);
    await animatrice.call('DELETE', `/ideas/${from}/merge`);
    expect([await votesOf(from), await votesOf(into)]).toEqual([3, 1]);
    expect(await rows('SELECT * FROM vote WHERE community = ?1 AND subject IN (?2, ?3) ORDER BY subject, member', from, into)).toEqual(before);
  });

  it('Fider: ideas that come at the same moment do not fight for a number', async () => {
    const answers = await Promise.all([...crowd, ...crowd].map((by, n) => by.call('POST', `/boards/${board}/ideas`, { title: `Ensemble ${n}` })));
    expect(statusesOf(answers)).toEqual([201]);
    expect(new Set(answers.map(({ body }) => body.idea.id)).size).toBe(16);
  });

  it('LogChimp: one member votes once, however many requests come at once, and the table takes no second row', async () => {
    const id = await idea('Une fois');
    expect(statusesOf(await Promise.all(Array.from({ length: 20 }, () => put(bob, id))))).toEqual([200]);
    expect(await votesOf(id)).toBe(1);
    await expect(db.prepare("INSERT INTO vote (community, subject, member, value, at, day) VALUES (?1, ?2, ?3, 1, 0, '2026-01-01')").bind(here.community.id, id, bob.id).run()).rejects.toThrow(/UNIQUE/);
  });

  it('LogChimp: a list asks as often for ten ideas as for one', async () => {
    const list = async () => (await costOf(bob, 'GET', `/boards/${board}/ideas`)).statements;
    await idea('Première');
    const one = await list();
    for (let n = 0; n < 9; n += 1) await put(bob, await idea(`Suivante ${n}`));
    expect(await list()).toBe(one);
  });

  it('LogChimp: nobody votes as somebody else by the way of their own votes; for others animateurs do, which is logged', async () => {
    const id = await idea('Au nom de');
    expect(told(await bob.call('PUT', `/votes/${id}`, { value: 1, member: String(crowd[0]!.id) }))).toEqual([400, 'invalid_input']);
    expect((await bob.call('PUT', `/votes/${id}/voters/${crowd[0]!.id}`)).status).toBe(403);
    expect(await votesOf(id)).toBe(0);
    expect((await animatrice.call('PUT', `/votes/${id}/voters/${crowd[0]!.id}`)).status).toBe(200);
    expect((await animatrice.call('GET', '/audit')).body.items[0]).toMatchObject({ act: 'voted_for', subject: id, member: { id: String(crowd[0]!.id) } });
  });

  it('Astuto: votes and comments of one idea are counted apart, and do not multiply', async () => {
    const id = await idea('Les deux');
    await many(id, 40);
    const one = await costOf(bob, 'GET', `/ideas/${id}`);
    for (const by of [...crowd, ...crowd]) await by.call('POST', `/ideas/${id}/comments`, { body: 'Oui' });
    expect((await bob.call('GET', `/ideas/${id}`)).body).toMatchObject({ votes: 40, comments: 16 });
    expect((await costOf(bob, 'GET', `/ideas/${id}`)).read).toBe(one.read);
  });

  it('Astuto: taking a vote back twice, or one that was never cast, is no fault', async () => {
    const id = await idea('Deux fois');
    await put(bob, id);
    for (const by of [bob, bob, crowd[0]!]) expect(await unvote(by, id)).toMatchObject({ status: 200, body: { mine: false, votes: 0 } });
  });

  it('Astuto: who voted is told to members of the community alone, and by name alone', async () => {
    const id = await idea('Qui');
    for (const by of [bob, crowd[0]!]) await put(by, id);
    await db.prepare("UPDATE member SET appears = 'yes' WHERE id = ?1").bind(bob.id).run();
    expect((await here.call('GET', `/votes/${id}/voters`)).status).toBe(401);
    const { body } = await alice.call('GET', `/votes/${id}/voters`);
    expect(body.items.map(({ member }: any) => member)).toMatchObject([{ id: String(bob.id), name: 'Bob Tran', team: 'Sud' }]);
    expect(JSON.stringify(body)).not.toMatch(/@|subject|issuer/);
  });

  it('Quackback: a double click, or the retry of a click, leaves what was wanted', async () => {
    const id = await idea('Double');
    for (let n = 0; n < 3; n += 1) expect((await put(bob, id)).body).toMatchObject({ mine: true, votes: 1, revision: 1 });
    for (let n = 0; n < 3; n += 1) expect((await unvote(bob, id)).body).toMatchObject({ mine: false, votes: 0, revision: 2 });
    // A retry that comes after a newer choice, either way, says which one it was made after.
    const late = () => bob.call('PUT', `/votes/${id}`, { value: 1, after: 0 });
    expect([told(await late()), await votesOf(id)]).toEqual([[409, 'ballot_changed'], 0]);
    expect((await bob.call('PUT', `/votes/${id}`, { value: 1, after: 2 })).body).toMatchObject({ mine: true, votes: 1, revision: 3 });
    expect([told(await bob.call('DELETE', `/votes/${id}?after=1`)), await votesOf(id)]).toEqual([[409, 'ballot_changed'], 1]);
  });

  it('Quackback: each of parallel duplicates is told that the vote stands', async () => {
    const id = await idea('Parallèle');
    const answers = await Promise.all(Array.from({ length: 12 }, () => put(bob, id)));
    expect(answers.map(({ body }) => [body.mine, body.votes])).toEqual(Array(12).fill([true, 1]));
  });

  it('Quackback: what counts again looks at votes as well as at comments', async () => {
    const id = await idea('Recomptée');
    await db.prepare('UPDATE post SET votes = 3, replies = 2 WHERE community = ?1 AND id = ?2').bind(here.community.id, id).run();
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
    // As many runs as it takes to come by.
    for (let n = 1; n <= 5; n += 1) await reconcile(db, n);
    quiet.mockRestore();
    const [row] = await rows('SELECT differs FROM difference WHERE community = ?1 AND subject = ?2', id);
    expect(JSON.parse(row!.differs as string).map(({ what }: any) => what)).toEqual(['votes', 'replies']);
    await db.prepare('UPDATE post SET votes = 0, replies = 0 WHERE community = ?1 AND id = ?2').bind(here.community.id, id).run();
  });

  it('Discourse: parallel clicks on as many ideas spend no more than the budget', async () => {
    await setUp({ type: 'up', budget: 3 });
    const ideas = await Promise.all(Array.from({ length: 10 }, (_, n) => idea(`Budget ${n}`)));
    const answers = await Promise.all(ideas.map((id) => put(bob, id)));
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 200, 200, ...Array(7).fill('budget_spent')]);
    expect((await bob.call('GET', `/boards/${board}/ideas`)).body.budget).toEqual({ all: 3, left: 0 });
  });

  it('Discourse: votes at the same moment are all counted, whichever comes last', async () => {
    const id = await idea('Tous ensemble');
    await Promise.all(crowd.map((by) => put(by, id)));
    expect(await votesOf(id)).toBe(8);
    await Promise.all(crowd.map((by, n) => (n % 2 ? unvote(by, id) : put(by, id))));
    expect(await votesOf(id)).toBe(4);
  });

  it('Discourse: a vote is answered without the names of who else voted', async () => {
    const id = await idea('Discrète');
    await put(alice, id);
    for (const by of crowd) await put(by, id);
    const { body } = await put(bob, id);
    expect(JSON.stringify(body)).not.toMatch(/crowd|voters|Alice/);
  });

  it('Discourse: votes of an open idea go with it, and where all were the same the count is right before and after', async () => {
    const [from, into, other] = [await idea('Ouverte'), await idea('Aussi'), await idea('Autre')];
    for (const id of [from, into]) for (const voter of crowd.slice(0, 2)) await put(voter, id);
    await put(crowd[2]!, other);
    await merge(from, into);
    expect(await votesOf(into)).toBe(2);
    await merge(other, into);
    expect(await votesOf(into)).toBe(3);
    expect((await unvote(crowd[0]!, into)).body.votes).toBe(2);
  });

  it('Decidim: a limit across ideas holds across them, and what is left is said with each vote', async () => {
    await setUp({ type: 'dots', budget: 10, perIdea: 4 });
    const ideas = await Promise.all(Array.from({ length: 6 }, (_, n) => idea(`Points ${n}`)));
    const answers = await Promise.all(ideas.flatMap((id) => [put(bob, id, 3), put(bob, id, 4)]));
    const spent = Number((await rows('SELECT sum(charge) AS n FROM vote WHERE community = ?1 AND member = ?2 AND subject IN (SELECT value FROM json_each(?3))', bob.id, JSON.stringify(ideas)))[0]!.n);
    expect(spent).toBeGreaterThanOrEqual(6);
    expect(spent).toBeLessThanOrEqual(10);
    expect(answers.every(({ status, body }) => status !== 200 || body.budget.left >= 0)).toBe(true);
    expect((await bob.call('GET', `/boards/${board}/ideas`)).body.budget.left).toBe(10 - spent);
  });

  it('Decidim: the count is the same in the answer to a vote, in the list and at the idea, while it is open and once it is decided', async () => {
    const id = await idea('Comptée partout');
    for (const by of crowd) await put(by, id);
    const everywhere = async () => [await votesOf(id), (await bob.call('GET', `/boards/${board}/ideas`)).body.items.find((each: { id: string }) => each.id === id).votes];
    expect([(await put(bob, id)).body.votes, ...await everywhere()]).toEqual([9, 9, 9]);
    expect([(await unvote(bob, id)).body.votes, ...await everywhere()]).toEqual([8, 8, 8]);
    await decide(id, 'done');
    expect([(await unvote(bob, id)).body.votes, ...await everywhere()]).toEqual([8, 8, 8]);
  });

  it('Claper: reactions of one member are one of a kind, however many come at once, and those of all are counted', async () => {
    const id = await idea('Applaudie');
    const clap = (by: Voice) => by.call('PUT', `/posts/${id}/reactions/bravo`);
    expect(statusesOf(await Promise.all(crowd.flatMap((by) => [clap(by), clap(by), clap(by)])))).toEqual([200]);
    expect((await bob.call('GET', `/ideas/${id}`)).body.reactions).toEqual([{ kind: 'bravo', count: crowd.length, mine: false }]);
  });

  it('Apache Answer: votes for an answer have one row a member, and no count of before is left when all come at once', async () => {
    const question = (await alice.call('POST', `/boards/${board}/questions`, { title: 'Laquelle ?' })).body.question.id;
    const answer = (await alice.call('POST', `/questions/${question}/answers`, { body: 'Celle-ci' })).body.answer.id;
    await Promise.all([...crowd, ...crowd].map((by) => put(by, answer)));
    await Promise.all(crowd.flatMap((by, n) => (n < 3 ? [unvote(by, answer), unvote(by, answer)] : [put(by, answer)])));
    expect((await bob.call('GET', `/votes/${answer}`)).body.votes).toBe(5);
    expect(await rows('SELECT count(*) AS n FROM vote WHERE community = ?1 AND subject = ?2', answer)).toEqual([{ n: 8 }]);
  });

  it('Qeta: a vote that changes is one row that changes: none is lost between two statements, and parallel ones find no key in their way', async () => {
    await setUp({ type: 'up_down' });
    const id = await idea('Changeante');
    await put(bob, id);
    const kept = () => rows('SELECT at, day FROM vote WHERE community = ?1 AND subject = ?2 AND member = ?3', id, bob.id);
    const before = await kept();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => put(bob, id, n % 2 ? 1 : -1)));
    // Another wish may stand by the time it is answered; nothing fails, and one of them stands.
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await kept()).toEqual(before);
    expect(Math.abs((await bob.call('GET', `/votes/${id}`)).body.weight)).toBe(1);
  });

  it('Scoold: points of an author whom many support at once are all there', async () => {
    const author = await here.member('scoold');
    const id = await idea('Soutenue', { by: author });
    const points = async () => (await author.call('GET', '/bootstrap?want=points')).body.parts.points.total;
    const before = await points();
    await Promise.all(crowd.map((by) => put(by, id)));
    expect(await points()).toBe(before + 8 * 3);
  });

  it('Meeds: a request that is replayed counts once and pays once', async () => {
    // Neither has anything that a limit of the day would count.
    const [author, voter] = [await here.member('meeds-author'), await here.member('meeds')];
    const id = await idea('Rejouée', { by: author });
    const points = () => Promise.all([author, voter].map(async (by) => (await by.call('GET', '/bootstrap?want=points')).body.parts.points.total));
    const [written, none] = await points();
    const answers = [await put(voter, id), await put(voter, id), await put(voter, id)];
    expect([answers.map(({ body }) => body.earned?.points ?? null), await votesOf(id)]).toEqual([[1, null, null], 1]);
    expect(await points()).toEqual([written + 3, none + 1]);
    expect(await rows('SELECT points FROM ledger WHERE community = ?1 AND subject = ?2 AND actor = ?3 ORDER BY points', id, voter.id)).toEqual([{ points: 1 }, { points: 3 }]);
  });
});

describe('polls that went wrong', () => {
  const again = async () => rebuild(db, (await loadCommunity(db, 'voting-bugs'))!);

  it('Consul: the same member in the same round is one row, and cannot be another', async () => {
    const round = await makeRound(animatrice);
    expect(statusesOf(await Promise.all(Array.from({ length: 20 }, () => vote(alice, round, 'a'))))).toEqual([200]);
    expect(await read(bob, round)).toMatchObject({ voters: 1 });
    const other = db.prepare("INSERT INTO ballot (community, round, member, choices, value, summed, team, at, day) VALUES (?1, ?2, ?3, '{\"lunch\":{\"b\":1}}', 1, 0, '', 0, '2026-01-01')");
    await expect(other.bind(here.community.id, round.id, alice.id).run()).rejects.toThrow(/UNIQUE/);
  });

  it('Consul: what a ballot spends is looked at as a whole, and two at once do not add up', async () => {
    const round = await makeRound(animatrice, { questions: [asked({ type: 'approval', ceiling: 10 }, [['a', 6], ['b', 6], ['c', 4]])] });
    expect((await cast(alice, round, { lunch: { a: 1, b: 1 } })).status).toBe(400);
    await Promise.all(Array.from({ length: 20 }, (_, n) => cast(alice, round, { lunch: n % 2 ? { a: 1 } : { b: 1, c: 1 } })));
    const { mine } = await read(alice, round);
    expect([['a'], ['b', 'c']]).toContainEqual(Object.keys(mine!.lunch!).sort());
  });

  it('Quackback: a repeated click on a choice, or the retry of one, leaves what was wanted', async () => {
    const round = await makeRound(animatrice);
    for (let n = 0; n < 3; n += 1) expect((await vote(alice, round, 'a')).body.round).toMatchObject({ voted: true, voters: 1 });
    for (let n = 0; n < 3; n += 1) expect((await withdraw(alice, round, 1)).body.round).toMatchObject({ voted: false, voters: 0 });
  });

  it('Decidim: of forty wishes of five dots out of ten two never add up', async () => {
    const round = await makeRound(animatrice, { questions: [asked({ type: 'dots', budget: 5, cost: 'linear' }, ['a', 'b', 'c', 'd'])] });
    await Promise.all(Array.from({ length: 40 }, (_, n) => cast(alice, round, { lunch: { ['abcd'[n % 4]!]: 5 } })));
    const after = await read(alice, round);
    expect(Object.values(after.mine!.lunch!).reduce((a, b) => a + b)).toBe(5);
    expect(after.result!.questions[0]!.options.reduce((sum, { value }) => sum + value, 0)).toBe(5);
  });

  it.each(['matterpoll', 'raven', 'the-desk', 'Vault-Web'])('%s: two choices at once leave one, though each of them would be a row of its own', async () => {
    const round = await makeRound(animatrice);
    const answers = await Promise.all(['a', 'b', 'c'].map((option) => vote(alice, round, option)));
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'ballot_changed', 'ballot_changed']);
    expect(Object.values(counts(await read(bob, round))).sort()).toEqual([0, 0, 1]);
    expect(told(await cast(bob, round, { lunch: { a: 1, b: 1 } }))).toEqual([400, 'invalid_input']);
  });

  it('Claper: where several may be chosen each member still has one ballot, and all who vote at once are counted', async () => {
    const round = await makeRound(animatrice, { questions: [asked({ type: 'several', min: 1, max: 2 })] });
    await Promise.all(crowd.flatMap((by) => [cast(by, round, { lunch: { a: 1, b: 1 } }), cast(by, round, { lunch: { a: 1, b: 1 } })]));
    const after = await read(bob, round);
    expect([after.voters, counts(after)]).toEqual([8, { a: 8, b: 8, c: 0 }]);
    expect(told(await cast(bob, round, { lunch: { a: 1, b: 1, c: 1 } }))).toEqual([400, 'invalid_input']);
  });

  it('Discourse: counting again from the ballots gives the same, and takes no ballot away', async () => {
    const [few, much, secret] = [
      await makeRound(animatrice, { questions: [asked({ type: 'several', min: 1, max: 3 })] }),
      await makeRound(animatrice, { questions: [asked({ type: 'stars' }, ['a', 'b', 'c', 'd', 'e'])] }),
      await makeRound(animatrice, { names: 'anonymous', questions: [asked({ type: 'score', min: 0, max: 10 }, ['a', 'b', 'c'])] }),
    ];
    for (const [n, voter] of crowd.entries()) {
      await cast(voter, few, { lunch: n % 2 ? { a: 1, b: 1 } : { c: 1 } });
      await cast(voter, much, { lunch: { a: 1 + (n % 5), ['bcde'[n % 4]!]: 3 } });
      await cast(voter, secret, { lunch: { a: n % 11, b: 7 } });
    }
    await withdraw(crowd[0]!, few, 1);
    await cast(crowd[1]!, much, { lunch: { e: 5 } }, 1);
    const all = async () => [await read(bob, few), await read(bob, much), await read(bob, secret), await rows('SELECT * FROM ballot WHERE community = ?1'), await rows('SELECT * FROM participation WHERE community = ?1')];
    const before = await all();
    await sound();
    await again();
    expect(await all()).toEqual(before);
  });

  it.each(['Astuto', 'Apache Answer'])('%s: a count that drifted is found, which tally it is, and put right by counting the ballots', async () => {
    const round = await makeRound(animatrice);
    await vote(alice, round, 'a');
    await db.prepare('UPDATE ballot_kind SET n = 2 WHERE community = ?1 AND round = ?2').bind(here.community.id, round.id).run();
    const broken = (await checkInvariants(db)).filter((check) => check.broken);
    expect(broken.map(({ name, sample }) => [name, (sample[0] as any).round])).toEqual([['The kinds of ballots of a round that knows its voters are those of its ballots', round.id]]);
    await again();
  });

  it.each(['Astuto', 'Discourse'])('%s: who voted is asked for by page and told by name alone, never with a vote', async () => {
    const round = await makeRound(animatrice, { names: 'visible' });
    const answer = await vote(alice, round, 'a');
    expect(JSON.stringify(answer.body)).not.toMatch(/Alice|subject|@/);
    const { body } = await bob.call('GET', `/rounds/${round.id}/voters?question=lunch&option=a`);
    expect(body).toEqual({ items: [{ member: { id: String(alice.id), name: 'Alice Roux', team: 'Nord' }, value: 1 }], cursor: null });
  });
});
