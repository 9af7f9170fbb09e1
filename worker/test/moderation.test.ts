import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

const { db } = installation;
const BOARD = 'moderee';

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let animatrice: Voice;
let other: Voice;
let stranger: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'moderation');
  alice = await here.member('alice', { name: 'Alice Roux' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  other = await here.member('omar', { name: 'Omar Benali', role: 'animateur' });
  stranger = await (await openCommunity(installation, 'moderation-apart')).member('eve', { name: 'Eve', role: 'animateur' });
});

const propose = (by: Voice, title: string, more = {}, board = BOARD, headers = {}) => by.call('POST', `/boards/${board}/ideas`, { title, ...more }, headers);
const proposed = async (by: Voice, title: string, more = {}, board = BOARD) => (await propose(by, title, more, board)).body.idea;
const comment = (by: Voice, idea: { id: string }, body: string) => by.call('POST', `/ideas/${idea.id}/comments`, { body });
const report = (by: Voice, post: { id: string }, reason = 'offensive', more = {}) => by.call('PUT', `/posts/${post.id}/report`, { reason, ...more });
const judge = (by: Voice, post: { id: string }, decision: string, reason?: string) => by.call('PUT', `/moderation/${post.id}`, { decision, ...(reason === undefined ? {} : { reason }) });
const queue = async (query = '') => (await animatrice.call('GET', `/moderation${query}`)).body;
const settings = (patch: object, by = animatrice, version = '*') => by.call('PATCH', '/moderation/settings', patch, { 'if-match': version });
const setUp = (board: string, definition: object) => animatrice.call('PUT', `/boards/${board}`, { preset: 'ideas', name: { fr: 'x' }, ...definition }, { 'if-match': '*' });
const titles = async (board = BOARD, query = '?sort=new', by = chloe) => (await by.call('GET', `/boards/${board}/ideas${query}`)).body.items.map(({ title }: any) => title);
const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const log = async () => (await animatrice.call('GET', '/audit')).body.items;
const errorsOf = ({ status, body }: { status: number; body: any }) => [status, body.code, body.errors?.map(({ path, code }: any) => `${path} ${code}`)];
async function asRebuilt(): Promise<void> {
  expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  const scores = async () => (await db.prepare('SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY 1, 2').bind(here.community.id).all()).results;
  const live = await scores();
  await rebuild(db, (await loadCommunity(db, 'moderation'))!);
  expect(await scores()).toEqual(live);
}

