import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommunity } from '../src/communities/communities.ts';
import { checkInvariants } from '../src/invariants/invariants.ts';
import { rebuild } from '../src/rebuild/rebuild.ts';
import { similarPosts } from '../src/similar/similar.ts';
import { openCommunity, type TestCommunity, type Voice } from '../../test/support/community.ts';
import { crossedTitles, madeTitle } from '../../test/support/titles.ts';
import { counting } from './counting.ts';
import { installation } from './installation.ts';
import { TYPED_EN } from './similar/typed.en.ts';
import { TYPED_FR } from './similar/typed.fr.ts';
import { UNRELATED } from './similar/unrelated.ts';

const { db } = installation;
/** Other titles on each board, and those that share half of their words with one that is looked for. */
const OTHERS = 3_000;
const NEIGHBOURS = 20;

let here: TestCommunity;
let ines: Voice;
let bob: Voice;
let animatrice: Voice;

beforeAll(async () => {
  here = await openCommunity(installation, 'proches');
  ines = await here.member('ines');
  bob = await here.member('bob');
  animatrice = await here.member('noemie', { role: 'animateur' });
});

const propose = async (by: Voice, title: string, board = 'idees') => (await by.call('POST', `/boards/${board}/ideas`, { title })).body.idea;
const similar = (by: Voice, title: string, board = 'idees', kind = 'ideas') => by.call('GET', `/boards/${board}/${kind}/similar?title=${encodeURIComponent(title)}`);
const titlesOf = async (...asked: Parameters<typeof similar>) => (await similar(...asked)).body.items.map((item: any) => item.title);
const sound = async () => expect((await checkInvariants(db)).filter((check) => check.broken)).toEqual([]);

/** A board with these titles among others of its language. */
async function fill(board: string, titles: readonly string[]): Promise<void> {
  for (let from = 0; from < titles.length; from += 500) {
    await db.prepare(
      `INSERT INTO post (community, id, kind, board, title, at, day)
       SELECT ?1, substr('00000000000000000000' || (CAST(?3 AS INTEGER) + t.key), -20), 'idea', ?2, t.value, 1, '2026-11-22' FROM json_each(?4) t`,
    ).bind(here.community.id, board, from + (board === 'fr' ? 0 : 100_000), JSON.stringify(titles.slice(from, from + 500))).run();
  }
}

describe('similar titles, typed in haste', () => {
  const LANGUAGES = [['fr', TYPED_FR], ['en', TYPED_EN]] as const;

  beforeAll(async () => {
    for (const [lang, pairs] of LANGUAGES) {
      const titles = pairs.map(([title]) => title);
      await fill(lang, [...titles, ...crossedTitles(titles, NEIGHBOURS), ...Array.from({ length: OTHERS }, (_, n) => madeTitle(lang, n))]);
    }
  });

  for (const [lang, pairs] of LANGUAGES) {
    it(`are among the first five nine times in ten, among ${OTHERS} others and ${NEIGHBOURS} neighbours of each: ${lang}`, async () => {
      const ranks: number[] = [];
      const missed: string[] = [];
      for (const [title, ...each] of pairs) {
        for (const typed of each) {
          const { items } = await similarPosts(db, { community: here.community.id, kind: 'idea', board: lang }, ines.id, typed);
          ranks.push(items.findIndex((item) => item.title === title) + 1);
          if (!ranks.at(-1)) missed.push(typed);
        }
      }
      const share = (of: (rank: number) => number) => ranks.reduce((sum, rank) => sum + (rank && of(rank)), 0) / ranks.length;
      const recall = share(() => 1);
      const figures = `recall at 5 ${(100 * recall).toFixed(1)} %, at 1 ${(100 * share((rank) => Number(rank === 1))).toFixed(1)} %, mean reciprocal rank ${share((rank) => 1 / rank).toFixed(3)}`;
      console.log(`${lang}, ${ranks.length} typed titles: ${figures}${missed.length ? `; missed: ${missed.join(' | ')}` : ''}`);
      expect(ranks.length).toBeGreaterThanOrEqual(100);
      expect(recall).toBeGreaterThanOrEqual(0.9);
    });
  }

  it('are not found for what nobody has thought of', async () => {
    const suggested: string[] = [];
    for (const typed of UNRELATED) {
      for (const board of ['fr', 'en']) suggested.push(...(await titlesOf(ines, typed, board)).map((title: string) => `${typed} → ${title}`));
    }
    console.log(`${UNRELATED.length} titles without a relative, on two boards: ${suggested.length} suggestions ${suggested.join(' | ')}`);
    expect(suggested.length).toBeLessThanOrEqual(5);
  });

  it('cost at most 2,000 rows and three queries, whatever is typed', async () => {
    for (const typed of ['Créer les réunions avec les équipes', 'a', 'e'.repeat(160), madeTitle('fr', 3), 'tion ment ance eur ion ing ers ies ons ent ant ard age ure oir']) {
      const { db: counted, cost } = counting(db);
      await similarPosts(counted, { community: here.community.id, kind: 'idea', board: 'fr' }, ines.id, typed);
      expect([typed, cost.read <= 2_000, cost.statements <= 3, cost.written]).toEqual([typed, true, true, 0]);
    }
  });
});

