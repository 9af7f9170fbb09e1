import { describe, expect, it } from 'vitest';
import { idAfter } from './id-after.ts';

describe('the id of something new', () => {
  it('is its name in small letters', () => {
    expect(idAfter('  Idée — « œuvre » du mois !', [], 'rule')).toBe('idee-oeuvre-du-mois');
    expect(idAfter('規則', [], 'rule')).toBe('rule');
  });

  it('is one that is free, and never too long', () => {
    expect(idAfter('Visite', ['visite', 'visite-2'], 'rule')).toBe('visite-3');
    const long = idAfter('a'.repeat(39) + ' b', [], 'rule');
    expect(long).toBe('a'.repeat(39));
    const second = idAfter('a'.repeat(60), ['a'.repeat(40)], 'rule');
    expect(second).toBe(`${'a'.repeat(38)}-2`);
    expect(second).toMatch(/^[a-z0-9](-?[a-z0-9]){0,39}$/);
  });

  it('is nothing that every object answers to', () => {
    expect(idAfter('Constructor', [], 'choice')).toBe('constructor-2');
  });
});
