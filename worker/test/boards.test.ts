import { beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

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
