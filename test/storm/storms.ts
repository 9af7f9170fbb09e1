import { expect } from 'vitest';
import type { EventAnswer, EventData } from '@cocarde/contract/events.ts';
import { createKey } from '@cocarde/worker/api-keys/api-keys.ts';
import type { Database, Value } from '@cocarde/worker/database.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { openCommunity, type Answer, type Installation, type TestCommunity, type Voice } from '../support/community.ts';

/** Many requests at once, on whatever installation; the title says what must be left of them. */
export interface Storm {
  title: string;
  run(scene: Scene): Promise<void>;
}

/** A fresh community, how other systems report to it, and questions to its database. */
export interface Scene extends TestCommunity {
  db: Database;
  /** Declares a fact that is worth five points to who did it and two to who benefits; gives how to send events of it, one or several. */
  reported(type: string): Promise<(events: Reported | readonly Reported[]) => Promise<Answer<EventAnswer>>>;
  rows<T = Record<string, any>>(sql: string, ...values: Value[]): Promise<T[]>;
}

interface Reported {
  id: string;
  subject: string;
  data?: EventData;
}

export async function setScene(installation: Installation): Promise<Scene> {
  const community = await openCommunity(installation);
  return {
    ...community,
    db: installation.db,
    async reported(type) {
      const id = community.community.id;
      const { key } = await createKey(installation.db, id, { name: 'storm', scopes: ['events:write', 'facts:write'], expiresAt: Date.now() + 3_600_000, now: Date.now() });
      /** A server that speaks to the API: without an Origin. */
      const ask = async (method: string, path: string, body: unknown): Promise<Answer> => {
        const response = await installation.fetch(new Request(`https://cocarde.example/v1/c/${community.community.slug}${path}`, {
          method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
        }));
        return { status: response.status, body: await response.json(), headers: response.headers };
      };
      expect(await ask('PUT', `/facts/${type}`, { name: { en: type }, attributes: {} })).toMatchObject({ status: 200 });
      const animateur = await community.member('animateur', { role: 'animateur' });
      for (const [earns, points] of [['actor', 5], ['author', 2]] as const) {
        await animateur.call('PUT', `/rules/storm-${earns}/draft`, { fact: type, earns, currency: 'points', points, name: { en: earns } });
        const { status } = await animateur.call('POST', `/rules/storm-${earns}/versions`, { from: 'now', change: 'storm' });
        expect(status).toBe(201);
      }
      const whole = (event: Reported) => ({ specversion: '1.0', source: 'storm', type, ...event });
      return (events) => ask('POST', '/events', Array.isArray(events) ? events.map(whole) : whole(events as Reported));
    },
    /** `?1` is the community. */
    rows: async <T>(sql: string, ...values: Value[]) =>
      (await installation.db.prepare(sql).bind(community.community.id, ...values).all<T>()).results,
  };
}

export async function expectSound(db: Database): Promise<void> {
  expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
}

const parallel = <T>(count: number, request: (n: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, n) => request(n)));
const people = (scene: Scene, name: string, count: number) => parallel(count, (n) => scene.member(`${name}-${n}`));
const subject = (id: string) => `/votes/${encodeURIComponent(id)}`;
const vote = (by: Voice, id: string) => by.call('PUT', subject(id), { value: 1 });
const withdraw = (by: Voice, id: string) => by.call('DELETE', subject(id));
const propose = async (by: Voice, title: string): Promise<string> => (await by.call('POST', '/boards/storm/ideas', { title })).body.idea.id;
const statuses = (answers: Answer[]) => [...new Set(answers.map((answer) => answer.status))].sort();
const LINES = 'SELECT raw, points, seq FROM ledger WHERE community = ?1 AND member = ?2 AND rule = ?3';

