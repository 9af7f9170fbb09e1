import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { median } from '../src/experts/answer-times.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { themesIn } from '../src/themes/themes.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

// Themes, who knows what, who is found and asked, and what happened in a community.

const { db } = installation;
const BOARD = 'entraide';
const DAY = 86_400_000;

const THEMES = [
  { id: 'rgpd', name: { fr: 'Données personnelles', en: 'Personal data' }, about: { fr: 'Consentement, registre' }, synonyms: ['gdpr', 'vie privée'] },
  { id: 'seo', name: { fr: 'Référencement', en: 'Search ranking' } },
  { id: 'vidéo', name: { fr: 'Vidéo', en: 'Video' }, synonyms: ['film'] },
];

let here: TestCommunity;
let noemie: Voice;
let alice: Voice;
let bob: Voice;
let chloe: Voice;
let dan: Voice;

async function open(slug?: string) {
  here = await openCommunity(installation, slug);
  noemie = await here.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
  alice = await here.member('alice', { name: 'Alice Roux', team: 'Marque' });
  bob = await here.member('bob', { name: 'Bob Tran' });
  chloe = await here.member('chloe', { name: 'Chloé Lam' });
  dan = await here.member('dan', { name: 'Dan Petit' });
}

const setThemes = (items: unknown, version = '*', by = noemie) => by.call('PUT', '/themes', { items }, { 'if-match': version });
const ask = async (by: Voice, title: string, tags: string[] = ['rgpd'], headers = {}) => (await by.call('POST', `/boards/${BOARD}/questions`, { title, tags }, headers)).body.question;
const answer = async (by: Voice, question: { id: string }, body = 'Voici.') => (await by.call('POST', `/questions/${question.id}/answers`, { body })).body.answer;
const accept = (by: Voice, question: { id: string }, given: { id: string }) => by.call('PUT', `/questions/${question.id}/accepted`, { answer: given.id });
const list = (by: Voice, themes?: string[], listed = true) => by.call('PUT', '/me/expertise', { listed, ...(themes ? { themes } : {}) });
const experts = async (query = '', by = dan) => (await by.call('GET', `/experts${query}`)).body.items;
const names = async (query = '', by = dan) => (await experts(query, by)).map(({ member }: any) => member.name);
const known = async (of: Voice) => Object.fromEntries((await of.call('GET', '/me/expertise')).body.expertise.map(({ theme, level, answers, endorsements }: any) => [theme, [level, answers, endorsements]]));
const endorse = (by: Voice, of: Voice, theme = 'rgpd', method = 'PUT') => by.call(method, `/members/${of.id}/expertise/${encodeURIComponent(theme)}/endorsement`);
const errorsOf = ({ status, body }: { status: number; body: any }) => [status, body.code, body.errors?.map(({ path, code }: any) => `${path} ${code}`)];
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);

