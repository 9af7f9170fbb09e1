import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MESSAGE_KINDS } from '@cocarde/contract/inbox.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { inboxPage, inboxState, markOne } from '../src/inbox/inbox.ts';
import { readOne } from '../src/database.ts';
import { findMember, type MemberRow } from '../src/members/members.queries.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

const { db } = installation;
const BOARD = 'courrier';

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let animatrice: Voice;
let stranger: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'inbox');
  alice = await here.member('alice', { name: 'Alice Roux' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  stranger = await (await openCommunity(installation, 'inbox-apart')).member('eve', { name: 'Eve', role: 'animateur' });
  await bob.call('PATCH', '/me', { appears: 'yes' });
});

/** What a test begins with is read, but not what comes in the same millisecond. */
beforeEach(async () => {
  for (const who of [alice, bob, chloe, animatrice]) await readAll(who);
  const now = Date.now();
  while (Date.now() === now);
});

const ok = async (answer: Promise<{ status: number; body: any }>) => {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
};
const propose = async (title: string, by = alice, more = {}, board = BOARD) => (await ok(by.call('POST', `/boards/${board}/ideas`, { title, ...more }))).idea;
const ask = async (title: string, by = alice) => (await ok(by.call('POST', `/boards/${BOARD}/questions`, { title }))).question;
const answer = async (question: { id: string }, body: string, by = bob) => (await ok(by.call('POST', `/questions/${question.id}/answers`, { body }))).answer;
const comment = async (idea: { id: string }, body: string, by = bob, more = {}) => (await ok(by.call('POST', `/ideas/${idea.id}/comments`, { body, ...more }))).comment;
const vote = (post: { id: string }, by: Voice, value = 1) => ok(value ? by.call('PUT', `/votes/${post.id}`, { value }) : by.call('DELETE', `/votes/${post.id}`));
const follow = (post: { id: string }, by: Voice) => ok(by.call('PUT', `/posts/${post.id}/follow`));
const decide = (idea: { id: string }, patch: object, by = animatrice) => ok(by.call('PATCH', `/ideas/${idea.id}`, patch, { 'if-match': '*' }));
const setUp = (board: string, definition: object) => ok(animatrice.call('PUT', `/boards/${board}`, { preset: 'ideas', name: { fr: 'x' }, ...definition }, { 'if-match': '*' }));
const inbox = (of: Voice, query = '') => ok(of.call('GET', `/me/inbox${query}`));
const state = async (of: Voice) => (await ok(of.call('GET', '/bootstrap?want=inbox'))).parts.inbox;
const readAll = async (of: Voice) => ok(of.call('PUT', '/me/inbox/read', { until: Date.now() }));
/** All is read, and what comes next comes in a later millisecond. */
const later = async (of: Voice) => {
  await readAll(of);
  await new Promise((done) => setTimeout(done, 5));
};
const unread = async (of: Voice) => (await inbox(of)).items.filter((item: any) => item.unread);
/** Kinds, objects and numbers of what is unread, but for the badges that come along with what is done here. */
const news = async (of: Voice) => (await unread(of)).filter(({ kind }: any) => kind !== 'badge').map(({ kind, object, count }: any) => `${kind} ${object?.title ?? '-'} ${count}`);
const about = async (of: Voice, kind: string) => (await unread(of)).find((item: any) => item.kind === kind);
const all = () => Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, 'count']));
const set = (of: Voice, kinds: object = {}, quiet: object | null = null) => of.call('PUT', '/me/inbox/settings', { kinds: { ...all(), ...kinds }, quiet });
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);