describe('reports', () => {
  it('reach the queue with reasons and notes, and never with who reported', async () => {
    const idea = await proposed(alice, 'Signalée');
    expect((await report(bob, idea, 'offensive', { note: 'Ce mot-là.' })).body).toEqual({ post: idea.id, reported: true });
    await report(bob, idea, 'spam', { note: 'Plutôt ceci.' });
    await report(chloe, idea, 'spam');
    const item = (await queue()).items.find(({ id }: any) => id === idea.id);
    expect(item).toMatchObject({ kind: 'idea', title: 'Signalée', held: null, author: { name: 'Alice Roux' }, reports: [{ reason: 'spam', count: 2 }], notes: ['Plutôt ceci.'], decidable: true });
    expect(JSON.stringify(item)).not.toMatch(/Bob|Chloé/);
    expect(await titles()).toContain('Signalée');
    await judge(animatrice, idea, 'publish');
  });

  it('are of what somebody else wrote and that is there', async () => {
    const idea = await proposed(alice, 'La mienne');
    expect((await report(alice, idea)).body.code).toBe('own_subject');
    expect((await report(stranger, idea)).body.code).toBe('not_found');
    expect((await report(bob, { id: '0'.repeat(20) })).body.code).toBe('not_found');
    expect((await report(bob, idea, 'ennui')).body.code).toBe('invalid_input');
    await alice.call('PUT', `/posts/${idea.id}/removal`, {});
    expect((await report(bob, idea)).body.code).toBe('removed');
  });

  it('hide after as many as the community says, with what it brought, until somebody looks; parallel ones as well', async () => {
    const idea = await proposed(alice, 'Trois signalements');
    await bob.call('PUT', `/votes/${idea.id}`, { value: 1 });
    const before = await total(alice);
    const dora = await here.member('dora');
    await Promise.all([bob, chloe, dora].map((who) => report(who, idea)));
    expect(await titles()).not.toContain('Trois signalements');
    expect((await bob.call('GET', `/ideas/${idea.id}`)).body.code).toBe('held');
    expect((await bob.call('PUT', `/votes/${idea.id}`, { value: 1 })).body.code).toBe('held');
    expect(await total(alice)).toBeLessThan(before);
    expect((await queue()).items.find(({ id }: any) => id === idea.id)).toMatchObject({ held: 'reports', reports: [{ reason: 'offensive', count: 3 }] });
    // Its author, who may have brought it back just before, is told how it stands.
    expect((await alice.call('DELETE', `/posts/${idea.id}/removal`)).body).toMatchObject({ removed: true, restorable: false });
    expect((await animatrice.call('DELETE', `/posts/${idea.id}/removal`)).status).toBe(403);
    expect(await titles()).not.toContain('Trois signalements');
    await asRebuilt();
    expect((await judge(animatrice, idea, 'publish')).body).toEqual({ post: idea.id, decision: 'publish', finished: true });
    expect(await titles()).toContain('Trois signalements');
    expect(await total(alice)).toBe(before);
    for (const who of [bob, chloe, dora]) await report(who, idea, 'spam');
    expect(await titles()).toContain('Trois signalements');
    expect((await queue()).items.map(({ id }: any) => id)).not.toContain(idea.id);
    // Somebody else's report is told as it came, without those that were decided about.
    await report(await here.member('emil'), idea);
    expect((await queue()).items.find(({ id }: any) => id === idea.id)).toMatchObject({ held: null, reports: [{ reason: 'offensive', count: 1 }], notes: [] });
    const { results } = await db.prepare('SELECT DISTINCT reason FROM report WHERE community = ?1 AND post = ?2').bind(here.community.id, idea.id).all();
    expect(results).toEqual([{ reason: 'offensive' }]);
    await judge(animatrice, idea, 'publish');
    await asRebuilt();
  });

  it('that were answered are answered for what it said then: of what it is edited into they count again', async () => {
    const idea = await proposed(alice, 'Gentille');
    const queued = async () => (await queue()).items.find(({ id }: any) => id === idea.id)?.reports;
    await report(bob, idea, 'spam');
    await judge(animatrice, idea, 'publish');
    await report(bob, idea, 'offensive');
    expect(await queued()).toBeUndefined();
    await alice.call('PATCH', `/posts/${idea.id}`, { body: 'Et maintenant une insulte' }, { 'if-match': '*' });
    for (const reason of ['spam', 'offensive']) await report(bob, idea, reason);
    expect(await queued()).toEqual([{ reason: 'offensive', count: 1 }]);
    for (const who of [chloe, await here.member('dora')]) await report(who, idea);
    expect(await titles()).not.toContain('Gentille');
    // Later than the edit, however fast all of this is.
    await new Promise((done) => setTimeout(done, 5));
    await judge(animatrice, idea, 'publish');
    await report(bob, idea);
    expect(await queued()).toBeUndefined();
    await asRebuilt();
  });

  it('never hide where the community wants none of that', async () => {
    await settings({ hideAfter: 0 });
    const idea = await proposed(alice, 'Jamais cachée');
    for (const who of [bob, chloe, await here.member('dora'), await here.member('emil')]) await report(who, idea);
    expect(await titles()).toContain('Jamais cachée');
    await settings({ hideAfter: 3 });
    await judge(animatrice, idea, 'publish');
  });
});

