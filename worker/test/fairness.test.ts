import { beforeAll, describe, expect, it } from 'vitest';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import { createApp } from '../src/app.ts';
import { createKey } from '../src/api-keys/api-keys.ts';
import { addDays, dayOf } from '../src/calendar/calendar.ts';
import { periodOf } from '../src/calendar/periods.ts';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { deedOf, factSource } from '../src/facts/fact-sources.ts';
import { findMember, type MemberRow } from '../src/members/members.queries.ts';
import { putVerdicts } from '../src/pending/pending.queries.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { castVote } from '../src/votes/votes.ts';
import { openCommunity, ORIGIN, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting, type Cost } from './counting.ts';
import { installation } from './installation.ts';

const { db } = installation;
const HOUR = 3_600_000;

let here: TestCommunity;
let animatrice: Voice;

const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const idea = async (of: Voice, title = 'Idée') => (await of.call('POST', '/boards/b/ideas', { title })).body.idea.id as string;
const ideas = async (of: Voice, count: number) => Promise.all(Array.from({ length: count }, (_, n) => idea(of, `Idée ${n}`)));
const support = (of: Voice, subject: string) => of.call('PUT', `/votes/${subject}`, { value: 1 });
const withdraw = (of: Voice, subject: string) => of.call('DELETE', `/votes/${subject}`);
const pending = async (by = animatrice) => (await by.call('GET', '/pending')).body.items as any[];
const decide = (burst: string, body: object, by = animatrice) => by.call('PUT', `/pending/${burst}`, body);
const lines = async (of: Voice, rule: string) => ((await of.call('GET', '/me/ledger')).body.items as any[]).filter((line) => line.rule.id === rule);

const memberOf = async ({ id }: Voice) => (await findMember(db, here.community.id, id).first<MemberRow>())!;

/** A rule in force from now on in place of the one of this name. */
async function rule(id: string, definition: object): Promise<void> {
  const saved = await animatrice.call('PUT', `/rules/${id}/draft`, { fact: 'idea_supported', earns: 'author', currency: 'points', points: 10, name: { en: id }, ...definition });
  expect([saved.status, saved.body.errors]).toEqual([200, undefined]);
  expect((await animatrice.call('POST', `/rules/${id}/versions`, { from: 'now', change: id })).status).toBe(201);
}

/** A community with these rules and no others, and its animatrice. */
async function place(slug: string, definitions: Record<string, object>): Promise<void> {
  here = await openCommunity(installation, slug);
  await db.prepare('DELETE FROM rule WHERE community = ?1').bind(here.community.id).run();
  animatrice = await here.member('noemie', { role: 'animateur' });
  for (const [id, definition] of Object.entries(definitions)) await rule(id, definition);
}

async function state(): Promise<unknown> {
  const all = async (sql: string) => (await db.prepare(sql).bind(here.community.id).all()).results;
  return [
    await all(`SELECT member, cause, rule, version, sum(raw) AS raw, sum(points) AS points FROM ledger WHERE community = ?1
      GROUP BY member, cause, rule, version HAVING sum(raw) <> 0 ORDER BY member, cause, rule, version`),
    await all('SELECT * FROM pending WHERE community = ?1'), await all('SELECT * FROM verdict WHERE community = ?1'),
    await all('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY board, member'),
  ];
}

async function replayed(): Promise<void> {
  const live = await state();
  await rebuild(db, here.community);
  expect(await state()).toEqual(live);
  await sound();
}