describe('an inbox', () => {
  it('is empty for who did nothing, and is read by its member alone', async () => {
    const zoe = await here.member('zoe');
    expect(await inbox(zoe)).toEqual({ items: [], cursor: null, unread: 0, quietUntil: null, until: expect.any(Number) });
    expect(await state(zoe)).toEqual({ unread: 0, quietUntil: null });
    expect((await ok(zoe.call('GET', '/bootstrap?want=inbox:list&want=inbox:x'))).parts).toEqual({ 'inbox:list': expect.objectContaining({ items: [], unread: 0 }) });
  });

  it('tells of answers to my question, of comments on what I wrote, of replies to me, each once and with who wrote', async () => {
    const question = await ask('Une question');
    const idea = await propose('Une idée');
    await answer(question, 'Voici **ce que** je sais : [la page](https://a.example).');
    const first = await comment(idea, 'Pourquoi ?');
    await comment(idea, 'Parce que.', alice, { thread: first.id });
    await comment(idea, 'Et moi ?', chloe, { thread: first.id });
    expect((await news(alice)).sort()).toEqual(['answer Une question 1', 'comment Une idée 2']);
    expect(await about(alice, 'answer')).toMatchObject({
      object: { kind: 'question', id: question.id, board: BOARD }, people: [{ name: 'Bob Tran' }], excerpt: 'Voici ce que je sais : la page.',
    });
    expect((await about(alice, 'comment')).people.map(({ name }: any) => name)).toEqual(['Chloé Lam', 'Bob Tran']);
    expect(await news(bob)).toEqual(['reply Une idée 2']);
    expect(await news(chloe)).toEqual([]);
    await sound();
  });

  it('tells whom a comment names, and not twice whom it answers too', async () => {
    const idea = await propose('À nommer');
    const mentions = [String(chloe.id), String(alice.id)];
    await comment(idea, '@Chloé Lam et @Alice Roux', bob, { mentions });
    expect(await news(chloe)).toEqual([]); // Who cannot be known by name is not named.
    for (const who of [chloe, alice]) await who.call('PATCH', '/me', { appears: 'yes' });
    await comment(idea, 'Sans leur nom', bob, { mentions });
    await comment(idea, '@Chloé Lam et @Alice Roux, voyez', bob, { mentions });
    expect(await news(chloe)).toEqual(['mention À nommer 1']);
    expect(await news(alice)).toEqual(['comment À nommer 3']);
    for (const who of [chloe, alice]) await who.call('PATCH', '/me', { appears: 'undecided' });
  });

  it('tells whom an edit names when it does, though they read all since the comment, and of what is held when others may read it', async () => {
    const idea = await propose('À compléter');
    const said = await comment(idea, 'Qui sait ?', chloe);
    const naming = (body: string) => ok(chloe.call('PATCH', `/posts/${said.id}`, { body, mentions: [String(bob.id)] }, { 'if-match': '*' }));
    await later(bob);
    await naming('Qui sait ? @Bob Tran');
    expect(await news(bob)).toEqual(['mention À compléter 1']);
    await naming('Qui sait ?');
    expect(await news(bob)).toEqual([]);
    await ok(animatrice.call('PATCH', '/moderation/settings', { words: ['zut'] }, { 'if-match': '*' }));
    await naming('Zut, @Bob Tran');
    expect(await news(bob)).toEqual([]);
    await later(bob);
    await ok(animatrice.call('PUT', `/moderation/${said.id}`, { decision: 'publish' }));
    expect(await news(bob)).toEqual(['mention À compléter 1']);
    await ok(animatrice.call('PATCH', '/moderation/settings', { words: [] }, { 'if-match': '*' }));
    await sound();
  });

  it('bundles support, by name only those who agreed to be known', async () => {
    const idea = await propose('À soutenir');
    await vote(idea, bob);
    await vote(idea, chloe);
    const { people, ...bundle } = await about(alice, 'support');
    expect(bundle).toMatchObject({ count: 2, object: { id: idea.id } });
    expect(people.map(({ name }: any) => name)).toEqual(['Bob Tran']);
    await readAll(alice);
    await new Promise((done) => setTimeout(done, 5));
    await vote(idea, animatrice);
    expect(await about(alice, 'support')).toMatchObject({ count: 1, people: [] });
    await ok(animatrice.call('PUT', '/boards/secret', { preset: 'ideas', name: { fr: 'Secret' }, voting: { type: 'up', names: 'confidential' } }, { 'if-match': '*' }));
    const kept = (await ok(alice.call('POST', '/boards/secret/ideas', { title: 'Gardée' }))).idea;
    await vote(kept, bob);
    expect((await inbox(alice)).items.find((item: any) => item.kind === 'support' && item.object.id === kept.id)).toMatchObject({ count: 1, people: [] });
    await readAll(alice);
    expect((await inbox(alice)).items.find((item: any) => item.kind === 'support' && item.object.id === idea.id)).toMatchObject({ count: 3, unread: false });
    await vote(idea, bob, 0);
    await vote(idea, bob);
    expect(await news(alice)).toEqual([]);
  });

  it('tells of an answer that was accepted, while it is', async () => {
    const question = await ask('À accepter');
    const given = await answer(question, 'Oui');
    await ok(alice.call('PUT', `/questions/${question.id}/accepted`, { answer: given.id }));
    expect((await news(bob)).filter((line: string) => line.startsWith('accepted'))).toEqual(['accepted À accepter 1']);
    await ok(alice.call('DELETE', `/questions/${question.id}/accepted`));
    expect((await news(bob)).filter((line: string) => line.startsWith('accepted'))).toEqual([]);
    await ok(alice.call('PUT', `/questions/${question.id}/accepted`, { answer: given.id }));
    expect((await news(bob)).filter((line: string) => line.startsWith('accepted'))).toEqual(['accepted À accepter 1']);
  });

  it('tells of thanks while they stand, whatever is clicked', async () => {
    const said = await comment(await propose('À remercier', chloe), 'Voilà', alice);
    for (const method of ['PUT', 'DELETE', 'PUT', 'DELETE', 'PUT']) await ok(bob.call(method, `/posts/${said.id}/reactions/thanks`));
    expect(await about(alice, 'thanks')).toMatchObject({ count: 1, people: [{ name: 'Bob Tran' }], excerpt: 'Voilà' });
    await ok(chloe.call('PUT', `/posts/${said.id}/reactions/thanks`));
    expect(await about(alice, 'thanks')).toMatchObject({ count: 2, people: [{ name: 'Bob Tran' }] });
    await ok(bob.call('DELETE', `/posts/${said.id}/reactions/thanks`));
    expect(await about(alice, 'thanks')).toMatchObject({ count: 1, people: [] });
    await ok(chloe.call('PUT', `/posts/${said.id}/reactions/like`));
    expect(await about(alice, 'thanks')).toMatchObject({ count: 1 });
  });

  it('tells a newcomer who welcomes their first contribution, and of no other smile, in the choice for thanks', async () => {
    const newcomer = await here.member('newcomer');
    const first = await ask('Ma première question', newcomer);
    for (const method of ['PUT', 'DELETE', 'PUT']) await ok(bob.call(method, `/posts/${first.id}/reactions/smile`));
    await ok(chloe.call('PUT', `/posts/${first.id}/reactions/smile`));
    await ok(newcomer.call('PUT', `/posts/${first.id}/reactions/smile`));
    expect(await about(newcomer, 'welcome')).toMatchObject({ count: 2, people: [{ name: 'Bob Tran' }], object: { kind: 'question', id: first.id, title: 'Ma première question' } });
    expect(await news(newcomer)).toEqual(['welcome Ma première question 2']);
    const before = (await state(newcomer)).unread;
    await ok(set(newcomer, { thanks: 'list' }));
    expect((await state(newcomer)).unread).toBe(before - 1);
    await ok(set(newcomer, { thanks: 'off' }));
    expect(await news(newcomer)).toEqual([]);
    await ok(set(newcomer));
    await ok(newcomer.call('PUT', `/me/inbox/read/${(await about(newcomer, 'welcome')).id}`));
    expect(await news(newcomer)).toEqual([]);
    await ok(bob.call('DELETE', `/posts/${first.id}/reactions/smile`));
    expect((await inbox(newcomer)).items.find(({ kind }: any) => kind === 'welcome')).toMatchObject({ count: 1, people: [] });
    const second = await ask('Ma deuxième question', newcomer);
    const said = await comment(await propose('D’une autre'), 'Bonjour', newcomer);
    for (const { id } of [second, said]) await ok(bob.call('PUT', `/posts/${id}/reactions/smile`));
    expect(await news(newcomer)).toEqual([]);
    await sound();
  });

  it('tells of badges by hand with their reason, and of one taken back instead of it', async () => {
    await ok(animatrice.call('PUT', '/badges/help/draft', { name: { fr: 'Entraide' }, how: { fr: 'Donné.' }, art: { shape: 'star', colour: 'teal', glyph: 'hand' }, criterion: { kind: 'manual' } }));
    await ok(animatrice.call('POST', '/badges/help/activation'));
    await ok(animatrice.call('PUT', `/badges/help/holders/${chloe.id}`, { reason: 'Un atelier.' }));
    expect(await about(chloe, 'badge')).toMatchObject({ badge: { id: 'help', name: { fr: 'Entraide' }, art: { glyph: 'hand' } }, reason: 'Un atelier.', people: [{ name: 'Noémie Vidal' }], object: null });
    await ok(animatrice.call('PUT', `/badges/help/holders/${chloe.id}/revocation`, { because: 'fraud', reason: 'Erreur.' }));
    expect((await unread(chloe)).map(({ kind, reason }: any) => [kind, reason])).toEqual([['revoked', 'Erreur.']]);
  });

  it('tells what was decided about points that waited, however many acts that was, with its reason', async () => {
    const at = Date.now();
    const verdict = (deed: string, decision: string, when: number) => db.prepare(
      `INSERT INTO verdict (community, member, rule, day, actor, deed, decision, reason, decided_by, at) VALUES (?1, ?2, 'idea-supported', '2026-11-28', ?3, ?4, ?5, 'Un atelier.', ?6, ?7)
       ON CONFLICT DO UPDATE SET decision = excluded.decision, at = excluded.at`,
    ).bind(here.community.id, alice.id, bob.id, deed, decision, animatrice.id, when);
    await db.batch(['a', 'b', 'c'].map((deed) => verdict(deed, 'released', at)));
    expect(await about(alice, 'points')).toMatchObject({ count: 3, points: { decision: 'released', rule: { fr: expect.any(String) } }, reason: 'Un atelier.', people: [{ name: 'Noémie Vidal' }], object: null });
    await db.batch(['a', 'b'].map((deed) => verdict(deed, 'refused', at + 1)));
    expect(await about(alice, 'points')).toMatchObject({ count: 2, points: { decision: 'refused' } });
  });
});