describe('themes', () => {
  beforeAll(() => open());

  it('are set as a whole by an animateur, from the version that was read', async () => {
    expect((await alice.call('GET', '/themes')).body).toEqual({ items: [], version: 0 });
    expect(errorsOf(await setThemes(THEMES, '*', alice))).toEqual([403, 'forbidden', undefined]);
    expect((await noemie.call('PUT', '/themes', { items: THEMES })).body.code).toBe('precondition_required');
    expect((await setThemes(THEMES, '"1"')).body.code).toBe('precondition_failed');
    const set = await setThemes(THEMES, '"0"');
    expect([set.status, set.headers.get('etag'), set.body]).toEqual([200, '"1"', { items: THEMES, version: 1 }]);
    expect((await setThemes([], '"0"')).body.code).toBe('precondition_failed');
    expect((await alice.call('GET', '/themes')).body).toEqual({ items: THEMES, version: 1 });
    expect((await noemie.call('GET', '/audit')).body.items[0].act).toBe('themes_changed');
  });

  it('have each word once, whatever its case and accents, and are no more than a page can hold', async () => {
    const theme = (id: string, ...synonyms: string[]) => ({ id, name: { fr: id }, synonyms });
    expect(errorsOf(await setThemes([theme('seo', 'référencement'), theme('web', 'Referencement')]))).toEqual([400, 'invalid_input', ['items not_allowed']]);
    expect(errorsOf(await setThemes(Array.from({ length: 61 }, (_, i) => theme(`t${i}`))))).toEqual([400, 'invalid_input', ['items too_many']]);
    expect(errorsOf(await setThemes([{ id: 'x', name: {} }]))).toEqual([400, 'invalid_input', ['items.0.name not_allowed']]);
  });

  it('take the place of their other words in what is written, asked and edited from then on', async () => {
    const key = { 'idempotency-key': 'theme-question-1' };
    const typed = { title: 'Bandeau', tags: ['#GDPR', 'Vie  Privee', 'SEO', 'autre'] };
    const asked = await alice.call('POST', `/boards/${BOARD}/questions`, typed, key);
    expect(asked.body.question.tags).toEqual(['rgpd', 'seo', 'autre']);
    const idea = (await alice.call('POST', `/boards/${BOARD}/ideas`, { title: 'Un tutoriel', tags: ['film', 'données personnelles'] })).body.idea;
    expect(idea.tags).toEqual(['vidéo', 'rgpd']);
    expect((await alice.call('PATCH', `/posts/${idea.id}`, { tags: ['VIDEO', 'gdpr'] }, { 'if-match': '*' })).body.tags).toEqual(['vidéo', 'rgpd']);
    // What is there keeps its tags when the list changes, and a retry across the change is still the same request.
    await setThemes([{ id: 'protection', name: { fr: 'Protection' }, synonyms: ['rgpd', 'gdpr', 'vie privée'] }]);
    expect((await alice.call('POST', `/boards/${BOARD}/questions`, typed, key)).body.question).toMatchObject({ id: asked.body.question.id, tags: ['rgpd', 'seo', 'autre'] });
    expect((await alice.call('POST', `/boards/${BOARD}/questions`, { ...typed, tags: ['seo'] }, key)).body.code).toBe('idempotency_key_reused');
    await setThemes(THEMES);
    await sound();
  });

  it('are found by any word for them: in the search, the filter by tag, and the right to validate', async () => {
    await setThemes(THEMES);
    const carries = await ask(alice, 'Combien de temps garder un fichier ?', ['rgpd']);
    const says = await ask(alice, 'GDPR, par où commencer ?', ['gdpr']);
    await ask(alice, 'Sans rapport', ['seo']);
    const found = async (query: string, kind = 'questions') => (await bob.call('GET', `/boards/${BOARD}/${kind}?${query}`)).body.items.map(({ id }: any) => id);
    const both = [carries.id, says.id];
    for (const word of ['gdpr', ' GDPR ', 'vie privée', 'Données personnelles', 'donnees PERSONNELLES', 'rgpd']) {
      const q = encodeURIComponent(word);
      expect([word, await found(`q=${q}`)]).toEqual([word, expect.arrayContaining(both)]);
      expect([word, await found(`tag=${q}`)]).toEqual([word, expect.arrayContaining(both)]);
    }
    // What says the word comes before what only carries the theme; a word that is no theme finds what says it.
    expect((await found('q=gdpr'))[0]).toBe(says.id);
    expect(await found('q=rapport')).toHaveLength(1);
    expect(await found(`q=gdpr&tag=${encodeURIComponent('vidéo')}`)).toEqual([]);
    expect(await found('q=gdpr%22%29%20OR%20%28seo')).toEqual([]);
    const idea = (await alice.call('POST', `/boards/${BOARD}/ideas`, { title: 'Une charte', tags: ['rgpd'] })).body.idea;
    expect([await found('q=gdpr', 'ideas'), await found('tag=gdpr', 'ideas')]).toEqual([expect.arrayContaining([idea.id]), expect.arrayContaining([idea.id])]);
    expect((await noemie.call('PUT', `/members/${bob.id}/validates/gdpr`)).body).toEqual({ member: String(bob.id), theme: 'rgpd', validates: true });
    const given = await answer(chloe, carries);
    expect((await bob.call('PUT', `/answers/${given.id}/validation`)).status).toBe(200);
    expect((await noemie.call('DELETE', `/members/${bob.id}/validates/${encodeURIComponent('vie privée')}`)).body).toMatchObject({ theme: 'rgpd', validates: false });
    expect((await noemie.call('GET', '/validators')).body.items).toEqual([]);
    await sound();
  });

  it('are told by a title when one of their words stands in it, whole', () => {
    expect(themesIn(THEMES, 'Quel registre pour les DONNEES personnelles et la vidéo ?')).toEqual(['rgpd', 'vidéo']);
    expect(themesIn(THEMES, 'Museologie')).toEqual([]);
  });
});