export const STORMS: readonly Storm[] = [
  {
    title: '1,000 identical votes of one member are one vote, counted once, with one ledger line a rule',
    async run(scene) {
      const [author, voter] = [await scene.member('author'), await scene.member('voter')];
      const idea = await propose(author, 'Une seule voix');
      const answers = await parallel(1_000, () => vote(voter, idea));
      expect(statuses(answers)).toEqual([200]);
      expect(answers.filter(({ body }) => body.mine !== true || body.votes !== 1)).toEqual([]);
      expect(answers.filter(({ body }) => body.earned?.points).map(({ body }) => body.earned.points)).toEqual([1]);
      expect(await scene.rows('SELECT member, value, generation FROM vote WHERE community = ?1')).toEqual([{ member: voter.id, value: 1, generation: 1 }]);
      expect(await scene.rows('SELECT votes FROM post WHERE community = ?1')).toEqual([{ votes: 1 }]);
      expect(await scene.rows(LINES, voter.id, 'vote-cast')).toEqual([{ raw: 1, points: 1, seq: 0 }]);
      expect(await scene.rows(LINES, author.id, 'idea-supported')).toEqual([{ raw: 3, points: 3, seq: 0 }]);
      expect(await scene.rows("SELECT n FROM activity WHERE community = ?1 AND metric = 'vote_cast:actor'")).toEqual([{ n: 1 }]);
    },
  },
  {
    title: '1,000 votes and withdrawals of one member end as the stored row says',
    async run(scene) {
      const [author, voter] = [await scene.member('author'), await scene.member('voter')];
      const idea = await propose(author, 'Oui, non, oui');
      const answers = await parallel(1_000, (n) => (n % 2 ? withdraw : vote)(voter, idea));
      expect(statuses(answers)).toEqual([200]);
      expect(answers.filter(({ body }, n) => body.mine !== (n % 2 === 0) || body.votes !== (n % 2 === 0 ? 1 : 0))).toEqual([]);
      const [stored] = await scene.rows<{ value: number; generation: number }>('SELECT value, generation FROM vote WHERE community = ?1');
      const { value, generation } = stored!;
      expect(await scene.rows('SELECT votes FROM post WHERE community = ?1')).toEqual([{ votes: value }]);
      expect((await voter.call('GET', subject(idea))).body).toMatchObject({ mine: value === 1, votes: value });
      for (const [member, rule, raw] of [[voter.id, 'vote-cast', 1], [author.id, 'idea-supported', 3]] as const) {
        const lines = await scene.rows<{ raw: number; points: number }>(LINES, member, rule);
        expect(lines.filter((line) => line.raw === raw)).toHaveLength(generation);
        expect(lines.filter((line) => line.raw === -raw)).toHaveLength(generation - value);
        expect(lines.reduce((sum, line) => sum + line.points, 0)).toBe(raw * value);
      }
    },
  },
  {
    title: '200 members who vote for one idea at once are 200 votes',
    async run(scene) {
      const author = await scene.member('author');
      const idea = await propose(author, 'Deux cents voix');
      const voters = await people(scene, 'voter', 200);
      const answers = await Promise.all(voters.map((voter) => vote(voter, idea)));
      expect(statuses(answers)).toEqual([200]);
      expect(answers.map(({ body }) => body.votes).sort((a, b) => a - b)).toEqual(voters.map((_, n) => n + 1));
      expect(await scene.rows('SELECT count(*) AS n, sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND rule = ?3', author.id, 'idea-supported'))
        .toEqual([{ n: 200, points: 600 }]);
    },
  },
  {
    title: '200 first votes at once for something on the page make it once',
    async run(scene) {
      const voters = await people(scene, 'voter', 200);
      const answers = await Promise.all(voters.map((voter) => vote(voter, 'page:menu/du-jour')));
      expect(statuses(answers)).toEqual([200]);
      expect(await scene.rows('SELECT id, votes FROM post WHERE community = ?1')).toEqual([{ id: 'page:menu/du-jour', votes: 200 }]);
    },
  },
  {
    title: 'Votes for 40 ideas at once count to the cap of the day and no further',
    async run(scene) {
      const [author, voter] = [await scene.member('author'), await scene.member('voter')];
      const ideas = await parallel(40, (n) => propose(author, `Idée ${n}`));
      const answers = await Promise.all(ideas.map((idea) => vote(voter, idea)));
      expect(answers.reduce((sum, { body }) => sum + body.earned.points, 0)).toBe(5);
      expect(await scene.rows('SELECT sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND rule = ?3', voter.id, 'vote-cast'))
        .toEqual([{ raw: 40, points: 5 }]);
    },
  },
  {
    title: 'A badge for the first 30 goes to 30 of the 200 members who deserve it at once, by votes and by hand',
    async run(scene) {
      const animateur = await scene.member('animateur', { role: 'animateur' });
      const words = { fr: 'Les trente premières voix' };
      await animateur.call('PUT', '/badges/first-thirty/draft', {
        name: words, how: words, art: { shape: 'star', colour: 'amber', glyph: 'vote' }, limit: 30,
        criterion: { any: [{ kind: 'count', fact: 'vote_cast', whose: 'actor', atLeast: 1 }, { kind: 'manual' }] },
      });
      await animateur.call('POST', '/badges/first-thirty/activation');
      const voters = await people(scene, 'voter', 200);
      const answers = await Promise.all(voters.flatMap((voter, n) => [
        vote(voter, 'page:premier'), ...(n % 4 === 0 ? [animateur.call('PUT', `/badges/first-thirty/holders/${voter.id}`, { reason: 'Invitation' })] : []),
        ...(n % 10 === 0 ? [animateur.call('POST', '/badges/first-thirty/backfill/pages')] : []),
      ]));
      expect(answers.filter(({ status, body }) => status >= 400 && body.code !== 'badge_closed')).toEqual([]);
      const told = answers.filter(({ body }) => body?.earned?.badges.some(({ id }: { id: string }) => id === 'first-thirty')).length;
      expect(told).toBeLessThanOrEqual(30);
      expect(await scene.rows("SELECT count(*) AS n, count(DISTINCT member) AS members FROM award WHERE community = ?1 AND badge = 'first-thirty'")).toEqual([{ n: 30, members: 30 }]);
      expect(await scene.rows("SELECT holders FROM badge WHERE community = ?1 AND id = 'first-thirty'")).toEqual([{ holders: 30 }]);
    },
  },
  {
    title: '100 tries of one proposal, one Idempotency-Key, are one idea and one ledger line',
    async run(scene) {
      const author = await scene.member('author');
      const answers = await parallel(100, () => author.call('POST', '/boards/storm/ideas', { title: 'Une idée' }, { 'idempotency-key': 'storm-of-one-idea' }));
      expect(statuses(answers)).toEqual([201]);
      expect(new Set(answers.map(({ body }) => body.idea.id)).size).toBe(1);
      expect(answers.filter(({ body }) => body.earned?.points)).toHaveLength(1);
      expect(await scene.rows('SELECT title FROM post WHERE community = ?1')).toEqual([{ title: 'Une idée' }]);
      expect(await scene.rows(LINES, author.id, 'idea-proposed')).toEqual([{ raw: 10, points: 10, seq: 0 }]);
    },
  },
  {
    title: 'Different proposals at once under one Idempotency-Key are one idea, the others are told',
    async run(scene) {
      const author = await scene.member('author');
      const answers = await parallel(50, (n) => author.call('POST', '/boards/storm/ideas', { title: `Idée ${n}` }, { 'idempotency-key': 'storm-of-many-ideas' }));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'idempotency_key_reused')).toHaveLength(49);
      expect(await scene.rows('SELECT count(*) AS n FROM post WHERE community = ?1')).toEqual([{ n: 1 }]);
    },
  },
  {
    title: 'Two answers accepted at once, over and over, leave one accepted and the points of one',
    async run(scene) {
      const asker = await scene.member('asker');
      const authors = await people(scene, 'author', 2);
      for (let round = 0; round < 10; round += 1) {
        const question: string = (await asker.call('POST', '/boards/storm/questions', { title: `Laquelle ${round} ?` })).body.question.id;
        const given = await Promise.all(authors.map((author) => author.call('POST', `/questions/${question}/answers`, { body: 'Celle-ci' })));
        const answers: string[] = given.map(({ body }) => body.answer.id);
        const accepted = await parallel(8, (n) => asker.call('PUT', `/questions/${question}/accepted`, { answer: answers[n % 2] }));
        expect(statuses(accepted)).toEqual([200]);

        const standing = await scene.rows<{ answer: string }>('SELECT answer FROM acceptance WHERE community = ?1 AND question = ?2 AND value = 1', question);
        expect(standing).toHaveLength(1);
        const earned = await scene.rows('SELECT member, sum(points) AS points FROM ledger WHERE community = ?1 AND rule = ?2 AND subject = ?3 GROUP BY member HAVING sum(points) <> 0', 'answer-accepted', question);
        expect(earned).toEqual([{ member: authors[answers.indexOf(standing[0]!.answer)]!.id, points: 15 }]);
      }
    },
  },
  {
    title: 'An idea removed and brought back while 100 members vote gives its author what stands in the end',
    async run(scene) {
      const author = await scene.member('author');
      const idea = await propose(author, 'Va et vient');
      const voters = await people(scene, 'voter', 100);
      const removal = (n: number) => author.call(n % 2 ? 'DELETE' : 'PUT', `/posts/${idea}/removal`, n % 2 ? undefined : {});
      const [votes, removals] = await Promise.all([Promise.all(voters.map((voter) => vote(voter, idea))), parallel(20, removal)]);
      expect(statuses(votes).filter((status) => status !== 200 && status !== 410)).toEqual([]);
      expect(statuses(removals)).toEqual([200]);
      const accepted = votes.filter(({ status }) => status === 200).length;
      expect(await scene.rows('SELECT count(*) AS n FROM vote WHERE community = ?1 AND value = 1')).toEqual([{ n: accepted }]);
      for (const [method, points] of [['PUT', 0], ['DELETE', 10 + 3 * accepted]] as const) {
        await author.call(method, `/posts/${idea}/removal`, method === 'PUT' ? {} : undefined);
        expect(await scene.rows("SELECT coalesce(sum(points), 0) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND rule <> 'daily-visit'", author.id)).toEqual([{ points }]);
        await expectSound(scene.db);
      }
    },
  },
  {
    title: 'Ideas merged and taken apart while 60 members vote for and against both count everybody once',
    async run(scene) {
      const [author, animateur] = [await scene.member('author'), await scene.member('animateur', { role: 'animateur' })];
      const [left, gone] = [await propose(author, 'Reste'), await propose(await scene.member('other'), 'Part')];
      const voters = await people(scene, 'voter', 60);
      const votes = voters.flatMap((voter, n) => [vote(voter, gone), vote(voter, left), ...(n % 3 ? [] : [withdraw(voter, left)])]);
      const merges = parallel(20, (n) => animateur.call(n % 2 ? 'DELETE' : 'PUT', `/ideas/${gone}/merge`, n % 2 ? undefined : { into: left }));
      const answers = await Promise.all(votes);
      expect(statuses(await merges)).toEqual([200]);
      expect(answers.filter(({ status, body }) => status !== 200 && body.code !== 'merged')).toEqual([]);
      await expectSound(scene.db);
      const { body } = await animateur.call('PUT', `/ideas/${gone}/merge`, { into: left });
      const [{ n }] = await scene.rows('SELECT count(DISTINCT member) AS n FROM vote WHERE community = ?1 AND value = 1') as [{ n: number }];
      expect(body.into.votes).toBe(n);
      await expectSound(scene.db);
    },
  },
  {
    title: 'Two ideas merged into each other at once are one idea merged into the other',
    async run(scene) {
      const [author, animateur] = [await scene.member('author'), await scene.member('animateur', { role: 'animateur' })];
      for (let round = 0; round < 10; round += 1) {
        const [a, b] = [await propose(author, `A${round}`), await propose(author, `B${round}`)];
        const answers = await parallel(6, (n) => animateur.call('PUT', `/ideas/${n % 2 ? a : b}/merge`, { into: n % 2 ? b : a }));
        expect(statuses(answers)).toEqual([200, 409]);
      }
      expect(await scene.rows('SELECT count(*) AS n FROM post WHERE community = ?1 AND merged_into IS NOT NULL')).toEqual([{ n: 10 }]);
      await expectSound(scene.db);
    },
  },
  {
    title: '50 sign-ins of a newcomer at once are one member with one visit of the day',
    async run(scene) {
      const voices = await parallel(50, () => scene.member('newcomer'));
      expect(new Set(voices.map(({ id }) => id)).size).toBe(1);
      expect(await scene.rows('SELECT count(*) AS n FROM member WHERE community = ?1')).toEqual([{ n: 1 }]);
      expect(await scene.rows(LINES, voices[0]!.id, 'daily-visit')).toEqual([{ raw: 1, points: 1, seq: 0 }]);
    },
  },
  {
    title: '100 exchanges of one identity token at once are one session',
    async run(scene) {
      const token = await scene.sign('member');
      const answers = await parallel(100, () => scene.call('POST', '/session', { token }));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'token_already_used')).toHaveLength(99);
    },
  },
  {
    title: 'Two identical events in parallel count once, whether they come alone or in a batch with others',
    async run(scene) {
      const send = await scene.reported('storm.done');
      const [learner, author] = [await scene.member('learner'), await scene.member('author')];
      const event = (id: string) => ({ id, subject: 'learner', data: { author: 'author' } });
      for (let pair = 0; pair < 20; pair += 1) {
        const one = event(`pair-${pair}`);
        const answers = await Promise.all([send(one), send(pair % 2 ? one : [event('in-every-batch'), one])]);
        expect(statuses(answers)).toEqual([200]);
        const results = answers.flatMap(({ body }) => body.results.filter(({ id }) => id === one.id));
        expect(results.map(({ status }) => status).sort()).toEqual(['accepted', 'replayed']);
      }
      expect(await scene.rows('SELECT count(*) AS n, sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND rule = ?3', learner.id, 'storm-actor'))
        .toEqual([{ n: 21, points: 105 }]);
      expect(await scene.rows('SELECT count(*) AS n, sum(points) AS points FROM ledger WHERE community = ?1 AND member = ?2 AND rule = ?3', author.id, 'storm-author'))
        .toEqual([{ n: 21, points: 42 }]);
      expect(await scene.rows('SELECT count(*) AS n FROM event WHERE community = ?1')).toEqual([{ n: 21 }]);
    },
  },
  {
    title: '200 acceptances of two answers by who asked and an animateur at once, with validations, leave one accepted and each paid once',
    async run(scene) {
      const [asker, one, two] = [await scene.member('asker'), await scene.member('one'), await scene.member('two')];
      const moderators = await parallel(2, (n) => scene.member(`moderator-${n}`, { role: 'animateur' }));
      const question = (await asker.call('POST', '/boards/storm/questions', { title: 'Laquelle ?' })).body.question.id;
      const given = await Promise.all([one, two].map(async (by) => (await by.call('POST', `/questions/${question}/answers`, { body: 'Celle-ci' })).body.answer.id));
      await moderators[1]!.call('POST', `/members/${asker.id}/corrections`, { points: 50, reason: 'Essai' });
      expect((await asker.call('PUT', `/questions/${question}/bounty`, { points: 20 })).status).toBe(200);
      const answers = await parallel(200, (n) => (n % 4 === 3 ? moderators[(n >> 2) % 2]!.call('PUT', `/answers/${given[(n >> 3) % 2]}/validation`)
        : (n % 4 ? asker : moderators[0]!).call('PUT', `/questions/${question}/accepted`, { answer: given[(n >> 2) % 2] })));
      expect(statuses(answers)).toEqual([200]);
      const [accepted, ...others] = await scene.rows<{ answer: string }>('SELECT answer FROM acceptance WHERE community = ?1 AND value = 1');
      expect(others).toEqual([]);
      const [paid] = await scene.rows<{ answer: string }>('SELECT answer FROM bounty WHERE community = ?1');
      const scores = new Map((await scene.rows<{ member: number; points: number }>("SELECT member, points FROM score WHERE community = ?1 AND board = 'all'")).map(({ member, points }) => [member, points]));
      // A visit each, eight for the answer, ten for its validation.
      for (const [n, { id }] of [one, two].entries()) expect(scores.get(id)).toBe(1 + 8 + 10 + (accepted!.answer === given[n] ? 15 : 0) + (paid!.answer === given[n] ? 20 : 0));
      expect(scores.get(asker.id)).toBe(1 + 50 - 20);
      expect(await scene.rows("SELECT sum(points) AS sum, count(*) AS n FROM ledger WHERE community = ?1 AND rule = 'bounty'")).toEqual([{ sum: 0, n: 2 }]);
    },
  },
  {
    title: '200 copies of one event at once are one event, one ledger line and one change that is told',
    async run(scene) {
      const send = await scene.reported('storm.done');
      const learner = await scene.member('learner');
      const answers = await parallel(200, () => send({ id: 'one', subject: 'learner' }));
      expect(statuses(answers)).toEqual([200]);
      const results = answers.flatMap(({ body }) => body.results);
      expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      expect(results.filter(({ status }) => status === 'replayed')).toHaveLength(199);
      expect(results.filter((result) => result.status !== 'refused' && result.actor.change)).toHaveLength(1);
      expect(await scene.rows(LINES, learner.id, 'storm-actor')).toEqual([{ raw: 5, points: 5, seq: 0 }]);
      expect(await scene.rows("SELECT points FROM score WHERE community = ?1 AND board = 'all' AND member = ?2", learner.id)).toEqual([{ points: 6 }]);
    },
  },
  {
    title: 'Events at once that say different things under one id are the first of them, and the others are told',
    async run(scene) {
      const send = await scene.reported('storm.done');
      const learners = await people(scene, 'learner', 10);
      const answers = await parallel(50, (n) => send({ id: 'one', subject: `learner-${n % 10}` }));
      const results = answers.flatMap(({ body }) => body.results);
      expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      expect(results.filter(({ status }) => status === 'replayed')).toHaveLength(4);
      expect(results.filter((result) => result.status === 'refused' && result.code === 'id_reused')).toHaveLength(45);
      const [line, ...others] = await scene.rows<{ member: number; points: number }>("SELECT member, points FROM ledger WHERE community = ?1 AND rule = 'storm-actor'");
      expect(others).toEqual([]);
      expect(learners.map(({ id }) => id)).toContain(line!.member);
    },
  },
];