describe('a similar post', () => {
  it('comes with its votes, my own, its status and what was said of it', async () => {
    const idea = await propose(ines, 'Un garage couvert pour les vélos');
    await bob.call('PUT', `/votes/${idea.id}`, { value: 1 });
    await bob.call('POST', `/ideas/${idea.id}/comments`, { body: 'Oui' });
    expect((await similar(bob, 'garrage a velo')).body).toEqual({
      items: [{ id: idea.id, subject: idea.id, title: 'Un garage couvert pour les vélos', status: 'new', replies: 1, votes: 1, score: 1, mine: true, weight: 1, revision: 1, own: false, open: true }],
    });
    expect((await similar(ines, 'garrage a velo')).body.items[0]).toMatchObject({ mine: false, own: true });
    await animatrice.call('PATCH', `/ideas/${idea.id}`, { status: 'done' }, { 'if-match': '*' });
    expect((await similar(bob, 'garrage a velo')).body.items[0]).toMatchObject({ status: 'done', open: false, mine: true });
  });

  it('is of the same board, kind and community', async () => {
    const other = await openCommunity(installation, 'proches-autres');
    const stranger = await other.member('stranger');
    await propose(stranger, 'Une fontaine à eau dans le hall');
    await propose(ines, 'Fontaine à eau au deuxième étage', 'travaux');
    const question = (await ines.call('POST', '/boards/idees/questions', { title: 'Où est la fontaine à eau ?' })).body.question;
    expect(await titlesOf(ines, 'fontaine a eau')).toEqual([]);
    expect(await titlesOf(ines, 'fontaine a eau', 'travaux')).toEqual(['Fontaine à eau au deuxième étage']);
    expect((await similar(ines, 'fontaine a eau', 'idees', 'questions')).body.items).toMatchObject([{ id: question.id, status: null, replies: 0 }]);
    expect(await titlesOf(stranger, 'fontaine a eau')).toEqual(['Une fontaine à eau dans le hall']);
    expect(await titlesOf(stranger, 'fontaine a eau', 'travaux')).toEqual([]);
  });

  it('is gone when it is removed, and there when it is back', async () => {
    const idea = await propose(ines, 'Des paniers de légumes à emporter');
    expect(await titlesOf(bob, 'panier legumes')).toHaveLength(1);
    await ines.call('PUT', `/posts/${idea.id}/removal`, {});
    expect(await titlesOf(bob, 'panier legumes')).toEqual([]);
    await sound();
    await ines.call('DELETE', `/posts/${idea.id}/removal`);
    expect(await titlesOf(bob, 'panier legumes')).toHaveLength(1);
    await sound();
  });

  it('is the one that is left of those that were merged, once', async () => {
    const left = await propose(ines, 'Une bibliothèque de livres à partager');
    const merged = await propose(bob, 'Échanger des romans policiers entre nous');
    await animatrice.call('PUT', `/ideas/${merged.id}/merge`, { into: left.id });
    expect((await similar(ines, 'echange de roman policier')).body.items).toMatchObject([{ id: left.id, title: 'Une bibliothèque de livres à partager', open: true }]);
    const twin = await propose(bob, 'Bibliothèque : des livres à partager');
    await animatrice.call('PUT', `/ideas/${twin.id}/merge`, { into: left.id });
    expect((await similar(ines, 'bibliotheque livres partages')).body.items).toMatchObject([{ id: left.id }]);
    await ines.call('PUT', `/posts/${left.id}/removal`, {});
    expect(await titlesOf(ines, 'bibliotheque livres partages')).toEqual(['Bibliothèque : des livres à partager']);
    await sound();
  });

  it('is found by another title once it has one, and on another board once it stands there', async () => {
    const idea = await propose(ines, 'Atelier de poterie');
    await db.prepare("UPDATE post SET title = 'Cours de céramique' WHERE community = ?1 AND id = ?2").bind(here.community.id, idea.id).run();
    expect([await titlesOf(bob, 'atelier poterie'), await titlesOf(bob, 'cours ceramique')]).toEqual([[], ['Cours de céramique']]);
    await db.prepare("UPDATE post SET board = 'loisirs' WHERE community = ?1 AND id = ?2").bind(here.community.id, idea.id).run();
    expect([await titlesOf(bob, 'cours ceramique'), await titlesOf(bob, 'cours ceramique', 'loisirs')]).toEqual([[], ['Cours de céramique']]);
    await sound();
  });

  it('is missed by the check when its title is, and found again after a rebuild', async () => {
    await propose(ines, 'Un hamac sur la terrasse');
    await db.prepare('DELETE FROM post_similar').run();
    expect(await titlesOf(bob, 'hamac terrasse')).toEqual([]);
    expect((await checkInvariants(db)).filter((check) => check.broken).map(({ name }) => name)).toEqual(['Titles stand in their places, where similar ones are looked for, but those of removed posts']);
    for (const { slug } of (await db.prepare('SELECT slug FROM community').all<{ slug: string }>()).results) await rebuild(db, (await loadCommunity(db, slug))!);
    expect(await titlesOf(bob, 'hamac terrasse')).toEqual(['Un hamac sur la terrasse']);
    await sound();
  });
});