describe('a decision about an idea', () => {
  it('is told to author, supporters, followers and who sees to it, with its reason, and writes as many rows for two as for many', async () => {
    const [quiet, loud] = [await propose('Peu soutenue'), await propose('Très soutenue')];
    await vote(loud, bob);
    await follow(loud, chloe);
    for (let i = 0; i < 12; i += 1) await vote(loud, await here.member(`voice-${i}`));
    await readAll(alice);
    const cost = async (idea: { id: string }) => {
      const before = (await db.prepare("SELECT count(*) AS n FROM told WHERE kind <> 'badge'").first<{ n: number }>())!.n;
      await decide(idea, { status: 'planned', note: 'Au printemps.' });
      return (await db.prepare("SELECT count(*) AS n FROM told WHERE kind <> 'badge'").first<{ n: number }>())!.n - before;
    };
    expect([await cost(quiet), await cost(loud)]).toEqual([0, 0]);
    for (const who of [bob, chloe]) expect((await news(who))).toEqual(['status Très soutenue 1']);
    expect((await news(alice)).sort()).toEqual(['status Peu soutenue 1', 'status Très soutenue 1']);
    expect(await about(bob, 'status')).toMatchObject({ status: { status: 'planned', stage: null, note: 'Au printemps.' }, people: [{ name: 'Noémie Vidal' }], returned: 0 });
    expect(await news(animatrice)).toEqual([]);
    await setUp(BOARD, { stages: [{ id: 'pilote', name: { fr: 'En pilote' }, phase: 'planned' }] });
    await decide(loud, { stage: 'pilote' });
    expect(await about(bob, 'status')).toMatchObject({ count: 2, status: { status: 'planned', stage: { fr: 'En pilote' }, note: null } });
    const seen = await here.member('owner', { name: 'Olga' });
    await decide(loud, { owner: String(seen.id) });
    expect(await news(seen)).toEqual(['status Très soutenue 1']);
  });

  it('gives votes of a budget back and says so; so does a merge', async () => {
    await setUp('enveloppe', { voting: { type: 'dots', budget: 10, perIdea: 5 } });
    const idea = await propose('Chère', alice, {}, 'enveloppe');
    const other = await propose('Semblable', alice, {}, 'enveloppe');
    await vote(idea, bob, 3);
    await vote(other, bob, 2);
    await decide(idea, { status: 'review' });
    expect(await about(bob, 'status')).toMatchObject({ returned: 0 });
    await decide(idea, { status: 'declined', note: 'Trop cher.' });
    expect(await about(bob, 'status')).toMatchObject({ returned: 3, count: 2, status: { status: 'declined', note: 'Trop cher.' } });
    const left = await propose('Celle qui reste', chloe, {}, 'enveloppe');
    await ok(animatrice.call('PUT', `/ideas/${other.id}/merge`, { into: left.id }));
    expect(await about(bob, 'merge')).toMatchObject({ returned: 2, merged: 'Semblable', object: { id: left.id, title: 'Celle qui reste' } });
    expect(await about(alice, 'merge')).toMatchObject({ returned: 0, merged: 'Semblable' });
    await decide(left, { status: 'planned' });
    expect((await unread(bob)).some(({ kind, object }: any) => kind === 'status' && object.id === left.id)).toBe(true);
  });
});

