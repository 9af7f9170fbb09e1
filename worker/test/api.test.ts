import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf, startOfDay } from '../src/calendar/calendar.ts';
import { readOne } from '../src/database.ts';
import { ideaPage } from '../src/ideas/ideas.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { findMember, type MemberRow } from '../src/members/members.queries.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

let community: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let animatrice: Voice;

beforeAll(async () => {
  community = await openCommunity(installation, 'marketing');
  alice = await community.member('alice', { name: 'Alice Roux' });
  bob = await community.member('bob', { name: 'Bob Tran' });
  chloe = await community.member('chloe', { name: 'Chloé Lam' });
  animatrice = await community.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
});

const propose = async (by: Voice, title: string, more = {}, board = 'campagnes') =>
  (await by.call('POST', `/boards/${board}/ideas`, { title, ...more })).body.idea;
const vote = (by: Voice, subject: string) => by.call('PUT', `/votes/${encodeURIComponent(subject)}`, { value: 1 });
const withdraw = (by: Voice, subject: string) => by.call('DELETE', `/votes/${encodeURIComponent(subject)}`);
const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const ledger = async (of: Voice) => (await of.call('GET', '/me/ledger')).body.items;
const sound = async () => expect((await checkInvariants(installation.db)).filter((check) => check.broken)).toEqual([]);

describe('votes', () => {
  it('are wanted states: a repetition changes and earns nothing', async () => {
    const idea = await propose(alice, 'Vote répété');
    const before = await total(alice);
    const first = await vote(bob, idea.id);
    expect(first.body).toMatchObject({ votes: 1, mine: true, own: false, open: true });
    expect(first.body.earned.points).toBe(1);
    expect((await vote(bob, idea.id)).body).toMatchObject({ votes: 1, mine: true, earned: null });
    expect(await total(alice)).toBe(before + 3);
    expect((await withdraw(bob, idea.id)).body).toMatchObject({ votes: 0, mine: false, earned: { points: -1 } });
    expect((await withdraw(bob, idea.id)).body).toMatchObject({ votes: 0, mine: false, earned: null });
    expect(await total(alice)).toBe(before);
    await sound();
  });

  it('cast again after a withdrawal count again, each with its own ledger line', async () => {
    const idea = await propose(alice, 'Revoter');
    await vote(chloe, idea.id);
    await withdraw(chloe, idea.id);
    await vote(chloe, idea.id);
    const lines = (await ledger(alice)).filter((line: any) => line.subject === 'Revoter' && line.fact === 'idea_supported');
    expect(lines.map((line: any) => [line.points, line.changedAt !== null]).sort()).toEqual([[-3, true], [3, false], [3, false]]);
    await sound();
  });

  it('for one\'s own contribution are refused with the reason', async () => {
    const idea = await propose(alice, 'La mienne');
    expect(await vote(alice, idea.id)).toMatchObject({ status: 409, body: { code: 'own_subject' } });
    expect(idea).toMatchObject({ own: true, votes: 0 });
  });

  it('are closed once an idea is done or declined, but a repeated wish still succeeds', async () => {
    const idea = await propose(alice, 'Close');
    await vote(bob, idea.id);
    await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'declined', note: 'Trop tard.' }, { 'if-match': '"1"' });
    expect(await vote(chloe, idea.id)).toMatchObject({ status: 409, body: { code: 'closed' } });
    expect(await withdraw(bob, idea.id)).toMatchObject({ status: 409, body: { code: 'closed' } });
    expect(await vote(bob, idea.id)).toMatchObject({ status: 200, body: { mine: true, votes: 1, open: false } });
    expect(await withdraw(chloe, idea.id)).toMatchObject({ status: 200, body: { mine: false } });
  });

  it('go to anything on a page by the host\'s name for it', async () => {
    expect((await bob.call('GET', '/votes/page:article-7')).body).toEqual({ subject: 'page:article-7', votes: 0, score: 0, mine: false, weight: 0, revision: 0, own: false, open: true });
    expect((await vote(bob, 'page:article-7')).body).toMatchObject({ votes: 1, mine: true });
    expect((await vote(chloe, 'page:article-7')).body.votes).toBe(2);
    expect((await withdraw(alice, 'page:never-seen')).body).toMatchObject({ votes: 0, mine: false });
    await sound();
  });

  it('earn up to a daily cap, and a withdrawal below the cap gives nothing away', async () => {
    const voter = await community.member('capped');
    for (let i = 0; i < 7; i += 1) await vote(voter, `page:cap-${i}`);
    expect(await total(voter)).toBe(1 + 5);
    const beyond = (await vote(voter, 'page:cap-7')).body.earned;
    expect(beyond).toMatchObject({ points: 0, capped: true, skipped: { rule: { fr: 'Vote exprimé' }, reason: 'day', limit: 5 } });
    expect(beyond.skipped.nextAt).toBe(startOfDay(addDays(dayOf(Date.now(), 'Europe/Paris'), 1), 'Europe/Paris'));
    await withdraw(voter, 'page:cap-0');
    await withdraw(voter, 'page:cap-1');
    expect(await total(voter)).toBe(1 + 5);
    for (let i = 2; i < 6; i += 1) await withdraw(voter, `page:cap-${i}`);
    expect(await total(voter)).toBe(1 + 2);
    const capped = (await ledger(voter)).filter((line: any) => line.raw > 0 && line.points === 0);
    expect(capped).toHaveLength(3);
    for (const line of capped) expect(line).toMatchObject({ reason: 'day', limit: 5 });
    await sound();
  });
});

