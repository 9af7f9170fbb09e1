import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../src/calendar/calendar.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { readOne } from '../src/database.ts';
import { ownProfile, publicProfile } from '../src/profile/profile.queries.ts';
import { putVisibility } from '../src/profile/visibility.queries.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { openCommunity, type Answer, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';

let community: TestCommunity;
let alice: Voice;
let bob: Voice;
let animatrice: Voice;

beforeAll(async () => {
  community = await openCommunity(installation);
  alice = await community.member('alice', { name: 'Alice Roux', team: 'Contenu' });
  bob = await community.member('bob', { name: 'Bob Tran', team: 'Produit' });
  animatrice = await community.member('noemie', { name: 'Noémie Vidal', role: 'animateur' });
});

const OPEN = { points: true, badges: true, contributions: true, naming: 'opt_in' };
const profileOf = (of: Voice, reader = bob) => reader.call('GET', `/members/${of.id}/profile`);
const decide = (by: Voice, wish: unknown) => by.call('PUT', '/me/visibility', wish);
const propose = async (by: Voice, title: string) => (await by.call('POST', '/boards/campagnes/ideas', { title })).body.idea;
const named = async (subject: string, name: string) => {
  const voice = await community.member(subject, { name });
  await decide(voice, { appears: 'yes' });
  return voice;
};
/** All that a reader gets to see of a refusal, but for the number of the request. */
const shape = ({ status, body, headers }: Answer) => ({
  status, body: { ...body, requestId: '' }, headers: Object.fromEntries([...headers].filter(([name]) => !['x-request-id', 'date'].includes(name))),
});

