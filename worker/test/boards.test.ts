import { beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { createApp } from '../src/app.ts';
import type { Env } from '../src/env.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { postId } from '../src/posts/post-id.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';
import { overtaken } from './overtaken.ts';

const { db } = installation;
const NAME = { fr: 'Irritants', en: 'Pain points' };
const STAGES = [
  { id: 'short', name: { fr: 'Présélectionnée' }, phase: 'review' },
  { id: 'pilot', name: { fr: 'Pilote' }, phase: 'planned' },
  { id: 'live', name: { fr: 'En service' }, phase: 'done' },
];

let here: TestCommunity;
let alice: Voice;
let bob: Voice;
let animatrice: Voice;
let stranger: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'boards');
  alice = await here.member('alice', { name: 'Alice Roux' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  animatrice = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  stranger = await (await openCommunity(installation, 'boards-apart')).member('eve', { name: 'Eve', role: 'animateur' });
});

const setUp = (board: string, definition: object, version = '*', by = animatrice) => by.call('PUT', `/boards/${board}`, { preset: 'ideas', name: NAME, ...definition }, { 'if-match': version });
const propose = (board: string, input: object, by = alice, headers = {}) => by.call('POST', `/boards/${board}/ideas`, input, headers);
const proposed = async (board: string, input: object, by = alice) => (await propose(board, input, by)).body.idea;
const decide = (idea: { id: string }, patch: object, by = animatrice, version = '*') => by.call('PATCH', `/ideas/${idea.id}`, patch, { 'if-match': version });
const page = async (board: string, query = '', by = bob) => (await by.call('GET', `/boards/${board}/ideas${query}`)).body;
const rows = async (sql: string, ...values: (string | number)[]) => (await db.prepare(sql).bind(here.community.id, ...values).all()).results;
const errorsOf = ({ status, body }: { status: number; body: any }) => [status, body.code, body.errors?.map(({ path, code }: any) => `${path} ${code}`)];

describe('setting up a board', () => {
  it('needs none: a board that nobody set up is one of ideas', async () => {
    const { status, body, headers } = await bob.call('GET', '/boards/nulle-part');
    expect([status, body.preset, body.version, headers.get('etag')]).toEqual([200, 'ideas', 0, '"0"']);
    expect((await page('nulle-part')).board).toEqual(body);
  });

  it('keeps the whole definition, version by version, and lists it', async () => {
    expect(await setUp('un', { stages: STAGES }, '"0"')).toMatchObject({ status: 200, body: { id: 'un', version: 1, stages: STAGES } });
    expect(await setUp('un', { waitDays: 5 }, '"1"')).toMatchObject({ status: 200, body: { version: 2, waitDays: 5 } });
    expect((await bob.call('GET', '/boards/un')).body.stages).toBeUndefined();
    expect((await bob.call('GET', '/boards')).body.items.map(({ id }: any) => id)).toContain('un');
    expect((await setUp('un', {}, '"1"')).body.code).toBe('precondition_failed');
    expect((await setUp('neuf', {}, '"3"')).body.code).toBe('precondition_failed');
    expect((await animatrice.call('PUT', '/boards/un', { preset: 'ideas', name: NAME })).body.code).toBe('precondition_required');
  });

  it('begins with a preset, which is a definition that it takes back as it is', async () => {
    const presets = (await animatrice.call('GET', '/board-presets')).body;
    expect(Object.keys(presets)).toEqual(['ideas', 'pains', 'links', 'inspirations', 'lessons']);
    for (const [preset, definition] of Object.entries(presets)) {
      const answer = await animatrice.call('PUT', `/boards/preset-${preset}`, definition, { 'if-match': '*' });
      expect(answer).toMatchObject({ status: 200, body: definition as object });
    }
  });

  it('is for animateurs of the community, and says field by field what it refuses', async () => {
    expect((await setUp('deux', {}, '*', alice)).status).toBe(403);
    expect(errorsOf(await setUp('deux', {
      preset: 'autre', name: {}, stages: [STAGES[0], STAGES[0]], waitDays: 0, secret: true,
      fields: [{ id: 'a', label: NAME, type: 'choice' }, { id: 'b', label: NAME, type: 'line', choices: [{ id: 'x', name: NAME }, { id: 'y', name: NAME }] }],
    }))).toEqual([400, 'invalid_input', expect.arrayContaining([
      'preset not_allowed', 'name not_allowed', 'stages not_allowed', 'waitDays too_short', 'secret unknown_field', 'fields.0.choices not_allowed', 'fields.1.choices not_allowed',
    ])]);
    const taken = 'constructor';
    expect(errorsOf(await setUp('deux', {
      stages: [{ ...STAGES[0], id: taken }], fields: [{ id: taken, label: NAME, type: 'line' }, { id: 'a', label: NAME, type: 'choice', choices: [{ id: 'x', name: NAME }, { id: taken, name: NAME }] }],
    }))).toEqual([400, 'invalid_input', ['stages.0.id not_allowed', 'fields.0.id not_allowed', 'fields.1.choices.1.id not_allowed']]);
    await setUp('trois', { stages: STAGES });
    expect((await stranger.call('GET', '/boards/trois')).body.stages).toBeUndefined();
  });

  it('stops at as many boards as there may be, also where many come at once', async () => {
    const apart = await openCommunity(installation, 'boards-many');
    const many = await apart.member('noemie', { name: 'Noémie', role: 'animateur' });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => setUp(`b${i}`, {}, '*', many)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    expect(errorsOf(answers.find(({ status }) => status !== 200)!)).toEqual([400, 'invalid_input', [' too_many']]);
    expect((await setUp('b0', { waitDays: 3 }, '*', many)).status).toBe((await many.call('GET', '/boards/b0')).body.version > 0 ? 200 : 400);
  });

  it('closes a board to new contributions and to nothing else, and a repetition of what came before succeeds', async () => {
    const key = { 'idempotency-key': 'avant-la-fermeture' };
    const { body: { idea } } = await propose('ferme', { title: 'Avant' }, alice, key);
    await setUp('ferme', { closed: true });
    expect((await propose('ferme', { title: 'Après' })).body.code).toBe('closed');
    expect(await propose('ferme', { title: 'Avant' }, alice, key)).toMatchObject({ status: 201, body: { idea: { id: idea.id } } });
    expect((await bob.call('PUT', `/votes/${idea.id}`, { value: 1 })).body.votes).toBe(1);
    expect((await bob.call('POST', `/ideas/${idea.id}/comments`, { body: 'Oui' })).status).toBe(201);
    expect(await rows("SELECT title FROM post WHERE community = ?1 AND board = 'ferme' AND kind = 'idea'")).toEqual([{ title: 'Avant' }]);
    await setUp('ferme', {});
    expect((await propose('ferme', { title: 'Rouvert' })).status).toBe(201);
  });

  it('names twenty of what is wrong with a request at most, however much there is', async () => {
    const { body } = await animatrice.call('PUT', '/boards/trop', Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`f${n}`, n])), { 'if-match': '*' });
    expect([body.code, body.errors.length]).toEqual(['invalid_input', 20]);
  });
});