describe('what an action earned', () => {
  it('is null when it neither gave nor took anything', async () => {
    const voter = await community.member('capped-twice');
    for (let i = 0; i < 6; i += 1) await vote(voter, `page:null-${i}`);
    expect((await withdraw(voter, 'page:null-5')).body.earned).toBeNull();
  });
});

describe('ideas', () => {
  it('are the same idea when the request is repeated with its key', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await chloe.call('POST', '/boards/campagnes/ideas', { title: 'Une fois' }, key);
    const again = await chloe.call('POST', '/boards/campagnes/ideas', { title: 'Une fois' }, key);
    expect(again.body.idea.id).toBe(first.body.idea.id);
    expect([first.body.earned.points, again.body.earned]).toEqual([10, null]);
    expect(await chloe.call('POST', '/boards/campagnes/ideas', { title: 'Autre chose' }, key)).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
    expect((await bob.call('POST', '/boards/campagnes/ideas', { title: 'Une fois' }, key)).body.idea.id).not.toBe(first.body.idea.id);
  });

  it('are listed by date, votes and trend, page by page without a gap', async () => {
    const board = `pages-${Date.now() % 1000}`;
    const made: string[] = [];
    for (let i = 0; i < 45; i += 1) made.push((await propose(alice, `Idée ${i}`, {}, board)).id);
    for (const id of made.slice(0, 3)) await vote(bob, id);
    for (const sort of ['new', 'top', 'trending']) {
      const seen: any[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: any = (await bob.call('GET', `/boards/${board}/ideas?sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)).body;
        seen.push(...page.items);
        cursor = page.cursor;
      }
      expect(new Set(seen.map((idea) => idea.id)).size).toBe(45);
      if (sort !== 'new') expect(new Set(seen.slice(0, 3).map((idea) => idea.id))).toEqual(new Set(made.slice(0, 3)));
      else expect(seen.map((idea) => idea.createdAt)).toEqual(seen.map((idea) => idea.createdAt).sort((a, b) => b - a));
    }
  });

  it('are filtered by tag and status in every order, without a gap, and without walking over the others', async () => {
    const board = 'filtres';
    await installation.db.prepare(
      `WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 2999)
       INSERT INTO post (community, id, kind, board, author, title, tags, status, at, day)
       SELECT ?1, 'filtre' || substr('00000000000000' || n, -14), 'idea', ?2, ?3, 'Idée ' || n, CASE n % 5 WHEN 0 THEN '["cinq"]' ELSE '[]' END,
         CASE n % 3 WHEN 0 THEN 'new' WHEN 1 THEN 'review' ELSE 'planned' END, 1700000000000 + n, '2026-11-22' FROM n`,
    ).bind(community.community.id, board, alice.id).run();
    const id = (n: number) => `filtre${String(n).padStart(14, '0')}`;
    const voted = [15, 30, 300, 1_005, 1_800, 2_995];
    for (const n of voted) await vote(bob, id(n));

    for (const [query, matches] of [['tag=cinq', (n: number) => n % 5 === 0], ['status=new', (n: number) => n % 3 === 0], ['tag=cinq&status=planned', (n: number) => n % 5 === 0 && n % 3 === 2]] as const) {
      const all = Array.from({ length: 3_000 }, (_, n) => 2_999 - n).filter(matches);
      const byVotes = [...all.filter((n) => voted.includes(n)), ...all.filter((n) => !voted.includes(n))];
      for (const [sort, expected] of [['new', all], ['top', byVotes], ['trending', byVotes]] as const) {
        const seen: string[] = [];
        for (let cursor: string | null = ''; cursor !== null && seen.length < 60;) {
          const page: any = (await bob.call('GET', `/boards/${board}/ideas?${query}&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)).body;
          seen.push(...page.items.map((idea: any) => idea.id));
          cursor = page.cursor;
        }
        expect([query, sort, seen]).toEqual([query, sort, expected.slice(0, seen.length).map(id)]);
        const { db, cost } = counting(installation.db);
        const reader = (await findMember(installation.db, community.community.id, bob.id).first<MemberRow>())!;
        const search = new URLSearchParams(query);
        await readOne(db, ideaPage({ db, community: community.community, member: reader, now: Date.now() }, board, { sort, ...Object.fromEntries(search) }));
        expect(cost.read).toBeLessThan(sort === 'new' ? 250 : 4_200);
      }
    }
    await sound();
  });

  it('are found by words without their accents, by their beginnings, in their own board only', async () => {
    const idea = await propose(alice, 'Déjeuner-formation du jeudi', { body: 'Enregistré pour Avignon', tags: ['Été'] });
    for (const q of ['dejeuner', 'FORMA jeu', 'avignon', 'ete']) {
      const found = (await bob.call('GET', `/boards/campagnes/ideas?q=${encodeURIComponent(q)}`)).body.items;
      expect([q, found.map((item: any) => item.id)]).toEqual([q, [idea.id]]);
    }
    expect((await bob.call('GET', '/boards/other/ideas?q=dejeuner')).body.items).toEqual([]);
    expect((await bob.call('GET', '/boards/campagnes/ideas?q=rien')).body.items).toEqual([]);
  });

  it('are filtered by tag and by status', async () => {
    const idea = await propose(alice, 'Étiquetée', { tags: ['Terrain', 'terrain', '#Vente'] }, 'tagged');
    await propose(alice, 'Sans étiquette', {}, 'tagged');
    expect(idea.tags).toEqual(['terrain', 'vente']);
    const page = (await bob.call('GET', '/boards/tagged/ideas?tag=terrain')).body;
    expect(page.items.map((item: any) => item.id)).toEqual([idea.id]);
    expect(page.tags.sort()).toEqual(['terrain', 'vente']);
    await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'review' }, { 'if-match': '*' });
    expect((await bob.call('GET', '/boards/tagged/ideas?status=review')).body.items.map((item: any) => item.id)).toEqual([idea.id]);
  });

  it('take a status with its reason from an animateur who read the latest version', async () => {
    const idea = await propose(bob, 'À décider');
    const patch = { status: 'planned', note: 'Au printemps.' };
    expect((await bob.call('PATCH', `/ideas/${idea.id}`, patch, { 'if-match': '"1"' })).body.code).toBe('forbidden');
    const done = await animatrice.call('PATCH', `/ideas/${idea.id}`, patch, { 'if-match': '"1"' });
    expect(done.body.idea).toMatchObject({ status: 'planned', statusNote: 'Au printemps.', version: 2 });
    expect(done.headers.get('etag')).toBe('"2"');
    expect((await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'done' }, { 'if-match': '"1"' })).body.code).toBe('precondition_failed');
    expect((await animatrice.call('PATCH', `/ideas/${idea.id}`, patch, { 'if-match': '"1"' })).status).toBe(200);
    const badges = (await bob.call('GET', '/badges')).body.items;
    expect(badges.find((badge: any) => badge.id === 'idea-selected').earnedAt).not.toBeNull();
  });

  it('take comments in the order in which they came', async () => {
    const idea = await propose(alice, 'Discutée');
    for (let i = 0; i < 25; i += 1) await bob.call('POST', `/ideas/${idea.id}/comments`, { body: `Commentaire ${i}` });
    const first = (await alice.call('GET', `/ideas/${idea.id}/comments`)).body;
    const second = (await alice.call('GET', `/ideas/${idea.id}/comments?cursor=${first.cursor}`)).body;
    expect([...first.items, ...second.items].map((comment: any) => comment.body)).toHaveLength(25);
    expect(first.items.map((comment: any) => comment.createdAt)).toEqual(first.items.map((comment: any) => comment.createdAt).sort());
    expect(second.cursor).toBeNull();
    expect((await alice.call('GET', `/ideas/${idea.id}`)).body.comments).toBe(25);
  });
});