describe('a profile', () => {
  it('is found by others only once its member said yes, and nobody can tell why it is not', async () => {
    const hidden = await community.member('hidden', { name: 'Hedi Caché' });
    const refused = await community.member('refused');
    await decide(refused, { appears: 'no' });
    const suspended = await named('suspended', 'Sacha Suspendu');
    await installation.db.prepare("UPDATE member SET status = 'suspended' WHERE id = ?1").bind(suspended.id).run();
    const elsewhere = await openCommunity(installation);
    const stranger = await elsewhere.member('stranger');
    await stranger.call('PUT', '/me/visibility', { appears: 'yes' });

    const nobody = shape(await bob.call('GET', '/members/999999999/profile'));
    expect(nobody).toMatchObject({ status: 404, body: { code: 'not_found' } });
    for (const voice of [hidden, refused, suspended, stranger]) expect(shape(await profileOf(voice))).toEqual(nobody);
    for (const wrong of ['0', '-1', '1.5', '01', 'alice', '9'.repeat(400), '%00', "1'--", '1e3', '%C3%A9']) {
      expect([wrong, shape(await bob.call('GET', `/members/${wrong}/profile`))]).toEqual([wrong, nobody]);
    }
    expect((await stranger.call('GET', `/members/${stranger.id}/profile`)).status).toBe(200);
    expect(await profileOf(alice, suspended)).toMatchObject({ status: 403, body: { code: 'member_suspended' } });
    expect(await community.call('GET', `/members/${alice.id}/profile`)).toMatchObject({ status: 401, body: { code: 'session_required' } });
  });

  it('shows name, team, month, points, level, badges and what its member contributes, and no streak and no day', async () => {
    const carla = await named('carla', 'Carla Petit');
    await propose(carla, 'Un calendrier partagé');
    const { body } = await profileOf(carla);
    const month = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).format(Date.now());
    expect(body).toEqual({
      id: String(carla.id), name: 'Carla Petit', team: 'Contenu', profile: true, me: false, since: month,
      points: { total: 11, level: { number: 1, name: { fr: 'Curieux', en: 'Curious' }, from: 0 }, currencies: [] },
      badges: [{ id: 'first-idea', name: { fr: 'Première idée', en: 'First idea' }, art: { shape: 'cocarde', colour: 'indigo', glyph: 'bulb' } }],
      contributions: { ideas: 1, ideasSelected: 0, answers: 0, answersAccepted: 0 },
      visibility: null,
    });
  });

  it('shows a badge that was given until a day no longer than until then, to others and to its member', async () => {
    const elsewhere = await openCommunity(installation);
    const [boss, lent, reader] = [await elsewhere.member('boss', { role: 'animateur' }), await elsewhere.member('lent'), await elsewhere.member('reader')];
    await lent.call('PUT', '/me/visibility', { appears: 'yes' });
    await boss.call('PUT', '/badges/guest/draft', { name: { en: 'x' }, how: { en: 'x' }, art: { shape: 'star', colour: 'teal', glyph: 'spark' }, criterion: { kind: 'manual' } });
    await boss.call('POST', '/badges/guest/activation');
    await boss.call('PUT', `/badges/guest/holders/${lent.id}`, { reason: 'x', until: '2099-12-31' });
    const shown = async () => [(await profileOf(lent, reader)).body.badges?.length ?? 0, (await lent.call('GET', '/me/profile')).body.badges.length];
    expect(await shown()).toEqual([1, 1]);
    await installation.db.prepare("UPDATE award SET until = '2020-01-01' WHERE member = ?1").bind(lent.id).run();
    expect(await shown()).toEqual([0, 0]);
  });

  it('shows further currencies with their level, and closes them with the points', async () => {
    const elsewhere = await openCommunity(installation);
    const chief = await elsewhere.member('chief', { role: 'animateur' });
    const carl = await elsewhere.member('carl');
    await decide(carl, { appears: 'yes' });
    const levels = [{ from: 0, name: { fr: 'Écoute' } }, { from: 5, name: { fr: 'Maîtrise' } }];
    expect((await chief.call('PUT', '/currencies/expertise', { unit: { fr: 'expertise' }, levels })).status).toBe(200);
    expect((await profileOf(carl, chief)).body.points.currencies).toEqual([]);
    expect((await chief.call('POST', `/members/${carl.id}/corrections`, { points: 7, currency: 'expertise', reason: 'Formation donnée' })).status).toBe(201);
    expect((await profileOf(carl, chief)).body.points).toMatchObject({
      total: 1, currencies: [{ id: 'expertise', unit: { fr: 'expertise' }, total: 7, level: { number: 2, name: { fr: 'Maîtrise' }, from: 5 } }],
    });
    await decide(carl, { points: false });
    expect((await profileOf(carl, chief)).body.points).toBeNull();
  });

  it('has the latest badge first', async () => {
    const dora = await named('dora', 'Dora Blin');
    await propose(dora, 'D’abord une idée');
    await installation.db.prepare("UPDATE award SET at = at - 1000 WHERE member = ?1").bind(dora.id).run();
    await dora.call('PUT', '/votes/page:article', { value: 1 });
    expect((await profileOf(dora)).body.badges.map(({ id }: { id: string }) => id)).toEqual(['first-vote', 'first-idea']);
  });

  it('leaves out each part that its member closed, and a part that is closed looks like one that is empty', async () => {
    const [emil, fanny] = [await named('emil', 'Emil Roy'), await named('fanny', 'Fanny Lys')];
    await propose(emil, 'Une idée d’Emil');
    for (const [wish, closed] of [
      [{ points: false }, { points: null }], [{ points: true, badges: false }, { badges: null }], [{ badges: true, contributions: false }, { contributions: null }],
    ] as const) {
      await decide(emil, wish);
      const { body } = await profileOf(emil);
      expect(body).toMatchObject(closed);
      expect(['points', 'badges', 'contributions'].filter((part) => body[part] === null)).toEqual(Object.keys(closed));
    }
    await decide(emil, { badges: false });
    const [closed, empty] = [(await profileOf(emil)).body, (await profileOf(fanny)).body];
    expect([closed.badges, closed.contributions]).toEqual([empty.badges, empty.contributions]);
  });

  it('is always there for its own member, whole, and beside it the side that others see', async () => {
    const gus = await community.member('gus', { name: 'Gus Morel' });
    await propose(gus, 'L’idée de Gus');
    await decide(gus, { appears: 'no', points: false });
    const own = (await gus.call('GET', '/me/profile')).body;
    expect(own).toMatchObject({ me: true, points: { total: 11 }, visibility: { appears: 'no', points: false, badges: true, contributions: true } });
    expect(own.badges).toHaveLength(1);
    expect(own).not.toHaveProperty('profile');
    expect((await profileOf(gus, gus)).status).toBe(404);
    await decide(gus, { appears: 'yes' });
    expect((await profileOf(gus, gus)).body).toMatchObject({ me: true, points: null, visibility: null, contributions: { ideas: 1 } });
    expect((await gus.call('GET', '/me/profile')).body).toMatchObject({ profile: true, points: { total: 11 } });
  });

  it('comes with whatever else a page wants in one request, and is missing where it is not found', async () => {
    const hugo = await named('hugo', 'Hugo Sand');
    const wants = ['points', 'profile', `profile:${hugo.id}`, `profile:${alice.id}`, 'profile:999999999', 'profile:x', 'profile:1:2', 'profile:'].map((want) => `want=${encodeURIComponent(want)}`);
    const { parts } = (await bob.call('GET', `/bootstrap?${wants.join('&')}`)).body;
    expect(Object.keys(parts).sort()).toEqual(['points', 'profile', `profile:${hugo.id}`].sort());
    expect(parts.profile).toMatchObject({ me: true, name: 'Bob Tran' });
    expect(parts[`profile:${hugo.id}`]).toMatchObject({ me: false, name: 'Hugo Sand', visibility: null });
  });

  it('counts what stands, the same after a rebuild', async () => {
    const iris = await named('iris', 'Iris Weil');
    const idea = await propose(iris, 'À planifier');
    await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'planned' }, { 'if-match': '*' });
    const ask = async () => (await bob.call('POST', '/boards/aide/questions', { title: 'Quel format ?' })).body.question.id;
    const [first, second] = [await ask(), await ask()];
    const answers = [];
    for (const question of [first, second]) answers.push((await iris.call('POST', `/questions/${question}/answers`, { body: 'Le carré.' })).body.answer.id);
    await bob.call('PUT', `/questions/${first}/accepted`, { answer: answers[0] });
    await bob.call('PUT', `/questions/${second}/accepted`, { answer: answers[1] });
    await bob.call('DELETE', `/questions/${second}/accepted`);
    const before = (await profileOf(iris)).body;
    expect(before.contributions).toEqual({ ideas: 1, ideasSelected: 1, answers: 2, answersAccepted: 1 });
    await rebuild(installation.db, community.community);
    expect((await profileOf(iris)).body).toEqual(before);
    expect((await checkInvariants(installation.db)).filter((check) => check.broken)).toEqual([]);
  });

  it('costs a bounded number of rows, and for whoever is not found hardly any', async () => {
    const jo = await named('jo', 'Jo Klein');
    await propose(jo, 'Peu de lignes');
    const { db, cost } = counting(installation.db);
    const today = dayOf(Date.now(), 'Europe/Paris');
    await readOne(db, publicProfile(db, community.community, jo.id, bob.id, today));
    expect(cost.read).toBeLessThanOrEqual(20);
    const found = cost.read;
    await readOne(db, publicProfile(db, community.community, alice.id, bob.id, today));
    expect(cost.read - found).toBeLessThanOrEqual(6);
    await readOne(db, ownProfile(db, community.community, jo.id, today));
    expect(cost.written).toBe(0);
  });
});