describe('expertise', () => {
  beforeAll(async () => { await open('expertise'); await setThemes(THEMES); });

  it('follows what answers are worth: accepted, voted for, taken back, removed and back', async () => {
    const question = await ask(alice, 'Faut-il un bandeau ?', ['rgpd', 'seo']);
    const given = await answer(bob, question);
    expect(await known(bob)).toEqual({});
    await accept(alice, question, given);
    expect(await known(bob)).toEqual({ rgpd: [1, 1, 0], seo: [1, 1, 0] });
    const score = () => db.prepare("SELECT score FROM expertise WHERE community = ?1 AND member = ?2 AND theme = 'rgpd'").bind(here.community.id, bob.id).first<{ score: number }>();
    for (const voter of [chloe, dan]) await voter.call('PUT', `/votes/${given.id}`, { value: 1 });
    expect((await score())!.score).toBe(12);
    await dan.call('DELETE', `/votes/${given.id}`);
    expect((await score())!.score).toBe(11);
    await bob.call('PUT', `/posts/${given.id}/removal`, {});
    expect(await known(bob)).toEqual({});
    await bob.call('DELETE', `/posts/${given.id}/removal`);
    expect((await score())!.score).toBe(11);
    await alice.call('DELETE', `/questions/${question.id}/accepted`);
    expect(await known(bob)).toEqual({ rgpd: [0, 1, 0], seo: [0, 1, 0] });
    await sound();
  });

  it('gives nothing for accepting oneself, and moves with the themes of the question', async () => {
    const question = await ask(alice, 'Et pour la vidéo ?', ['seo']);
    await accept(alice, question, await answer(alice, question));
    expect(await known(alice)).toEqual({});
    await accept(alice, question, await answer(chloe, question));
    expect(await known(chloe)).toEqual({ seo: [1, 1, 0] });
    await alice.call('PATCH', `/posts/${question.id}`, { tags: ['vidéo'] }, { 'if-match': '*' });
    expect(await known(chloe)).toEqual({ vidéo: [1, 1, 0] });
    await sound();
  });

  it('is vouched for by who knows and by animateurs, for who is listed, once, and taken back', async () => {
    expect((await endorse(noemie, dan)).body.code).toBe('not_found');
    await list(dan, ['rgpd']);
    expect((await endorse(alice, dan)).body.code).toBe('forbidden');
    expect((await endorse(dan, dan)).body.code).toBe('forbidden');
    expect((await endorse(noemie, dan, 'seo')).body.code).toBe('not_found');
    for (let twice = 0; twice < 2; twice += 1) {
      expect((await endorse(noemie, dan, 'GDPR')).body).toEqual({ member: String(dan.id), theme: 'rgpd', level: 1, answers: 0, endorsements: 1, endorsed: true, mayEndorse: true });
    }
    // Who knows may: bob's accepted answer makes him one.
    const question = await ask(alice, 'Durée de conservation ?');
    await accept(alice, question, await answer(bob, question));
    expect((await endorse(bob, dan)).body).toMatchObject({ endorsements: 2, endorsed: true });
    expect((await experts('?theme=rgpd', alice))[0]).toMatchObject({ member: { name: 'Dan Petit' }, level: 1, themes: [{ theme: 'rgpd', endorsements: 2, endorsed: false, mayEndorse: false }] });
    await endorse(bob, dan, 'rgpd', 'DELETE');
    expect((await endorse(noemie, dan, 'rgpd', 'DELETE')).body).toMatchObject({ level: 0, endorsements: 0, endorsed: false });
    // Also for who is listed no more.
    await endorse(noemie, dan);
    await list(dan, undefined, false);
    for (let twice = 0; twice < 2; twice += 1) expect((await endorse(noemie, dan, 'gdpr', 'DELETE')).body).toEqual({ member: String(dan.id), theme: 'rgpd', level: 0, answers: 0, endorsements: 0, endorsed: false, mayEndorse: false });
    await list(dan, ['rgpd']);
    expect((await experts('?theme=rgpd', alice))[0]).toMatchObject({ member: { name: 'Dan Petit' }, level: 0 });
    // Not while they take no part, nor for later.
    await noemie.call('PUT', `/members/${dan.id}/exclusion`, { reason: 'staff' });
    expect((await endorse(bob, dan)).body.code).toBe('not_found');
    await noemie.call('DELETE', `/members/${dan.id}/exclusion`);
    expect(await known(dan)).toMatchObject({ rgpd: [0, 0, 0] });
    await sound();
  });

  it('is the same after a rebuild', async () => {
    const rows = async () => (await db.prepare('SELECT member, theme, answers, worth, endorsements, grants FROM expertise WHERE community = ?1 AND score > 0 ORDER BY 1, 2').bind(here.community.id).all()).results;
    const before = [await rows(), await names('?theme=rgpd')];
    expect(before[0]).not.toEqual([]);
    await db.prepare('UPDATE expertise SET worth = 7 WHERE community = ?1').bind(here.community.id).run();
    await db.prepare("UPDATE expert_search SET name = 'x' WHERE rowid = ?1").bind(dan.id).run();
    await rebuild(db, (await loadCommunity(db, 'expertise'))!);
    expect([await rows(), await names('?theme=rgpd')]).toEqual(before);
    await sound();
  });
});