describe('what I follow', () => {
  it('is one message with how many and who, as far as others wrote it since then', async () => {
    const idea = await propose('Suivie');
    await comment(idea, 'Avant');
    await follow(idea, chloe);
    await new Promise((done) => setTimeout(done, 5));
    await comment(idea, 'Après');
    await comment(idea, 'De moi', chloe);
    await comment(idea, 'Encore', alice);
    expect(await news(chloe)).toEqual(['follow Suivie 2']);
    expect(await about(chloe, 'follow')).toMatchObject({ excerpt: 'Encore', people: [{ name: 'Alice Roux' }, { name: 'Bob Tran' }] });
    await readAll(chloe);
    expect(await news(chloe)).toEqual([]);
    const question = await ask('Suivie aussi');
    await follow(question, chloe);
    await new Promise((done) => setTimeout(done, 5));
    await vote(await answer(question, 'Voici'), alice);
    expect(await news(chloe)).toEqual(['follow Suivie aussi 1']);
    await ok(chloe.call('DELETE', `/posts/${question.id}/follow`));
    expect(await news(chloe)).toEqual([]);
  });

  it('goes on below what it was merged into, for who wrote it too', async () => {
    const [kept, gone] = [await propose('Qui reste', chloe), await propose('Qui part')];
    await follow(gone, bob);
    const moment = () => new Promise((done) => setTimeout(done, 5));
    await moment();
    await comment(kept, 'Pas encore suivie', animatrice);
    await comment(gone, 'Avant', chloe);
    expect(await news(bob)).toEqual(['follow Qui part 1']);
    await moment();
    await ok(animatrice.call('PUT', `/ideas/${gone.id}/merge`, { into: kept.id }));
    await moment();
    await comment(kept, 'Après', animatrice);
    expect(await news(bob)).toEqual(expect.arrayContaining(['merge Qui reste 1', 'follow Qui reste 2']));
    expect(await about(bob, 'follow')).toMatchObject({ excerpt: 'Après' });
    expect((await news(alice)).sort()).toEqual(['comment Qui part 1', 'follow Qui reste 1', 'merge Qui reste 1']);
    expect((await news(chloe)).filter((line: string) => line.startsWith('follow'))).toEqual([]);
    for (const who of [alice, bob]) await readAll(who);
    await moment();
    await decide(kept, { status: 'planned' });
    for (const who of [alice, bob]) expect(await news(who)).toEqual(['status Qui reste 1']);
    await follow(kept, bob);
    await moment();
    await comment(kept, 'Les deux', animatrice);
    expect((await unread(bob)).map(({ kind, count }: any) => [kind, count])).toContainEqual(['follow', 1]);
    expect((await state(bob)).unread).toBe(2);
    await readAll(alice);
    await ok(animatrice.call('DELETE', `/ideas/${gone.id}/merge`));
    await moment();
    await comment(kept, 'À part', animatrice);
    expect(await news(alice)).toEqual([]);
  });
});