describe('a member’s word on what others see', () => {
  it('is asked for at first, with every part open for whoever says yes', async () => {
    const kim = await community.member('kim');
    expect((await kim.call('GET', '/me/visibility')).body).toEqual({ ...OPEN, appears: 'undecided', found: false });
  });

  it('changes what it names and leaves the rest, so that a page of yesterday opens nothing that was closed today', async () => {
    const lea = await community.member('lea');
    expect((await decide(lea, { badges: false })).body).toEqual({ ...OPEN, appears: 'undecided', badges: false, found: false });
    expect((await decide(lea, { appears: 'yes' })).body).toEqual({ ...OPEN, appears: 'yes', badges: false, found: true });
    expect((await decide(lea, { appears: 'no', points: false })).body).toEqual({ ...OPEN, appears: 'no', points: false, badges: false, found: false });
    expect((await lea.call('GET', '/me/visibility')).body).toEqual({ ...OPEN, appears: 'no', points: false, badges: false, found: false });
  });

  it('is the same answer as that to the leaderboard’s question', async () => {
    const max = await community.member('max');
    await max.call('PATCH', '/me', { appears: 'yes' });
    expect((await max.call('GET', '/me/visibility')).body.appears).toBe('yes');
    await decide(max, { appears: 'no' });
    expect((await max.call('GET', '/me')).body.appears).toBe('no');
    expect((await profileOf(max)).status).toBe(404);
  });

  it('may be repeated: a wish that holds writes nothing', async () => {
    const nina = await community.member('nina');
    const { db, cost } = counting(installation.db);
    const wish = { appears: 'yes', points: false, badges: true } as const;
    for (let i = 0; i < 3; i += 1) await db.batch([putVisibility(db, community.community.id, nina.id, wish)]);
    expect(cost.written).toBe(1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => decide(nina, wish)));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  });

  it('is refused with the field that is wrong', async () => {
    for (const [wish, path, code] of [
      [{}, '', 'not_allowed'], [{ streak: true }, 'streak', 'unknown_field'], [{ appears: 'maybe' }, 'appears', 'not_allowed'], [{ points: 1 }, 'points', 'wrong_type'],
      [{ badges: 'false' }, 'badges', 'wrong_type'], [{ found: true }, 'found', 'unknown_field'], [{ naming: 'opt_out' }, 'naming', 'unknown_field'], [{ contributions: null }, 'contributions', 'wrong_type'], [[], '', 'wrong_type'], [{ appears: 'yes', member: 1 }, 'member', 'unknown_field'],
    ] as const) {
      const answer = await decide(alice, wish);
      expect([wish, answer.status, answer.body.errors?.[0]]).toMatchObject([wish, 400, { path, code }]);
    }
    expect((await alice.call('PUT', '/me/visibility', '{')).body.code).toBe('bad_json');
    expect((await alice.call('GET', '/me/visibility')).body.appears).toBe('undecided');
  });
});

