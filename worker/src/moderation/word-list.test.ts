import { describe, expect, it } from 'vitest';
import { hasListedWord } from './word-list.ts';

describe('a list of words', () => {
  it.each([
    [['idiot'], 'Quel idiot !', true], [['idiot'], 'IDIOT', true], [['idiot'], 'idiots', false], [['idiot*'], 'Des idiots', true],
    [['ane'], 'Une banane', false], [['âne'], 'un ane', true], [['ane'], 'un âne', true], [['cœur'], 'coeur', true],
    [['a b'], 'c a b d', true], [['a b'], 'a c b', false], [['gros mot*'], 'des gros mots', true], [['*'], 'tout', false], [[''], 'tout', false], [[], 'tout', false],
    [['stupide'], 's t u p i d e', false], [['café'], 'cafe\u0301', true],
  ] as const)('%j in %j: %s', (list, text, found) => expect(hasListedWord(list, text)).toBe(found));
});
