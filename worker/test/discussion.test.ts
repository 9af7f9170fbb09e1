import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

const { db } = installation;
const BOARD = 'echanges';

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let animatrice: Voice;
let stranger: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'discussion');
  alice = await here.member('alice', { name: 'Alice Roux' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  stranger = await (await openCommunity(installation, 'discussion-apart')).member('eve', { name: 'Eve', role: 'animateur' });
  for (const who of [alice, bob]) await who.call('PATCH', '/me', { appears: 'yes' });
});

const propose = async (title: string, more = {}, by = alice) => (await by.call('POST', `/boards/${BOARD}/ideas`, { title, ...more })).body.idea;
const comment = (by: Voice, idea: { id: string }, body: string, more = {}, headers = {}) => by.call('POST', `/ideas/${idea.id}/comments`, { body, ...more }, headers);
const commented = async (by: Voice, idea: { id: string }, body: string, more = {}) => (await comment(by, idea, body, more)).body.comment;
const commentsOf = async (idea: { id: string }, by = chloe) => (await by.call('GET', `/ideas/${idea.id}/comments`)).body.items;
const edit = (by: Voice, post: { id: string }, patch: object, version = '*') => by.call('PATCH', `/posts/${post.id}`, patch, { 'if-match': version });
const search = async (words: string) => (await chloe.call('GET', `/boards/${BOARD}/ideas?q=${encodeURIComponent(words)}`)).body.items.map(({ title }: any) => title);
const errorsOf = ({ status, body }: { status: number; body: any }) => [status, body.code, body.errors?.map(({ path, code }: any) => `${path} ${code}`)];
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const rows = async (sql: string) => (await db.prepare(sql).bind(here.community.id).all()).results;

describe('threads', () => {
  it('have two levels: a comment answers the idea or a comment, and no comment answers an answer', async () => {
    const idea = await propose('Un fil');
    const first = await commented(bob, idea, 'Pourquoi ?');
    const answer = await commented(alice, idea, 'Parce que.', { thread: first.id });
    expect(answer).toMatchObject({ thread: first.id, own: true, mentions: [], reactions: [] });
    expect(errorsOf(await comment(chloe, idea, 'Plus bas', { thread: answer.id }))).toEqual([400, 'invalid_input', ['thread not_allowed']]);
    const other = await propose('Ailleurs');
    expect(errorsOf(await comment(chloe, other, 'À côté', { thread: first.id }))).toEqual([400, 'invalid_input', ['thread not_allowed']]);
    expect((await commentsOf(idea)).map(({ body, thread }: any) => [body, thread])).toEqual([['Pourquoi ?', null], ['Parce que.', first.id]]);
    await alice.call('PUT', `/posts/${first.id}/removal`, { reason: 'x' });
    expect(await commentsOf(idea)).toMatchObject([{ threadAt: null }, { threadAt: null }]);
    await bob.call('PUT', `/posts/${first.id}/removal`, {});
    // Its place is known by what answers it.
    expect(await commentsOf(idea)).toMatchObject([{ body: 'Parce que.', thread: first.id, threadAt: first.createdAt }]);
    expect(errorsOf(await comment(chloe, idea, 'Trop tard', { thread: first.id }))).toEqual([400, 'invalid_input', ['thread not_allowed']]);
    await sound();
  });

  it('go on below the idea that is left when theirs was merged into it', async () => {
    const [kept, gone] = [await propose('Reste'), await propose('Part')];
    const first = await commented(bob, gone, 'Avant la fusion');
    await animatrice.call('PUT', `/ideas/${gone.id}/merge`, { into: kept.id });
    expect((await comment(chloe, kept, 'Après', { thread: first.id })).status).toBe(201);
    expect((await commentsOf(kept)).map(({ body }: any) => body)).toEqual(['Avant la fusion', 'Après']);
    await sound();
  });

  it('are the same again when sent again, and notice another thread', async () => {
    const idea = await propose('Deux fois');
    const first = await commented(bob, idea, 'Un');
    const key = { 'idempotency-key': 'reponse-au-fil' };
    const sent = await comment(alice, idea, 'Réponse', { thread: first.id }, key);
    expect((await comment(alice, idea, 'Réponse', { thread: first.id }, key)).body.comment.id).toBe(sent.body.comment.id);
    expect((await comment(alice, idea, 'Réponse', {}, key)).body.code).toBe('idempotency_key_reused');
  });
});