describe('questions', () => {
  it('are asked, answered, voted for and resolved, with points for who helped', async () => {
    const question = (await alice.call('POST', '/boards/aide/questions', { title: 'Comment mesurer ?', tags: ['mesure'] })).body.question;
    expect((await bob.call('GET', '/boards/aide/questions?view=unanswered')).body.items.map((item: any) => item.id)).toContain(question.id);
    const helper = await community.member('helper', { name: 'Hélène Renard' });
    const first = (await helper.call('POST', `/questions/${question.id}/answers`, { body: 'Un code promo.' })).body;
    expect(first.earned.points).toBe(8);
    expect(first.question.answers).toBe(1);
    const second = (await bob.call('POST', `/questions/${question.id}/answers`, { body: 'Demander en caisse.' })).body.answer;
    await vote(chloe, second.id);
    await vote(alice, first.answer.id);
    expect((await bob.call('PUT', `/questions/${question.id}/accepted`, { answer: second.id })).body.code).toBe('forbidden');

    const before = await total(helper);
    const accepted = (await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: first.answer.id })).body.question;
    expect(accepted.accepted).toMatchObject({ answer: first.answer.id, author: { name: 'Hélène Renard' } });
    expect(await total(helper)).toBe(before + 15);
    const page = (await bob.call('GET', `/questions/${question.id}`)).body;
    expect(page.items.map((answer: any) => [answer.id, answer.accepted])).toEqual([[first.answer.id, true], [second.id, false]]);

    await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: second.id });
    expect(await total(helper)).toBe(before);
    await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: first.answer.id });
    await alice.call('PUT', `/questions/${question.id}/accepted`, { answer: first.answer.id });
    expect(await total(helper)).toBe(before + 15);
    expect((await alice.call('DELETE', `/questions/${question.id}/accepted`)).body.question.accepted).toBeNull();
    expect(await total(helper)).toBe(before);
    expect((await bob.call('GET', '/boards/aide/questions?view=unanswered')).body.items).toEqual([]);
    await sound();
  });

  it('give their author nothing for accepting their own answer', async () => {
    const question = (await chloe.call('POST', '/boards/aide/questions', { title: 'Toute seule ?' })).body.question;
    const answer = (await chloe.call('POST', `/questions/${question.id}/answers`, { body: 'Trouvé.' })).body.answer;
    const before = await total(chloe);
    await chloe.call('PUT', `/questions/${question.id}/accepted`, { answer: answer.id });
    expect(await total(chloe)).toBe(before);
  });
});