/** The same request through an app whose database counts. */
async function costOf(of: Voice, method: string, path: string, body?: object): Promise<Cost & { status: number }> {
  const { db: counted, cost } = counting(db);
  const { status } = await createApp().fetch(new Request(`https://x.example/v1/c/${here.community.slug}${path}`, {
    method, headers: { origin: ORIGIN, authorization: `Bearer ${of.session}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}),
  }), { DB: counted, COCARDE_SECRET: installation.installationSecret });
  return { ...cost, status };
}

describe('a burst', () => {
  let lea: Voice;
  let karim: Voice;
  let posts: string[];

  beforeAll(async () => {
    await place('bursts', {
      support: { burst: { times: 2, minutes: 60 } },
      comment: { fact: 'comment_written', earns: 'actor', points: 4, burst: { times: 1, minutes: 60 } },
      thanks: { fact: 'vote_cast', earns: 'actor', points: 1, after: ['comment'] },
    });
    [lea, karim] = [await here.member('lea'), await here.member('karim')];
    posts = await ideas(lea, 5);
  });

  it('counts at first and then waits, which the member reads and only animateurs see listed', async () => {
    for (const post of posts) await support(karim, post);
    expect(await total(lea)).toBe(20);
    const held = (await lines(lea, 'support')).filter((line) => line.waits);
    expect(held).toHaveLength(3);
    expect(held[0]).toMatchObject({ raw: 10, points: 0, reason: 'pending', limit: 2, standing: true });
    const listed = await pending();
    expect(listed).toEqual([expect.objectContaining({
      member: expect.objectContaining({ name: 'lea' }), actor: expect.objectContaining({ name: 'karim' }), rule: { id: 'support', name: { en: 'support' } }, count: 3, points: 30, decidable: true,
    })]);
    for (const path of ['/pending', `/pending/${listed[0].id}`]) expect((await karim.call('GET', path)).body.code).toBe('forbidden');
    expect((await decide(listed[0].id, { decision: 'released', reason: 'Pour moi' }, karim)).body.code).toBe('forbidden');
    const acts = (await animatrice.call('GET', `/pending/${listed[0].id}`)).body;
    expect(acts.cursor).toBeNull();
    expect(acts.items.map((act: any) => act.subject)).toEqual(['Idée 2', 'Idée 3', 'Idée 4']);
    expect(acts.items[0]).toMatchObject({ fact: 'idea_supported', factName: null, points: 10 });
  });

  it('is told to who acts, whether their own points wait or somebody else’s, of whom no number is said', async () => {
    const [post] = await ideas(lea, 1);
    const comment = async () => (await karim.call('POST', `/ideas/${post}/comments`, { body: 'Bravo' })).body.earned;
    expect(await comment()).toMatchObject({ points: 4 });
    const second = await comment();
    expect(second).toMatchObject({ points: 0, pending: true, capped: false });
    expect((await support(karim, posts[0]!)).body.earned).toBeNull();
    const { earned } = (await support(karim, post!)).body;
    expect(earned).toMatchObject({ pending: true, pendingForOthers: true });
    expect([Math.abs(earned.points) < 10, second.pendingForOthers]).toEqual([true, undefined]);
    expect((await support(karim, post!)).body.earned).toBeNull();
    expect((await withdraw(karim, post!)).body.earned?.pending).toBeUndefined();
  });

  it('frees a place when an act before it is undone, and leaves the list when it is undone itself', async () => {
    await withdraw(karim, posts[0]!);
    expect(await total(lea)).toBe(20);
    expect((await pending()).find(({ rule: { id } }) => id === 'support').count).toBe(2);
    await withdraw(karim, posts[4]!);
    expect((await pending()).find(({ rule: { id } }) => id === 'support').count).toBe(1);
    await support(karim, posts[0]!);
    await support(karim, posts[4]!);
    expect((await pending()).find(({ rule: { id } }) => id === 'support').count).toBe(3);
    await replayed();
  });

  it('is released or refused act by act or as a whole, with a reason that the member reads, and a decision can be changed', async () => {
    const burst = (await pending()).find(({ rule: { id } }) => id === 'support').id;
    const [first] = (await animatrice.call('GET', `/pending/${burst}`)).body.items;
    const refusal = await decide(burst, { decision: 'refused', reason: 'Échange de votes', act: first.id });
    expect(refusal.body).toMatchObject({ decided: 1, burst: { count: 2 } });
    expect(await total(lea)).toBe(20);
    const line = (await lines(lea, 'support')).find(({ reason }) => reason === 'refused');
    expect(line).toMatchObject({ points: 0, verdict: { decision: 'refused', reason: 'Échange de votes', by: { name: 'noemie' } } });

    // What was decided stays decided when the rest is: of a burst, the acts that wait and those decided differently.
    expect((await decide(burst, { decision: 'released', reason: 'Atelier du jour' })).body).toEqual({ decided: 3, burst: null });
    expect(await total(lea)).toBe(50);
    expect((await lines(lea, 'support')).filter(({ verdict, points }) => verdict?.decision === 'released' && points === 10)).toHaveLength(3);
    const again = await costOf(animatrice, 'PUT', `/pending/${burst}`, { decision: 'released', reason: 'Atelier du jour' });
    expect([again.status, again.written]).toEqual([200, 0]);
    expect((await decide(burst, { decision: 'refused', reason: 'Finalement non', act: first.id })).body).toEqual({ decided: 1, burst: null });
    expect(await total(lea)).toBe(40);
    // Each line goes on telling the verdict that it was written by, also where another came later.
    const own = (await lines(lea, 'support')).filter(({ at }) => at === line.at).sort((a, b) => a.seq - b.seq);
    expect(own.map(({ points, verdict }) => [points, verdict?.decision, verdict?.reason])).toEqual([
      [0, undefined, undefined], [0, 'refused', 'Échange de votes'], [10, 'released', 'Atelier du jour'], [-10, 'refused', 'Finalement non'],
    ]);
    await replayed();
    expect((await lines(lea, 'support')).filter(({ reason }) => reason === 'refused')).toMatchObject([{ verdict: { reason: 'Finalement non' } }]);
  });

  it('stays as it was decided when it is withdrawn and done again, and is not listed anew', async () => {
    await place('bursts-again', { support: { burst: { times: 1, minutes: 60 } } });
    const [author, eager] = [await here.member('author'), await here.member('eager')];
    const [first, refused, released] = await ideas(author, 3) as [string, string, string];
    for (const post of [first, refused, released]) await support(eager, post);
    const [burst] = await pending();
    const acts = (await animatrice.call('GET', `/pending/${burst.id}`)).body.items;
    await decide(burst.id, { decision: 'refused', reason: 'Échange de votes', act: acts[0].id });
    await decide(burst.id, { decision: 'released', reason: 'Atelier', act: acts[1].id });
    expect(await total(author)).toBe(20);
    // Without the burst, within it, and whatever generation it is.
    for (const order of [[refused, released, first], [first, released, refused], [released, first, refused]]) {
      for (const post of [first, refused, released]) await withdraw(eager, post);
      const gained: number[] = [];
      for (const post of order) {
        const before = await total(author);
        await support(eager, post);
        gained.push(await total(author) - before);
      }
      expect([gained, await pending()]).toEqual([order.map((post) => (post === refused ? 0 : 10)), []]);
      await replayed();
    }
    expect((await lines(author, 'support')).find(({ reason, standing }) => reason === 'refused' && standing)).toMatchObject({ points: 0, verdict: { decision: 'refused', reason: 'Échange de votes' } });
    // Another mind is about the same deed.
    expect((await decide(burst.id, { decision: 'released', reason: 'Finalement', act: acts[0].id })).body.decided).toBe(1);
    expect(await total(author)).toBe(30);
    await replayed();
    for (const type of FACT_TYPES) {
      const { from, cause, deed } = factSource(type);
      expect((await db.prepare(`SELECT ${cause} AS cause FROM ${from} WHERE ${deedOf(cause)} <> ${deed}`).all()).results).toEqual([]);
    }
  });

  it('gives what waits for it as soon as it is released', async () => {
    await place('bursts-first', {
      comment: { fact: 'comment_written', earns: 'actor', points: 4, burst: { times: 1, minutes: 60 }, only: { boards: ['b'] }, limits: [{ per: 'ever', times: 2 }] },
      thanks: { fact: 'vote_cast', earns: 'actor', points: 1, after: ['comment'] },
    });
    const [author, eager] = [await here.member('author'), await here.member('eager')];
    const post = await idea(author);
    const comment = () => eager.call('POST', `/ideas/${post}/comments`, { body: 'Bravo' });
    const { id: first } = (await comment()).body.comment;
    await comment();
    expect(first).toBeDefined();
    expect(await total(eager)).toBe(4);
    await support(eager, post);
    expect(await total(eager)).toBe(5);
    const [burst] = await pending();
    await decide(burst.id, { decision: 'released', reason: 'Bien' });
    expect(await total(eager)).toBe(9);
    await replayed();
  });

  it('is never made of what nobody did', async () => {
    await place('bursts-nobody', { selected: { fact: 'idea_selected', points: 20, burst: { times: 1, minutes: 60 } } });
    const author = await here.member('author');
    for (const post of await ideas(author, 3)) await animatrice.call('PATCH', `/ideas/${post}`, { status: 'planned' }, { 'if-match': '*' });
    expect([await total(author), await pending()]).toEqual([60, []]);
    await replayed();
  });

  it('is not decided by who acted or would earn, nor by another community, and never without a reason', async () => {
    await place('bursts-own', { support: { burst: { times: 1, minutes: 60 } } });
    const [author, omar] = [await here.member('author'), await here.member('omar', { role: 'animateur' })];
    for (const post of await ideas(author, 3)) await support(animatrice, post);
    for (const post of await ideas(animatrice, 3)) await support(author, post);
    const bursts = await pending();
    expect(bursts.map(({ decidable }) => decidable)).toEqual([false, false]);
    for (const { id } of bursts) expect((await decide(id, { decision: 'released', reason: 'x' })).body.code).toBe('forbidden');
    // The guard stands in the statement: whatever asks for it, nothing is written.
    for (const { day, member, rule, actor } of [...bursts].map(({ day, member, rule, actor }: any) => ({ day, member: Number(member.id), rule: rule.id, actor: Number(actor.id) }))) {
      const verdict = putVerdicts(db, here.community.id, { day, member, rule, actor }, null, { decision: 'released', reason: 'x', by: animatrice.id, at: Date.now() });
      expect((await verdict.all()).results).toEqual([]);
    }
    const { id } = bursts[0];
    for (const [path, body] of [
      ['reason', { decision: 'released' }], ['reason', { decision: 'refused', reason: ' ' }], ['reason', { decision: 'refused', reason: 'x'.repeat(501) }], ['decision', { decision: 'perhaps', reason: 'x' }],
      ['by', { decision: 'released', reason: 'x', by: 1 }], ['act', { decision: 'released', reason: 'x', act: '' }],
    ] as const) {
      const answer = await decide(id, body, omar);
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
    }
    expect((await decide(id, { decision: 'released', reason: 'x', act: 'vote:none' }, omar)).body.code).toBe('not_found');
    for (const wrong of ['nothing', 'WyJhIl0', '%00']) expect((await decide(wrong, { decision: 'released', reason: 'x' }, omar)).status).toBe(400);
    expect((await omar.call('GET', '/pending?cursor=x')).status).toBe(400);
    expect((await omar.call('GET', '/pending?page=2')).body.errors[0].path).toBe('page');
    const elsewhere = await (await openCommunity(installation, 'bursts-elsewhere')).member('eve', { role: 'animateur' });
    expect((await decide(id, { decision: 'released', reason: 'x' }, elsewhere)).body.code).toBe('not_found');
    expect((await elsewhere.call('GET', `/pending/${id}`)).body.items).toEqual([]);
    expect((await decide(id, { decision: 'released', reason: 'x' }, omar)).body.decided).toBe(2);
    await sound();
  });

  it('lists in pages by what they hold, and an award that does not wait writes no more for it', async () => {
    await place('bursts-many', { support: { burst: { times: 1, minutes: 60 } }, plain: {} });
    const author = await here.member('author');
    const posts = await ideas(author, 3);
    const one = await here.member('fan-0');
    const written = (await costOf(one, 'PUT', `/votes/${posts[0]}`, { value: 1 })).written;
    await rule('support', {});
    expect((await costOf(await here.member('calm'), 'PUT', `/votes/${posts[0]}`, { value: 1 })).written).toBe(written);
    await rule('support', { burst: { times: 1, minutes: 60 } });
    for (let i = 1; i <= 25; i += 1) {
      const fan = await here.member(`fan-${i}`);
      for (const post of posts) await support(fan, post);
    }
    const first = (await animatrice.call('GET', '/pending')).body;
    expect(first.timeZone).toBe('Europe/Paris');
    expect([first.items.length, first.cursor]).toEqual([20, expect.any(String)]);
    const rest = (await animatrice.call('GET', `/pending?cursor=${first.cursor}`)).body;
    expect([rest.items.length, rest.cursor]).toEqual([5, null]);
    expect(new Set([...first.items, ...rest.items].map(({ id }: any) => id)).size).toBe(25);
    const before = await costOf(animatrice, 'GET', '/pending');
    for (let i = 0; i < 30; i += 1) await support(await here.member(`crowd-${i}`), posts[i % 3]!);
    // Names, rules and lines of twenty bursts; what stands in the ledger beside them is not looked at.
    expect([await costOf(animatrice, 'GET', '/pending'), before.read < 200]).toEqual([before, true]);
  });

  it('says which periods a release still reaches and until which day, and a release counts in just these', async () => {
    await place('bursts-over', { support: { burst: { times: 1, minutes: 60 } } });
    await db.prepare('UPDATE rule SET valid_from = 0 WHERE community = ?1').bind(here.community.id).run();
    const today = dayOf(Date.now(), 'Europe/Paris');
    const season = { from: addDays(today, -20), to: addDays(today, 20) };
    await animatrice.call('PUT', '/seasons/campagne', { name: { fr: 'Campagne' }, ...season });
    await animatrice.call('PATCH', '/leaderboards', { periods: ['week', 'month', 'quarter', 'season', 'all'] }, { 'if-match': '*' });
    const [author, fan, late] = [await here.member('author'), await here.member('fan'), await here.member('late')];
    const posts = await ideas(author, 2);
    for (const post of posts) await support(fan, post);
    // As if the others had come ten days ago, when that week ran.
    const past = Date.now() - 10 * 24 * HOUR;
    const community = (await loadCommunity(db, 'bursts-over'))!;
    const voter = await memberOf(late);
    for (const post of posts) await castVote({ db, community, member: voter, now: past, writtenAt: past }, post, 1);
    const reached = (day: string) => [
      ...(['week', 'month', 'quarter'] as const).map((kind) => ({ kind, to: periodOf(kind, day).to })), { kind: 'season', to: season.to },
    ].map((period) => ({ ...period, open: period.to >= today })).toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
    const listed = await pending();
    expect(listed.map(({ periods }) => periods)).toEqual([reached(today), reached(dayOf(past, 'Europe/Paris'))]);
    expect(listed[1].periods.find(({ kind }: any) => kind === 'week').open).toBe(false);

    const scores = async () => new Map((await db.prepare('SELECT board, points FROM score WHERE community = ?1 AND member = ?2').bind(here.community.id, author.id).all<{ board: string; points: number }>()).results
      .map(({ board, points }) => [board, points]));
    for (const { id, day, periods } of listed) {
      const before = await scores();
      await decide(id, { decision: 'released', reason: 'Vu' });
      const after = await scores();
      const gained = [...after].filter(([board, points]) => points !== (before.get(board) ?? 0)).map(([board]) => board);
      const open = periods.filter((period: any) => period.open).map(({ kind }: any) => (kind === 'season' ? 's:campagne' : periodOf(kind, day).key));
      expect(gained.sort()).toEqual(['all', ...open].sort());
    }
    await replayed();
    await db.prepare("UPDATE community SET leaderboards = json_set(leaderboards, '$.periods', json('[\"all\"]')) WHERE id = ?1").bind(here.community.id).run();
    for (const post of await ideas(author, 2)) await support(fan, post);
    expect((await pending()).map(({ periods }) => periods)).toEqual([[]]);
  });

  it('goes on over midnight, whatever comes late or is taken back', async () => {
    await place('bursts-midnight', {});
    await animatrice.call('PUT', '/facts/desk.helped', { name: { en: 'Helped' }, attributes: {} });
    await rule('plain', { fact: 'desk.helped', earns: 'actor', burst: { times: 1, minutes: 720 } });
    await rule('daily', { fact: 'desk.helped', earns: 'actor', points: 3, burst: { times: 1, minutes: 720 }, limits: [{ per: 'day', times: 1 }] });
    await db.prepare('UPDATE rule SET valid_from = 0 WHERE community = ?1').bind(here.community.id).run();
    const member = await here.member('helper');
    const { key } = await createKey(db, here.community.id, { name: 'k', scopes: ['events:write'], expiresAt: Date.now() + HOUR, now: Date.now() });
    const days = Math.floor(Date.now() / 86_400_000) * 86_400_000;
    const send = (id: string, hours: number) => ask(key, 'POST', '/events', { specversion: '1.0', source: '/desk', id, type: 'desk.helped', subject: 'helper', time: new Date(days - 10 * 86_400_000 + hours * HOUR).toISOString() });
    const counts = async () => (await lines(member, 'plain')).length && (await db.prepare(
      `SELECT rule, substr(cause, 13) AS id, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY rule, cause HAVING sum(raw) <> 0 AND sum(points) <> 0 ORDER BY rule, id`,
    ).bind(here.community.id).all<{ rule: string; id: string }>()).results.map(({ rule, id }) => `${rule} ${id}`);
    await send('c', 28);
    await send('d', 38);
    await send('e', 52);
    expect(await counts()).toEqual(['daily c', 'daily e', 'plain c', 'plain e']);
    // Hours before the first, on the day before it.
    await send('b', 17);
    expect(await counts()).toEqual(['daily b', 'daily e', 'plain b', 'plain e']);
    await send('a', 6);
    expect(await counts()).toEqual(['daily a', 'daily e', 'plain a', 'plain e']);
    await replayed();
    await ask(key, 'DELETE', '/events/%2Fdesk/b');
    expect(await counts()).toEqual(['daily a', 'daily c', 'daily e', 'plain a', 'plain c', 'plain e']);
    await replayed();
  });
});

/** A server that speaks to the API. */
async function ask(key: string, method: string, path: string, body?: object): Promise<any> {
  const response = await installation.fetch(new Request(`https://cocarde.example/v1/c/${here.community.slug}${path}`, {
    method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}),
  }));
  expect(response.status).toBe(200);
  return response.json();
}