describe('what is held', () => {
  const code = async (call: Promise<{ body: any }>) => (await call).body.code;
  const told = async (who: Voice, id: string) => (await who.call('GET', '/me/inbox')).body.items.find(({ kind, object }: any) => kind === 'moderation' && object?.id === id)?.moderation;

  it('is read by its author and by animateurs, by nobody else, and is found in the author’s inbox until it is decided and after', async () => {
    await setUp('tenue', { approval: 'all' });
    const idea = await proposed(alice, 'Ne pas la perdre', { body: 'Tout ce que j’ai écrit.' }, 'tenue');
    for (const who of [alice, animatrice]) expect((await who.call('GET', `/ideas/${idea.id}`)).body).toMatchObject({ title: 'Ne pas la perdre', body: 'Tout ce que j’ai écrit.', held: 'approval' });
    expect((await alice.call('GET', `/ideas/${idea.id}/comments`)).body.items).toEqual([]);
    for (const path of ['', '/comments', '/history']) expect(await code(bob.call('GET', `/ideas/${idea.id}${path}`))).toBe('held');
    expect(await code(stranger.call('GET', `/ideas/${idea.id}`))).toBe('not_found');
    expect([await code(alice.call('PUT', `/votes/${idea.id}`, { value: 1 })), await code(comment(alice, idea, 'Encore')), await code(animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'review' }, { 'if-match': '*' }))]).not.toContain(undefined);
    expect([await titles('tenue'), await titles('tenue', '?sort=new', alice)]).toEqual([[], []]);
    expect([await told(alice, idea.id), await told(bob, idea.id), await told(animatrice, idea.id)]).toEqual(['held', undefined, undefined]);
    await judge(animatrice, idea, 'publish');
    expect([await told(alice, idea.id), (await bob.call('GET', `/ideas/${idea.id}`)).status]).toEqual(['published', 200]);

    const refused = await proposed(alice, 'Refusée', {}, 'tenue');
    await judge(animatrice, refused, 'remove', 'Hors sujet.');
    expect([await told(alice, refused.id), await code(alice.call('GET', `/ideas/${refused.id}`))]).toEqual(['removed', 'removed']);
    await asRebuilt();
  });

  it('is a question that its asker reads and others do not', async () => {
    await setUp('tenue-questions', { approval: 'all' });
    const { question } = (await alice.call('POST', '/boards/tenue-questions/questions', { title: 'Comment faire ?' })).body;
    expect((await alice.call('GET', `/questions/${question.id}`)).body.question).toMatchObject({ title: 'Comment faire ?', held: 'approval' });
    expect(await code(bob.call('GET', `/questions/${question.id}`))).toBe('held');
    expect(await told(alice, question.id)).toBe('held');
  });

  it('without a name is nobody’s to read but the animateurs’', async () => {
    await setUp('tenue-sans-nom', { approval: 'all', anonymous: true });
    const idea = await proposed(alice, 'Sans nom', { anonymous: true }, 'tenue-sans-nom');
    expect([await code(alice.call('GET', `/ideas/${idea.id}`)), (await animatrice.call('GET', `/ideas/${idea.id}`)).body.author]).toEqual(['held', null]);
    expect(await told(alice, idea.id)).toBeUndefined();
  });
});

describe('approval before publishing', () => {
  it('keeps all that is proposed on a board from others, brings nothing until it is let through, and then all', async () => {
    await setUp('avant', { approval: 'all' });
    const gina = await here.member('gina');
    const before = await total(gina);
    const key = { 'idempotency-key': 'en-attente-une-fois' };
    const { body, status } = await propose(gina, 'À relire', { tags: ['secret'] }, 'avant', key);
    expect([status, body.idea.held, body.earned]).toEqual([201, 'approval', null]);
    expect((await propose(gina, 'À relire', { tags: ['secret'] }, 'avant', key)).body.idea.id).toBe(body.idea.id);
    for (const query of ['?sort=new', '?q=relire', '?tag=secret', '?status=new']) expect(await titles('avant', query)).toEqual([]);
    expect([await total(gina), (await chloe.call('GET', '/boards/avant/ideas')).body.tags]).toEqual([before, []]);
    expect((await queue()).items.find(({ id }: any) => id === body.idea.id)).toMatchObject({ held: 'approval', title: 'À relire' });
    await judge(animatrice, body.idea, 'publish');
    expect(await titles('avant', '?q=relire')).toEqual(['À relire']);
    expect(await total(gina)).toBeGreaterThan(before);
    expect((await propose(gina, 'À relire', { tags: ['secret'] }, 'avant', key)).body.idea.held).toBeNull();
    expect((await propose(animatrice, 'De l’animation', {}, 'avant')).body.idea.held).toBeNull();
    await setUp('sans-nom', { approval: 'all', anonymous: true });
    for (const [who, title] of [[animatrice, 'Sans nom, de l’animation'], [gina, 'Sans nom, de Gina']] as const) {
      expect((await propose(who, title, { anonymous: true }, 'sans-nom')).body.idea).toMatchObject({ author: null, held: 'approval' });
    }
    await asRebuilt();
  });

  it('looks only at who has nothing that stands, where the board says so', async () => {
    await setUp('nouveaux', { approval: 'newcomers' });
    const fresh = await here.member('fresh', { name: 'Franck' });
    const first = await proposed(fresh, 'Première', {}, 'nouveaux');
    expect([first.held, (await proposed(fresh, 'Encore avant', {}, 'nouveaux')).held, (await proposed(alice, 'Connue', {}, 'nouveaux')).held]).toEqual(['approval', 'approval', null]);
    await judge(animatrice, first, 'publish');
    expect((await proposed(fresh, 'Ensuite', {}, 'nouveaux')).held).toBeNull();
  });

  it('can be refused with a reason, which the author reads, and brings nothing', async () => {
    const idea = await proposed(alice, 'Refusée', {}, 'avant');
    expect(errorsOf(await judge(animatrice, idea, 'remove'))).toEqual([400, 'invalid_input', ['reason required']]);
    expect((await judge(animatrice, idea, 'remove', 'Hors sujet.')).body).toMatchObject({ decision: 'remove', finished: true });
    expect((await judge(animatrice, idea, 'remove', 'Hors sujet.')).status).toBe(200);
    expect((await alice.call('GET', `/ideas/${idea.id}`)).body.code).toBe('removed');
    expect((await judge(animatrice, idea, 'publish')).body.code).toBe('removed');
    expect((await alice.call('DELETE', `/posts/${idea.id}/removal`)).status).toBe(403);
    await asRebuilt();
  });
});