describe('badges', () => {
  it('are awarded with the fact that completes them, once, and told in its answer', async () => {
    const member = await community.member('collector');
    const first = await vote(member, 'page:badge-1');
    expect(first.body.earned.badges.map((badge: any) => badge.id)).toEqual(['first-vote']);
    await withdraw(member, 'page:badge-1');
    expect((await vote(member, 'page:badge-1')).body.earned.badges).toEqual([]);
    const { items, earned } = (await member.call('GET', '/badges')).body;
    expect(earned).toBe(1);
    expect(items.find((badge: any) => badge.id === 'fifty-votes')).toMatchObject({ earnedAt: null, match: 'all', progress: [{ kind: 'count', fact: 'vote_cast', now: 1, goal: 50 }] });
    expect(items.find((badge: any) => badge.id === 'watch').progress).toEqual([]);
  });

  it('are given by hand by an animateur, with a name and a reason', async () => {
    const give = (by: Voice, badge: string) => by.call('PUT', `/badges/${badge}/holders/${bob.id}`, { reason: 'Veille hebdomadaire' });
    expect((await give(alice, 'watch')).body.code).toBe('forbidden');
    expect((await give(animatrice, 'watch')).status).toBe(204);
    expect((await give(animatrice, 'watch')).status).toBe(204);
    expect((await give(animatrice, 'fifty-votes')).body.code).toBe('not_found');
    const watch = (await bob.call('GET', '/badges')).body.items.find((badge: any) => badge.id === 'watch');
    expect(watch).toMatchObject({ holders: 1, by: { name: 'Noémie Vidal' } });
  });
});