describe('a favour that is returned', () => {
  it('counts for less while the other one stands, and in full again without it', async () => {
    await place('favours', { support: { points: 5, reciprocity: { days: 7, weight: 0.5 } } });
    const [lea, karim, aya] = [await here.member('lea'), await here.member('karim'), await here.member('aya')];
    const [ofLea, ofKarim] = [await idea(lea), await idea(karim)];
    await support(karim, ofLea);
    await support(lea, ofKarim);
    await support(aya, ofKarim);
    expect([await total(lea), await total(karim)]).toEqual([5, 8]);
    expect((await lines(karim, 'support')).find(({ reason }) => reason)).toMatchObject({ raw: 5, points: 3, reason: 'reciprocity', limit: 7 });
    await replayed();
    await withdraw(karim, ofLea);
    expect([await total(lea), await total(karim)]).toEqual([0, 10]);
    // Given again it has its first date, and is the first of the two.
    await support(karim, ofLea);
    expect([await total(lea), await total(karim)]).toEqual([5, 8]);
    await replayed();
  });

  it('of the same moment is one of the two, whichever was written first', async () => {
    for (const first of [0, 1]) {
      await place(`favours-at-once-${first}`, { support: { points: 4, reciprocity: { days: 7, weight: 0 } } });
      const both = [await here.member('lea'), await here.member('karim')];
      const posts = [await idea(both[0]!), await idea(both[1]!)];
      const community = (await loadCommunity(db, here.community.slug))!;
      const now = Date.now();
      for (const i of [first, 1 - first]) await castVote({ db, community, member: await memberOf(both[i]!), now }, posts[1 - i]!, 1);
      expect((await Promise.all(both.map(total))).sort()).toEqual([0, 4]);
      await replayed();
    }
  });

  it('is looked up among what both wrote, however many others support them', async () => {
    await place('favours-many', { support: { points: 5, reciprocity: { days: 7, weight: 0 } } });
    const [lea, karim] = [await here.member('lea'), await here.member('karim')];
    const [ofLea, ofKarim] = [await idea(lea), await idea(karim)];
    const cost = async () => {
      const { read, written } = await costOf(karim, 'PUT', `/votes/${ofLea}`, { value: 1 });
      await withdraw(karim, ofLea);
      return { read, written };
    };
    await cost();
    const before = await cost();
    for (let i = 0; i < 40; i += 1) {
      const other = await here.member(`other-${i}`);
      await support(other, ofLea);
      await support(other, ofKarim);
      await idea(other);
    }
    const after = await cost();
    expect(after.written).toBe(before.written);
  });
});

