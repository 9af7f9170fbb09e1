import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Difference } from '@cocarde/contract/moderation.ts';
import { encodeCursor } from '../src/http/cursor.ts';
import worker from '../src/index.ts';
import { CEILINGS, reconcile } from '../src/reconcile/reconcile.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

const { db } = installation;
let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let animatrice: Voice;
let idea: string;
let round: string;
let now = Date.parse('2027-01-04T09:00:00Z');
let log: unknown[];

beforeAll(async () => {
  here = await openCommunity(installation, 'reconcile');
  alice = await here.member('alice');
  bob = await here.member('bob');
  animatrice = await here.member('noemie', { role: 'animateur' });
  idea = (await alice.call('POST', '/boards/compte/ideas', { title: 'Bien comptée' })).body.idea.id;
  const other = (await bob.call('POST', '/boards/compte/ideas', { title: 'Fusionnée' })).body.idea.id;
  for (const subject of [idea, other]) await animatrice.call('PUT', `/votes/${subject}`, { value: 1 });
  await bob.call('PUT', `/votes/${idea}`, { value: 1 });
  await bob.call('POST', `/ideas/${other}/comments`, { body: 'Oui' });
  await animatrice.call('PUT', `/ideas/${other}/merge`, { into: idea });
  const question = (await alice.call('POST', '/boards/compte/questions', { title: 'Combien ?' })).body.question.id;
  const answer = (await bob.call('POST', `/questions/${question}/answers`, { body: 'Deux' })).body.answer.id;
  await alice.call('PUT', `/votes/${answer}`, { value: 1 });
  await alice.call('PUT', `/posts/${(await alice.call('POST', `/ideas/${idea}/comments`, { body: 'Parti' })).body.comment.id}/removal`, {});
  for (const names of ['confidential', 'anonymous']) {
    const made = (await animatrice.call('POST', '/rounds', {
      title: 'Le déjeuner', names, results: 'always', questions: [{ id: 'q', text: 'Quand ?', method: { type: 'one' }, options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] }],
    })).body.id;
    for (const voter of [alice, bob]) await voter.call('PUT', `/rounds/${made}/ballot`, { choices: { q: { a: 1 } }, after: 0 });
    round ??= made;
  }
});

beforeEach(() => {
  log = [];
  vi.spyOn(console, 'error').mockImplementation((line) => log.push(JSON.parse(line)));
});
afterEach(() => vi.restoreAllMocks());

/** Of so little a run sees everything, and the next one begins again. */
const sweep = () => reconcile(db, (now += 1));
const differences = async (by = animatrice): Promise<Difference[]> => (await by.call('GET', '/audit')).body.differences;
const spoil = (sql: string, id: string) => db.prepare(sql).bind(here.community.id, id).run();

describe('counting again', () => {
  it('finds nothing where everything adds up, merged, removed and anonymous things among it', async () => {
    expect(await sweep()).toEqual({ looked: 8, found: 0 });
    expect([await differences(), log]).toEqual([[], []]);
  });

  it('tells the log and animateurs once what differs, changes nothing, and forgets it when it agrees again', async () => {
    await spoil('UPDATE post SET votes = votes + 3 WHERE community = ?1 AND id = ?2', idea);
    expect((await sweep()).found).toBe(1);
    const differs = [{ what: 'votes', shown: 5, counted: 2 }];
    expect(log).toEqual([{ code: 'counts_differ', community: here.community.id, kind: 'post', subject: idea, differs }]);
    const [found] = await differences();
    expect(found).toEqual({ kind: 'post', subject: idea, title: 'Bien comptée', differs, foundAt: now, seenAt: now });
    await sweep();
    expect([log.length, (await differences())[0]!.foundAt, (await differences())[0]!.seenAt]).toEqual([1, found!.foundAt, now]);
    expect((await bob.call('GET', `/ideas/${idea}`)).body.votes).toBe(5);
    await spoil('UPDATE post SET votes = votes - 3 WHERE community = ?1 AND id = ?2', idea);
    await sweep();
    expect(await differences()).toEqual([]);
    expect(log.at(-1)).toMatchObject({ code: 'counts_agree_again', subject: idea });
  });

  it.each([
    ['the kinds of ballots', 'UPDATE ballot_kind SET n = n + 1 WHERE community = ?1 AND round = ?2', 'UPDATE ballot_kind SET n = n - 1 WHERE community = ?1 AND round = ?2', 'kinds'],
    ['the voters', 'UPDATE round_tally SET voters = voters + 1 WHERE community = ?1 AND round = ?2', 'UPDATE round_tally SET voters = voters - 1 WHERE community = ?1 AND round = ?2', 'voters'],
    ['the tally', `UPDATE round_tally SET tally = jsonb('{"q/":1}') WHERE community = ?1 AND round = ?2`, "UPDATE round_tally SET tally = jsonb('{}') WHERE community = ?1 AND round = ?2", 'tally'],
  ])('looks at %s of a round', async (_, wrong, right, what) => {
    await spoil(wrong, round);
    await sweep();
    expect(await differences()).toEqual([{ kind: 'round', subject: round, title: 'Le déjeuner', differs: [{ what }], foundAt: now, seenAt: now }]);
    await spoil(right, round);
    await sweep();
    expect(await differences()).toEqual([]);
  });

  it('is for animateurs of the community to see', async () => {
    await spoil('UPDATE post SET downs = downs + 1 WHERE community = ?1 AND id = ?2', idea);
    await sweep();
    const apart = await (await openCommunity(installation)).member('eve', { role: 'animateur' });
    expect([(await bob.call('GET', '/audit')).status, await differences(apart), (await differences()).length]).toEqual([403, [], 1]);
    expect((await animatrice.call('GET', `/audit?cursor=${encodeCursor([now, 'x'])}`)).body.differences).toBeUndefined();
    await spoil('UPDATE post SET downs = downs - 1 WHERE community = ?1 AND id = ?2', idea);
    await sweep();
  });

  it('says when there are more than it tells', async () => {
    const told = async () => {
      const { differences, moreDifferences } = (await animatrice.call('GET', '/audit')).body;
      return [differences.length, moreDifferences];
    };
    for (let n = 1; n <= 21; n += 1) {
      await db.prepare("INSERT INTO difference (community, kind, subject, differs, found_at, seen_at) VALUES (?1, 'post', ?2, '[]', 1, 1)").bind(here.community.id, `disparue-${n}`).run();
      if (n === 20) expect(await told()).toEqual([20, false]);
    }
    expect(await told()).toEqual([20, true]);
    await db.prepare("DELETE FROM difference WHERE subject LIKE 'disparue-%'").run();
  });

  it('is what the cron trigger of the Worker does', async () => {
    await spoil('UPDATE post SET replies = replies + 1 WHERE community = ?1 AND id = ?2', idea);
    await worker.scheduled({}, { DB: db, COCARDE_SECRET: '' });
    expect((await differences())[0]!.differs).toEqual([{ what: 'replies', shown: 2, counted: 1 }]);
    await spoil('UPDATE post SET replies = replies - 1 WHERE community = ?1 AND id = ?2', idea);
    await worker.scheduled({}, { DB: db, COCARDE_SECRET: '' });
  });
});