describe('what is not there for me', () => {
  it('is not told: removed, held or removed with what it was written below', async () => {
    const idea = await propose('À vider');
    const said = await comment(idea, 'Grossier');
    await follow(idea, chloe);
    await ok(animatrice.call('PUT', `/posts/${said.id}/removal`, { reason: 'Grossier.' }));
    expect([await news(alice), await news(chloe)]).toEqual([[], []]);
    expect(await about(bob, 'moderation')).toMatchObject({ moderation: 'removed', reason: 'Grossier.', object: { title: 'À vider' }, excerpt: 'Grossier', people: [] });
    await ok(animatrice.call('DELETE', `/posts/${said.id}/removal`));
    expect(await about(bob, 'moderation')).toMatchObject({ moderation: 'published', reason: null });
    expect(await news(alice)).toEqual(['comment À vider 1']);
    await ok(alice.call('PUT', `/posts/${idea.id}/removal`, {}));
    expect([await news(alice), await news(chloe)]).toEqual([[], []]);
    expect((await about(bob, 'moderation')).object).toBeNull();
    await sound();
  });

  it('is told once others may read it, and to its author what was decided', async () => {
    await setUp('avant', { approval: 'newcomers' });
    const fresh = await here.member('fresh', { name: 'Franck' });
    const idea = await propose('Ouverte', alice, {}, 'avant');
    const said = await comment(idea, 'Ma première, @Bob Tran', fresh, { mentions: [String(bob.id)] });
    expect([await news(alice), await news(bob)]).toEqual([[], []]);
    expect(await about(fresh, 'moderation')).toMatchObject({ moderation: 'held', excerpt: 'Ma première, @Bob Tran', object: { id: idea.id } });
    for (const who of [alice, bob]) await readAll(who);
    await new Promise((done) => setTimeout(done, 5));
    await ok(animatrice.call('PUT', `/moderation/${said.id}`, { decision: 'publish' }));
    expect(await news(alice)).toEqual(['comment Ouverte 1']);
    expect(await news(bob)).toEqual(['mention Ouverte 1']);
    expect((await ok(chloe.call('GET', `/ideas/${idea.id}/comments`))).items[0].mentions).toMatchObject([{ name: 'Bob Tran' }]);
    expect(await about(fresh, 'moderation')).toMatchObject({ moderation: 'published' });
    for (const who of [alice, bob, chloe]) await ok(who.call('PUT', `/posts/${said.id}/report`, { reason: 'spam' }));
    expect(await about(fresh, 'moderation')).toMatchObject({ moderation: 'held', count: 3 });
    await ok(animatrice.call('PUT', `/moderation/${said.id}`, { decision: 'remove', reason: 'Publicité.' }));
    expect(await about(fresh, 'moderation')).toMatchObject({ moderation: 'removed', reason: 'Publicité.' });
    await sound();
  });

  it('is of nobody: what I took away or did myself, and ideas without a name', async () => {
    await setUp('sans-nom', { preset: 'lessons', anonymous: true });
    const idea = await propose('Un échec', alice, { anonymous: true }, 'sans-nom');
    await comment(idea, 'Merci du partage');
    await decide(idea, { status: 'review' });
    expect(await news(alice)).toEqual([]);
    const mine = await comment(idea, 'À reprendre', alice);
    await ok(alice.call('PUT', `/posts/${mine.id}/removal`, {}));
    await ok(alice.call('DELETE', `/posts/${mine.id}/removal`));
    expect(await news(alice)).toEqual([]);
  });

  it('tells only the hour of what somebody without a name did', async () => {
    const question = await ask('Sans nom');
    const given = await answer(question, 'Oui');
    await ok(alice.call('PUT', `/questions/${question.id}/accepted`, { answer: given.id }));
    await db.prepare('UPDATE post SET author = NULL, anonymous = 1 WHERE community = ?1 AND id = ?2').bind(here.community.id, question.id).run();
    const message = await about(bob, 'accepted');
    expect(message).toMatchObject({ people: [] });
    expect(message.at % 3_600_000).toBe(0);
    await ok(bob.call('PUT', `/me/inbox/read/${message.id}`));
    expect(await about(bob, 'accepted')).toBeUndefined();
  });

  it('tells what somebody without a name did when its hour is over, unread, whoever read or joined in that hour', async () => {
    await setUp('sans-nom-2', { anonymous: true });
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const { question, askerKey } = await ok(alice.call('POST', '/boards/sans-nom-2/questions', { title: 'À mon insu ?', anonymous: true }, headers));
    const asker = { 'asker-key': askerKey };
    const newcomer = await here.member('franck');
    for (const who of [bob, newcomer]) {
      await db.prepare('UPDATE member SET joined_at = ?2 WHERE id = ?1').bind(who.id, Date.now()).run();
      const given = await answer(question, 'Oui', who);
      await later(who);
      await ok(alice.call('PUT', `/questions/${question.id}/accepted`, { answer: given.id }, asker));
      await ok(alice.call('PUT', `/answers/${given.id}/thanks`, undefined, asker));
      await readAll(who);
      const over = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
      const member = (await findMember(db, here.community.id, who.id).first<MemberRow>())!;
      const unreadAt = async (now: number) => (await readOne(db, inboxPage({ db, community: here.community, member, now }))).items.filter((item) => item.unread);
      const told = async (now: number) => (await unreadAt(now)).filter(({ kind, object }) => object?.id === question.id && ['accepted', 'thanks'].includes(kind));
      expect(await told(over - 1)).toEqual([]);
      // The badge too that the acceptance completes, of who has none yet.
      const badges = async (now: number) => (await unreadAt(now)).filter(({ kind }) => kind === 'badge').length;
      expect(await badges(over - 1)).toBe(0);
      if (who === newcomer) expect(await badges(over)).toBeGreaterThan(0);
      const news = await told(over);
      expect(news.map(({ kind, people }) => [kind, people]).sort()).toEqual([['accepted', []], ['thanks', []]]);
      for (const { id } of news) await markOne({ db, community: here.community, member, now: over }, id);
      expect(await told(over)).toEqual([]);
    }
  });
});