describe('members by name', () => {
  const named = async (name: string, by = chloe) => (await by.call('GET', `/members?name=${encodeURIComponent(name)}`)).body.items.map((member: any) => member.name);
  const naming = (value: string) => animatrice.call('PATCH', '/leaderboards', { naming: value }, { 'if-match': '*' });

  it('are found by the beginning of each of their names, without regard to case and accents, as far as they may be known', async () => {
    const zoe = await here.member('zoe', { name: 'Zoé Léonard-Roux' });
    await here.member('zorro', { name: 'Zorro Inconnu' });
    await zoe.call('PATCH', '/me', { appears: 'yes' });
    for (const typed of ['zo', 'ZOE', 'zoé l', 'leon', 'roux zo']) expect(await named(typed), typed).toEqual(['Zoé Léonard-Roux']);
    expect((await chloe.call('GET', '/members?name=bob')).body).toEqual({ items: [{ id: String(bob.id), name: 'Bob Tran', team: 'Contenu', profile: true }] });
    for (const typed of ['inconnu', 'oé', '"', 'community : c1', '*', 'NOT']) expect(await named(typed), typed).toEqual([]);
    expect(await named('zo', stranger)).toEqual([]);
    // Another name, and no wish to appear any more.
    await here.member('zoe', { name: 'Zélie Blanc' });
    expect([await named('leon'), await named('zel')]).toEqual([[], ['Zélie Blanc']]);
    await zoe.call('PATCH', '/me', { appears: 'no' });
    expect(await named('zel')).toEqual([]);
    expect((await chloe.call('GET', '/members')).status).toBe(400);
    expect((await chloe.call('GET', `/members?name=${'a'.repeat(101)}`)).status).toBe(400);
  });

  it('are found by animateurs, whether or not others may know them, by name or by what the intranet calls them', async () => {
    const hidden = await here.member('u-7431', { name: 'Camille Aubry' });
    await hidden.call('PATCH', '/me', { appears: 'no' });
    const entry = { id: String(hidden.id), name: 'Camille Aubry', team: 'Contenu', subject: 'u-7431', role: 'member', appears: 'no', suspended: false, takesPart: true };
    for (const q of ['camille', 'aubr', 'u-7431']) expect((await animatrice.call('GET', `/roster?q=${q}`)).body).toEqual({ items: [entry] });
    await animatrice.call('PUT', `/members/${hidden.id}/exclusion`, { reason: 'staff' });
    expect((await animatrice.call('GET', '/roster?q=u-7431')).body.items).toEqual([{ ...entry, takesPart: false }]);
    for (const q of ['"', '%22%20OR%20name:a', '*', 'nobody']) expect((await animatrice.call('GET', `/roster?q=${q}`)).body).toEqual({ items: [] });
    expect((await chloe.call('GET', '/roster?q=camille')).body.code).toBe('forbidden');
    expect((await stranger.call('GET', '/roster?q=camille')).body).toEqual({ items: [] });
    await animatrice.call('DELETE', `/members/${hidden.id}/exclusion`);
  });

  it('are eight at most, all who did not refuse where the community says so, and none where names are invented', async () => {
    for (let i = 0; i < 10; i++) await here.member(`quentin-${i}`, { name: `Quentin ${String.fromCharCode(74 - i)}` });
    expect(await named('quentin')).toEqual([]);
    expect((await naming('opt_out')).status).toBe(200);
    expect(await named('quentin')).toEqual([...'ABCDEFGH'].map((letter) => `Quentin ${letter}`));
    expect((await naming('pseudonym')).status).toBe(200);
    expect([await named('quentin'), await named('bob')]).toEqual([[], []]);
    expect((await naming('opt_in')).status).toBe(200);
  });
});