describe('the directory', () => {
  beforeAll(async () => { await open(); await setThemes(THEMES); });

  it('has nobody who did not say yes, and nobody from the moment of their no', async () => {
    const question = await ask(alice, 'Qui sait ?');
    await accept(alice, question, await answer(bob, question));
    expect(await names()).toEqual([]);
    expect((await list(bob, ['gdpr'])).body).toEqual({ listed: true, themes: ['rgpd'], expertise: [{ theme: 'rgpd', level: 1, answers: 1, endorsements: 0 }] });
    expect([await names(), await names('?theme=rgpd'), await names('?theme=seo')]).toEqual([['Bob Tran'], ['Bob Tran'], []]);
    expect((await list(bob, undefined)).body.themes).toEqual(['rgpd']);
    expect((await list(bob, undefined, false)).body).toMatchObject({ listed: false, themes: [] });
    expect([await names(), await names('?q=bob')]).toEqual([[], []]);
    expect(errorsOf(await bob.call('PUT', '/me/expertise', { listed: true, themes: Array.from({ length: 21 }, (_, i) => `t${i}`) }))).toEqual([400, 'invalid_input', ['themes too_many']]);
    await sound();
  });

  it('is found by theme, team, place, name and a sentence that names a theme; levels first', async () => {
    const lyon = (who: string, claims: object) => here.sign(who, claims as Record<string, unknown>).then((token) => here.call('POST', '/session', { token }));
    await lyon('chloe', { name: 'Chloé Lam', team: 'Contenu', place: 'Lyon' });
    await lyon('alice', { name: 'Alice Roux', team: 'Marque', place: 'Lyon' });
    await list(bob, ['rgpd']);
    await list(chloe, ['rgpd', 'seo']);
    await list(alice, ['rgpd']);
    expect(await names('?theme=rgpd')).toEqual(['Bob Tran', 'Chloé Lam', 'Alice Roux']);
    expect(await names('?theme=GDPR&team=Contenu')).toEqual(['Chloé Lam', 'Bob Tran'].sort());
    expect(await names('?theme=rgpd&place=Lyon')).toEqual(['Chloé Lam', 'Alice Roux']);
    expect(await names('?place=Lyon&team=Marque')).toEqual(['Alice Roux']);
    expect(await names('?theme=rgpd&team=Marque&place=Paris')).toEqual([]);
    expect(await names('?q=chloe')).toEqual(['Chloé Lam']);
    expect(await names('?q=lam%20chl')).toEqual(['Chloé Lam']);
    expect(await names(`?q=${encodeURIComponent('Qui peut m’aider sur le référencement ?')}`)).toEqual(['Chloé Lam']);
    expect((await dan.call('GET', '/experts/filters')).body).toEqual({ teams: ['Contenu', 'Marque'], places: ['Lyon'] });
    expect(await names('?theme=seo&q=bob')).toEqual([]);
    expect(await names('?q=%22%2A%28')).toEqual([]);
    expect((await experts('?theme=seo'))[0]).toMatchObject({ place: 'Lyon', level: 0, me: false, themes: [{ theme: 'rgpd' }, { theme: 'seo' }] });
    await sound();
  });

  it('follows a team, leaves out who is suspended or excluded, and those of other communities', async () => {
    await here.call('POST', '/session', { token: await here.sign('alice', { name: 'Alice Roux', team: 'Données' }) });
    expect(await names('?team=Marque')).toEqual([]);
    expect(await names(`?team=${encodeURIComponent('Données')}`)).toEqual(['Alice Roux']);
    await noemie.call('PUT', `/members/${alice.id}/suspension`, { reason: 'x' });
    await noemie.call('PUT', `/members/${chloe.id}/exclusion`, { reason: 'staff' });
    expect([await names('?theme=rgpd'), await names('?q=alice')]).toEqual([['Bob Tran'], []]);
    expect((await dan.call('GET', '/experts/filters')).body).toEqual({ teams: ['Contenu'], places: [] });
    expect((await endorse(noemie, chloe)).body.code).toBe('not_found');
    await noemie.call('DELETE', `/members/${alice.id}/suspension`);
    await noemie.call('DELETE', `/members/${chloe.id}/exclusion`);
    const elsewhere = await (await openCommunity(installation)).member('eve', { role: 'animateur' });
    expect((await elsewhere.call('GET', '/experts')).body).toEqual({ items: [], cursor: null });
    expect((await endorse(elsewhere, bob)).status).toBe(404);
    await sound();
  });

  it('is read page by page, each once, by as many rows whatever the number of members', async () => {
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 45)
       INSERT INTO member (community, issuer, subject, name, team, joined_at) SELECT ?1, 'x', 'n' || i, 'Nadia ' || i, 'Nord', 0 FROM n`,
    ).bind(here.community.id).run();
    await db.prepare(
      `INSERT INTO listing (community, member, theme, level, team, place) SELECT m.community, m.id, t.value, 0, m.team, NULL FROM member m, json_each('["", "rgpd"]') t WHERE m.community = ?1 AND m.issuer = 'x'`,
    ).bind(here.community.id).run();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: any = (await dan.call('GET', `/experts?theme=rgpd${cursor && `&cursor=${cursor}`}`)).body;
      seen.push(...page.items.map(({ member }: any) => member.id));
      cursor = page.cursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([48, 48]);
    expect((await dan.call('GET', '/experts?cursor=zzz')).body.code).toBe('invalid_input');
    // Where it goes on behind two hundred who are not shown is not the number of one of them.
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
       INSERT INTO member (community, issuer, subject, name, team, joined_at, status) SELECT ?1, 'x', 's' || i, 'S ' || i, 'Nord', 0, 'suspended' FROM n`,
    ).bind(here.community.id).run();
    await db.prepare(`INSERT INTO listing (community, member, theme, level, team, place) SELECT m.community, m.id, t.value, 0, m.team, NULL FROM member m, json_each('["", "rgpd"]') t WHERE m.community = ?1 AND m.subject LIKE 's%' AND m.issuer = 'x'`).bind(here.community.id).run();
    const again: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: any = (await dan.call('GET', `/experts?theme=rgpd${next && `&cursor=${next}`}`)).body;
      again.push(...page.items.map(({ member }: any) => member.id));
      next = page.cursor;
      if (next !== null && page.items.length === 0) expect(JSON.parse(Buffer.from(next, 'base64url').toString())[1] % 128).toBe(0);
    }
    expect(again).toEqual(seen);
    await db.prepare("DELETE FROM listing WHERE community = ?1 AND member IN (SELECT id FROM member WHERE issuer = 'x')").bind(here.community.id).run();
    await sound();
  });
});