describe('the fields of a board', () => {
  const FIELDS = [
    { id: 'adresse', label: { fr: 'Adresse' }, type: 'link', required: true }, { id: 'cout', label: { fr: 'Coût' }, type: 'number' },
    { id: 'jour', label: { fr: 'Jour' }, type: 'date' }, { id: 'mot', label: { fr: 'Mot' }, type: 'line' }, { id: 'texte', label: { fr: 'Texte' }, type: 'text' },
    { id: 'rythme', label: { fr: 'Rythme' }, type: 'choice', choices: [{ id: 'jour', name: { fr: 'Chaque jour' } }, { id: 'mois', name: { fr: 'Chaque mois' } }] },
  ];
  beforeAll(async () => { await setUp('champs', { fields: FIELDS }); });

  it('keeps what was filled in, clean and in their order, and shows it', async () => {
    const fields = { texte: 'Deux\nlignes\u200B', rythme: 'mois', cout: '12.5', adresse: 'https://exemple.fr/a?b=c', mot: '', jour: '2028-02-29' };
    const idea = await proposed('champs', { title: 'Un lien', fields });
    expect(JSON.stringify(idea.fields)).toBe('{"adresse":"https://exemple.fr/a?b=c","cout":"12.5","jour":"2028-02-29","texte":"Deux\\nlignes","rythme":"mois"}');
    expect((await page('champs')).items[0].fields).toEqual(idea.fields);
  });

  it.each([
    [{ adresse: 'https://a.fr', cout: 'douze' }, 'fields.cout not_allowed'],
    [{ adresse: 'https://a.fr', jour: '2027-02-29' }, 'fields.jour not_allowed'],
    [{ adresse: 'https://a.fr', rythme: 'an' }, 'fields.rythme not_allowed'],
    [{ adresse: 'https://a.fr', mot: 'a\nb' }, 'fields.mot not_allowed'],
    [{ adresse: 'https://a.fr', texte: 'x'.repeat(2_001) }, 'fields.texte too_long'],
    [{ adresse: 'https://a.fr', autre: 'x' }, 'fields.autre unknown_field'],
    [{ adresse: 'https://a.fr', ['__proto__x']: 'x' }, 'fields.__proto__x unknown_field'],
    [{}, 'fields.adresse required'],
    [{ adresse: ' ' }, 'fields.adresse required'],
    ...['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'https://moi:secret@a.fr', 'https://a.fr/un chemin', '//a.fr', 'a.fr', 'https://'].map((adresse) => [{ adresse }, 'fields.adresse not_allowed'] as const),
  ] as const)('refuses %j', async (fields, error) => {
    expect(errorsOf(await propose('champs', { title: 'Refusé', fields }))).toEqual([400, 'invalid_input', [error]]);
  });

  it('says of no more than twenty what is wrong, when proposed and when edited', async () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, '']));
    const idea = await proposed('champs', { title: 'Bien', fields: { adresse: 'https://a.fr' } });
    for (const { status, body } of [await propose('champs', { title: 'Trop', fields }), await alice.call('PATCH', `/posts/${idea.id}`, { fields }, { 'if-match': '*' })]) {
      expect([status, body.code, body.errors.length]).toEqual([400, 'invalid_input', 20]);
    }
  });

  it('takes none where the board has none, and notices a key that was used for others', async () => {
    expect(errorsOf(await propose('sans-champs', { title: 'x', fields: { a: 'b' } }))).toEqual([400, 'invalid_input', ['fields.a unknown_field']]);
    const key = { 'idempotency-key': 'le-meme-lien' };
    await propose('champs', { title: 'Clé', fields: { adresse: 'https://a.fr' } }, alice, key);
    expect((await propose('champs', { title: 'Clé', fields: { adresse: 'https://b.fr' } }, alice, key)).body.code).toBe('idempotency_key_reused');
  });
});