describe('a list of words', () => {
  beforeAll(async () => { await settings({ words: ['idiot*', 'numéro de carte'] }); });

  it('holds and blocks nothing: in ideas, comments, questions and answers, and in what is edited', async () => {
    const idea = await proposed(alice, 'Quelle idée d’Idiots');
    expect(idea.held).toBe('words');
    const hugo = await here.member('hugo');
    const fine = await proposed(hugo, 'Une idée');
    expect((await comment(bob, fine, 'Voici mon NUMERO DE CARTE')).body.comment.held).toBe('words');
    expect((await bob.call('GET', `/ideas/${fine.id}/comments`)).body.items).toEqual([]);
    const { question } = (await alice.call('POST', '/boards/aide/questions', { title: 'Une question idiote ?' })).body;
    expect(question.held).toBe('words');
    const ok = (await alice.call('POST', '/boards/aide/questions', { title: 'Comment faire ?' })).body.question;
    expect((await bob.call('POST', `/questions/${ok.id}/answers`, { body: 'Idiot !' })).body.answer.held).toBe('words');
    const before = await total(hugo);
    const edited = await hugo.call('PATCH', `/posts/${fine.id}`, { body: 'idiote' }, { 'if-match': '*' });
    expect([edited.status, edited.body.held]).toEqual([200, 'words']);
    expect(await total(hugo)).toBeLessThan(before);
    await judge(animatrice, fine, 'publish');
    expect(await total(hugo)).toBe(before);
    await asRebuilt();
  });

  it('looks at tags as well, of ideas and questions, new, edited and brought back', async () => {
    const idea = await proposed(alice, 'Propre', { tags: ['idiot'] });
    const { question } = (await alice.call('POST', '/boards/aide/questions', { title: 'Propre ?', tags: ['idiots'] })).body;
    const fine = await proposed(alice, 'Propre d’abord');
    const edited = await alice.call('PATCH', `/posts/${fine.id}`, { tags: ['idiote'] }, { 'if-match': '*' });
    expect([idea.held, question.held, edited.body.held]).toEqual(['words', 'words', 'words']);
    await alice.call('PUT', `/posts/${idea.id}/removal`, {});
    await alice.call('DELETE', `/posts/${idea.id}/removal`);
    expect((await alice.call('GET', `/boards/${BOARD}/ideas?sort=new`)).body.items.map(({ id }: any) => id)).not.toContain(idea.id);
    expect((await queue()).items.find(({ id }: any) => id === idea.id)?.held).toBe('words');
    expect((await chloe.call('GET', `/boards/${BOARD}/ideas`)).body.tags).not.toContain('idiot');
    await asRebuilt();
  });

  it('does not look at what animateurs write', async () => {
    expect((await proposed(animatrice, 'Ne dites pas idiot')).held).toBeNull();
  });
});