describe('whatever is typed', () => {
  it('is no operator and breaks nothing', async () => {
    await propose(ines, 'Un mur d’escalade pour tout le monde');
    const hostile = [
      'escalade" OR title:*', 'escalade NEAR(mur, 2)', '"', "'; DROP TABLE post; --", '* ^ : - + ( ) { }', 'AND OR NOT', 'scope : "c1"', '\\', '%_%',
      '🚀🚀🚀', '🧗 escalade 🧗', 'e\u0301scalade', 'مرحبا بالعالم', '\u202Eedalacse', 'a'.repeat(160), '零一二三四五', 'ß ﬁ ½ Ⅷ', 'NULL', '0',
    ];
    expect((await bob.call('GET', '/boards/idees/ideas/similar?title=%ED%A0%80%00escalade')).status).toBe(200);
    for (const title of hostile) {
      const { status, body } = await similar(bob, title);
      expect([title, status, Array.isArray(body.items)]).toEqual([title, 200, true]);
    }
    for (const title of ['escalade" OR title:*', '🧗 escalade 🧗', 'e\u0301scalade mur', 'MUR DESCALADE']) expect([title, await titlesOf(bob, title)]).toEqual([title, ['Un mur d’escalade pour tout le monde']]);
  });

  it('finds titles in letters of every kind', async () => {
    for (const [title, typed] of [['اقتراح مكان هادئ للعمل', 'مكان هادئ للعمل'], ['Ένα ήσυχο δωμάτιο', 'ησυχο δωματιο'], ['静かな会議室を作る', '静かな会議室'], ['Тихая комната для работы', 'тихая комната']] as const) {
      await propose(ines, title);
      expect(await titlesOf(bob, typed)).toEqual([title]);
    }
  });

  it('is refused when it is longer than a title, missing, given twice or for a board that cannot be', async () => {
    expect(await similar(bob, 'x'.repeat(10_000))).toMatchObject({ status: 400, body: { code: 'invalid_input', errors: [{ path: 'title', code: 'too_long' }] } });
    expect(await similar(bob, '   ')).toMatchObject({ status: 400, body: { errors: [{ path: 'title', code: 'required' }] } });
    for (const query of ['', '?title=un&title=deux', '?title=un&sort=new']) expect((await bob.call('GET', `/boards/idees/ideas/similar${query}`)).status).toBe(400);
    expect((await similar(bob, 'escalade', 'Not a board')).status).toBe(400);
    expect((await bob.call('GET', '/boards/idees/comments/similar?title=escalade')).status).toBe(404);
    expect((await here.call('GET', '/boards/idees/ideas/similar?title=escalade')).status).toBe(401);
  });

  it('finds nothing on a board that nobody has written on', async () => {
    expect(await similar(bob, 'escalade', 'vide')).toMatchObject({ status: 200, body: { items: [] } });
  });
});