describe('while asking', () => {
  beforeAll(async () => {
    await open();
    await setThemes(THEMES);
    for (const who of [bob, chloe, dan]) { await list(who, ['rgpd', 'seo']); await endorse(noemie, who); }
  });

  const suggested = async (query: string, by = alice) => (await by.call('GET', `/experts/suggested?${query}`)).body;
  const namesOf = ({ items }: any) => items.map(({ member }: any) => member.name);
  const put = (by: Voice, question: { id: string }, ...members: Voice[]) => by.call('PUT', `/questions/${question.id}/requests`, { members: members.map(({ id }) => String(id)) });

  it('up to three who know one of the themes are suggested, never the asker, nor who is away', async () => {
    expect(await suggested('title=Bonjour')).toEqual({ themes: [], items: [] });
    const found = await suggested('title=Le%20RGPD%20et%20moi');
    expect([found.themes, namesOf(found)]).toEqual([['rgpd'], ['Bob Tran', 'Chloé Lam', 'Dan Petit']]);
    expect(namesOf(await suggested('tags=gdpr', bob))).toEqual(['Chloé Lam', 'Dan Petit']);
    expect(namesOf(await suggested('tags=seo'))).toEqual([]);
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(new Date());
    await db.prepare('INSERT INTO pause (community, member, from_day, to_day) VALUES (?1, ?2, ?3, ?3)').bind(here.community.id, chloe.id, today).run();
    expect(namesOf(await suggested('tags=rgpd'))).toEqual(['Bob Tran', 'Dan Petit']);
    // Forty who left, above all others, keep nobody from being suggested.
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
       INSERT INTO member (community, issuer, subject, name, joined_at, status) SELECT ?1, 'x', 'left' || i, 'L ' || i, 0, 'suspended' FROM n`,
    ).bind(here.community.id).run();
    await db.prepare("INSERT INTO listing (community, member, theme, level) SELECT m.community, m.id, t.value, 3 FROM member m, json_each('[\"\", \"rgpd\"]') t WHERE m.community = ?1 AND m.issuer = 'x'").bind(here.community.id).run();
    expect(namesOf(await suggested('tags=rgpd'))).toEqual(['Bob Tran', 'Dan Petit']);
    await db.prepare("DELETE FROM listing WHERE community = ?1 AND member IN (SELECT id FROM member WHERE issuer = 'x')").bind(here.community.id).run();
    const question = await ask(alice, 'Pendant son absence');
    expect(errorsOf(await put(alice, question, chloe))).toEqual([400, 'invalid_input', ['members not_allowed']]);
    await db.prepare('DELETE FROM pause WHERE community = ?1').bind(here.community.id).run();
  });

  it('those who were asked least come first, then those who were asked longest ago', async () => {
    const question = await ask(alice, 'À qui demander ?');
    expect((await put(alice, question, bob)).body.items).toMatchObject([{ member: { name: 'Bob Tran' }, declined: false }]);
    expect(namesOf(await suggested('tags=rgpd'))).toEqual(['Chloé Lam', 'Dan Petit', 'Bob Tran']);
    await put(alice, await ask(alice, 'Et encore ?'), chloe, dan);
    await db.prepare('UPDATE request SET at = at - 1000 WHERE community = ?1 AND member = ?2').bind(here.community.id, dan.id).run();
    await db.prepare('UPDATE request SET at = at - ?3 WHERE community = ?1 AND member = ?2').bind(here.community.id, bob.id, 31 * DAY).run();
    // Bob was asked a month ago, which no longer counts.
    expect(namesOf(await suggested('tags=rgpd'))).toEqual(['Bob Tran', 'Dan Petit', 'Chloé Lam']);
  });

  it('a question is put to three at most, all or nobody, by who asked or an animateur, and who was asked may refuse', async () => {
    const question = await ask(alice, 'Demandée');
    const requests = async (by: Voice) => (await by.call('GET', `/questions/${question.id}/requests`)).body.items.map(({ member, declined }: any) => [member.name, declined]);
    expect((await put(dan, question, bob)).body.code).toBe('forbidden');
    expect(errorsOf(await put(alice, question, bob, alice))).toEqual([400, 'invalid_input', ['members not_allowed']]);
    expect(errorsOf(await put(noemie, question, noemie))).toEqual([400, 'invalid_input', ['members not_allowed']]);
    expect(await requests(alice)).toEqual([]);
    for (let twice = 0; twice < 2; twice += 1) expect((await put(alice, question, bob, chloe)).status).toBe(200);
    expect([await requests(noemie), await requests(chloe), await requests(dan)]).toEqual([[['Bob Tran', false], ['Chloé Lam', false]], [['Chloé Lam', false]], []]);
    const waiting = async (who: Voice) => (await who.call('GET', '/me/requests')).body.items.map(({ title }: any) => title);
    expect(await waiting(chloe)).toContain('Demandée');
    expect((await chloe.call('GET', '/me/inbox')).body.items.filter(({ kind, object }: any) => kind === 'expert' && JSON.stringify(object).includes(question.id))).toHaveLength(1);
    const refuse = (by: Voice, declined = true) => by.call('PUT', `/questions/${question.id}/requests/mine`, { declined });
    expect((await refuse(dan)).status).toBe(404);
    const told = async (who: Voice) => (await who.call('GET', `/questions/${question.id}`)).body.request;
    expect([await told(chloe), await told(dan), await told(alice)]).toEqual([{ declined: false }, undefined, undefined]);
    expect((await refuse(chloe)).body).toMatchObject({ declined: true });
    expect(await told(chloe)).toEqual({ declined: true });
    expect(await waiting(chloe)).not.toContain('Demandée');
    // There is room again, but not for the one who refused.
    expect((await put(alice, question, bob, dan)).body.items).toHaveLength(3);
    expect(await waiting(dan)).toContain('Demandée');
    await answer(dan, question);
    expect(await waiting(dan)).not.toContain('Demandée');
    expect((await refuse(chloe, false)).body).toMatchObject({ declined: false });
    const eve = await here.member('eve', { name: 'Eve Sol' });
    await list(eve, ['rgpd']);
    expect(errorsOf(await put(alice, question, eve))).toEqual([400, 'invalid_input', ['members not_allowed']]);
    // A refusal makes room for another, after which it is not taken back.
    await refuse(chloe);
    expect((await put(alice, question, eve)).status).toBe(200);
    expect((await refuse(chloe, false)).body.code).toBe('closed');
    expect(await told(chloe)).toEqual({ declined: true });
    await list(eve, undefined, false);
    await sound();
  });
});

describe('a question that takes no more answers', () => {
  beforeAll(async () => {
    await open();
    for (const who of [bob, chloe, dan]) await list(who, ['rgpd']);
  });
  const put = (question: { id: string }, ...members: Voice[]) => alice.call('PUT', `/questions/${question.id}/requests`, { members: members.map(({ id }) => String(id)) });
  const waiting = async (who: Voice) => (await who.call('GET', '/me/requests')).body.items.map(({ title }: any) => title);

  it('is put to nobody and waits for nobody, until it takes them again', async () => {
    const other = await ask(alice, 'L’autre');
    for (const [title, path, body] of [['Close', 'closing', {}], ['La même', 'duplicate', { of: other.id }]] as const) {
      const question = await ask(alice, title);
      expect((await put(question, bob)).status).toBe(200);
      expect(await waiting(bob)).toEqual([title]);
      expect((await alice.call('PUT', `/questions/${question.id}/${path}`, body)).status).toBe(200);
      expect(await waiting(bob)).toEqual([]);
      expect((await put(question, bob, chloe)).body.code).toBe('closed');
      expect((await put(question, bob)).status).toBe(200);
      expect([await waiting(chloe), (await alice.call('GET', `/questions/${question.id}/requests`)).body.items]).toEqual([[], [expect.objectContaining({ declined: false })]]);
      await alice.call('DELETE', `/questions/${question.id}/${path}`);
      expect(await waiting(bob)).toEqual([title]);
      await answer(bob, question);
    }
    await sound();
  });

  it('is no news to who refused it, and is again to who takes that back', async () => {
    const question = await ask(alice, 'Refusée');
    await put(question, dan);
    const news = async () => (await dan.call('GET', '/me/inbox')).body.items.filter(({ kind, object, unread }: any) => unread && kind === 'expert' && object.id === question.id).length;
    const refuse = (declined: boolean) => dan.call('PUT', `/questions/${question.id}/requests/mine`, { declined });
    expect(await news()).toBe(1);
    await refuse(true);
    expect(await news()).toBe(0);
    await refuse(false);
    expect(await news()).toBe(1);
  });
});

describe('answer times', () => {
  beforeAll(() => open());

  it('are those of the latest questions, from question to first standing answer by somebody else', async () => {
    const times = async () => (await dan.call('GET', `/boards/${BOARD}/answer-times`)).body;
    expect(await times()).toEqual({ unanswered: 0, more: false, questions: 0, answered: 0, median: null });
    const [one, two, three] = [await ask(alice, 'Un', []), await ask(alice, 'Deux', []), await ask(alice, 'Trois', [])];
    await answer(alice, three, 'Moi-même');
    const [first, second] = [await answer(bob, one), await answer(chloe, two)];
    const dated = (id: string, at: number) => db.batch([
      db.prepare('UPDATE post SET at = ?3 WHERE community = ?1 AND id = ?2').bind(here.community.id, id, at),
      db.prepare('UPDATE post SET heat = t.heat FROM post_tally t WHERE t.community = ?1 AND t.id = post.id AND post.community = ?1').bind(here.community.id),
    ]);
    for (const { id } of [one, two, three]) await dated(id, 1_000);
    await dated(first.id, 1_000 + 60_000);
    await dated(second.id, 1_000 + 120_000);
    for (const given of [first, second]) { await noemie.call('PUT', `/posts/${given.id}/removal`, { reason: 'x' }); await noemie.call('DELETE', `/posts/${given.id}/removal`); }
    expect(await times()).toEqual({ unanswered: 0, more: false, questions: 3, answered: 2, median: 90_000 });
    await noemie.call('PUT', `/posts/${second.id}/removal`, { reason: 'x' });
    expect(await times()).toEqual({ unanswered: 1, more: false, questions: 3, answered: 1, median: 60_000 });
    // Of one without a name only the hour is known: its time would be up to an hour too long.
    await noemie.call('PUT', `/boards/${BOARD}`, { preset: 'ideas', name: { fr: 'Entraide' }, anonymous: true }, { 'if-match': '*' });
    const nameless = (await noemie.call('POST', `/boards/${BOARD}/questions`, { title: 'Sans nom', anonymous: true }, { 'idempotency-key': crypto.randomUUID() })).body.question;
    await answer(bob, nameless);
    expect(await times()).toEqual({ unanswered: 1, more: false, questions: 4, answered: 2, median: 60_000 });
    await sound();
  });

  it('have their middle', () => {
    expect([median([]), median([3]), median([5, 1, 3]), median([1, 2])]).toEqual([null, 3, 3, 2]);
  });
});

describe('activity', () => {
  beforeAll(() => open());

  const activity = async (query = '', by = chloe) => (await by.call('GET', `/activity${query}`)).body;
  const told = async (query = '') => (await activity(query)).items.map(({ kind, member, post, badge }: any) => `${kind} ${member?.name ?? '–'} ${post?.title ?? badge.id}`);

  it('tells what was written, accepted, realised and received, with the first contribution of a newcomer', async () => {
    const question = await ask(alice, 'Une question');
    const given = await answer(bob, question);
    await accept(alice, question, given);
    const idea = (await dan.call('POST', '/boards/idees/ideas', { title: 'Une idée' })).body.idea;
    await noemie.call('PATCH', `/ideas/${idea.id}`, { status: 'done', note: 'Fait' }, { 'if-match': '*' });
    const again = (await dan.call('POST', '/boards/idees/ideas', { title: 'Une autre' })).body.idea;
    expect((await told()).sort()).toEqual(['accepted Bob Tran Une question', 'answer Bob Tran Une question', 'idea Dan Petit Une autre', 'idea Dan Petit Une idée', 'question Alice Roux Une question', 'realised Dan Petit Une idée']);
    const { items, cursor } = await activity();
    expect(cursor).toBeNull();
    expect(items.filter(({ first }: any) => first).map(({ subject }: any) => subject).sort()).toEqual([question.id, given.id, idea.id].sort());
    expect(items.find(({ subject }: any) => subject === again.id).first).toBe(false);
    await chloe.call('PUT', `/posts/${idea.id}/reactions/bravo`);
    expect((await activity()).items.find(({ kind, subject }: any) => kind === 'idea' && subject === idea.id).reactions).toEqual([{ kind: 'bravo', count: 1, mine: true }]);
    expect((await activity('?board=idees')).items).toHaveLength(3);
    expect(await told('?team=Marque')).toEqual(['question Alice Roux Une question']);
  });

  it('tells of badges only those who agreed to be named and show them', async () => {
    await db.prepare("INSERT INTO badge (community, id, position, definition) SELECT ?1, 'merci', 90, definition FROM badge WHERE community = ?1 LIMIT 1").bind(here.community.id).run();
    await db.prepare("INSERT INTO award (community, member, badge, at) VALUES (?1, ?2, 'merci', ?3)").bind(here.community.id, bob.id, Date.now()).run();
    const badges = async () => (await told()).filter((line: string) => line.startsWith('badge') && line.endsWith('merci'));
    expect(await badges()).toEqual([]);
    await bob.call('PATCH', '/me', { appears: 'yes' });
    expect(await badges()).toEqual(['badge Bob Tran merci']);
    await noemie.call('PUT', `/members/${bob.id}/exclusion`, { reason: 'staff' });
    expect(await badges()).toEqual([]);
    await noemie.call('DELETE', `/members/${bob.id}/exclusion`);
    expect(await badges()).toEqual(['badge Bob Tran merci']);
    await bob.call('PUT', '/me/visibility', { badges: false });
    expect(await badges()).toEqual([]);
  });

  it('leaves out what is removed or held, what is below it, and everything of who said no', async () => {
    const question = await ask(alice, 'Éphémère');
    await answer(bob, question);
    expect(await told()).toContain('answer Bob Tran Éphémère');
    await noemie.call('PUT', `/posts/${question.id}/removal`, { reason: 'x' });
    expect((await told()).filter((line: string) => line.includes('Éphémère'))).toEqual([]);
    await dan.call('PATCH', '/me', { appears: 'no' });
    expect((await told()).filter((line: string) => line.includes('Dan Petit') || line.includes('Une idée'))).toEqual([]);
    await noemie.call('PUT', '/boards/libre', { preset: 'lessons', name: { fr: 'Libre' }, anonymous: true }, { 'if-match': '*' });
    await alice.call('POST', '/boards/libre/ideas', { title: 'Sans nom', anonymous: true });
    expect((await activity('?board=libre')).items).toMatchObject([{ kind: 'idea', member: null, first: false, mine: false }]);
    expect(await told('?team=Marque')).not.toContain('idea – Sans nom');
  });

  it('is read page by page, each once and in order, also where many have one date', async () => {
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 130)
       INSERT INTO post (community, id, kind, board, author, title, at, day) SELECT ?1, printf('p%03d', i), 'question', 'autre', ?2, 'Q' || i, 5000, '1970-01-01' FROM n`,
    ).bind(here.community.id, alice.id).run();
    await db.prepare("UPDATE acceptance SET at = 5000 WHERE community = ?1").bind(here.community.id).run();
    const pages = async (query: string) => {
      const seen: any[] = [];
      let cursor: string | null = '';
      for (let pages = 0; cursor !== null && pages < 30; pages += 1) {
        const page: any = await activity(`?${query}${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items);
        cursor = page.cursor;
      }
      expect(cursor).toBeNull();
      return seen;
    };
    const all = await pages('');
    const keys = all.map(({ kind, subject, badge, member }) => `${kind} ${subject} ${badge?.id} ${member?.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(all.filter(({ post }) => post?.board === 'autre')).toHaveLength(130);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted((a, b) => b - a));
    expect(await pages('board=autre')).toHaveLength(130);
    expect((await activity('?cursor=zzz')).code).toBe('invalid_input');
  });

  it('tells no number of who hides in where it goes on, and ends whoever hides', async () => {
    const place = (cursor: string | null) => (cursor === null ? null : JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    await db.prepare(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
       INSERT INTO member (community, issuer, subject, name, team, joined_at, appears) SELECT ?1, 'h', 'h' || i, 'Cachée ' || i, 'Ombre', 0, 'no' FROM n`,
    ).bind(here.community.id).run();
    const award = (at: string) => db.prepare(`INSERT INTO award (community, member, badge, at) SELECT ?1, id, 'merci', ${at} FROM member WHERE community = ?1 AND issuer = 'h'`).bind(here.community.id).run();
    const hidden = new Set((await db.prepare("SELECT id FROM member WHERE community = ?1 AND issuer = 'h'").bind(here.community.id).all()).results.map(({ id }) => String(id)));
    for (const at of ['?2 + id', '?2']) {
      await db.prepare("DELETE FROM award WHERE community = ?1 AND badge = 'merci' AND member IN (SELECT id FROM member WHERE issuer = 'h')").bind(here.community.id).run();
      await award(at.replace('?2', String(Date.now() + DAY)));
      let cursor: string | null = null;
      const seen: string[] = [];
      for (let pages = 0; pages < 40; pages += 1) {
        const page: any = await activity(cursor === null ? '' : `?cursor=${cursor}`);
        seen.push(...page.items.map(({ kind, subject, badge, member }: any) => `${kind} ${subject} ${badge?.id} ${member?.id}`));
        cursor = page.cursor;
        if (cursor === null) break;
        expect(hidden.has(String(place(cursor)[2]).split('\n')[0]!)).toBe(false);
      }
      expect(cursor).toBeNull();
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(130);
    }
  });
});