describe('deciding', () => {
  it('is for animateurs, about others’ contributions of their community', async () => {
    const own = await proposed(animatrice, 'De l’animatrice');
    await report(bob, own);
    expect((await queue()).items.find(({ id }: any) => id === own.id)?.decidable).toBe(false);
    expect((await judge(animatrice, own, 'publish')).status).toBe(403);
    expect((await judge(other, own, 'publish')).status).toBe(200);
    const idea = await proposed(alice, 'Ailleurs');
    for (const path of ['/moderation', '/moderation/settings', '/audit']) expect((await alice.call('GET', path)).status).toBe(403);
    expect((await judge(alice, idea, 'publish')).status).toBe(403);
    expect((await judge(stranger, idea, 'publish')).status).toBe(404);
    expect((await judge(animatrice, idea, 'cacher')).body.code).toBe('invalid_input');
  });

  it('to remove holds for what its author took away meanwhile, who cannot bring it back then', async () => {
    const idea = await proposed(alice, 'Retirée avant la décision');
    await report(bob, idea);
    await alice.call('PUT', `/posts/${idea.id}/removal`, {});
    for (let i = 0; i < 2; i++) expect((await judge(animatrice, idea, 'remove', 'Insultes.')).body).toMatchObject({ decision: 'remove', finished: true });
    expect((await alice.call('DELETE', `/posts/${idea.id}/removal`)).status).toBe(403);
    expect((await log()).filter(({ subject }: any) => subject === idea.id).map(({ act, detail }: any) => [act, detail])).toEqual([['removed', 'Insultes.']]);
    expect((await queue()).items.map(({ id }: any) => id)).not.toContain(idea.id);
    await asRebuilt();
  });

  it('to remove frees what colleagues had merged into it, which do not tell its title while it is held', async () => {
    const [left, gone] = [await proposed(alice, 'Une insulte'), await proposed(bob, 'Dite autrement')];
    await animatrice.call('PUT', `/ideas/${gone.id}/merge`, { into: left.id });
    const read = async () => (await chloe.call('GET', `/ideas/${gone.id}`)).body.mergedInto;
    expect(await read()).toEqual({ id: left.id, title: 'Une insulte' });
    for (const who of [bob, chloe, await here.member('dora')]) await report(who, left);
    expect(await read()).toEqual({ id: left.id, title: null });
    await judge(animatrice, left, 'publish');
    expect(await read()).toEqual({ id: left.id, title: 'Une insulte' });
    await judge(animatrice, left, 'remove', 'Insultes.');
    expect(await read()).toBeNull();
    expect(await titles()).toContain('Dite autrement');
    const [kept, same] = [await proposed(alice, 'Encore une'), await proposed(bob, 'La même')];
    await animatrice.call('PUT', `/ideas/${same.id}/merge`, { into: kept.id });
    for (const who of [bob, chloe, await here.member('dora')]) await report(who, kept);
    await judge(animatrice, kept, 'remove', 'Insultes.');
    expect(await titles()).toContain('La même');
    await asRebuilt();
  });

  it('ends the same whichever of two animateurs is first', async () => {
    const idea = await proposed(alice, 'À deux', {}, 'avant');
    const answers = await Promise.all([judge(animatrice, idea, 'publish'), judge(other, idea, 'publish')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await log()).filter(({ act, subject }: any) => act === 'published' && subject === idea.id).map(({ title }: any) => title)).toEqual([idea.title]);
    await asRebuilt();
  });

  it('has a queue in pages, what waits longest first', async () => {
    for (let i = 0; i < 23; i++) await proposed(alice, `File ${String(i).padStart(2, '0')}`, {}, 'avant');
    const first = await queue();
    const second = await queue(`?cursor=${first.cursor}`);
    const all = [...first.items, ...second.items];
    expect([second.cursor, new Set(all.map(({ id }: any) => id)).size, first.count]).toEqual([null, all.length, all.length]);
    expect(all.map(({ since }: any) => since)).toEqual(all.map(({ since }: any) => since).sort((a: number, b: number) => a - b));
  });
});

describe('settings', () => {
  it('change from a version, and are refused field by field', async () => {
    const { headers, body } = await animatrice.call('GET', '/moderation/settings');
    const changed = await settings({ reasons: [{ fr: 'Hors sujet' }] }, animatrice, headers.get('etag')!);
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    expect(changed.body).toEqual({ ...body, reasons: [{ fr: 'Hors sujet' }], version: body.version + 1 });
    expect((await settings({ hideAfter: 4 }, animatrice, headers.get('etag')!)).body.code).toBe('precondition_failed');
    expect(errorsOf(await settings({ hideAfter: -1, words: [''], autre: 1 }))).toEqual([400, 'invalid_input', expect.arrayContaining(['hideAfter too_short', 'words.0 required', 'autre unknown_field'])]);
    expect((await settings({ hideAfter: 1 }, alice)).status).toBe(403);
  });
});