describe('contributing without a name', () => {
  beforeAll(async () => { await setUp('lecons', { anonymous: true }); });

  it('leaves nothing that says whose it is: no author, no points, no moment, no trace in any table', async () => {
    const before = (await alice.call('GET', '/me/ledger')).body.items.length;
    const { body: { idea, earned } } = await propose('lecons', { title: 'Un échec', anonymous: true });
    expect([idea.author, idea.anonymous, idea.own, earned, idea.createdAt % 3_600_000]).toEqual([null, true, false, null, 0]);
    expect((await alice.call('GET', '/me/ledger')).body.items).toHaveLength(before);
    const tables = (await db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'post_search%' AND name NOT LIKE '_cf%'").all()).results;
    for (const { name } of tables) {
      const found = (await db.prepare(`SELECT * FROM "${name}"`).all()).results.filter((row) => JSON.stringify(row).includes(idea.id));
      for (const row of found) expect([name, Object.entries(row).filter(([column, value]) => /member|author|owner|by|actor/.test(column) && value !== null)]).toEqual([name, []]);
    }
    expect((await page('lecons')).items.find(({ id }: any) => id === idea.id)).toMatchObject({ author: null, anonymous: true });
  });

  it('is the same again when sent again, and another when somebody else sends another', async () => {
    const key = { 'idempotency-key': 'sans-nom-une-fois' };
    const first = await propose('lecons', { title: 'Une fois', anonymous: true }, alice, key);
    expect((await propose('lecons', { title: 'Une fois', anonymous: true }, alice, key)).body.idea.id).toBe(first.body.idea.id);
    expect((await propose('lecons', { title: 'Autre', anonymous: true }, bob, key)).body.code).toBe('idempotency_key_reused');
  });

  it('is for boards that allow it', async () => {
    expect(errorsOf(await propose('avec-nom', { title: 'x', anonymous: true }))).toEqual([400, 'invalid_input', ['anonymous not_allowed']]);
  });
});

describe('deciding', () => {
  beforeAll(async () => { await setUp('decisions', { stages: STAGES }); });

  it('leads to a stage, whose phase pays and closes, with an answer, an owner and a date; the history keeps each', async () => {
    const idea = await proposed('decisions', { title: 'Un vélo' });
    expect(idea).toMatchObject({ status: 'new', stage: null, owner: null, statusAt: idea.createdAt });
    const short = await decide(idea, { stage: 'short', note: 'On regarde.' }, animatrice, '"1"');
    expect(short.body.idea).toMatchObject({ status: 'review', stage: 'short', statusNote: 'On regarde.', version: 2 });
    const owned = await decide(idea, { owner: String(bob.id) });
    expect(owned.body.idea).toMatchObject({ stage: 'short', statusNote: 'On regarde.', owner: { id: String(bob.id), name: 'Bob Tran' } });
    const live = await decide(idea, { stage: 'live', note: 'C’est fait.' });
    expect(live.body.idea).toMatchObject({ status: 'done', stage: 'live', open: false, owner: { id: String(bob.id) } });
    expect(await rows('SELECT selected_at IS NOT NULL AS selected FROM post WHERE community = ?1 AND id = ?2', idea.id)).toEqual([{ selected: 1 }]);
    const { items } = (await bob.call('GET', `/ideas/${idea.id}/history`)).body;
    expect(items.map(({ stage, status, note, owner, by }: any) => [stage, status, note, owner?.name ?? null, by.name])).toEqual([
      ['live', 'done', 'C’est fait.', 'Bob Tran', 'Noémie Vidal'], ['short', 'review', 'On regarde.', 'Bob Tran', 'Noémie Vidal'], ['short', 'review', 'On regarde.', null, 'Noémie Vidal'],
    ]);
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  });

  it('writes nothing the second time', async () => {
    const idea = await proposed('decisions', { title: 'Deux fois' });
    const [first, second] = [await decide(idea, { stage: 'pilot' }), await decide(idea, { stage: 'pilot' })];
    expect(second.body.idea).toEqual(first.body.idea);
    expect(await rows('SELECT count(*) AS n FROM status_change WHERE community = ?1 AND post = ?2', idea.id)).toEqual([{ n: 1 }]);
  });

  it('is done once where two decide at the same moment from the same version', async () => {
    const idea = await proposed('decisions', { title: 'À deux' });
    const answers = await Promise.all(['short', 'pilot'].map((stage) => decide(idea, { stage }, animatrice, '"1"')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await rows('SELECT count(*) AS n FROM status_change WHERE community = ?1 AND post = ?2', idea.id)).toEqual([{ n: 1 }]);
  });

  it.each([
    [{ stage: 'nulle' }, 'stage not_allowed'], [{ stage: 'short', status: 'done' }, 'stage not_allowed'], [{}, ' not_allowed'],
    [{ note: 'seule' }, 'status not_allowed'], [{ owner: 'bob' }, 'owner not_allowed'], [{ owner: '999999' }, 'owner not_allowed'],
  ])('refuses %j', async (patch, error) => {
    const idea = await proposed('decisions', { title: 'Refus' });
    expect(errorsOf(await decide(idea, patch))).toEqual([400, 'invalid_input', [error]]);
  });

  it('is for animateurs, and no owner comes from another community', async () => {
    const idea = await proposed('decisions', { title: 'À qui' });
    expect((await decide(idea, { stage: 'short' }, alice)).status).toBe(403);
    expect(errorsOf(await decide(idea, { owner: String(stranger.id) }))).toEqual([400, 'invalid_input', ['owner not_allowed']]);
    expect((await stranger.call('GET', `/ideas/${idea.id}/history`)).status).toBe(404);
  });
});

describe('reading a board', () => {
  it('shows its roadmap by stage, and what was there before the stages beside them', async () => {
    const old = await proposed('feuille', { title: 'D’avant' });
    await decide(old, { status: 'planned' });
    await setUp('feuille', { stages: STAGES });
    const ideas = [];
    for (let i = 0; i < 7; i++) ideas.push(await proposed('feuille', { title: `Pilote ${i}` }));
    for (const idea of ideas) await decide(idea, { stage: 'pilot' });
    const { columns } = (await bob.call('GET', '/boards/feuille/roadmap')).body;
    expect(columns.map(({ phase, stage, items, more }: any) => [phase, stage?.id ?? null, items.length, more])).toEqual([
      ['new', null, 0, false], ['review', 'short', 0, false], ['planned', null, 1, false], ['planned', 'pilot', 5, true], ['done', 'live', 0, false], ['declined', null, 0, false],
    ]);
    expect((await page('feuille', '?status=planned&stage=pilot&sort=new')).items).toHaveLength(7);
    expect((await page('feuille', '?status=planned&sort=new')).items).toHaveLength(8);
    expect((await bob.call('GET', '/boards/feuille/ideas?stage=pilot')).body.code).toBe('invalid_input');
  });

  it('finds a stage among a tag', async () => {
    await setUp('mots', { stages: STAGES });
    const [one] = [await proposed('mots', { title: 'Un', tags: ['vélo'] }), await proposed('mots', { title: 'Deux', tags: ['vélo'] })];
    await decide(one, { stage: 'short' });
    for (const sort of ['new', 'top', 'trending']) expect((await page('mots', `?tag=vélo&status=review&stage=short&sort=${sort}`)).items.map(({ title }: any) => title)).toEqual(['Un']);
  });

  it('tells what became of ideas, what was decided last first, by whom and for how many, page by page', async () => {
    await setUp('bilan', { stages: STAGES, random: true });
    const ideas = [];
    for (let i = 0; i < 12; i++) ideas.push(await proposed('bilan', { title: `Faite ${i}` }));
    // In another order than that of their dates.
    for (const idea of ideas.toReversed()) await decide(idea, { stage: 'live', note: `C’est fait : ${idea.title}` });
    const refused = await proposed('bilan', { title: 'Refusée' });
    await decide(refused, { status: 'declined', note: 'Trop cher.' });
    await db.prepare('UPDATE post SET status_at = at + CAST(substr(title, 7) AS INTEGER) * -60000 WHERE community = ?1 AND board = ?2').bind(here.community.id, 'bilan').run();
    const outcomes = async (query = '') => (await bob.call('GET', `/boards/bilan/outcomes${query}`)).body;
    const first = await outcomes();
    expect(first.items.map(({ title }: any) => title)).toEqual(ideas.slice(0, 10).map(({ title }) => title));
    expect(first.items[0]).toMatchObject({ status: 'done', stage: 'live', statusNote: 'C’est fait : Faite 0', decidedBy: { name: 'Noémie Vidal' }, votes: 0 });
    const rest = await outcomes(`?cursor=${encodeURIComponent(first.cursor)}`);
    expect([rest.items.map(({ title }: any) => title), rest.cursor]).toEqual([['Faite 10', 'Faite 11'], null]);
    expect((await outcomes('?status=declined')).items.map(({ title, statusNote }: any) => [title, statusNote])).toEqual([['Refusée', 'Trop cher.']]);
    expect((await outcomes('?status=planned')).code).toBe('invalid_input');
    // Looked at again, it is in neither.
    await decide(refused, { status: 'review' });
    expect((await outcomes('?status=declined')).items).toEqual([]);
    expect((await bob.call('GET', '/boards/bilan')).body.random).toBe(true);
  });

  it('has what is pinned first, once, and at most five of it, also where many come at once', async () => {
    const ideas = [];
    for (let i = 0; i < 12; i++) ideas.push(await proposed('epingles', { title: `Idée ${i}` }));
    const answers = await Promise.all(ideas.slice(0, 8).map(({ id }) => animatrice.call('PUT', `/ideas/${id}/pin`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(errorsOf(answers.find(({ status }) => status !== 200)!)).toEqual([400, 'invalid_input', [' too_many']]);
    const first = await page('epingles', '?sort=new');
    expect(first.items.map(({ pinned }: any) => pinned)).toEqual([...Array(5).fill(true), ...Array(7).fill(false)]);
    expect(new Set(first.items.map(({ id }: any) => id)).size).toBe(12);
    const pinned = first.items[0];
    expect((await animatrice.call('PUT', `/ideas/${pinned.id}/pin`)).body.idea.version).toBe(pinned.version);
    expect((await animatrice.call('DELETE', `/ideas/${pinned.id}/pin`)).body.idea.pinned).toBe(false);
    expect((await page('epingles', '?status=new&sort=new')).items[0].title).toBe('Idée 11');
    expect((await alice.call('PUT', `/ideas/${pinned.id}/pin`)).status).toBe(403);
  });

  it('is pinned by somebody else than its author, who may take it down', async () => {
    const second = await here.member('second', { name: 'Deux', role: 'animateur' });
    const own = await proposed('epingles-a-soi', { title: 'La mienne' }, animatrice);
    const pin = (by: Voice, method: 'PUT' | 'DELETE' = 'PUT') => by.call(method, `/ideas/${own.id}/pin`);
    expect(await pin(animatrice)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await bob.call('GET', `/ideas/${own.id}`)).body.pinned).toBe(false);
    expect((await pin(second)).body.idea.pinned).toBe(true);
    expect((await pin(animatrice)).body.idea.pinned).toBe(true);
    expect((await pin(animatrice, 'DELETE')).body.idea.pinned).toBe(false);
  });

  it('counts what waits for a decision longer than the board allows', async () => {
    await setUp('attente', { waitDays: 10 });
    const ideas = [];
    for (let i = 0; i < 4; i++) ideas.push(await proposed('attente', { title: `Attend ${i}` }));
    const waiting = async () => (await bob.call('GET', '/boards/attente/waiting')).body;
    expect(await waiting()).toEqual({ count: 0, items: [] });
    await db.prepare('UPDATE post SET at = at - 11 * 86400000 WHERE community = ?1 AND id IN (?2, ?3, ?4)').bind(here.community.id, ideas[0].id, ideas[1].id, ideas[2].id).run();
    await decide(ideas[0], { status: 'review' });
    await decide(ideas[1], { status: 'declined', note: 'Non.' });
    const { count, items } = await waiting();
    expect([count, items.map(({ title }: any) => title)]).toEqual([2, ['Attend 0', 'Attend 2']]);
    await setUp('attente', {});
    expect(await waiting()).toEqual({ count: 0, items: [] });
  });
});

describe('voting on a board', () => {
  const vote = (by: Voice, idea: { id: string }, value: number, more: object = {}) => by.call('PUT', `/votes/${idea.id}`, { value, ...more });
  const withdraw = (by: Voice, idea: { id: string }, query = '') => by.call('DELETE', `/votes/${idea.id}${query}`);
  const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  const ideasOn = async (board: string, count: number) => {
    const ideas = [];
    for (let i = 0; i < count; i++) ideas.push(await proposed(board, { title: `${board} ${i}` }));
    return ideas as { id: string }[];
  };

  it('takes what its board takes and nothing else', async () => {
    const [plain] = await ideasOn('vote-simple', 1);
    for (const value of [-1, 2, 0, 1.5, '1', 101, null]) expect([value, (await vote(bob, plain!, value as number)).status]).toEqual([value, 400]);
    await setUp('vote-contre', { voting: { type: 'up_down' } });
    const [against] = await ideasOn('vote-contre', 1);
    expect(errorsOf(await vote(bob, against!, 2))).toEqual([400, 'invalid_input', ['value not_allowed']]);
    await setUp('vote-points', { voting: { type: 'dots', budget: 30, perIdea: 3 } });
    const [dots] = await ideasOn('vote-points', 1);
    expect(errorsOf(await vote(bob, dots!, 4))).toEqual([400, 'invalid_input', ['value not_allowed']]);
    expect(errorsOf(await vote(bob, dots!, -1))).toEqual([400, 'invalid_input', ['value not_allowed']]);
    const { id: question } = (await alice.call('POST', '/boards/aide/questions', { title: 'Combien ?' })).body.question;
    expect((await vote(bob, { id: question }, 2)).status).toBe(400);
  });

  it('for and against: each member once, and against brings nobody anything', async () => {
    await setUp('pour-contre', { voting: { type: 'up_down' } });
    const [idea] = await ideasOn('pour-contre', 1);
    const chloe = await here.member('chloe', { name: 'Chloé' });
    const ledger = async () => (await alice.call('GET', '/me/ledger')).body.items.filter(({ fact }: any) => fact === 'idea_supported').reduce((sum: number, { points }: any) => sum + points, 0);
    const before = await ledger();
    expect((await vote(bob, idea!, -1)).body).toMatchObject({ votes: 0, score: -1, weight: -1, mine: false, revision: 1, earned: null });
    expect((await vote(chloe, idea!, 1)).body).toMatchObject({ votes: 1, score: 0, weight: 1 });
    expect((await vote(bob, idea!, -1)).body.revision).toBe(1);
    expect(await ledger()).toBeGreaterThan(before);
    expect((await vote(bob, idea!, 1)).body).toMatchObject({ votes: 2, score: 2, weight: 1, revision: 2 });
    expect((await vote(bob, idea!, -1)).body).toMatchObject({ votes: 1, score: 0, weight: -1, revision: 3 });
    await vote(chloe, idea!, -1);
    expect(await ledger()).toBe(before);
    expect((await withdraw(bob, idea!)).body).toMatchObject({ votes: 0, score: -1, weight: 0 });
    await sound();
  });

  it('puts what is likely to be wanted first: many for and few against before one for, and that before many against', async () => {
    await setUp('wilson', { voting: { type: 'up_down' } });
    const [few, many, torn] = await ideasOn('wilson', 3);
    const voters = await Promise.all(Array.from({ length: 12 }, (_, i) => here.member(`w${i}`)));
    await vote(voters[0]!, few!, 1);
    for (const [i, voter] of voters.entries()) await vote(voter, many!, i < 11 ? 1 : -1);
    for (const [i, voter] of voters.entries()) await vote(voter, torn!, i < 3 ? 1 : -1);
    expect((await page('wilson', '?sort=top')).items.map(({ id }: any) => id)).toEqual([many!.id, few!.id, torn!.id]);
    // The textbook form of the bound, for 90 %.
    const lower = (up: number, down: number, n = up + down, p = up / n, z = 1.6448536) => (p + z * z / (2 * n) - z * Math.sqrt((p * (1 - p) + z * z / (4 * n)) / n)) / (1 + z * z / n);
    for (const { votes, downs, merit } of await rows("SELECT votes, downs, merit FROM post WHERE community = ?1 AND board = 'wilson'")) expect(merit).toBeCloseTo(lower(votes as number, downs as number), 6);
  });

  it('puts what is only voted against last, the more the further, below what nobody voted on, by trend as well', async () => {
    await setUp('contre-seulement', { voting: { type: 'up_down' } });
    const [worst, bad, untouched, liked] = await ideasOn('contre-seulement', 4);
    const voters = await Promise.all(Array.from({ length: 3 }, (_, i) => here.member(`c${i}`)));
    for (const voter of voters.slice(0, 2)) await vote(voter, worst!, -1);
    await vote(voters[0]!, bad!, -1);
    await vote(voters[2]!, liked!, 1);
    const ordered = async (sort: string) => (await page('contre-seulement', `?sort=${sort}`)).items.map(({ id }: any) => id);
    for (const sort of ['top', 'trending']) expect(await ordered(sort)).toEqual([liked, untouched, bad, worst].map((each) => each!.id));
    await vote(voters[1]!, bad!, -1);
    await vote(voters[2]!, bad!, -1);
    for (const sort of ['top', 'trending']) expect(await ordered(sort)).toEqual([liked, untouched, worst, bad].map((each) => each!.id));
    await sound();
  });

  it('has a budget that says what is left, refuses what passes it, and comes back when an idea is decided, removed or merged', async () => {
    await setUp('budget', { voting: { type: 'up', budget: 3 } });
    const [a, b, c, d] = await ideasOn('budget', 4);
    expect((await page('budget')).budget).toEqual({ all: 3, left: 3 });
    for (const [idea, left] of [[a, 2], [b, 1], [c, 0]] as const) expect((await vote(bob, idea!, 1)).body.budget).toEqual({ all: 3, left });
    expect((await vote(bob, a!, 1)).status).toBe(200);
    expect((await vote(bob, d!, 1)).body.code).toBe('budget_spent');
    await decide(a!, { status: 'declined', note: 'Non.' });
    expect((await page('budget')).budget).toEqual({ all: 3, left: 1 });
    expect((await vote(bob, d!, 1)).body.budget.left).toBe(0);
    await animatrice.call('PUT', `/ideas/${b!.id}/merge`, { into: c!.id });
    expect((await page('budget')).budget.left).toBe(1);
    expect((await bob.call('GET', `/votes/${c!.id}`)).body).toMatchObject({ votes: 1, weight: 1 });
    await animatrice.call('DELETE', `/ideas/${b!.id}/merge`);
    expect((await page('budget')).budget.left).toBe(0);
    await alice.call('PUT', `/posts/${d!.id}/removal`, {});
    expect((await page('budget')).budget.left).toBe(1);
    expect((await withdraw(bob, c!)).body.budget.left).toBe(2);
    await decide(a!, { status: 'new' });
    expect((await page('budget')).budget.left).toBe(1);
    await setUp('budget', { voting: { type: 'up', budget: 1 } });
    expect((await page('budget')).budget).toEqual({ all: 1, left: 0 });
    await sound();
  });

  it('lets whoever is over a budget that was made smaller give less, and nothing more', async () => {
    const budget = (all: number) => setUp('moindre', { voting: { type: 'dots', budget: all } });
    await budget(20);
    const [a, b] = await ideasOn('moindre', 2);
    await vote(bob, a!, 8);
    await vote(bob, b!, 6);
    await budget(5);
    expect((await vote(bob, a!, 9)).body.code).toBe('budget_spent');
    expect((await vote(bob, a!, 4)).body).toMatchObject({ weight: 4, budget: { all: 5, left: 0 } });
    expect((await vote(bob, a!, 5)).body.code).toBe('budget_spent');
    expect((await withdraw(bob, b!)).body.budget.left).toBe(1);
    expect((await vote(bob, a!, 5)).body.budget.left).toBe(0);
    await sound();
  });

  it('never overspends, whichever of many parallel votes come first', async () => {
    await setUp('course', { voting: { type: 'dots', budget: 10, cost: 'quadratic' } });
    const ideas = await ideasOn('course', 12);
    const answers = await Promise.all(ideas.flatMap((idea) => [vote(bob, idea, 1), vote(bob, idea, 2)]));
    expect(answers.every(({ status, body }) => status === 200 || body.code === 'budget_spent')).toBe(true);
    const [{ spent }] = await rows('SELECT sum((1 + v.extra) * (1 + v.extra)) AS spent FROM vote v JOIN post p ON p.community = v.community AND p.id = v.subject WHERE v.community = ?1 AND p.board = ?2 AND v.value = 1', 'course') as [{ spent: number }];
    expect(spent).toBeLessThanOrEqual(10);
    expect(spent).toBeGreaterThan(6);
    expect((await page('course')).budget.left).toBe(10 - spent);
    await sound();
  });

  it('counts dots: as many as were given, their square as the price, one support for points', async () => {
    await setUp('carres', { voting: { type: 'dots', budget: 25, cost: 'quadratic' } });
    const [a, b] = await ideasOn('carres', 2);
    expect((await vote(bob, a!, 4)).body).toMatchObject({ votes: 1, score: 4, weight: 4, budget: { all: 25, left: 9 } });
    expect((await vote(bob, b!, 4)).body.code).toBe('budget_spent');
    expect((await vote(bob, b!, 3)).body).toMatchObject({ score: 3, budget: { left: 0 } });
    expect((await vote(bob, a!, 1)).body).toMatchObject({ votes: 1, score: 1, budget: { left: 15 } });
    expect((await page('carres', '?sort=top')).items.map(({ id }: any) => id)).toEqual([b!.id, a!.id]);
    await sound();
  });

  it('lets no old retry undo a newer choice, and lets it repeat what holds', async () => {
    const [idea] = await ideasOn('retards', 1);
    const first = { after: 0 };
    expect((await vote(bob, idea!, 1, first)).body.revision).toBe(1);
    expect((await withdraw(bob, idea!, '?after=1')).body).toMatchObject({ weight: 0, revision: 2 });
    expect((await vote(bob, idea!, 1, first)).body.code).toBe('ballot_changed');
    expect((await withdraw(bob, idea!, '?after=1')).body).toMatchObject({ weight: 0, revision: 2 });
    expect((await vote(bob, idea!, 1, { after: 2 })).body.revision).toBe(3);
    expect((await withdraw(bob, idea!, '?after=1')).body.code).toBe('ballot_changed');
    expect((await vote(bob, idea!, 1, first)).status).toBe(200);
    await decide(idea!, { status: 'done' });
    expect((await vote(bob, idea!, 1)).status).toBe(200);
    expect((await withdraw(bob, idea!)).body.code).toBe('closed');
  });

  it('keeps tallies whole when ideas with dots and votes against are merged and taken apart, whatever is wished in between', async () => {
    await setUp('fusion', { voting: { type: 'dots', budget: 100 } });
    const [a, b] = await ideasOn('fusion', 2);
    const chloe = await here.member('chloe', { name: 'Chloé' });
    await vote(bob, a!, 5);
    await vote(bob, b!, 2);
    await vote(chloe, a!, 3);
    await animatrice.call('PUT', `/ideas/${a!.id}/merge`, { into: b!.id });
    expect((await bob.call('GET', `/votes/${b!.id}`)).body).toMatchObject({ votes: 2, score: 8, weight: 5 });
    await sound();
    expect((await vote(bob, b!, 3)).body).toMatchObject({ votes: 2, score: 6, weight: 3 });
    await sound();
    expect((await withdraw(chloe, b!)).body).toMatchObject({ votes: 1, score: 3, weight: 0 });
    await animatrice.call('DELETE', `/ideas/${a!.id}/merge`);
    expect((await bob.call('GET', `/votes/${a!.id}`)).body).toMatchObject({ votes: 1, score: 3, weight: 3 });
    await sound();
  });

  it('counts once who gives more to an idea than to the one that was merged into it', async () => {
    await setUp('fusion', { voting: { type: 'dots', budget: 100 } });
    const [a, b] = await ideasOn('fusion', 2);
    await vote(bob, a!, 1);
    await animatrice.call('PUT', `/ideas/${a!.id}/merge`, { into: b!.id });
    expect((await vote(bob, b!, 3)).body).toMatchObject({ votes: 1, score: 3, weight: 3 });
    await sound();
    await animatrice.call('DELETE', `/ideas/${a!.id}/merge`);
    expect((await bob.call('GET', `/votes/${b!.id}`)).body).toMatchObject({ votes: 1, score: 3, weight: 3 });
    expect((await bob.call('GET', `/votes/${a!.id}`)).body).toMatchObject({ votes: 1, score: 1, weight: 1 });
    await sound();
  });

  it('counts a vote against after a merge, also by who had voted for the other idea, or had taken that vote back', async () => {
    await setUp('contre', { voting: { type: 'up_down', budget: 9 } });
    const chloe = await here.member('chloe', { name: 'Chloé' });
    for (const back of [false, true]) {
      const [a, b] = await ideasOn('contre', 2);
      await vote(bob, a!, 1);
      if (back) await withdraw(bob, a!);
      await vote(chloe, a!, 1);
      await animatrice.call('PUT', `/ideas/${a!.id}/merge`, { into: b!.id });
      for (let i = 0; i < 2; i++) expect(await vote(bob, b!, -1)).toMatchObject({ status: 200, body: { votes: 1, score: 0, mine: false, weight: -1 } });
      expect((await bob.call('GET', `/votes/${b!.id}`)).body).toMatchObject({ score: 0, weight: -1 });
      await sound();
      expect((await withdraw(bob, b!)).body).toMatchObject({ score: 1, weight: 0 });
      expect((await vote(bob, b!, 1)).body).toMatchObject({ votes: 2, score: 2, weight: 1 });
      await sound();
    }
  });

  it('charges what a lowered wish costs, also once what was merged stands for itself again', async () => {
    const left = async (board: string) => (await page(board)).budget.left;
    for (const [cost, once] of [['linear', 6], ['quadratic', 22]] as const) {
      await setUp(`rendu-${cost}`, { voting: { type: 'dots', budget: cost === 'linear' ? 10 : 30, cost } });
      const [a, b] = await ideasOn(`rendu-${cost}`, 2);
      await vote(bob, a!, 5);
      await animatrice.call('PUT', `/ideas/${a!.id}/merge`, { into: b!.id });
      await vote(bob, b!, 2);
      await animatrice.call('DELETE', `/ideas/${a!.id}/merge`);
      expect(await left(`rendu-${cost}`)).toBe(once);
      await sound();
    }
  });

  it('keeps its way of voting once there is something to vote for', async () => {
    await setUp('fige', { voting: { type: 'dots', budget: 5 } });
    await setUp('fige', { voting: { type: 'up_down' } });
    await ideasOn('fige', 1);
    expect(errorsOf(await setUp('fige', { voting: { type: 'dots', budget: 5 } }))).toEqual([400, 'invalid_input', ['voting.type not_allowed']]);
    expect((await setUp('fige', { voting: { type: 'up_down', budget: 4 } })).status).toBe(200);
  });
});

describe('moving an idea', () => {
  const move = (idea: { id: string }, board: string, by = animatrice) => by.call('PUT', `/ideas/${idea.id}/board`, { board });

  it('is somebody else’s to do than its author’s: the other board may pay more', async () => {
    const own = await proposed('a-moi', { title: 'À moi' }, animatrice);
    expect(await move(own, 'ailleurs')).toMatchObject({ status: 403, body: { code: 'forbidden', detail: 'What you wrote yourself, another animateur moves.' } });
    expect((await bob.call('GET', `/ideas/${own.id}`)).body.board).toBe('a-moi');
  });

  it('takes votes, comments, tags and search along, and leaves points where they were earned', async () => {
    await animatrice.call('PUT', '/rules/only-there/draft', { fact: 'idea_supported', earns: 'author', currency: 'points', points: 7, name: { fr: 'Là-bas' }, only: { boards: ['la-bas'] } });
    expect((await animatrice.call('POST', '/rules/only-there/versions', { from: 'all', change: 'Là-bas' })).status).toBe(201);
    await setUp('ici', { stages: STAGES });
    await setUp('la-bas', {});
    const mover = await here.member('mover', { name: 'Mona' });
    const idea = await proposed('ici', { title: 'Une idée nomade', tags: ['route'] }, mover);
    await bob.call('PUT', `/votes/${idea.id}`, { value: 1 });
    await bob.call('POST', `/ideas/${idea.id}/comments`, { body: 'En route' });
    await decide(idea, { stage: 'short' });
    await animatrice.call('PUT', `/ideas/${idea.id}/pin`);
    const total = async () => (await mover.call('GET', '/bootstrap?want=points')).body.parts.points.total;
    const before = await total();
    const { body } = await move(idea, 'la-bas');
    expect(body.idea).toMatchObject({ board: 'la-bas', status: 'review', stage: null, pinned: false, votes: 1, comments: 1, createdAt: idea.createdAt });
    expect(await total()).toBe(before);
    await alice.call('PUT', `/votes/${idea.id}`, { value: 1 });
    const after = await total();
    expect(after).toBe(before + 10);
    for (const query of ['?sort=new', '?q=nomade', '?tag=route', '?status=review&sort=new']) {
      expect([query, (await page('la-bas', query)).items.length, (await page('ici', query)).items.length]).toEqual([query, 1, 0]);
    }
    expect((await bob.call('GET', `/ideas/${idea.id}/comments`)).body.items).toHaveLength(1);
    expect((await move(idea, 'la-bas')).body.idea.version).toBe(body.idea.version);
    await move(idea, 'ici');
    expect(await total()).toBe(after);
    expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);
  });

  it('leaves in the log on which board each decision was taken, and where it was moved from', async () => {
    for (const board of ['avant-lui', 'apres-lui']) await setUp(board, { stages: STAGES });
    const idea = await proposed('avant-lui', { title: 'Deux fois décidée' });
    await decide(idea, { stage: 'short' });
    await move(idea, 'apres-lui');
    await decide(idea, { stage: 'short', note: 'Encore' });
    const { items } = (await animatrice.call('GET', '/audit')).body;
    expect(items.filter(({ subject }: any) => subject === idea.id).map(({ act, board, detail }: any) => [act, board, detail]).reverse()).toEqual([
      ['decided', 'avant-lui', 'short'], ['moved', 'avant-lui', 'apres-lui'], ['decided', 'apres-lui', 'short'],
    ]);
    // Somebody else moves it meanwhile: what the log would say of it is true no more.
    await move(idea, 'avant-lui');
    await setUp('ailleurs-encore', {});
    const late = await overtaken(here, animatrice, 'PUT', `/ideas/${idea.id}/board`, { board: 'ailleurs-encore' }, 'UPDATE post SET board', () => move(idea, 'apres-lui'));
    expect([late.status, late.body.code]).toEqual([412, 'precondition_failed']);
  });

  it('writes as much however many comments there are, which are on the board where the idea is', async () => {
    await setUp('rangee', { approval: 'newcomers' });
    await setUp('libre', {});
    await proposed('rangee', { title: 'Déjà là' }, animatrice);
    const cost = async (idea: { id: string }, board: string) => {
      const { db: counted, cost } = counting(db);
      const response = await createApp().fetch(new Request(`https://cocarde.example/v1/c/boards/ideas/${idea.id}/board`, {
        method: 'PUT', headers: { authorization: `Bearer ${animatrice.session}`, 'content-type': 'application/json' }, body: JSON.stringify({ board }),
      }), { DB: counted, COCARDE_SECRET: installation.installationSecret } as Env);
      expect(response.status).toBe(200);
      return cost.written;
    };
    const [quiet, discussed] = [await proposed('libre', { title: 'Calme' }), await proposed('libre', { title: 'Discutée' })];
    const fresh = await here.member('fraiche');
    const { comment } = (await fresh.call('POST', `/ideas/${discussed.id}/comments`, { body: 'Ma première' })).body;
    for (let n = 0; n < 20; n += 1) await bob.call('POST', `/ideas/${discussed.id}/comments`, { body: `Et ${n}` });
    expect(await cost(discussed, 'rangee')).toBe(await cost(quiet, 'rangee'));
    await bob.call('PUT', `/posts/${comment.id}/report`, { reason: 'spam' });
    const reported = (await animatrice.call('GET', '/moderation')).body.items.find(({ id }: any) => id === comment.id);
    expect(reported.board).toBe('rangee');
    await animatrice.call('PUT', `/moderation/${comment.id}`, { decision: 'remove', reason: 'Publicité' });
    expect((await animatrice.call('GET', '/audit')).body.items[0]).toMatchObject({ act: 'removed', subject: comment.id, board: 'rangee' });
    // Who has nothing else that stands brings back what they took away: the board where it is now wants to look at it.
    const other = await here.member('fraiche-aussi');
    const own = (await other.call('POST', `/ideas/${(await proposed('libre', { title: 'Encore' })).id}/comments`, { body: 'Moi aussi' })).body.comment;
    const on = String((await rows('SELECT parent FROM post WHERE community = ?1 AND id = ?2', own.id))[0]!.parent);
    await move({ id: on }, 'rangee');
    for (const method of ['PUT', 'DELETE']) expect((await other.call(method, `/posts/${own.id}/removal`, method === 'PUT' ? {} : undefined)).status).toBe(200);
    expect(await rows('SELECT held FROM post WHERE community = ?1 AND id = ?2', own.id)).toEqual([{ held: 'approval' }]);
  });

  it('keeps to boards with the same budget, cost and limit of dots', async () => {
    await setUp('large', { voting: { type: 'dots', budget: 100 } });
    const idea = await proposed('large', { title: 'Très voulue' });
    await bob.call('PUT', `/votes/${idea.id}`, { value: 80 });
    for (const [board, voting] of [['sans', {}], ['serre', { budget: 5 }], ['carre', { budget: 100, cost: 'quadratic' }], ['peu', { budget: 100, perIdea: 3 }]] as const) {
      await setUp(board, { voting: { type: 'dots', ...voting } });
      expect(errorsOf(await move(idea, board)), board).toEqual([400, 'invalid_input', ['board not_allowed']]);
    }
    await setUp('pareil', { voting: { type: 'dots', budget: 100, cost: 'linear', perIdea: 100 } });
    expect((await move(idea, 'pareil')).body.idea).toMatchObject({ board: 'pareil', score: 80 });
    expect((await page('pareil')).budget).toEqual({ all: 100, left: 20 });
  });

  it('is the same where a board was set up without a word about votes', async () => {
    await setUp('tacite', { stages: STAGES });
    await setUp('dite', { voting: { type: 'up' } });
    const idea = await proposed('jamais-regle', { title: 'Partout' });
    await proposed('autre-jamais-regle', { title: 'Là déjà' });
    for (const board of ['tacite', 'dite', 'autre-jamais-regle', 'jamais-regle']) expect((await move(idea, board)).status, board).toBe(200);
  });

  it('is by animateurs, to a board that takes contributions and is voted on in the same way', async () => {
    const idea = await proposed('depart', { title: 'Reste là' });
    await setUp('autrement', { voting: { type: 'up_down' } });
    await setUp('close', { closed: true });
    expect((await move(idea, 'close')).body.code).toBe('closed');
    expect(errorsOf(await move(idea, 'autrement'))).toEqual([400, 'invalid_input', ['board not_allowed']]);
    expect((await move(idea, 'ailleurs', alice)).status).toBe(403);
    expect((await move(idea, 'ailleurs', stranger)).status).toBe(404);
    expect(errorsOf(await move(idea, 'Pas Un Nom'))).toEqual([400, 'invalid_input', ['board not_allowed']]);
    expect((await bob.call('GET', `/ideas/${idea.id}`)).body.board).toBe('depart');
  });

  it('loses nothing to a slip of the pen: a board that nobody set up and that nothing was on is not there', async () => {
    const idea = await proposed('nulle-part', { title: 'Ne pas perdre' });
    expect(errorsOf(await move(idea, 'iddes'))).toEqual([400, 'invalid_input', ['board unknown_board']]);
    expect((await bob.call('GET', `/ideas/${idea.id}`)).body.board).toBe('nulle-part');
    await stranger.call('POST', '/boards/iddes/ideas', { title: 'Ailleurs' });
    expect(errorsOf(await move(idea, 'iddes'))).toEqual([400, 'invalid_input', ['board unknown_board']]);
  });

  it('asks of an idea what it would of a new one: a board of links takes none without its link', async () => {
    const LINK = { id: 'link', type: 'link', label: NAME, required: true };
    await setUp('liens', { fields: [LINK] });
    await setUp('autres-liens', { fields: [LINK, { id: 'note', type: 'line', label: NAME }] });
    await setUp('liens-choisis', { fields: [{ ...LINK, type: 'choice', choices: [{ id: 'un', name: NAME }, { id: 'deux', name: NAME }] }] });
    const bare = await proposed('sans-lien', { title: 'Sans lien' });
    expect(errorsOf(await move(bare, 'liens'))).toEqual([400, 'invalid_input', ['fields.link required']]);
    const linked = await proposed('autres-liens', { title: 'Avec', fields: { link: 'https://exemple.fr/', note: 'Lu' } });
    expect(errorsOf(await move(linked, 'liens-choisis'))).toEqual([400, 'invalid_input', ['fields.link not_allowed']]);
    expect((await move(linked, 'liens')).body.idea).toMatchObject({ board: 'liens', fields: { link: 'https://exemple.fr/', note: 'Lu' } });
    // The board began to ask while somebody moved.
    await setUp('bientot', {});
    const late = await overtaken(here, animatrice, 'PUT', `/ideas/${bare.id}/board`, { board: 'bientot' }, 'UPDATE post SET board', () => setUp('bientot', { fields: [LINK] }));
    expect([late.status, late.body.code]).toEqual([412, 'precondition_failed']);
    expect((await bob.call('GET', `/ideas/${bare.id}`)).body.board).toBe('sans-lien');
  });
});

describe('the order of a board', () => {
  const all = async (board: string, query: string, by = bob) => {
    const pages: any[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const answer: any = await page(board, `?${query}${cursor ? `&cursor=${cursor}` : ''}`, by);
      pages.push(answer.items);
      cursor = answer.cursor;
    }
    return pages;
  };
  const ids = (pages: any[][]) => pages.flat().map(({ id }) => id);

  it('can be each reader’s own: all ideas, each once, the same from page to page, another for another', async () => {
    for (let i = 0; i < 34; i++) await proposed('hasard', { title: `Idée ${i}` });
    const mine = ids(await all('hasard', 'sort=random'));
    expect(new Set(mine).size).toBe(34);
    expect(mine).toHaveLength(34);
    expect(ids(await all('hasard', 'sort=random'))).toEqual(mine);
    const readers = await Promise.all(Array.from({ length: 40 }, (_, i) => here.member(`hasard-${i}`)));
    const firsts = new Set((await Promise.all(readers.map((reader) => page('hasard', '?sort=random', reader)))).map(({ items }) => items[0].id));
    expect(firsts.size).toBeGreaterThan(12);
    expect(errorsOf(await bob.call('GET', '/boards/hasard/ideas?sort=random&status=new'))).toEqual([400, 'invalid_input', ['sort not_allowed']]);
  });

  it('puts each idea as often first, however near their ids are to each other, and none twice when one is pinned', async () => {
    const near = async (beginning: string) => {
      for (let i = 0; ; i++) if ((await postId(here.community.id, Number(alice.id), `idee-${beginning}-${i}`)).startsWith(beginning)) return `idee-${beginning}-${i}`;
    };
    for (const beginning of ['00', '01', '02']) {
      const idea = { title: `Idée ${beginning}` };
      expect((await alice.call('POST', '/boards/ordre/ideas', idea, { 'idempotency-key': await near(beginning) })).status).toBe(201);
    }
    const readers = await Promise.all(Array.from({ length: 60 }, (_, i) => here.member(`ordre-${i}`)));
    const firsts = (await Promise.all(readers.map((reader) => page('ordre', '?sort=random', reader)))).map(({ items }) => items[0].id);
    const often = [...new Set(firsts)].map((id) => firsts.filter((first) => first === id).length);
    expect(often).toHaveLength(3);
    expect(Math.min(...often)).toBeGreaterThan(5);
    await animatrice.call('PUT', `/ideas/${firsts[0]}/pin`);
    expect(ids([(await page('ordre', '?sort=random')).items]).sort()).toEqual([...new Set(firsts)].sort());
  });

  it('keeps every fifth place of the trend for ideas that few have seen, says so, and misses none', async () => {
    const ideas = [];
    for (let i = 0; i < 30; i++) ideas.push(await proposed('trend', { title: `Idée ${i}` }));
    // Old ones that everybody talks about, so that new ones would never be on the first page.
    await db.prepare("UPDATE post SET at = at + 86400000 * 400 WHERE community = ?1 AND board = 'trend' AND title IN (SELECT 'Idée ' || value FROM json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]'))").bind(here.community.id).run();
    await db.prepare("UPDATE post SET replies = replies WHERE community = ?1").bind(here.community.id).run();
    const pages = await all('trend', 'sort=trending');
    const seldom = pages[0]!.flatMap(({ seldom }, i) => (seldom ? [i] : []));
    expect([pages[0]!.length, seldom]).toEqual([10, [4, 9]]);
    expect(pages.slice(1).flat().some(({ seldom }: any) => seldom)).toBe(false);
    expect(new Set(ids(pages)).size).toBe(30);
    const own = (await page('trend', '', alice)).items;
    expect(own.some(({ seldom }: any) => seldom)).toBe(false);
    for (const sort of ['new', 'top']) expect((await page('trend', `?sort=${sort}`)).items.some(({ seldom }: any) => seldom)).toBe(false);
  });

  it('is held to an author and to days, alone and with a tag, a status or words', async () => {
    const dan = await here.member('dan', { name: 'Dan' });
    const one = await proposed('filtres', { title: 'Une passerelle', tags: ['pont'] }, dan);
    const two = await proposed('filtres', { title: 'Une passerelle verte', tags: ['pont'] }, dan);
    await proposed('filtres', { title: 'Une passerelle rouge', tags: ['pont'] });
    await db.prepare('UPDATE post SET at = 1750000000000 WHERE community = ?1 AND id = ?2').bind(here.community.id, one.id).run();
    await decide(two, { status: 'review' });
    const titles = async (query: string) => (await page('filtres', query)).items.map(({ title }: any) => title).sort();
    for (const sort of ['new', 'top', 'trending']) {
      expect(await titles(`?sort=${sort}&author=${dan.id}`)).toEqual(['Une passerelle', 'Une passerelle verte']);
      expect(await titles(`?sort=${sort}&from=2025-06-15&to=2025-06-15`)).toEqual(['Une passerelle']);
      expect(await titles(`?sort=${sort}&to=2025-06-14`)).toEqual([]);
      expect(await titles(`?sort=${sort}&author=${dan.id}&from=2026-01-01`)).toEqual(['Une passerelle verte']);
      expect(await titles(`?sort=${sort}&author=${dan.id}&status=review&tag=pont`)).toEqual(['Une passerelle verte']);
    }
    expect(await titles(`?q=passer&author=${dan.id}`)).toEqual(['Une passerelle', 'Une passerelle verte']);
    expect(await titles('?q=passer&status=review')).toEqual(['Une passerelle verte']);
    expect(await titles(`?q=passer&tag=pont&to=2025-12-31`)).toEqual(['Une passerelle']);
    for (const wrong of ['author=dan', 'from=hier', 'to=2025-02-30']) expect((await bob.call('GET', `/boards/filtres/ideas?${wrong}`)).body.code).toBe('invalid_input');
  });
});
