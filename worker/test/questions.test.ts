import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { settleDoubts } from '../src/questions/doubts.queries.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { ISSUER, openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

const { db } = installation;
const SLUG = 'questions';

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let expert: Voice;
let animatrice: Voice;
let karim: Voice;
let stranger: Voice;
/** Each test has a board of its own. */
let board = '';
let boards = 0;

beforeAll(async () => {
  here = await openCommunity(installation, SLUG);
  alice = await here.member('alice', { name: 'Alice Roux' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  expert = await here.member('helene', { name: 'Hélène Renard' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  karim = await here.member('karim', { name: 'Karim Diallo', role: 'animateur' });
  stranger = await (await openCommunity(installation, 'questions-apart')).member('eve', { name: 'Eve', role: 'animateur' });
  expect((await animatrice.call('PUT', `/members/${expert.id}/validates/mesure`)).body).toEqual({ member: String(expert.id), theme: 'mesure', validates: true });
});
beforeEach(() => {
  board = `aide-${(boards += 1)}`;
});

const NAMELESS = { preset: 'ideas', name: { fr: 'Sans nom' }, anonymous: true };
const ask = async (by: Voice, title: string, more = {}) => (await by.call('POST', `/boards/${board}/questions`, { title, ...more })).body.question;
const answer = (by: Voice, question: { id: string }, body = 'Ainsi.') => by.call('POST', `/questions/${question.id}/answers`, { body });
const answered = async (by: Voice, question: { id: string }, body = 'Ainsi.') => (await answer(by, question, body)).body.answer;
const comment = (by: Voice, kind: string, post: { id: string }, body: string, more = {}) => by.call('POST', `/${kind}s/${post.id}/comments`, { body, ...more });
const accept = (by: Voice, question: { id: string }, given: { id: string } | null, headers = {}) =>
  by.call(given ? 'PUT' : 'DELETE', `/questions/${question.id}/accepted`, given ? { answer: given.id } : undefined, headers);
const validate = (by: Voice, given: { id: string }, wanted = true) => by.call(wanted ? 'PUT' : 'DELETE', `/answers/${given.id}/validation`);
const vote = (by: Voice, post: { id: string }) => by.call('PUT', `/votes/${post.id}`, { value: 1 });
const remove = (by: Voice, post: { id: string }, reason?: string) => by.call('PUT', `/posts/${post.id}/removal`, reason ? { reason } : {});
const restore = (by: Voice, post: { id: string }) => by.call('DELETE', `/posts/${post.id}/removal`);
const close = (by: Voice, question: { id: string }, body = {}, headers = {}) => by.call('PUT', `/questions/${question.id}/closing`, body, headers);
const reopen = (by: Voice, question: { id: string }, headers = {}) => by.call('DELETE', `/questions/${question.id}/closing`, undefined, headers);
const duplicate = (by: Voice, question: { id: string }, of: { id: string }, headers = {}) => by.call('PUT', `/questions/${question.id}/duplicate`, { of: of.id }, headers);
const apart = (by: Voice, question: { id: string }) => by.call('DELETE', `/questions/${question.id}/duplicate`);
const doubt = (by: Voice, question: { id: string }, reason = 'L’outil a changé.') => by.call('PUT', `/questions/${question.id}/doubt`, { reason });
const confirm = (by: Voice, question: { id: string }, headers = {}) => by.call('PUT', `/questions/${question.id}/confirmation`, undefined, headers);
const promise = (by: Voice, question: { id: string }, points: number, days?: number) => by.call('PUT', `/questions/${question.id}/bounty`, days ? { points, days } : { points });
const read = async (question: { id: string }, by = bob, headers = {}) => (await by.call('GET', `/questions/${question.id}`, undefined, headers)).body;
const list = async (query = '', by = bob) => (await by.call('GET', `/boards/${board}/questions${query}`)).body;
const titles = async (query = '', by = bob) => (await list(query, by)).items.map(({ title }: any) => title);
const total = async (of: Voice) => (await of.call('GET', '/bootstrap?want=points')).body.parts.points.total;
const ledger = async (of: Voice) => (await of.call('GET', '/me/ledger')).body.items;
const code = async (answer: Promise<{ status: number; body: any }>) => (await answer).body?.code ?? (await answer).status;
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
const rows = async (sql: string, ...more: (string | number)[]) => (await db.prepare(sql).bind(here.community.id, ...more).all<any>()).results;
/** Points by hand, so that somebody has some to promise. */
const give = (to: Voice, points: number) => karim.call('POST', `/members/${to.id}/corrections`, { points, reason: 'Pour l’essai' });

const derived = () => Promise.all([
  'SELECT board, member, points FROM score WHERE community = ?1 AND points <> 0 ORDER BY 1, 2',
  'SELECT member, cause, rule, sum(points) AS points FROM ledger WHERE community = ?1 GROUP BY 1, 2, 3 HAVING sum(raw) <> 0 ORDER BY 1, 2, 3',
  'SELECT member, metric, day, n FROM activity WHERE community = ?1 AND n > 0 ORDER BY 1, 2, 3',
  'SELECT id, votes, replies, comments, solved, backed, need FROM post WHERE community = ?1 ORDER BY 1',
  'SELECT * FROM validated_answer WHERE community = ?1 ORDER BY question, answer',
  'SELECT kind, board, tag, posts FROM tag WHERE community = ?1 AND posts > 0 ORDER BY 1, 2, 3',
].map((sql) => rows(sql)));
/** Says that a replay of the facts gives what is there. */
async function asRebuilt(): Promise<void> {
  await sound();
  const live = await derived();
  await rebuild(db, (await loadCommunity(db, SLUG))!);
  expect(await derived()).toEqual(live);
}

describe('comments', () => {
  it('stand below questions and answers as below ideas, beside the answers, in two levels and with names', async () => {
    const question = await ask(alice, 'Avec des commentaires ?');
    await alice.call('PATCH', '/me', { appears: 'yes' });
    const first = (await comment(bob, 'question', question, 'Quelle version, @Alice Roux ?', { mentions: [String(alice.id)] })).body;
    await alice.call('PATCH', '/me', { appears: 'undecided' });
    expect(first).toMatchObject({ comments: 1, comment: { thread: null, mentions: [{ name: 'Alice Roux' }] } });
    await comment(alice, 'question', question, 'La dernière.', { thread: first.comment.id });
    const given = await answered(chloe, question);
    await comment(alice, 'answer', given, 'Merci !');
    expect((await bob.call('GET', `/questions/${question.id}/comments`)).body.items.map(({ body, thread }: any) => [body, thread !== null])).toEqual([['Quelle version, @Alice Roux ?', false], ['La dernière.', true]]);
    expect((await bob.call('GET', `/answers/${given.id}/comments`)).body.items.map(({ body }: any) => body)).toEqual(['Merci !']);
    const page = await read(question);
    expect(page.question).toMatchObject({ answers: 1, comments: 2 });
    expect(page.items.map(({ body, comments }: any) => [body, comments])).toEqual([['Ainsi.', 1]]);
    expect((await list('?view=new')).items[0]).toMatchObject({ answers: 1, comments: 2 });
    await asRebuilt();
  });

  it('do not answer: a question with comments only still waits for an answer', async () => {
    const question = await ask(alice, 'Personne ?');
    await comment(bob, 'question', question, 'Moi aussi.');
    expect(await titles('?view=unanswered')).toEqual(['Personne ?']);
  });

  it('go to what is there, of the kind that is said', async () => {
    const question = await ask(alice, 'Où commenter ?');
    const given = await answered(bob, question);
    expect(await code(comment(bob, 'answer', question, 'x'))).toBe('not_found');
    expect(await code(comment(bob, 'question', given, 'x'))).toBe('not_found');
    expect(await code(comment(stranger, 'question', question, 'x'))).toBe('not_found');
    expect(await code(stranger.call('GET', `/answers/${given.id}/comments`))).toBe('not_found');
    const below = (await comment(bob, 'answer', given, 'x')).body.comment;
    await remove(alice, question);
    // What is below an answer goes with the question above it.
    for (const kind of ['PUT', 'DELETE']) expect(await code(bob.call(kind, `/posts/${below.id}/reactions/like`))).toBe('removed');
    expect(await code(comment(bob, 'answer', given, 'y'))).toBe('removed');
    expect(await code(chloe.call('GET', `/answers/${given.id}/comments`))).toBe('removed');
    expect(await rows('SELECT 1 FROM reaction WHERE community = ?1 AND post = ?2', below.id)).toEqual([]);
    await restore(alice, question);
    expect(await code(comment(bob, 'answer', given, 'z'))).toBe(201);
    await asRebuilt();
  });

  it('bring whoever wrote them, and what they are about, what a rule says, and take it back', async () => {
    await animatrice.call('PUT', '/rules/said/draft', { fact: 'comment_written', earns: 'both', currency: 'points', points: 2, name: { fr: 'Commentaire' } });
    await animatrice.call('POST', '/rules/said/versions', { from: 'now', change: 'x' });
    const question = await ask(alice, 'Des points ?');
    const given = await answered(chloe, question);
    const before = await Promise.all([alice, bob, chloe].map(total));
    const [one, two] = [(await comment(bob, 'question', question, 'Un')).body.comment, (await comment(bob, 'answer', given, 'Deux')).body.comment];
    expect(await Promise.all([alice, bob, chloe].map(total))).toEqual([before[0] + 2, before[1] + 4, before[2] + 2]);
    await remove(bob, one);
    await remove(animatrice, two, 'Hors sujet');
    expect(await Promise.all([alice, bob, chloe].map(total))).toEqual(before);
    await asRebuilt();
    await animatrice.call('PUT', '/rules/said/retirement');
  });
});

describe('validating', () => {
  it('is for animateurs and who knows a theme of the question, and not for who wrote the answer', async () => {
    const question = await ask(alice, 'Comment mesurer ?', { tags: ['mesure', 'live'] });
    const [given, own] = [await answered(bob, question), await answered(expert, question)];
    expect((await read(question, chloe)).may.validate).toBe(false);
    expect((await read(question, expert)).may.validate).toBe(true);
    expect(await code(validate(chloe, given))).toBe('forbidden');
    expect(await code(validate(alice, given))).toBe('forbidden');
    expect(await code(validate(expert, own))).toBe('own_subject');
    expect((await validate(expert, given)).body.answer.validated).toMatchObject({ mine: true, editedSince: false, by: [{ name: 'Hélène Renard' }] });
    const other = await answered(bob, await ask(alice, 'Autre chose ?', { tags: ['cuisine'] }));
    expect(await code(validate(expert, other))).toBe('forbidden');
    expect(await code(validate(animatrice, other))).toBe(200);
    expect(await code(validate(stranger, given))).toBe('not_found');
    expect(await code(validate(expert, question))).toBe('not_found');
    expect((await list()).items.map(({ validated }: any) => validated)).toEqual([true, true]);
    await asRebuilt();
  });

  it('pays the author once, however many say so and however often, and takes it back with the last of them', async () => {
    const question = await ask(alice, 'Une fois ?', { tags: ['mesure'] });
    const given = await answered(bob, question);
    const before = await total(bob);
    const storm = await Promise.all([expert, animatrice, karim].flatMap((who) => Array.from({ length: 10 }, () => validate(who, given))));
    expect(storm.map(({ status }) => status)).toEqual(storm.map(() => 200));
    expect(await total(bob)).toBe(before + 10);
    await validate(expert, given, false);
    await validate(karim, given, false);
    expect(await total(bob)).toBe(before + 10);
    expect((await validate(animatrice, given, false)).body.answer.validated).toBeNull();
    expect(await total(bob)).toBe(before);
    for (const wanted of [true, true, false, true]) await validate(expert, given, wanted);
    expect(await total(bob)).toBe(before + 10);
    expect((await read(question)).items[0].validated.by).toHaveLength(1);
    expect((await ledger(bob))[0]).toMatchObject({ fact: 'answer_validated', points: 10, subject: 'Une fois ?', standing: true });
    await asRebuilt();
  });

  it('goes with the answer and comes back with it; of a removed question the answer keeps it', async () => {
    const question = await ask(alice, 'Et retirée ?', { tags: ['mesure'] });
    const given = await answered(bob, question);
    await validate(expert, given);
    const before = await total(bob);
    await remove(bob, given);
    // With the eight for answering.
    expect(await total(bob)).toBe(before - 18);
    expect((await read(question)).question.validated).toBe(false);
    expect(await code(validate(karim, given))).toBe('removed');
    await asRebuilt();
    await restore(bob, given);
    expect([await total(bob), (await read(question)).question.validated]).toEqual([before, true]);
    await remove(alice, question);
    expect(await total(bob)).toBe(before);
    await asRebuilt();
  });

  it('can be taken back by an animateur, whose act is logged, and shows an edit that came later', async () => {
    const question = await ask(alice, 'Modifiée ?', { tags: ['mesure'] });
    const given = await answered(bob, question);
    await validate(expert, given);
    expect((await bob.call('PATCH', `/posts/${given.id}`, { body: 'Autrement.' }, { 'if-match': '*' })).status).toBe(200);
    const [shown] = (await read(question)).items;
    expect(shown).toMatchObject({ body: 'Autrement.', version: 2, validated: { editedSince: true } });
    expect(await code(chloe.call('DELETE', `/answers/${given.id}/validation/${expert.id}`))).toBe('forbidden');
    expect((await animatrice.call('DELETE', `/answers/${given.id}/validation/${expert.id}`)).body.answer.validated).toBeNull();
    expect((await animatrice.call('GET', '/audit')).body.items[0]).toMatchObject({ act: 'unvalidated', title: 'Modifiée ?', member: { name: 'Hélène Renard' } });
    await asRebuilt();
  });

  it('is a right that animateurs give by theme and take, of which what was said before is left', async () => {
    const theme = encodeURIComponent('relation client');
    expect(await code(bob.call('PUT', `/members/${chloe.id}/validates/${theme}`))).toBe('forbidden');
    expect(await code(animatrice.call('PUT', `/members/${stranger.id}/validates/${theme}`))).toBe('not_found');
    for (let n = 0; n < 2; n += 1) expect((await animatrice.call('PUT', `/members/${chloe.id}/validates/${theme}`)).body.theme).toBe('relation client');
    expect(await code(bob.call('GET', '/validators'))).toBe('forbidden');
    expect((await animatrice.call('GET', '/validators')).body.items.map(({ member, theme }: any) => [member.name, theme])).toEqual([['Chloé Lam', 'relation client'], ['Hélène Renard', 'mesure']]);
    const given = await answered(bob, await ask(alice, 'Un droit ?', { tags: ['Relation client'] }));
    await validate(chloe, given);
    expect((await animatrice.call('DELETE', `/members/${chloe.id}/validates/${theme}`)).body.validates).toBe(false);
    expect(await code(validate(chloe, await answered(alice, await ask(bob, 'Plus ?', { tags: ['relation client'] }))))).toBe('forbidden');
    expect((await validate(chloe, given)).body.answer.validated.mine).toBe(true);
    await validate(chloe, given, false);
    expect(await code(validate(chloe, given))).toBe('forbidden');
    await asRebuilt();
  });

  it('by somebody who was suspended stays; who is suspended cannot say so', async () => {
    const dora = await here.member('dora', { name: 'Dora' });
    await animatrice.call('PUT', `/members/${dora.id}/validates/mesure`);
    const given = await answered(bob, await ask(alice, 'Suspendue ?', { tags: ['mesure'] }));
    await validate(dora, given);
    await animatrice.call('PUT', `/members/${dora.id}/suspension`, { reason: 'Essai' });
    expect(await code(validate(dora, given, false))).toBe('session_invalid');
    expect((await animatrice.call('DELETE', `/answers/${given.id}/validation/${dora.id}`)).body.answer.validated).toBeNull();
    await asRebuilt();
  });
});

describe('accepting', () => {
  it('takes nothing back where what is asked for instead is refused: an animateur’s other answer in the place of their own', async () => {
    const question = await ask(alice, 'Laquelle des deux ?');
    const [one, two] = [await answered(animatrice, question), await answered(animatrice, question)];
    expect((await accept(alice, question, one)).status).toBe(200);
    expect((await accept(animatrice, question, two)).body.code).toBe('forbidden');
    expect((await bob.call('GET', `/questions/${question.id}`)).body.question.accepted).toMatchObject({ answer: one.id });
  });

  it('by two at the same moment ends with one accepted answer, whose author alone has the points', async () => {
    for (let round = 0; round < 5; round += 1) {
      const question = await ask(alice, `Deux à la fois ${round} ?`);
      const [one, two] = [await answered(bob, question), await answered(chloe, question)];
      const before = [await total(bob), await total(chloe)];
      const storm = await Promise.all([0, 1, 2, 3].flatMap(() => [accept(alice, question, one), accept(karim, question, two), accept(animatrice, question, one), accept(alice, question, two)]));
      expect(storm.filter(({ status }) => status !== 200 && status !== 403)).toEqual([]);
      const page = await read(question);
      const accepted = page.items.filter((given: any) => given.accepted);
      expect(accepted).toHaveLength(1);
      expect(page.question.accepted.answer).toBe(accepted[0].id);
      const won = accepted[0].id === one.id ? [15, 0] : [0, 15];
      expect([await total(bob), await total(chloe)]).toEqual([before[0] + won[0]!, before[1] + won[1]!]);
      await accept(alice, question, null);
      expect([await total(bob), await total(chloe)]).toEqual(before);
    }
    await asRebuilt();
  });
});

describe('closing', () => {
  it('takes no more answers, by who asked or an animateur, says why, and is undone; votes, comments and acceptance go on', async () => {
    const question = await ask(alice, 'Fermée ?');
    const given = await answered(bob, question);
    expect(await code(close(chloe, question))).toBe('forbidden');
    expect((await close(alice, question, { note: 'J’ai trouvé.' })).body.question.closed).toMatchObject({ note: 'J’ai trouvé.', by: { name: 'Alice Roux' } });
    expect(await code(answer(chloe, question))).toBe('closed');
    expect(await titles('?view=unaccepted')).toEqual([]);
    expect([await code(vote(chloe, given)), await code(comment(chloe, 'question', question, 'x')), await code(accept(alice, question, given))]).toEqual([200, 201, 200]);
    expect((await reopen(alice, question)).body.question.closed).toBeNull();
    expect(await code(answer(chloe, question))).toBe(201);
    await close(animatrice, question, { note: 'Hors du sujet de ce tableau.' });
    expect(await code(reopen(alice, question))).toBe('forbidden');
    // A repetition keeps who closed it first.
    expect((await close(alice, question)).body.question.closed.by.name).toBe('Noémie Vidal');
    expect((await reopen(karim, question)).body.question.closed).toBeNull();
    expect((await karim.call('GET', '/audit')).body.items.slice(0, 2).map(({ act, title }: any) => [act, title])).toEqual([['reopened', 'Fermée ?'], ['closed', 'Fermée ?']]);
    expect(await code(close(stranger, question))).toBe('not_found');
    await asRebuilt();
  });

  it('while somebody answers either takes the answer or refuses it', async () => {
    const question = await ask(alice, 'À l’instant ?');
    const storm = await Promise.all([answer(bob, question), close(alice, question), answer(chloe, question), reopen(alice, question), answer(bob, question, 'Encore.'), close(alice, question)]);
    const taken = [storm[0]!, storm[2]!, storm[4]!].filter(({ status }) => status === 201).length;
    expect((await read(question)).question).toMatchObject({ answers: taken, closed: { note: null } });
    await sound();
  });

  it('as a duplicate leads to the other question, whose page has its answers, comments and voters, each once; undone all is as it was', async () => {
    const [kept, gone] = [await ask(alice, 'Où est le plan média ?'), await ask(bob, 'Le planning des médias, il est où ?')];
    const [own, other] = [await answered(chloe, kept, 'Sur le partage.'), await answered(expert, gone, 'Dans le tableur.')];
    for (const [who, post] of [[chloe, kept], [chloe, gone], [expert, kept], [alice, gone], [bob, other]] as const) await vote(who, post);
    await comment(chloe, 'question', gone, 'Je cherche aussi.');
    await accept(bob, gone, other);
    await accept(alice, kept, own);
    const before = await derived();
    const points = await Promise.all([alice, bob, chloe, expert].map(total));

    expect(await code(duplicate(chloe, gone, kept))).toBe('forbidden');
    expect((await duplicate(bob, gone, kept)).body).toMatchObject({ question: { duplicateOf: { id: kept.id, title: 'Où est le plan média ?' } }, of: { votes: 2, answers: 2, comments: 1 } });
    expect(await Promise.all([bob, chloe, karim].map(async (who) => (await read(gone, who)).may.unmerge))).toEqual([true, false, true]);
    expect((await read(kept, karim)).may.unmerge).toBe(false);
    const page = await read(kept);
    expect(page.items.map(({ body, accepted, from }: any) => [body, accepted, from?.title ?? null])).toEqual([['Sur le partage.', true, null], ['Dans le tableur.', true, gone.title]]);
    // Listed once, and found by either wording.
    expect(await titles()).toEqual([kept.title]);
    expect((await list('?q=planning')).items[0]).toMatchObject({ title: gone.title, duplicateOf: { id: kept.id } });
    expect((await list('?view=mine', bob)).items[0]).toMatchObject({ duplicateOf: { id: kept.id } });
    for (const wish of [answer(chloe, gone), comment(chloe, 'question', gone, 'x'), vote(expert, gone)]) expect((await wish).body).toMatchObject({ code: 'merged', into: kept.id });
    expect(await Promise.all([alice, bob, chloe, expert].map(total))).toEqual(points);
    await asRebuilt();

    expect((await apart(bob, gone)).body).toMatchObject({ question: { duplicateOf: null, answers: 1 }, of: { answers: 1, comments: 0 } });
    expect(await derived()).toEqual(before);
    await duplicate(animatrice, gone, kept);
    expect((await read(gone, bob)).may).toMatchObject({ close: true, unmerge: false });
    expect(await code(apart(bob, gone))).toBe('forbidden');
    expect((await apart(karim, gone)).body.question.duplicateOf).toBeNull();
    expect(await derived()).toEqual(before);
    await asRebuilt();
  });

  it('as a duplicate is of another question that stands for itself', async () => {
    const [one, two, three] = [await ask(alice, 'Une ?'), await ask(alice, 'Deux ?'), await ask(alice, 'Trois ?')];
    const idea = (await alice.call('POST', `/boards/${board}/ideas`, { title: 'Une idée' })).body.idea;
    expect(await code(duplicate(alice, one, one))).toBe('invalid_input');
    expect(await code(duplicate(alice, one, idea))).toBe('not_found');
    expect(await code(animatrice.call('PUT', `/ideas/${idea.id}/merge`, { into: one.id }))).toBe('not_found');
    expect(await code(duplicate(alice, one, { id: '0'.repeat(20) }))).toBe('not_found');
    const both = await Promise.all([duplicate(alice, one, two), duplicate(alice, two, one)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const left = both[0]!.status === 200 ? two : one;
    expect(await code(duplicate(alice, three, left === two ? one : two))).toBe('merged');
    await duplicate(alice, three, left);
    expect((await read(left)).question.duplicateOf).toBeNull();
    await remove(alice, left);
    expect((await titles()).sort()).toEqual([left === two ? 'Une ?' : 'Deux ?', 'Trois ?'].sort());
    await asRebuilt();
  });
});

describe('editing', () => {
  it('of a question and an answer keeps what stood before; sent again it is restored', async () => {
    const question = await ask(alice, 'Comment sa marche ?', { body: 'Avant', tags: ['outil'] });
    const given = await answered(bob, question, 'Par la.');
    const edit = (by: Voice, post: { id: string }, patch: object, version = '*') => by.call('PATCH', `/posts/${post.id}`, patch, { 'if-match': version });
    await edit(alice, question, { title: 'Comment ça marche ?', tags: ['mesure'] }, '"1"');
    await edit(bob, given, { body: 'Par là.' }, '"1"');
    expect((await read(question)).question).toMatchObject({ title: 'Comment ça marche ?', version: 2, editedAt: expect.any(Number) });
    expect(await titles('?tag=mesure')).toEqual(['Comment ça marche ?']);
    expect(await titles('?q=marche')).toEqual(['Comment ça marche ?']);
    const [first] = (await chloe.call('GET', `/posts/${question.id}/revisions`)).body.items;
    expect(first).toMatchObject({ version: 1, title: 'Comment sa marche ?', body: 'Avant', tags: ['outil'], by: { name: 'Alice Roux' } });
    expect((await chloe.call('GET', `/posts/${given.id}/revisions`)).body.items).toMatchObject([{ body: 'Par la.' }]);
    const { title, body, tags } = first;
    expect((await edit(animatrice, question, { title, body, tags }, '"2"')).body).toMatchObject({ title, body, tags, version: 3 });
    expect(await titles('?tag=outil')).toEqual(['Comment sa marche ?']);
    expect(await code(edit(chloe, given, { body: 'x' }))).toBe('forbidden');
    expect(await code(edit(bob, given, { body: 'x' }, '"1"'))).toBe('precondition_failed');
    await asRebuilt();
  });
});

describe('views', () => {
  it('show what waits in each of three ways, what is mine, followed, of a theme, of somebody, page by page', async () => {
    const none = await ask(alice, 'Rien', { tags: ['a'] });
    const plain = await ask(alice, 'Répondue', { tags: ['a'] });
    const voted = await ask(bob, 'Votée', { tags: ['b'] });
    const solved = await ask(bob, 'Acceptée', { tags: ['a', 'b'] });
    const both = await ask(bob, 'Les deux');
    await answered(chloe, plain);
    await vote(alice, await answered(chloe, voted));
    const kept = await answered(chloe, solved);
    await accept(bob, solved, kept);
    const best = await answered(chloe, both);
    await accept(bob, both, best);
    await vote(alice, best);
    expect(await titles('?view=unanswered')).toEqual(['Rien']);
    expect(await titles('?view=unaccepted')).toEqual(['Votée', 'Répondue', 'Rien']);
    expect(await titles('?view=unvoted')).toEqual(['Acceptée', 'Répondue', 'Rien']);
    expect(await titles('?view=unaccepted&tag=a')).toEqual(['Répondue', 'Rien']);
    expect(await titles(`?view=unvoted&author=${bob.id}`)).toEqual(['Acceptée']);
    expect(await titles(`?author=${alice.id}`)).toEqual(['Répondue', 'Rien']);
    expect(await titles('?view=mine', alice)).toEqual(['Répondue', 'Rien']);
    await vote(alice, solved);
    expect(await titles('?tag=b&view=top')).toEqual(['Acceptée', 'Votée']);
    for (const post of [solved, none]) await chloe.call('PUT', `/posts/${post.id}/follow`);
    expect(await titles('?view=followed', chloe)).toEqual(['Rien', 'Acceptée']);
    expect((await list('?view=followed', chloe)).items[0].followed).toBe(true);
    await chloe.call('DELETE', `/posts/${none.id}/follow`);
    expect(await titles('?view=followed', chloe)).toEqual(['Acceptée']);

    // Each follows what happens to the answers.
    await bob.call('DELETE', `/questions/${solved.id}/accepted`);
    await alice.call('DELETE', `/votes/${best.id}`);
    expect(await titles('?view=unaccepted')).toEqual(['Acceptée', 'Votée', 'Répondue', 'Rien']);
    expect(await titles('?view=unvoted')).toEqual(['Les deux', 'Acceptée', 'Répondue', 'Rien']);
    await remove(chloe, kept);
    expect(await titles('?view=unanswered')).toEqual(['Acceptée', 'Rien']);
    await asRebuilt();
    for (const wrong of ['?view=mine&tag=a', '?view=followed&q=x', '?view=others', '?author=x']) expect(await code(bob.call('GET', `/boards/${board}/questions${wrong}`))).toBe('invalid_input');
    expect((await bob.call('GET', `/bootstrap?want=questions:${board}:unvoted`)).body.parts[`questions:${board}:unvoted`].items).toHaveLength(4);
  });

  it('go on where a page ends, without one twice or left out', async () => {
    const asked: string[] = [];
    for (let n = 0; n < 23; n += 1) {
      const question = await ask(n % 2 ? alice : bob, `Numéro ${n}`);
      asked.unshift(question.title);
      if (n % 3 === 0) await answered(chloe, question);
      await chloe.call('PUT', `/posts/${question.id}/follow`);
    }
    const all = async (query: string, by = chloe) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: any = await list(`${query}${cursor ? `&cursor=${cursor}` : ''}`, by);
        expect(page.items.length).toBeLessThanOrEqual(10);
        found.push(...page.items.map(({ title }: any) => title));
        cursor = page.cursor;
      }
      return found;
    };
    for (const view of ['new', 'unaccepted', 'unvoted', 'followed']) expect(await all(`?view=${view}`)).toEqual(asked);
    expect(await all('?view=unanswered')).toEqual(asked.filter((_, n) => (22 - n) % 3));
    expect(await all('?view=mine', alice)).toEqual(asked.filter((_, n) => (22 - n) % 2));
    expect(await all(`?author=${alice.id}`)).toEqual(asked.filter((_, n) => (22 - n) % 2));
    await sound();
  });

  it('keep from others what waits for a moderator, and show it to who asked', async () => {
    await animatrice.call('PUT', `/boards/${board}`, { preset: 'ideas', name: { fr: 'Relue' }, approval: 'all' }, { 'if-match': '*' });
    const question = await ask(alice, 'À relire');
    expect(question.held).toBe('approval');
    expect([await titles(), await titles('?view=unanswered'), await titles('?view=mine', alice)]).toEqual([[], [], ['À relire']]);
    for (const wish of [close(alice, question), doubt(bob, question), promise(alice, question, 5), comment(bob, 'question', question, 'x')]) expect((await wish).body.code).toBe('held');
    await animatrice.call('PUT', `/moderation/${question.id}`, { decision: 'publish' });
    expect(await titles('?view=unanswered')).toEqual(['À relire']);
    await sound();
  });
});

describe('doubts', () => {
  it('are said by any member, shown to readers, taken back, and settled by who answers for it', async () => {
    const question = await ask(alice, 'Toujours vrai ?', { tags: ['mesure'] });
    const given = await answered(bob, question);
    await validate(expert, given);
    expect((await doubt(chloe, question)).body.question.stale).toEqual({ since: expect.any(Number), members: 1 });
    await doubt(chloe, question, 'La page n’existe plus.');
    await doubt(karim, question);
    const page = await read(question, expert);
    expect(page).toMatchObject({ question: { stale: { members: 2 } }, may: { confirm: true } });
    expect(page.doubts.map(({ reason, by }: any) => [reason, by.name])).toEqual(expect.arrayContaining([['La page n’existe plus.', 'Chloé Lam'], ['L’outil a changé.', 'Karim Diallo']]));
    expect((await list()).items[0].stale.members).toBe(2);
    expect((await karim.call('DELETE', `/questions/${question.id}/doubt`)).body.question.stale.members).toBe(1);
    for (const who of [bob, chloe]) {
      expect((await read(question, who)).may.confirm).toBe(false);
      expect(await code(confirm(who, question))).toBe('forbidden');
    }
    expect((await confirm(expert, question)).body.question.stale).toBeNull();
    expect(await rows('SELECT member, settled_by FROM doubt WHERE community = ?1 AND question = ?2', question.id)).toEqual([{ member: chloe.id, settled_by: expert.id }]);
    // Who gave the accepted answer answers for it too, who asked, and an animateur.
    await accept(alice, question, given);
    for (const who of [bob, alice, karim]) {
      expect((await doubt(chloe, question)).body.question.stale.members).toBe(1);
      expect((await confirm(who, question)).body.question.stale).toBeNull();
    }
    // Who answers for it is told, and no longer once it is settled.
    const told = async (who: Voice) => (await who.call('GET', '/me/inbox')).body.items.filter(({ kind, object }: any) => kind === 'doubt' && object?.id === question.id).length;
    const elena = await here.member('elena', { name: 'Elena' });
    await doubt(elena, question, 'Le chiffre date.');
    expect([await told(expert), await told(bob), await told(alice)]).toEqual([1, 1, 0]);
    await confirm(expert, question);
    expect([await told(expert), await told(bob)]).toEqual([0, 0]);
    expect((await bob.call('GET', '/me/inbox')).body.items.filter(({ kind, object }: any) => kind === 'validated' && object?.id === question.id)).toMatchObject([{ people: [{ name: 'Hélène Renard' }] }]);
    expect(await code(doubt(stranger, question))).toBe('not_found');
    expect(await code(chloe.call('PUT', `/questions/${question.id}/doubt`, { reason: ' ' }))).toBe('invalid_input');
    await sound();
  });

  it('of a question that is removed meanwhile stay, whoever settles them at that moment', async () => {
    const question = await ask(alice, 'Retirée entre-temps ?');
    await doubt(chloe, question);
    await remove(alice, question);
    await settleDoubts(db, here.community.id, question.id, animatrice.id, animatrice.id, true, Date.now()).run();
    await restore(alice, question);
    expect((await read(question)).doubts).toHaveLength(1);
    expect((await confirm(animatrice, question)).status).toBe(200);
    expect((await read(question)).doubts).toEqual([]);
    await sound();
  });

  it('end with a new validation or acceptance, and not with one that stood', async () => {
    const question = await ask(alice, 'Renouvelée ?', { tags: ['mesure'] });
    const [old, fresh] = [await answered(bob, question, 'Avant'), await answered(chloe, question, 'Depuis')];
    await validate(expert, old);
    await accept(alice, question, old);
    const stale = async () => (await read(question)).question.stale !== null;
    await doubt(karim, question);
    for (const again of [() => validate(expert, old), () => accept(alice, question, old)]) { await again(); expect(await stale()).toBe(true); }
    await validate(expert, fresh);
    expect(await stale()).toBe(false);
    await doubt(karim, question);
    await accept(alice, question, fresh);
    expect(await stale()).toBe(false);
    // Accepted again, an answer is new there too.
    await doubt(karim, question);
    await accept(alice, question, old);
    expect(await stale()).toBe(false);
    await doubt(karim, question);
    await validate(expert, fresh, false);
    await accept(alice, question, null);
    expect(await stale()).toBe(true);
    await sound();
  });
});

describe('without a name', () => {
  const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });
  const nameless = async (by: Voice, title: string, headers = key()) => (await by.call('POST', `/boards/${board}/questions`, { title, anonymous: true }, headers)).body;
  /** All that is stored, row by row. */
  const tables = async () => {
    const found = await rows("SELECT m.name, group_concat('\"' || c.name || '\"') AS columns FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '_cf%' AND m.name NOT LIKE 'd1_%' AND m.name NOT LIKE 'post_s%' AND ?1 > 0 GROUP BY m.name");
    return Promise.all(found.map(async ({ name, columns }: any) => ({ name, stored: (await db.prepare(`SELECT ${columns} FROM "${name}"`).all<any>()).results.map((row) => Object.values(row)) })));
  };
  beforeEach(async () => {
    expect((await animatrice.call('PUT', `/boards/${board}`, NAMELESS, { 'if-match': '*' })).status).toBe(200);
  });

  it('is for boards that allow it, and for a request whose key nobody guesses', async () => {
    board = 'avec-nom';
    const wish = (headers = key()) => alice.call('POST', `/boards/${board}/questions`, { title: 'Sans nom ?', anonymous: true }, headers);
    expect((await wish()).body.errors).toMatchObject([{ path: 'anonymous' }]);
    await animatrice.call('PUT', `/boards/${board}`, NAMELESS, { 'if-match': '*' });
    expect((await wish({ 'idempotency-key': 'question-1' })).body.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
    expect((await wish()).status).toBe(201);
  });

  it('leaves no row that says who asked, and tells the key again to the same request only', async () => {
    // A number that stands for nothing else.
    await db.prepare("INSERT INTO member (id, community, issuer, subject, name, joined_at) VALUES (4321, ?1, ?2, 'zoe', 'Zoé', 0)").bind(here.community.id, ISSUER).run();
    const zoe = await here.member('zoe', { name: 'Zoé' });
    const before = await total(zoe);
    const headers = key();
    const asked = await nameless(zoe, 'Qui suis-je ?', headers);
    expect(asked).toMatchObject({ question: { author: null, anonymous: true, own: false }, earned: null, askerKey: expect.stringMatching(/^[\w-]{43}$/) });
    expect(asked.question.createdAt % 3_600_000).toBe(0);
    expect((await nameless(zoe, 'Qui suis-je ?', headers)).askerKey).toBe(asked.askerKey);
    expect(await code(zoe.call('POST', `/boards/${board}/questions`, { title: 'Autre chose', anonymous: true }, headers))).toBe('idempotency_key_reused');
    expect(await total(zoe)).toBe(before);
    const asker = { 'asker-key': asked.askerKey };
    const given = await answered(bob, asked.question);
    await accept(zoe, asked.question, given, asker);
    await zoe.call('PUT', `/answers/${given.id}/thanks`, undefined, asker);
    await doubt(chloe, asked.question);
    await confirm(zoe, asked.question, asker);
    await close(zoe, asked.question, { note: 'Merci.' }, asker);
    const other = await ask(bob, 'La même ?');
    await duplicate(zoe, asked.question, other, asker);
    expect([(await read(asked.question, zoe, asker)).may.unmerge, (await read(asked.question, zoe)).may.unmerge]).toEqual([true, false]);
    for (const moment of await rows('SELECT closed_at AS at FROM post WHERE community = ?1 AND id = ?2 UNION ALL SELECT merged_at FROM post WHERE community = ?1 AND id = ?2 UNION ALL SELECT at FROM acceptance WHERE community = ?1 AND question = ?2', asked.question.id)) {
      expect(moment.at % 3_600_000).toBe(0);
    }
    // No table has the question, its answer or the key beside them.
    for (const { name, stored } of await tables()) {
      for (const values of stored) {
        const about = values.some((value) => [asked.question.id, given.id].some((id) => String(value).includes(id)));
        if (about) expect({ name, named: values.filter((value) => value === zoe.id) }).toEqual({ name, named: [] });
        expect(values.some((value) => String(value).includes(asked.askerKey))).toBe(false);
      }
    }
    await sound();
  });

  it('leaves no moment in any table: not in the ledger, nor of a badge that it completes', async () => {
    const moment = async () => { await new Promise((done) => setTimeout(done, 3)); return Date.now(); };
    const fresh = await here.member('fresh', { name: 'Franck' });
    const other = await ask(bob, 'La même, sans heure ?');
    const spans: [number, number][] = [];
    const meanwhile = async <T>(act: () => Promise<T>): Promise<T> => {
      const from = await moment();
      const done = await act();
      spans.push([from, Date.now()]);
      await moment();
      return done;
    };
    const { question, askerKey } = await meanwhile(() => nameless(alice, 'À quelle heure ?'));
    const asker = { 'asker-key': askerKey };
    const given = await answered(fresh, question);
    await doubt(chloe, question);
    const badges = () => rows('SELECT badge FROM award WHERE community = ?1 AND member = ?2', fresh.id);
    const had = (await badges()).length;
    for (const act of [
      () => accept(alice, question, given, asker), () => alice.call('PUT', `/answers/${given.id}/thanks`, undefined, asker), () => confirm(alice, question, asker),
      () => accept(alice, question, null, asker), () => accept(alice, question, given, asker),
      () => close(alice, question, { note: 'Merci.' }, asker), () => duplicate(alice, question, other, asker),
    ]) expect(await code(meanwhile(act))).toBe(200);
    expect(await total(fresh)).toBeGreaterThan(15);
    expect((await badges()).length).toBeGreaterThan(had);
    const within = (value: unknown) => typeof value === 'number' && spans.some(([from, to]) => value >= from && value <= to);
    for (const { name, stored } of await tables()) expect({ name, dated: stored.filter((values) => values.some(within)) }).toEqual({ name, dated: [] });
    await asRebuilt();
  });

  it('goes on by the key: accepts, says thanks, closes, reopens; whoever has none is nobody', async () => {
    const { question, askerKey } = await nameless(alice, 'Et après ?');
    const asker = { 'asker-key': askerKey };
    const given = await answered(bob, question);
    expect((await read(question, alice)).may).toMatchObject({ accept: false, close: false });
    expect((await read(question, alice, asker)).may).toMatchObject({ accept: true, close: true, confirm: true, promise: 0 });
    const before = await total(bob);
    for (const headers of [{}, { 'asker-key': 'A'.repeat(43) }] as Record<string, string>[]) {
      expect(await code(accept(alice, question, given, headers))).toBe('forbidden');
      expect(await code(close(alice, question, {}, headers))).toBe('forbidden');
      expect(await code(alice.call('PUT', `/answers/${given.id}/thanks`, undefined, headers))).toBe('forbidden');
    }
    expect(await code(accept(alice, question, given, { 'asker-key': 'x' }))).toBe('invalid_input');
    // From whichever session: the key is all there is.
    expect((await accept(chloe, question, given, asker)).body.question.accepted.answer).toBe(given.id);
    expect(await total(bob)).toBe(before + 15);
    expect((await alice.call('PUT', `/answers/${given.id}/thanks`, undefined, asker)).body.answer.thanked).toBe(true);
    expect((await read(question)).items[0].thanked).toBe(true);
    await alice.call('DELETE', `/answers/${given.id}/thanks`, undefined, asker);
    expect((await read(question)).items[0].thanked).toBe(false);
    expect((await close(alice, question, { note: 'Trouvé' }, asker)).body.question.closed).toMatchObject({ by: null, note: 'Trouvé' });
    expect((await reopen(alice, question, asker)).body.question.closed).toBeNull();
    await close(karim, question);
    expect(await code(reopen(alice, question, asker))).toBe('forbidden');
    // An animateur who has it acts as who asked: nothing is logged that would say so.
    const acts = (await karim.call('GET', '/audit')).body.items.length;
    await reopen(karim, question, asker).catch(() => {});
    expect((await karim.call('GET', '/audit')).body.items).toHaveLength(acts);
    expect(await code(accept(alice, question, null, asker))).toBe(200);
    expect(await total(bob)).toBe(before);
    // The key of another question opens nothing here.
    const other = await nameless(bob, 'Une autre ?');
    expect(await code(accept(alice, question, given, { 'asker-key': other.askerKey }))).toBe('forbidden');
    await asRebuilt();
  });

  it('does not accept an answer of one’s own: with a name it would bring points', async () => {
    const { question, askerKey } = await nameless(alice, 'À moi-même ?');
    const [own, given] = [await answered(alice, question), await answered(bob, question)];
    const before = await total(alice);
    expect(await code(accept(alice, question, own, { 'asker-key': askerKey }))).toBe('forbidden');
    expect(await code(accept(alice, question, given, { 'asker-key': askerKey }))).toBe(200);
    expect(await total(alice)).toBe(before);
    // Nor is what is accepted taken back for it.
    const theirs = await total(bob);
    expect(await code(accept(alice, question, own, { 'asker-key': askerKey }))).toBe('forbidden');
    expect([(await read(question)).question.accepted.answer, await total(bob)]).toEqual([given.id, theirs]);
    expect(await code(promise(alice, question, 5))).toBe('forbidden');
    await asRebuilt();
  });

  it('is thanked for by name where there is one, by a reaction', async () => {
    const question = await ask(alice, 'Avec mon nom ?');
    const given = await answered(bob, question);
    await chloe.call('PUT', `/posts/${given.id}/reactions/thanks`);
    expect((await read(question)).items[0]).toMatchObject({ thanked: false, reactions: [{ kind: 'thanks', count: 1 }] });
    await alice.call('PUT', `/posts/${given.id}/reactions/thanks`);
    expect((await read(question)).items[0]).toMatchObject({ thanked: true, reactions: [{ kind: 'thanks', count: 2 }] });
    expect(await code(alice.call('PUT', `/answers/${given.id}/thanks`))).toBe('forbidden');
  });
});

describe('promises', () => {
  let rich: Voice;
  let poor: Voice;
  let people = 0;
  beforeEach(async () => {
    people += 1;
    rich = await here.member(`rich-${people}`, { name: 'Riche' });
    poor = await here.member(`poor-${people}`, { name: 'Pauvre' });
    // A visit, and what makes 190: ninety beyond the second level.
    await give(rich, 189);
    expect(await total(rich)).toBe(190);
  });
  const lapse = (question: { id: string }) => rows('UPDATE bounty SET until = 1 WHERE community = ?1 AND question = ?2', question.id);
  const promised = async (question: { id: string }) => (await read(question)).question.bounty?.points ?? null;
  const left = async (question: { id: string }) => (await read(question, rich)).may.promise;

  it('are of what one has beyond one’s level, hold it back and take nothing until they are paid', async () => {
    const [one, two] = [await ask(rich, 'Promis ?'), await ask(rich, 'Promis aussi ?')];
    expect(await left(one)).toBe(90);
    expect(await code(promise(rich, one, 91))).toBe('budget_spent');
    expect((await promise(rich, one, 60)).body.question.bounty).toEqual({ points: 60, until: expect.any(Number) });
    expect([await total(rich), await left(two)]).toEqual([190, 30]);
    expect(await code(promise(rich, two, 31))).toBe('budget_spent');
    // The same again is the same, more is more, less is refused.
    expect((await promise(rich, one, 60)).body.question.bounty.points).toBe(60);
    expect((await promise(rich, one, 80)).body.question.bounty.points).toBe(80);
    expect(await code(promise(rich, one, 70))).toBe('invalid_input');
    // Raising takes of what is left as well.
    expect(await code(promise(rich, one, 91))).toBe('budget_spent');
    expect([await promised(one), await left(two)]).toEqual([80, 10]);
    expect((await list()).items.map(({ bounty }: any) => bounty?.points ?? null)).toEqual([null, 80]);
    for (const wrong of [4, 1_001, 5.5, -5]) expect(await code(promise(rich, two, wrong))).toBe('invalid_input');
    expect(await code(promise(poor, two, 5))).toBe('forbidden');
    expect(await code(promise(animatrice, two, 5))).toBe('forbidden');
    expect(await code(promise(stranger, two, 5))).toBe('not_found');
    expect(await code(promise(poor, await ask(poor, 'Sans le sou ?'), 5))).toBe('budget_spent');
    await asRebuilt();
  });

  it('never pass what one has, however many are made at once', async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(rich, `À la fois ${n} ?`)));
    const storm = await Promise.all(asked.flatMap((question) => [promise(rich, question, 20), promise(rich, question, 20)]));
    expect(storm.filter(({ status }) => status !== 200).every(({ body }) => body.code === 'budget_spent')).toBe(true);
    expect(await rows('SELECT count(*) AS n, sum(points) AS points FROM standing_bounty WHERE community = ?1 AND asker = ?2', rich.id)).toEqual([{ n: 4, points: 80 }]);
    await sound();
  });

  it('are paid once to who gave the answer that the asker accepts, for good, and the ledger of either says so', async () => {
    const question = await ask(rich, 'Payé ?');
    await promise(rich, question, 50);
    const [one, two] = [await answered(poor, question), await answered(bob, question)];
    const before = [await total(poor), await total(bob)];
    // An animateur pays nobody with others' points.
    await accept(karim, question, two);
    expect([await total(bob), await promised(question)]).toEqual([before[1] + 15, 50]);
    await accept(rich, question, null);
    await Promise.all([1, 2, 3, 4].flatMap(() => [accept(rich, question, one), accept(rich, question, one)]));
    expect([await total(rich), await total(poor), await total(bob)]).toEqual([140, before[0] + 65, before[1]]);
    expect([await promised(question), (await read(question)).items[0].bounty]).toEqual([null, 50]);
    expect((await ledger(rich)).find(({ fact }: any) => fact === 'bounty')).toMatchObject({ points: -50, subject: 'Payé ?', rule: { id: 'bounty' }, standing: true });
    expect((await ledger(poor)).find(({ fact }: any) => fact === 'bounty')).toMatchObject({ points: 50, subject: 'Payé ?' });
    // On the board of all time only: it was earned and counted before.
    expect(await rows("SELECT boards FROM ledger WHERE community = ?1 AND rule = 'bounty' AND subject = ?2", question.id)).toEqual([{ boards: '["all"]' }, { boards: '["all"]' }]);
    // Whatever is accepted later.
    await accept(rich, question, two);
    expect([await total(rich), await total(poor), await total(bob)]).toEqual([140, before[0] + 50, before[1] + 15]);
    expect(await code(promise(rich, question, 5))).toBe('closed');
    await asRebuilt();
  });

  it('go back with the answer that they were paid for, and come again with it; with the question they stay', async () => {
    const question = await ask(rich, 'Repris ?');
    await promise(rich, question, 40);
    const given = await answered(poor, question);
    await accept(rich, question, given);
    const paid = [await total(rich), await total(poor)];
    await remove(animatrice, given, 'Copiée');
    expect([await total(rich), await total(poor)]).toEqual([190, paid[1] - 40 - 15 - 8]);
    expect((await ledger(poor)).find(({ fact, points }: any) => fact === 'bounty' && points < 0)).toMatchObject({ points: -40, removal: { reason: 'Copiée', by: { name: 'Noémie Vidal' } } });
    await asRebuilt();
    await restore(animatrice, given);
    await restore(animatrice, given);
    expect([await total(rich), await total(poor)]).toEqual(paid);
    await remove(rich, question);
    expect([await total(rich), await total(poor)]).toEqual(paid);
    await asRebuilt();
  });

  it('hold points back whatever becomes of the question, and lapse by the clock', async () => {
    const [question, other] = [await ask(rich, 'Périmé ?'), await ask(bob, 'L’autre ?')];
    await promise(rich, question, 90, 3);
    const away: [() => Promise<any>, () => Promise<any>][] = [
      [() => close(rich, question), () => reopen(rich, question)],
      [() => duplicate(rich, question, other), () => apart(rich, question)],
      [() => remove(rich, question), () => restore(rich, question)],
    ];
    for (const [ends, goesOn] of away) {
      await ends();
      const another = await ask(rich, 'Une autre');
      expect(await left(another)).toBe(0);
      expect(await code(promise(rich, another, 5))).toBe('budget_spent');
      await goesOn();
      expect(await promised(question)).toBe(90);
    }
    await lapse(question);
    expect([await promised(question), await left(question), await total(rich)]).toEqual([null, 90, 190]);
    const given = await answered(poor, question);
    await accept(rich, question, given);
    expect(await total(rich)).toBe(190);
    await accept(rich, question, null);
    expect((await promise(rich, question, 30)).body.question.bounty.points).toBe(30);
    await accept(rich, question, given);
    expect(await total(rich)).toBe(160);
    await asRebuilt();
  });

  it('never pass what one has, however often their questions are closed and opened again', async () => {
    const asked = [];
    for (let n = 0; n < 4; n += 1) {
      const question = await ask(rich, `L’une après l’autre ${n} ?`);
      asked.push({ question, promised: (await promise(rich, question, 40)).status === 200, given: await answered(poor, question) });
      await close(rich, question);
    }
    expect(asked.map(({ promised: held }) => held)).toEqual([true, true, false, false]);
    for (const { question, given } of asked) {
      await reopen(rich, question);
      await accept(rich, question, given);
    }
    expect(await total(rich)).toBe(110);
    await asRebuilt();
  });

  it('are paid as far as there are points: what brought them may be undone', async () => {
    const [one, two] = [await ask(rich, 'Le reste ?'), await ask(rich, 'Et après ?')];
    for (const question of [one, two]) await promise(rich, question, 40);
    const [first, second] = [await answered(poor, one), await answered(poor, two)];
    await give(rich, -165);
    const before = await total(poor);
    await accept(rich, one, first);
    expect([await total(rich), await total(poor)]).toEqual([0, before + 25 + 15]);
    expect((await read(one)).items[0].bounty).toBe(25);
    // Nothing is there for the other: it stands, and is paid once there is.
    await accept(rich, two, second);
    expect([await total(rich), await promised(two)]).toEqual([0, 40]);
    await give(rich, 60);
    await accept(rich, two, second);
    expect([await total(rich), await promised(two)]).toEqual([20, null]);
    await asRebuilt();
  });

  it('bind who closed the question or marked it as the same: shown, not taken back once somebody answered, and paid', async () => {
    const other = await ask(bob, 'La même ?');
    for (const [n, end] of [(question: { id: string }) => close(rich, question), (question: { id: string }) => duplicate(rich, question, other)].entries()) {
      const question = await ask(rich, `Éludé ${n} ?`);
      await promise(rich, question, 20);
      const given = await answered(poor, question);
      await end(question);
      expect((await rich.call('GET', `/questions/${question.id}`)).body.question.bounty).toMatchObject({ points: 20 });
      expect(await code(rich.call('DELETE', `/questions/${question.id}/bounty`))).toBe('in_use');
      expect(await code(promise(rich, question, 30))).toBe('closed');
      const before = [await total(rich), await total(poor)] as const;
      expect(await code(accept(rich, question, given))).toBe(200);
      expect([await total(rich), await total(poor)]).toEqual([before[0] - 20, before[1] + 20 + 15]);
    }
    const unanswered = await ask(rich, 'Sans réponse ?');
    await promise(rich, unanswered, 20);
    await close(rich, unanswered);
    expect((await rich.call('DELETE', `/questions/${unanswered.id}/bounty`)).body.question.bounty).toBeNull();
    await asRebuilt();
  });

  it('are taken back while nobody else has answered', async () => {
    const withdraw = (question: { id: string }, by = rich) => by.call('DELETE', `/questions/${question.id}/bounty`);
    const question = await ask(rich, 'Retiré ?');
    await promise(rich, question, 20);
    expect(await code(withdraw(question, bob))).toBe('forbidden');
    await answered(rich, question, 'Moi-même.');
    expect((await withdraw(question)).body.question.bounty).toBeNull();
    expect((await withdraw(question)).status).toBe(200);
    await promise(rich, question, 20);
    await answered(poor, question);
    expect(await code(withdraw(question))).toBe('in_use');
    await sound();
  });

  it('are paid neither to who asked nor to who takes no part', async () => {
    const question = await ask(rich, 'À qui ?');
    await promise(rich, question, 20);
    const [own, theirs] = [await answered(rich, question, 'À moi.'), await answered(poor, question)];
    await accept(rich, question, own);
    expect([await total(rich), await promised(question)]).toEqual([198, 20]);
    await animatrice.call('PUT', `/members/${poor.id}/exclusion`, { reason: 'staff' });
    await accept(rich, question, theirs);
    expect([await total(rich), await promised(question)]).toEqual([198, 20]);
    await animatrice.call('DELETE', `/members/${poor.id}/exclusion`);
    await accept(rich, question, theirs);
    expect([await total(rich), await promised(question)]).toEqual([178, null]);
    // Excluded later, they have no score; what was paid stays paid, and is theirs again when they are back.
    const before = await total(poor);
    await animatrice.call('PUT', `/members/${poor.id}/exclusion`, { reason: 'staff' });
    await asRebuilt();
    await animatrice.call('DELETE', `/members/${poor.id}/exclusion`);
    expect(await total(poor)).toBe(before);
    await asRebuilt();
  });
});