describe('reading', () => {
  it('one message leaves the others; again is the same, and news of it is news', async () => {
    const [one, other] = [await propose('La une'), await propose('L’autre')];
    for (const idea of [one, other]) await comment(idea, 'Tiens');
    const [message] = (await unread(alice)).filter(({ object }: any) => object.id === one.id);
    for (const again of [0, 1]) expect(await ok(alice.call('PUT', `/me/inbox/read/${message.id}`)), String(again)).toEqual({ unread: 1, quietUntil: null });
    expect(await news(alice)).toEqual(['comment L’autre 1']);
    await new Promise((done) => setTimeout(done, 5));
    await comment(one, 'Encore');
    expect((await news(alice)).sort()).toEqual(['comment La une 1', 'comment L’autre 1']);
    // A late retry is older than what was read since.
    await readAll(alice);
    expect(await ok(alice.call('PUT', `/me/inbox/read/${message.id}`))).toMatchObject({ unread: 0 });
    expect((await db.prepare('SELECT count(*) AS n FROM inbox_read WHERE member = ?1').bind(alice.id).first<{ n: number }>())!.n).toBe(0);
    await ok(alice.call('PUT', '/me/inbox/read', { until: 1 }));
    expect(await state(alice)).toMatchObject({ unread: 0 });
  });

  it('all is up to what was shown, never what lies ahead', async () => {
    const idea = await propose('En cours');
    await comment(idea, 'Vu');
    const { until } = await inbox(alice);
    await new Promise((done) => setTimeout(done, 5));
    await comment(idea, 'Pas encore vu');
    expect(await ok(alice.call('PUT', '/me/inbox/read', { until }))).toMatchObject({ unread: 1 });
    expect(await about(alice, 'comment')).toMatchObject({ count: 1, excerpt: 'Pas encore vu' });
    await ok(alice.call('PUT', '/me/inbox/read', { until: Number.MAX_SAFE_INTEGER }));
    await new Promise((done) => setTimeout(done, 5));
    await comment(idea, 'Après');
    expect(await state(alice)).toMatchObject({ unread: 1 });
  });

  it('takes no message that is none, and keeps no row for what the community has not', async () => {
    const id = (parts: unknown[]) => btoa(JSON.stringify(parts)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    for (const bad of ['x', id(['x', 'y', 1]), id(['answer', 'y']), id(['status', (await propose('Visée')).id, 1.5]), id(['answer', 'y', 1e300])]) expect((await alice.call('PUT', `/me/inbox/read/${bad}`)).body.code, bad).toBe('invalid_input');
    expect((await alice.call('PUT', '/me/inbox/read', { until: -1 })).body.code).toBe('invalid_input');
    const theirs = (await ok(stranger.call('POST', '/boards/x/ideas', { title: 'Ailleurs' }))).idea;
    for (const object of ['nothing', theirs.id]) await ok(alice.call('PUT', `/me/inbox/read/${id(['comment', object, Date.now()])}`));
    expect((await db.prepare('SELECT count(*) AS n FROM inbox_read WHERE member = ?1').bind(alice.id).first<{ n: number }>())!.n).toBe(0);
  });

  it('goes on page by page without a gap, lines of one millisecond too', async () => {
    const pia = await here.member('pia');
    const ideas = [];
    for (let i = 0; i < 45; i += 1) ideas.push(await propose(`Idée ${i}`, pia));
    const at = Date.now();
    await db.batch(ideas.map(({ id }, i) => db.prepare("INSERT INTO tell (community, member, at, kind, object, ref, actor) VALUES (?1, ?2, ?3, 'mention', ?4, ?4, ?5)").bind(here.community.id, pia.id, at + Math.floor(i / 15), id, alice.id)));
    const found: string[] = [];
    let cursor = '';
    do {
      const page = await inbox(pia, cursor && `?cursor=${cursor}`);
      expect(page.items.length).toBeLessThanOrEqual(20);
      found.push(...page.items.flatMap(({ kind, object }: any) => (kind === 'mention' ? [object.id] : [])));
      cursor = page.cursor;
    } while (cursor);
    expect([found.length, new Set(found).size]).toEqual([45, 45]);
    await ok(set(pia, { badge: 'list' }));
    expect(await state(pia)).toMatchObject({ unread: 45 });
    expect((await pia.call('GET', '/me/inbox?cursor=x')).body.code).toBe('invalid_input');
  });
});

describe('settings', () => {
  it('are what was wished: listed without being counted, or not at all', async () => {
    const idea = await propose('Réglée');
    expect(await ok(alice.call('GET', '/me/inbox/settings'))).toEqual({ kinds: all(), quiet: null });
    await comment(idea, 'Un');
    await vote(idea, bob);
    expect(await ok(set(alice, { comment: 'list', support: 'off' }))).toEqual({ kinds: { ...all(), comment: 'list', support: 'off' }, quiet: null });
    expect(await news(alice)).toEqual(['comment Réglée 1']);
    expect(await state(alice)).toMatchObject({ unread: 0 });
    await ok(set(alice));
    expect(await state(alice)).toMatchObject({ unread: 2 });
    for (const bad of [{ kinds: { comment: 'off' }, quiet: null }, { kinds: { ...all(), comment: 'mail' }, quiet: null }, { kinds: all(), quiet: { from: 1, to: 1440 } }, { kinds: all() }]) {
      expect((await alice.call('PUT', '/me/inbox/settings', bad)).body.code, JSON.stringify(bad)).toBe('invalid_input');
    }
  });

  it('have quiet hours by the clock of the community, in which nothing is lost', async () => {
    const paris = (at: number) => { const [h, m] = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at).split(':').map(Number); return h! * 60 + m!; };
    const minute = paris(Date.now());
    await comment(await propose('La nuit'), 'Chut');
    await ok(set(alice, {}, { from: minute, to: (minute + 60) % 1440 }));
    const quiet = await state(alice);
    expect(quiet.unread).toBe(1);
    expect(paris(quiet.quietUntil)).toBe((minute + 60) % 1440);
    await ok(set(alice, {}, { from: (minute + 120) % 1440, to: (minute + 180) % 1440 }));
    expect(await state(alice)).toEqual({ unread: 1, quietUntil: null });
    await ok(set(alice));
  });

  it('cost nothing to state and to repeat', async () => {
    const { id, community, ...rest } = { id: bob.id, community: here.community, joinedAt: 0 };
    const metered = counting(db);
    await readOne(metered.db, inboxState({ db: metered.db, community, member: { id, community: community.id, ...rest } as never, now: Date.now() }));
    expect(metered.cost.written).toBe(0);
    expect(metered.cost.statements).toBe(2);
  });
});