describe('mentions', () => {
  it('name members of the community who may be known by name and whose name is written, and nobody else', async () => {
    const idea = await propose('Qui sait ?');
    const ids = [bob, animatrice, stranger, alice].map(({ id }) => String(id));
    const { mentions } = await commented(chloe, idea, 'Demandez à @Bob Tran et @Noémie Vidal', { mentions: [...ids, '999999999'] });
    expect(mentions).toEqual([{ id: String(bob.id), name: 'Bob Tran', team: 'Contenu', profile: true }]);
    expect((await commentsOf(idea))[0].mentions).toEqual(mentions);
    await bob.call('PATCH', '/me', { appears: 'no' });
    expect((await commentsOf(idea))[0].mentions).toEqual([]);
    await bob.call('PATCH', '/me', { appears: 'yes' });
    for (const wrong of [['bob'], ['-1'], Array(11).fill('1'), 'x']) expect((await comment(chloe, idea, 'x', { mentions: wrong })).status).toBe(400);
  });

  it('are added by an edit of its author, keep those that were there, and are nobody else’s to add', async () => {
    const idea = await propose('Qui sait, encore ?');
    const written = await commented(chloe, idea, 'Demandez à @Bob Tran', { mentions: [String(bob.id)] });
    const both = { body: 'Demandez à @Bob Tran ou @Alice Roux', mentions: [String(bob.id), String(alice.id)] };
    const names = async () => (await commentsOf(idea))[0].mentions.map(({ name }: any) => name);
    expect((await edit(chloe, written, both, '"1"')).status).toBe(200);
    expect(await names()).toEqual(['Alice Roux', 'Bob Tran']);
    expect((await edit(chloe, written, both, '"1"')).status).toBe(200);
    expect(await names()).toEqual(['Alice Roux', 'Bob Tran']);
    const other = await commented(chloe, idea, 'Sans nom');
    expect((await edit(animatrice, other, { body: 'Voyez @Bob Tran', mentions: [String(bob.id)] })).status).toBe(200);
    expect((await commentsOf(idea))[1].mentions).toEqual([]);
    const late = await edit(chloe, written, { body: '@Bob Tran', mentions: [String(bob.id)] }, '"1"');
    expect(late.status).toBe(412);
    expect((await edit(alice, idea, { title: 'Qui ?', mentions: [String(bob.id)] })).status).toBe(400);
    for (const wrong of [['bob'], Array(11).fill('1'), 'x']) expect((await edit(chloe, written, { body: 'x', mentions: wrong })).status).toBe(400);
  });

  it('are ten at most, whatever edits bring, and are gone with the names', async () => {
    const idea = await propose('Tout le monde ?');
    const said = await commented(chloe, idea, 'Qui ?');
    const many = await Promise.all(Array.from({ length: 14 }, async (_, n) => {
      const who = await here.member(`foule-${n}`, { name: `Foule ${String.fromCharCode(65 + n)}` });
      await who.call('PATCH', '/me', { appears: 'yes' });
      return who;
    }));
    const all = many.map((_, n) => `@Foule ${String.fromCharCode(65 + n)}`).join(' ');
    for (const some of [many.slice(0, 7), many.slice(7)]) expect((await edit(chloe, said, { body: all, mentions: some.map(({ id }) => String(id)) })).status).toBe(200);
    const names = async () => (await commentsOf(idea))[0].mentions.map(({ name }: any) => name);
    expect((await names()).length).toBe(10);
    expect((await edit(chloe, said, { body: 'Et @Foule B ?' })).status).toBe(200);
    expect(await names()).toEqual(['Foule B']);
    expect((await edit(animatrice, said, { body: 'Rien' })).status).toBe(200);
    expect(await names()).toEqual([]);
  });
});