describe('points from one colleague to another', () => {
  it('count so often a day and no more, others beside them, and an undo gives its place to the next', async () => {
    await place('pairs', { support: { perPair: { per: 'day', times: 1 } } });
    const [lea, karim, aya] = [await here.member('lea'), await here.member('karim'), await here.member('aya')];
    const [one, two] = await ideas(lea, 2) as [string, string];
    await support(karim, one);
    await support(karim, two);
    expect(await total(lea)).toBe(10);
    expect((await lines(lea, 'support'))[0]).toMatchObject({ points: 0, reason: 'pair', limit: 1 });
    await support(aya, two);
    expect(await total(lea)).toBe(20);
    await withdraw(karim, one);
    expect(await total(lea)).toBe(20);
    await replayed();
  });

  it('never come from oneself, whatever the fact', async () => {
    const AUTHOR_FACTS = ['idea_supported', 'answer_supported', 'vote_cast', 'comment_written', 'answer_given', 'answer_accepted', 'desk.helped'];
    await place('selves', {});
    await animatrice.call('PUT', '/facts/desk.helped', { name: { en: 'Helped' }, attributes: {} });
    for (const fact of AUTHOR_FACTS) await rule(`by-${fact.replace(/[._]/g, '-')}`, { fact });
    const [lea, karim] = [await here.member('lea'), await here.member('karim')];
    const { key } = await createKey(db, here.community.id, { name: 'k', scopes: ['events:write'], expiresAt: Date.now() + HOUR, now: Date.now() });
    const all = async (by: Voice, whose: string, post: string, question: string) => {
      const refused = [(await support(by, post)).body.code];
      await by.call('POST', `/ideas/${post}/comments`, { body: 'Bravo' });
      const { answer } = (await by.call('POST', `/questions/${question}/answers`, { body: 'Voici' })).body;
      refused.push((await support(by, answer.id)).body.code);
      await lea.call('PUT', `/questions/${question}/accepted`, { answer: answer.id });
      await ask(key, 'POST', '/events', { specversion: '1.0', source: '/desk', id: `${by.id} ${whose}`, type: 'desk.helped', subject: by === lea ? 'lea' : 'karim', data: { author: whose } });
      return refused;
    };
    const post = await idea(lea);
    const question = (await lea.call('POST', '/boards/b/questions', { title: 'Comment ?' })).body.question.id;
    expect(await all(lea, 'lea', post, question)).toEqual(['own_subject', 'own_subject']);
    expect(await total(lea)).toBe(0);
    expect((await lea.call('GET', '/me/ledger')).body.items).toEqual([]);
    // The same from somebody else counts: support, its vote, a comment, an answer; for who answered, the acceptance.
    expect(await all(karim, 'lea', post, question)).toEqual([undefined, 'own_subject']);
    expect([await total(lea), await total(karim)]).toEqual([50, 10]);
    await replayed();
  });
});