describe('suspending', () => {
  const suspend = (by: Voice, member: number, method = 'PUT') => by.call(method, `/members/${member}/suspension`, method === 'PUT' ? { reason: 'Insultes répétées' } : undefined);

  it('ends sessions at once, leaves what was written, and can be ended', async () => {
    const eve = await here.member('eve', { name: 'Ève' });
    const idea = await proposed(eve, 'D’Ève');
    for (let i = 0; i < 2; i++) expect((await suspend(animatrice, eve.id)).body).toEqual({ member: String(eve.id), suspended: true });
    expect((await eve.call('GET', '/me')).status).toBe(401);
    await expect(here.member('eve')).rejects.toThrow('member_suspended');
    expect(await titles()).toContain('D’Ève');
    expect((await suspend(animatrice, eve.id, 'DELETE')).body).toEqual({ member: String(eve.id), suspended: false });
    const back = await here.member('eve');
    expect((await back.call('GET', `/ideas/${idea.id}`)).body.own).toBe(true);
    expect((await log()).filter(({ member }: any) => member?.name === 'Ève' || member?.id === String(eve.id)).map(({ act, detail }: any) => [act, detail])).toEqual([['reinstated', null], ['suspended', 'Insultes répétées']]);
    await asRebuilt();
  });

  it('takes the weight from reports: they hide nothing any more, and animateurs still read them', async () => {
    const [idea, hater] = [await proposed(alice, 'Visée'), await here.member('hater')];
    await report(hater, idea);
    await suspend(animatrice, hater.id);
    for (const who of [bob, chloe]) await report(who, idea);
    expect(await titles()).toContain('Visée');
    const first = await queue();
    const waiting = [...first.items, ...(first.cursor ? (await queue(`?cursor=${first.cursor}`)).items : [])];
    expect(waiting.find(({ id }: any) => id === idea.id)).toMatchObject({ held: null, reports: [{ reason: 'offensive', count: 3 }] });
    await suspend(animatrice, hater.id, 'DELETE');
    await report(bob, idea);
    expect(await titles()).not.toContain('Visée');
    await judge(animatrice, idea, 'publish');
    await asRebuilt();
  });

  it('is by animateurs, of members of their community, never of animateurs', async () => {
    expect((await suspend(alice, bob.id)).status).toBe(403);
    expect((await suspend(animatrice, other.id)).status).toBe(403);
    expect((await suspend(animatrice, animatrice.id)).status).toBe(403);
    expect((await suspend(animatrice, stranger.id)).status).toBe(404);
    expect((await bob.call('GET', '/me')).status).toBe(200);
    expect((await other.call('GET', '/me')).status).toBe(200);
  });
});

describe('the audit log', () => {
  it('has each act of an animateur once, with who and what, and none that changed nothing, but a vote tried for somebody; nothing changes it', async () => {
    const [one, two] = [await proposed(alice, 'Un'), await proposed(bob, 'Deux')];
    const acts: [string, string, unknown?][] = [
      ['PATCH', `/ideas/${one.id}`, { status: 'review' }], ['PUT', `/ideas/${one.id}/pin`], ['DELETE', `/ideas/${one.id}/pin`], ['PUT', `/ideas/${one.id}/merge`, { into: two.id }], ['DELETE', `/ideas/${one.id}/merge`],
      ['PATCH', `/posts/${one.id}`, { body: 'Corrigé' }], ['PUT', `/votes/${one.id}/voters/${chloe.id}`], ['PUT', `/posts/${one.id}/removal`, { reason: 'Doublon' }], ['DELETE', `/posts/${one.id}/removal`],
    ];
    for (const [method, path, body] of acts) for (let i = 0; i < 2; i++) expect([path, (await animatrice.call(method, path, body, method === 'PATCH' ? { 'if-match': '*' } : {})).status]).toEqual([path, 200]);
    expect((await log()).filter(({ subject }: any) => subject === one.id).map(({ act, detail, by }: any) => [act, detail, by.name]).reverse()).toEqual([
      ['decided', 'review'], ['pinned', null], ['unpinned', null], ['merged', two.id], ['unmerged', two.id], ['edited', null], ['voted_for', null], ['vote_tried', null], ['removed', 'Doublon'], ['restored', null],
    ].map((entry) => [...entry, 'Noémie Vidal']));
    for (const sql of ['UPDATE audit SET detail = 0', 'DELETE FROM audit']) await expect(db.prepare(sql).run()).rejects.toThrow('append-only');
    await alice.call('PUT', `/posts/${one.id}/removal`, {});
    expect((await log())[0].act).toBe('restored');
  });
});