describe('reactions', () => {
  const react = (by: Voice, post: { id: string }, kind: string, method = 'PUT') => by.call(method, `/posts/${post.id}/reactions/${kind}`);

  it('are said once by each, taken back, counted, and shown with mine', async () => {
    const idea = await propose('Réactions');
    const said = await commented(alice, idea, 'Une remarque');
    await Promise.all(Array.from({ length: 20 }, () => react(bob, said, 'thanks')));
    expect((await react(chloe, said, 'thanks')).body).toEqual({ post: said.id, reactions: [{ kind: 'thanks', count: 2, mine: true }] });
    await react(bob, said, 'smile');
    expect((await commentsOf(idea, bob))[0].reactions).toEqual([{ kind: 'smile', count: 1, mine: true }, { kind: 'thanks', count: 2, mine: true }]);
    expect((await bob.call('GET', `/posts/${said.id}/reactions/thanks`)).body).toEqual({ items: [{ id: String(bob.id), name: 'Bob Tran', team: 'Contenu', profile: true }], cursor: null });
    await Promise.all(Array.from({ length: 20 }, () => react(bob, said, 'thanks', 'DELETE')));
    expect((await react(bob, said, 'thanks', 'DELETE')).body.reactions).toEqual([{ kind: 'smile', count: 1, mine: true }, { kind: 'thanks', count: 1, mine: false }]);
    await sound();
    const before = await rows('SELECT post, kind, n FROM reaction_tally WHERE community = ?1 AND n > 0');
    await rebuild(db, (await loadCommunity(db, 'discussion'))!);
    expect(await rows('SELECT post, kind, n FROM reaction_tally WHERE community = ?1 AND n > 0')).toEqual(before);
  });

  it('stand beside ideas and answers wherever these are read', async () => {
    const idea = await propose('Applaudie');
    const question = (await alice.call('POST', `/boards/${BOARD}/questions`, { title: 'Où ?' })).body.question;
    const { answer } = (await chloe.call('POST', `/questions/${question.id}/answers`, { body: 'Ici' })).body;
    expect([idea.reactions, answer.reactions]).toEqual([[], []]);
    for (const post of [idea, answer]) await react(bob, post, 'bravo');
    const mine = [{ kind: 'bravo', count: 1, mine: true }];
    expect((await bob.call('GET', `/ideas/${idea.id}`)).body.reactions).toEqual(mine);
    expect((await bob.call('GET', `/boards/${BOARD}/ideas?sort=new`)).body.items[0].reactions).toEqual(mine);
    expect((await bob.call('GET', `/questions/${question.id}`)).body.items[0].reactions).toEqual(mine);
    expect((await alice.call('GET', `/ideas/${idea.id}`)).body.reactions).toEqual([{ kind: 'bravo', count: 1, mine: false }]);
  });

  it('go to what is there, and are of the kinds there are', async () => {
    const idea = await propose('Cible');
    const said = await commented(alice, idea, 'Retirée bientôt');
    expect((await react(bob, said, 'hate')).body.code).toBe('invalid_input');
    await alice.call('PUT', `/posts/${said.id}/removal`, {});
    expect((await react(bob, said, 'like')).body.code).toBe('removed');
    expect((await react(stranger, said, 'like')).body.code).toBe('not_found');
    expect((await react(bob, { id: '0'.repeat(20) }, 'like')).body.code).toBe('not_found');
  });
});