describe('leaderboards', () => {
  it('name those who agreed, count everybody, and show me my place', async () => {
    const board = await openCommunity(installation, 'league');
    const members: Voice[] = [];
    for (let i = 0; i < 14; i += 1) members.push(await board.member(`m${i}`, { name: `Membre ${i}` }));
    const author = members[0]!;
    for (let i = 1; i < 14; i += 1) {
      const idea = await propose(members[i]!, `Idée ${i}`);
      for (let voter = 0; voter < Math.floor(i / 2); voter += 1) if (voter !== i) await vote(members[voter]!, idea.id);
    }
    await members[13]!.call('PATCH', '/me', { appears: 'yes' });
    await members[12]!.call('PATCH', '/me', { appears: 'no' });
    const page = (await author.call('GET', '/leaderboards/week')).body;
    expect(page.top).toHaveLength(10);
    expect(page.ranked).toBe(14);
    expect(page.members).toBe(14);
    expect(page.period).toMatch(/^\d{4}-W\d\d$/);
    const named = page.top.filter((row: any) => row.name !== null && !row.me);
    expect(named.map((row: any) => row.name)).toEqual(['Membre 13']);
    expect(page.top.filter((row: any) => row.name === null).every((row: any) => row.member === null && row.team === null)).toBe(true);

    const points = new Map<number, number>();
    for (const [i, member] of members.entries()) points.set(i, await total(member));
    for (const [i, member] of members.entries()) {
      const mine = (await member.call('GET', '/leaderboards/all')).body;
      const rank = 1 + [...points.values()].filter((other) => other > points.get(i)!).length;
      const row = mine.around.find((other: any) => other.me);
      expect([i, row.rank, row.points]).toEqual([i, rank, points.get(i)]);
      for (const other of mine.around) expect(other.rank).toBe(1 + [...points.values()].filter((value) => value > other.points).length);
      expect(mine.around.length).toBeGreaterThanOrEqual(3);
      expect((await member.call('GET', '/bootstrap?want=points')).body.parts.points.rank).toBe(rank);
    }
  });

  it('show a newcomer the top and no place', async () => {
    const empty = await openCommunity(installation, 'empty');
    const member = await empty.member('first');
    await installation.db.prepare('DELETE FROM score WHERE community = ?1').bind(empty.community.id).run();
    await installation.db.prepare('DELETE FROM histogram WHERE community = ?1').bind(empty.community.id).run();
    expect((await member.call('GET', '/leaderboards/month')).body).toMatchObject({ top: [], around: [], ranked: 0, members: 1, appears: 'undecided' });
  });
});

describe('the bootstrap', () => {
  it('answers every part that was asked for under its own key, and leaves out what is gone', async () => {
    const wants = ['points', 'badges', 'leaderboard:week', 'ideas:campagnes:trending', 'questions:aide:new', 'vote:page:article-7', `vote:${'0'.repeat(20)}`];
    const answer = await alice.call('GET', `/bootstrap?${wants.map((want) => `want=${encodeURIComponent(want)}`).join('&')}`);
    expect(Object.keys(answer.body.parts).sort()).toEqual(wants.slice(0, -1).sort());
    expect(answer.body.me).toEqual({ id: String(alice.id), name: 'Alice Roux', team: 'Contenu', role: 'member', appears: 'undecided' });
    expect(answer.body.community).toMatchObject({ slug: 'marketing', timeZone: 'Europe/Paris' });
    expect(answer.body.parts['ideas:campagnes:trending']).toEqual((await alice.call('GET', '/boards/campagnes/ideas')).body);
  });
});

describe('the ledger of a member', () => {
  it('explains every point, page by page', async () => {
    const all: any[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = (await alice.call('GET', `/me/ledger${cursor ? `?cursor=${cursor}` : ''}`)).body;
      all.push(...page.items);
      cursor = page.cursor;
    }
    expect(all.length).toBeGreaterThan(20);
    expect(all.reduce((sum, line) => sum + line.points, 0)).toBe(await total(alice));
    for (const line of all) expect(line.rule.name.fr).not.toBe('');
  });
});