describe('the report of rings', () => {
  const rings = async (query = '') => (await animatrice.call('GET', `/rings${query}`)).body;
  const names = (report: any) => report.items.map(({ members }: any) => members.map(({ member }: any) => member.name).join(' '));
  let key: string;
  let serial = 0;

  /** Who helped whom how often, in batches. */
  async function helped(...deeds: [who: string, whom: string, times: number][]): Promise<void> {
    const events = deeds.flatMap(([who, whom, times]) => Array.from({ length: times }, () =>
      ({ specversion: '1.0', source: '/desk', id: `e${(serial += 1)}`, type: 'desk.helped', subject: who, data: { author: whom } })));
    for (let from = 0; from < events.length; from += 500) expect((await ask(key, 'POST', '/events', events.slice(from, from + 500))).refused).toBe(0);
  }
  const people = (...subjects: string[]) => db.prepare(
    `INSERT INTO member (community, issuer, subject, name, joined_at) SELECT ?1, 'https://intranet.example', value, value, 0 FROM json_each(?2)`,
  ).bind(here.community.id, JSON.stringify(subjects)).run();

  beforeAll(async () => {
    await place('rings', {});
    await animatrice.call('PUT', '/facts/desk.helped', { name: { en: 'Helped' }, attributes: {} });
    await rule('helped', { fact: 'desk.helped' });
    key = (await createKey(db, here.community.id, { name: 'k', scopes: ['events:write'], expiresAt: Date.now() + HOUR, now: Date.now() })).key;
  });

  it('names pairs and small groups who have most of their points from each other, and says by what figures', async () => {
    const team = Array.from({ length: 8 }, (_, n) => `team-${n}`);
    await people('ana', 'ben', 'cleo', 'carl', 'cora', 'dan', 'eve', 'fay', 'gus', 'crowd', ...team);
    await helped(
      ['ana', 'ben', 6], ['ben', 'ana', 5], ['crowd', 'ana', 2],
      ...['cleo', 'carl', 'cora'].flatMap((one, _, all) => all.filter((other) => other !== one).map((other): [string, string, number] => [one, other, 5])),
      ['dan', 'eve', 30],
      ['fay', 'gus', 6], ['gus', 'fay', 6], ['crowd', 'fay', 20], ['crowd', 'gus', 20],
      ...team.flatMap((one) => team.filter((other) => other !== one).map((other): [string, string, number] => [one, other, 5])),
    );
    const report = await rings();
    expect(names(report)).toEqual(['cleo carl cora', 'ana ben']);
    expect([report.week, report.unusual, report.cursor]).toEqual([expect.stringMatching(/^\d{4}-W\d\d$/), { share: 0.5, facts: 5, members: 6 }, null]);
    const [ana, ben] = report.items[1].members;
    expect([ana.points, ana.fromRing, ben.points, ben.fromRing, report.items[1].share]).toEqual([70, 50, 60, 60, 110 / 130]);
    expect(report.items[1].given).toEqual([{ from: ben.member.id, to: ana.member.id, facts: 5, points: 50 }, { from: ana.member.id, to: ben.member.id, facts: 6, points: 60 }]);
    expect(names(await rings('?share=0.9'))).toEqual(['cleo carl cora']);
    expect(names(await rings('?facts=6'))).toEqual([]);
    expect(names(await rings('?members=8'))).toContain(team.join(' '));
    expect(names(await rings(`?week=${report.week}`))).toEqual(names(report));
    expect(names(await rings('?week=2020-W10'))).toEqual([]);
  });

  it('counts no act that was taken back', async () => {
    await people('una', 'vic');
    await helped(['una', 'vic', 5], ['vic', 'una', 6]);
    const there = async () => names(await rings()).includes('una vic');
    expect(await there()).toBe(true);
    // Two of the last six, so that four are left.
    for (const id of [serial, serial - 1]) expect((await ask(key, 'DELETE', `/events/${encodeURIComponent('/desk')}/e${id}`)).retracted ?? true).toBeTruthy();
    expect(await there()).toBe(false);
  });

  it('goes through the members in pages and tells a ring once, at a cost that the page bounds', async () => {
    const crowd = Array.from({ length: 230 }, (_, n) => `m${n}`);
    await people(...crowd);
    await helped(...crowd.map((whom): [string, string, number] => ['crowd', whom, 1]), ['m0', 'm229', 5], ['m229', 'm0', 5]);
    const first = await rings();
    expect(first.cursor).not.toBeNull();
    const second = await rings(`?cursor=${first.cursor}`);
    expect([names(first).filter((name: string) => name === 'm0 m229').length, names(second), second.cursor]).toEqual([1, [], null]);
    const { read, written, statements } = await costOf(animatrice, 'GET', `/rings?cursor=${first.cursor}`);
    // The lines of a week of some fifty members, with their rules.
    expect([written, read < 1_000, statements < 15]).toEqual([0, true, true]);
  });

  it('is for animateurs, and nothing that a member is shown speaks of it', async () => {
    const ana = await here.member('ana');
    expect((await ana.call('GET', '/rings')).body.code).toBe('forbidden');
    expect((await ana.call('GET', '/rings?share=x')).body.code).toBe('forbidden');
    for (const path of ['/bootstrap?want=points&want=badges&want=leaderboard:week', '/me', '/me/ledger', '/leaderboards/week', '/leaderboards/all', '/badges']) {
      const { status, body } = await ana.call('GET', path);
      expect([path, status, /"(rings|unusual|fromRing|given)":/.test(JSON.stringify(body))]).toEqual([path, 200, false]);
    }
    const elsewhere = await (await openCommunity(installation, 'rings-elsewhere')).member('eve', { role: 'animateur' });
    expect((await elsewhere.call('GET', '/rings')).body.items).toEqual([]);
    for (const [path, query] of [['week', 'week=2026-W60'], ['week', 'week=2990-W01'], ['week', 'week=soon'], ['share', 'share=2'], ['share', 'share=-1'], ['facts', 'facts=0'], ['members', 'members=1'], ['cursor', 'cursor=x'], ['year', 'year=1']]) {
      const answer = await animatrice.call('GET', `/rings?${query}`);
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
    }
  });
});