describe('a run', () => {
  const lookedAt = async (ceilings: Partial<typeof CEILINGS>) => {
    await db.prepare('DELETE FROM reconciled').run();
    return (await reconcile(db, (now += 1), { ...CEILINGS, ...ceilings })).looked;
  };

  it('ends after so many things, rows that hang on them, pages, and rows read', async () => {
    expect(await lookedAt({})).toBe(8);
    expect(await lookedAt({ things: 2, pages: 1 })).toBe(4);
    const many = 'UPDATE post SET votes = votes + ?3 WHERE community = ?1 AND kind = ?2';
    await db.prepare(many).bind(here.community.id, 'idea', 1_500).run();
    expect([await lookedAt({ pages: 1 }) < 8, await lookedAt({})]).toEqual([true, 8]);
    await db.prepare(many).bind(here.community.id, 'idea', -1_500).run();
    expect(await lookedAt({ things: 2, read: 1 })).toBe(4);
    expect(await lookedAt({ things: 1, pages: 3, read: 1 })).toBe(2);
    expect(await lookedAt({ things: 1, pages: 3 })).toBe(5);
  });

  it('passes by what has more hanging on it than it can count, says so, and keeps what was known of it', async () => {
    await spoil('UPDATE post SET votes = votes + 3 WHERE community = ?1 AND id = ?2', idea);
    await lookedAt({});
    log = [];
    expect(await lookedAt({ single: 4 })).toBe(7);
    expect(log).toEqual([{ code: 'counts_skipped', community: here.community.id, kind: 'post', subject: idea, rows: 6 }]);
    expect(await differences()).toMatchObject([{ subject: idea }]);
    await spoil('UPDATE post SET votes = 5001 WHERE community = ?1 AND id = ?2', idea);
    expect(await lookedAt({})).toBe(7);
    await spoil('UPDATE post SET votes = 2 WHERE community = ?1 AND id = ?2', idea);
    await sweep();
    expect(await differences()).toEqual([]);
  });

  it('that fails is told, on Cloudflare as well, and the next one tries again', async () => {
    const failing = { ...db, prepare: () => { throw new Error('Too many requests'); } } as unknown as typeof db;
    await worker.scheduled({}, { DB: failing, COCARDE_SECRET: '' });
    expect(log).toEqual([{ code: 'reconcile_failed', error: 'Error: Too many requests' }]);
    expect(await lookedAt({})).toBe(8);
  });
});

describe('among very many', () => {
  const POSTS = 3_000;

  it('looks at a part a run, within what D1 allows, goes on where it was, and gets round to all of them and to every community', async () => {
    const far = await openCommunity(installation, 'reconcile-far');
    await db.prepare(
      `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?2)
       INSERT INTO post (community, id, kind, board, title, at, day, votes) SELECT ?1, printf('%020d', n), 'page', '', '', 0, '2026-01-01', 0 FROM n`,
    ).bind(far.community.id, POSTS).run();
    for (const n of [1, POSTS]) await db.prepare('UPDATE post SET votes = 7 WHERE community = ?1 AND id = ?2').bind(far.community.id, String(n).padStart(20, '0')).run();
    let looked = 0;
    let runs = 0;
    for (; looked < POSTS; runs += 1) {
      const { db: counted, cost } = counting(db);
      looked += (await reconcile(counted, (now += 1))).looked;
      expect(cost.statements).toBeLessThanOrEqual(50);
      expect(cost.read).toBeLessThan(20_000);
      if (runs === 0) console.log(`${looked} looked at with ${cost.read} rows read in ${cost.statements} statements`);
    }
    expect(runs).toBeGreaterThan(3);
    const { db: counted, cost } = counting(db);
    await reconcile(counted, (now += 1), { ...CEILINGS, things: 600, pages: 40 });
    expect(cost.read).toBeLessThan(20_000);
    await reconcile(db, (now += 1));
    const found = await db.prepare('SELECT subject FROM difference WHERE community = ?1').bind(far.community.id).all();
    expect(found.results.map(({ subject }) => Number(subject))).toEqual([1, POSTS]);
  });
});