describe('editing', () => {
  it('changes what is said and found, keeps what stood before, and touches neither votes nor points nor dates', async () => {
    const idea = await propose('Une trotinette', { body: 'Avec une faute', tags: ['mobilite', 'ville'] });
    await bob.call('PUT', `/votes/${idea.id}`, { value: 1 });
    const ledger = (await alice.call('GET', '/me/ledger')).body.items.length;
    const answer = await edit(alice, idea, { title: 'Une trottinette', tags: ['mobilité', 'ville'] }, '"1"');
    expect(answer).toMatchObject({ status: 200, body: { title: 'Une trottinette', body: 'Avec une faute', tags: ['mobilité', 'ville'], version: 2 } });
    expect(answer.headers.get('etag')).toBe('"2"');
    expect([await search('trottinette'), await search('trotinette')]).toEqual([['Une trottinette'], []]);
    const now = (await bob.call('GET', `/ideas/${idea.id}`)).body;
    expect(now).toMatchObject({ votes: 1, createdAt: idea.createdAt, version: 2, editedAt: expect.any(Number) });
    expect((await chloe.call('GET', `/boards/${BOARD}/ideas?tag=mobilite`)).body.items).toEqual([]);
    expect((await chloe.call('GET', `/boards/${BOARD}/ideas?tag=mobilité`)).body.items).toHaveLength(1);
    expect((await alice.call('GET', '/me/ledger')).body.items).toHaveLength(ledger);
    await edit(animatrice, idea, { body: 'Corrigé par l’animation' });
    const { items } = (await bob.call('GET', `/posts/${idea.id}/revisions`)).body;
    expect(items.map(({ title, body, by, version }: any) => [version, title, body, by.name])).toEqual([[2, 'Une trottinette', 'Avec une faute', 'Alice Roux'], [1, 'Une trotinette', 'Avec une faute', 'Alice Roux']]);
    await sound();
  });

  it('restores what stood before by sending it again', async () => {
    const idea = await propose('Premier jet');
    await edit(alice, idea, { title: 'Second jet' });
    const [first] = (await alice.call('GET', `/posts/${idea.id}/revisions`)).body.items;
    expect((await edit(alice, idea, { title: first.title })).body).toMatchObject({ title: 'Premier jet', version: 3 });
  });

  it('writes nothing when nothing changes, and is done once from a version', async () => {
    const idea = await propose('Stable');
    expect((await edit(alice, idea, { title: 'Stable' }, '"1"')).body).toMatchObject({ version: 1, editedAt: null });
    const answers = await Promise.all(['Un', 'Deux'].map((title) => edit(alice, idea, { title }, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await alice.call('GET', `/posts/${idea.id}/revisions`)).body.items).toHaveLength(1);
  });

  it('is for its author and animateurs of the community; what is nobody’s is the animateurs’', async () => {
    const idea = await propose('À moi');
    expect((await edit(bob, idea, { title: 'À lui' })).status).toBe(403);
    expect((await edit(stranger, idea, { title: 'À elle' })).status).toBe(404);
    expect((await edit(alice, idea, {})).body.code).toBe('invalid_input');
    expect((await alice.call('PATCH', `/posts/${idea.id}`, { title: 'x' })).body.code).toBe('precondition_required');
    await alice.call('PUT', `/posts/${idea.id}/removal`, {});
    expect((await edit(alice, idea, { title: 'Encore' })).body.code).toBe('removed');
    expect((await alice.call('GET', `/posts/${idea.id}/revisions`)).body.code).toBe('removed');
  });

  it('leaves a comment a body and nothing else', async () => {
    const idea = await propose('Commentée');
    const said = await commented(bob, idea, 'Un commentaire');
    expect(errorsOf(await edit(bob, said, { title: 'Titre', tags: ['x'] }))).toEqual([400, 'invalid_input', ['title unknown_field', 'tags unknown_field']]);
    expect(errorsOf(await edit(bob, said, { body: ' ' }))).toEqual([400, 'invalid_input', ['body required']]);
    expect(errorsOf(await edit(bob, said, { body: 'x'.repeat(2_001) }))).toEqual([400, 'invalid_input', ['body too_long']]);
    expect((await edit(bob, said, { body: 'Mieux dit' })).body.body).toBe('Mieux dit');
    expect((await commentsOf(idea))[0]).toMatchObject({ body: 'Mieux dit', editedAt: expect.any(Number), version: 2 });
  });
});

describe('following', () => {
  it('is a wanted state of ideas and questions that are there', async () => {
    const idea = await propose('Suivie');
    const follow = (by: Voice, post: { id: string }, method = 'PUT') => by.call(method, `/posts/${post.id}/follow`);
    for (let i = 0; i < 2; i++) expect((await follow(bob, idea)).body).toEqual({ post: idea.id, followed: true });
    expect((await bob.call('GET', `/ideas/${idea.id}`)).body.followed).toBe(true);
    expect((await chloe.call('GET', `/ideas/${idea.id}`)).body.followed).toBe(false);
    for (let i = 0; i < 2; i++) expect((await follow(bob, idea, 'DELETE')).body).toEqual({ post: idea.id, followed: false });
    const said = await commented(bob, idea, 'x');
    expect((await follow(bob, said)).body.code).toBe('not_found');
    expect((await follow(stranger, idea)).body.code).toBe('not_found');
    await alice.call('PUT', `/posts/${idea.id}/removal`, {});
    expect((await follow(bob, idea)).body.code).toBe('removed');
    await alice.call('DELETE', `/posts/${idea.id}/removal`);
    expect((await bob.call('GET', `/ideas/${idea.id}`)).body.followed).toBe(false);
  });
});

describe('who is for it', () => {
  const voters = (by: Voice, idea: { id: string }, query = '') => by.call('GET', `/votes/${idea.id}/voters${query}`);
  const castFor = (by: Voice, idea: { id: string }, member: number) => by.call('PUT', `/votes/${idea.id}/voters/${member}`);

  it('is shown by name as far as each agreed to be known, page by page, and never with an address', async () => {
    const idea = await propose('Soutenue', {}, animatrice);
    const many = await Promise.all(Array.from({ length: 25 }, (_, i) => here.member(`v${i}`, { name: `Votant ${i}` })));
    for (const [i, voter] of many.entries()) {
      if (i !== 3) await voter.call('PATCH', '/me', { appears: 'yes' });
      await voter.call('PUT', `/votes/${idea.id}`, { value: 1 });
    }
    const first = (await voters(bob, idea)).body;
    const second = (await voters(bob, idea, `?cursor=${first.cursor}`)).body;
    expect([...first.items, ...second.items].map(({ member }: any) => member.name)).toEqual(many.flatMap((_, i) => (i === 3 ? [] : [`Votant ${i}`])));
    expect([second.cursor, JSON.stringify(first)]).toEqual([null, expect.not.stringMatching(/subject|@|issuer/)]);
    const secret = (names?: string) => animatrice.call('PUT', '/boards/secret', { preset: 'ideas', name: { fr: 'x' }, ...(names && { voting: { type: 'up', names } }) }, { 'if-match': '*' });
    await secret('confidential');
    const kept = (await chloe.call('POST', '/boards/secret/ideas', { title: 'Secrète' })).body.idea;
    expect((await voters(bob, kept)).body.code).toBe('names_hidden');
    expect((await castFor(animatrice, kept, bob.id)).body.code).toBe('names_hidden');
    // What was promised stays: neither the board, nor a move, nor a merge tells who voted.
    for (const names of [undefined, 'visible']) expect(errorsOf(await secret(names))).toEqual([400, 'invalid_input', ['voting.names not_allowed']]);
    expect((await animatrice.call('PUT', `/ideas/${kept.id}/board`, { board: BOARD })).status).toBe(400);
    const open = await propose('À tous', {}, chloe);
    expect((await animatrice.call('PUT', `/ideas/${kept.id}/merge`, { into: open.id })).status).toBe(200);
    expect((await voters(bob, open)).body.code).toBe('names_hidden');
    expect((await secret('visible')).status).toBe(400);
    expect((await voters(bob, open)).body.code).toBe('names_hidden');
  });

  it('tells nothing of who hides, and finds those who do not behind however many', async () => {
    const idea = await propose('Discrète', {}, animatrice);
    const said = await commented(bob, idea, 'Discrète aussi.');
    const both = async (who: Voice) => {
      await who.call('PUT', `/votes/${idea.id}`, { value: 1 });
      await who.call('PUT', `/posts/${said.id}/reactions/bravo`);
    };
    for (let i = 0; i < 25; i++) await both(await here.member(`hidden-${i}`));
    for (const path of [`/votes/${idea.id}/voters`, `/posts/${said.id}/reactions/bravo`]) expect((await bob.call('GET', path)).body).toEqual({ items: [], cursor: null });
    const farther = (await db.prepare('SELECT max(id) + 3000 AS id FROM member').first<{ id: number }>())!.id;
    await db.prepare("INSERT INTO member (id, community, issuer, subject, name, joined_at) VALUES (?1, ?2, 'https://x.example', 'farther', '', 0)").bind(farther, here.community.id).run();
    const last = await here.member('shown', { name: 'Tout au bout' });
    await last.call('PATCH', '/me', { appears: 'yes' });
    await both(last);
    for (const path of [`/votes/${idea.id}/voters`, `/posts/${said.id}/reactions/bravo`]) {
      const first = (await bob.call('GET', path)).body;
      expect(first.items).toEqual([]);
      expect((await bob.call('GET', `${path}?cursor=${first.cursor}`)).body).toMatchObject({ items: [expect.anything()], cursor: null });
    }
  });

  it('can be said by an animateur for somebody, marked as such until they vote themselves, and never against what they decided', async () => {
    const idea = await propose('À la main', {}, chloe);
    expect((await castFor(animatrice, idea, bob.id)).body).toMatchObject({ votes: 1, earned: null, budget: null });
    expect((await voters(alice, idea)).body.items).toMatchObject([{ member: { name: 'Bob Tran' }, weight: 1, castBy: { name: 'Noémie Vidal' } }]);
    expect((await bob.call('GET', `/votes/${idea.id}`)).body).toMatchObject({ mine: true, revision: 1 });
    await bob.call('DELETE', `/votes/${idea.id}`);
    expect((await castFor(animatrice, idea, bob.id)).body.code).toBe('ballot_changed');
    await bob.call('PUT', `/votes/${idea.id}`, { value: 1 });
    expect((await voters(alice, idea)).body.items[0].castBy).toBeNull();
    // Trying would tell what somebody decided who is not named.
    await castFor(animatrice, idea, bob.id);
    const acts = (await animatrice.call('GET', '/audit')).body.items.filter(({ subject }: any) => subject === idea.id);
    expect(acts.map(({ act, member }: any) => [act, member.name])).toEqual(['vote_tried', 'vote_tried', 'voted_for'].map((act) => [act, 'Bob Tran']));
    expect((await castFor(bob, idea, alice.id)).status).toBe(403);
    expect((await castFor(animatrice, idea, stranger.id)).status).toBe(404);
    expect((await castFor(animatrice, idea, animatrice.id)).status).toBe(404);
    expect((await castFor(animatrice, idea, chloe.id)).body.code).toBe('own_subject');
    expect((await castFor(animatrice, await propose('La sienne', {}, animatrice), bob.id)).body.code).toBe('forbidden');
    await sound();
  });

  it('is the member’s own once they vote as was said for them, also where that idea was merged', async () => {
    const [idea, other] = [await propose('Dite au comptoir', {}, chloe), await propose('La même', {}, chloe)];
    const castBy = async (of: { id: string }) => (await voters(alice, of)).body.items.map((each: any) => each.castBy?.name ?? null);
    await castFor(animatrice, idea, bob.id);
    await castFor(animatrice, idea, bob.id);
    expect(await castBy(idea)).toEqual(['Noémie Vidal']);
    for (let i = 0; i < 2; i++) expect((await bob.call('PUT', `/votes/${idea.id}`, { value: 1 })).body).toMatchObject({ votes: 1, revision: 1 });
    expect(await castBy(idea)).toEqual([null]);
    await castFor(animatrice, other, alice.id);
    await animatrice.call('PUT', `/ideas/${other.id}/merge`, { into: idea.id });
    expect((await castBy(idea)).toSorted()).toEqual(['Noémie Vidal', null].toSorted());
    await alice.call('PUT', `/votes/${idea.id}`, { value: 1 });
    expect(await castBy(idea)).toEqual([null, null]);
    await sound();
  });
});