describe('a rule', () => {
  it('takes its narrower windows before the wider ones, in whichever order it names them', async () => {
    await place('narrow-first', { support: { limits: [{ per: 'week', times: 2 }, { per: 'day', times: 1 }] } });
    await db.prepare('UPDATE rule SET valid_from = 0 WHERE community = ?1').bind(here.community.id).run();
    const [author, fan] = [await here.member('author'), await here.member('fan')];
    const community = (await loadCommunity(db, here.community.slug))!;
    const days = ['2026-10-19', '2026-10-19', '2026-10-20', '2026-10-21'];
    for (const [i, post] of (await ideas(author, days.length)).entries()) {
      await castVote({ db, community, member: await memberOf(fan), now: Date.parse(`${days[i]}T09:00:00Z`) + i }, post, 1);
    }
    // What the day took has no place in the week.
    expect((await lines(author, 'support')).toSorted((a, b) => a.at - b.at).map(({ points, reason }) => [points, reason])).toEqual([[10, null], [0, 'day'], [10, null], [0, 'week']]);
    await replayed();
  });

  it('takes limits within bounds only', async () => {
    await place('bounds', {});
    for (const [path, more] of [
      ['burst.times', { burst: { times: 0, minutes: 10 } }], ['burst.minutes', { burst: { times: 5, minutes: 721 } }], ['burst.minutes', { burst: { times: 5 } }], ['burst.hours', { burst: { times: 5, minutes: 5, hours: 1 } }],
      ['reciprocity.weight', { reciprocity: { days: 7, weight: 1 } }], ['reciprocity.weight', { reciprocity: { days: 7, weight: -0.1 } }], ['reciprocity.days', { reciprocity: { days: 400, weight: 0.5 } }],
      ['reciprocity', { earns: 'actor', reciprocity: { days: 7, weight: 0.5 } }],
    ] as [string, object][]) {
      const answer = await animatrice.call('PUT', '/rules/x/draft', { fact: 'idea_supported', earns: 'author', currency: 'points', points: 10, name: { en: 'x' }, ...more });
      expect([answer.status, answer.body.errors?.[0].path]).toEqual([400, path]);
    }
  });

  it('may have every limit that there is', async () => {
    const first = (n: number) => ({ fact: 'question_asked', earns: 'actor', points: n });
    await place('every-limit', { a: first(1), b: first(2), c: first(3), d: first(4), e: first(5) });
    const every = {
      earns: 'both', only: { boards: ['b'], tags: ['t'] }, coolDown: 5, burst: { times: 3, minutes: 30 }, reciprocity: { days: 30, weight: 0.25 },
      perItem: { gain: 50, loss: 50 }, perPair: { per: 'week', times: 3 }, after: ['a', 'b', 'c', 'd', 'e'], from: '2020-01-01', to: '2090-12-31',
      boosts: Array.from({ length: 20 }, (_, i) => ({ from: `20${30 + i}-01-01`, to: `20${30 + i}-12-31`, factor: 2 })),
    };
    for (const [id, limit] of [['times', { times: 3 }], ['points', { points: 30 }]] as const) {
      await rule(id, { ...every, limits: ['day', 'week', 'month', 'ever'].map((per) => ({ per, ...limit })) });
    }
    const [lea, karim] = [await here.member('lea'), await here.member('karim')];
    const post = (await lea.call('POST', '/boards/b/ideas', { title: 'Idée', tags: ['t'] })).body.idea.id;
    await lea.call('POST', '/boards/b/questions', { title: 'Comment ?' });
    expect((await support(karim, post)).status).toBe(200);
    expect(await total(lea)).toBe(35);
    await withdraw(karim, post);
    expect(await total(lea)).toBe(15);
    await replayed();
  });
});