describe('the community’s way of naming', () => {
  it('holds for profiles as it does for leaderboards: a no always wins, and an invented name leads to nobody', async () => {
    const elsewhere = await openCommunity(installation);
    const chief = await elsewhere.member('chief', { role: 'animateur' });
    const [yes, undecided, no] = [await elsewhere.member('yes'), await elsewhere.member('undecided'), await elsewhere.member('no')];
    await decide(yes, { appears: 'yes' });
    await decide(no, { appears: 'no' });
    const question = (await undecided.call('POST', '/boards/aide/questions', { title: 'De qui ?' })).body.question.id;
    for (const [naming, found] of [['opt_in', [true, false, false]], ['opt_out', [true, true, false]], ['pseudonym', [false, false, false]]] as const) {
      expect((await chief.call('PATCH', '/leaderboards', { naming }, { 'if-match': '*' })).status).toBe(200);
      const seen = await Promise.all([yes, undecided, no].map(async (voice) => (await profileOf(voice, chief)).status === 200));
      const own = await Promise.all([yes, undecided, no].map(async (voice) => (await voice.call('GET', '/me/visibility')).body));
      expect([naming, seen]).toEqual([naming, found]);
      expect(own.map((visibility) => visibility.found)).toEqual(found);
      expect(own.map((visibility) => visibility.naming)).toEqual(Array(3).fill(naming));
      expect('profile' in (await chief.call('GET', `/questions/${question}`)).body.question.author).toBe(found[1]);
      const rows = (await chief.call('GET', '/leaderboards/all')).body.top as { member: string | null; me: boolean }[];
      expect(rows.filter(({ member, me }) => member !== null && !me)).toHaveLength(found.filter(Boolean).length);
    }
  });
});

describe('names on the page', () => {
  it('lead to a profile where there is one that the reader finds', async () => {
    const [open, closed] = [await named('otto', 'Otto Vert'), await community.member('paula', { name: 'Paula Brun' })];
    const ideas = [await propose(open, 'D’Otto'), await propose(closed, 'De Paula')];
    const seen = async (id: string) => (await bob.call('GET', `/ideas/${id}`)).body.author;
    expect(await seen(ideas[0].id)).toEqual({ id: String(open.id), name: 'Otto Vert', team: 'Contenu', profile: true });
    expect(await seen(ideas[1].id)).toEqual({ id: String(closed.id), name: 'Paula Brun', team: 'Contenu' });

    const question = (await bob.call('POST', '/boards/aide/questions', { title: 'À qui ?' })).body.question.id;
    const answer = (await open.call('POST', `/questions/${question}/answers`, { body: 'À moi.' })).body.answer;
    expect(answer.author).toHaveProperty('profile', true);
    const { accepted } = (await bob.call('PUT', `/questions/${question}/accepted`, { answer: answer.id })).body.question;
    expect(accepted.author).toHaveProperty('profile', true);
    await decide(open, { appears: 'no' });
    expect((await bob.call('GET', `/questions/${question}`)).body.question.accepted.author).not.toHaveProperty('profile');
    expect(await seen(ideas[0].id)).not.toHaveProperty('profile');
  });

  it('of who gave a badge lead to a profile as well', async () => {
    const rita = await community.member('rita');
    await animatrice.call('PUT', `/badges/watch/holders/${rita.id}`, { reason: 'Veille partagée' });
    const giver = async () => (await rita.call('GET', '/badges')).body.items.find(({ id }: { id: string }) => id === 'watch').by;
    expect(await giver()).not.toHaveProperty('profile');
    await decide(animatrice, { appears: 'yes' });
    expect(await giver()).toMatchObject({ name: 'Noémie Vidal', profile: true });
  });

  it('on a leaderboard have a number exactly where the profile is found', async () => {
    const rows = (await bob.call('GET', '/leaderboards/all')).body.top as { member: string | null; me: boolean }[];
    expect(rows.some(({ member }) => member === null)).toBe(true);
    for (const { member, me } of rows) {
      if (member !== null && !me) expect((await bob.call('GET', `/members/${member}/profile`)).status).toBe(200);
    }
    expect(rows.some(({ member, me }) => member !== null && !me)).toBe(true);
  });
});
