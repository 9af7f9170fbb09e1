import { expect, test } from 'vitest';
import { ALIKE, edits, likeness, sameWord } from './likeness.ts';
import { mostAlike } from './similar.ts';
import { trigrams, words } from './words.ts';

test('The words of a title are those that tell what it is about, without accents and ligatures, each once', () => {
  expect(words('Où l’Œuvre d’été, l’ÉTÉ ?')).toEqual(['oeuvre', 'ete']);
  expect(words('What is in it for me')).toEqual(['what', 'is', 'in', 'it', 'for', 'me']);
  expect(words('« 15 % » d’e-mails 🚀')).toEqual(['15', 'mails']);
  expect(words('اقتراح جديد')).toEqual(['اقتراح', 'جديد']);
  expect(words('?! … 🚀')).toEqual([]);
});

test('Trigrams have the edges of their word, and count characters, not halves of them', () => {
  expect(trigrams('velo')).toEqual([' ve', 'vel', 'elo', 'lo ']);
  expect(trigrams('ia')).toEqual([' ia', 'ia ']);
  expect(trigrams('a')).toEqual([' a ']);
  expect(trigrams('𝒳y')).toEqual([' 𝒳y', '𝒳y ']);
});

test('A slip is a letter to add, drop, change or swap with its neighbour', () => {
  const slips = [['terrain', 'terain'], ['terrain', 'terrian'], ['terrain', 'terraim'], ['terrain', 'tterrain']] as const;
  for (const [a, b] of slips) expect([a, b, edits(a, b, 3), edits(b, a, 3)]).toEqual([a, b, 1, 1]);
  expect(edits('vente', 'venet', 3)).toBe(1);
  expect(edits('kitten', 'sitting', 3)).toBe(3);
  expect(edits('kitten', 'sitting', 2)).toBeUndefined();
});

test('Singular and plural are one word, a slip makes it nearly another, and words that only look alike are none', () => {
  for (const [a, b] of [['client', 'clients'], ['canal', 'canaux'], ['story', 'stories'], ['prix', 'prix']] as const) expect(sameWord(a, b)).toBe(1);
  expect(sameWord('signature', 'sigature')).toBeGreaterThan(0.9);
  expect(sameWord('moderation', 'moderer')).toBeGreaterThanOrEqual(0.6);
  for (const [a, b] of [['jeudi', 'lundi'], ['vente', 'visite'], ['mail', 'main'], ['un', 'on']] as const) expect([a, b, sameWord(a, b) < 0.9]).toEqual([a, b, true]);
  expect(sameWord('budget', 'cantine')).toBe(0);
});

test('Titles are alike whatever their order, case, accents and small words, and while only half is typed', () => {
  expect(likeness('Charte communaute', 'La CHARTE de la communauté')).toBe(1);
  expect(likeness('marketing et vente : objectifs communs', 'Objectifs communs vente et marketing')).toBe(1);
  expect(likeness('signature comm', 'Une signature commune pour tous nos courriels')).toBeGreaterThan(ALIKE);
  expect(likeness('Sigature comune couriel', 'Une signature commune pour tous nos courriels')).toBeGreaterThan(0.7);
});

test('Titles with one common word are not alike, nor is anything alike to nothing', () => {
  expect(likeness('Réduire les réunions du lundi', 'Réduire les emballages')).toBeLessThan(ALIKE);
  expect(likeness('Une crèche au siège', 'Un parking au siège')).toBeLessThan(ALIKE);
  expect(likeness('🚀', 'Une idée')).toBe(0);
  expect(likeness('Une idée', '…')).toBe(0);
});

test('A post that is found by two titles is shown once, and no more than five are', () => {
  const post = (id: string, foundBy: string) => ({ id, foundBy });
  const found = [post('a', 'Garage'), post('b', 'Garage à vélo couvert'), post('a', 'Garage couvert à vélos'), post('c', 'Cantine')];
  expect(mostAlike('Garage à vélos couvert', found).map(({ id, foundBy }) => [id, foundBy])).toEqual([['a', 'Garage couvert à vélos'], ['b', 'Garage à vélo couvert']]);
  expect(mostAlike('Garage', Array.from({ length: 9 }, (_, n) => post(`${n}`, 'Garage')))).toHaveLength(5);
});
