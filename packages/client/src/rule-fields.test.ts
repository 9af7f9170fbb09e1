import { describe, expect, it } from 'vitest';
import type { RuleDefinition } from '@cocarde/contract/rules.ts';
import { BLANK, definitionOf, fieldOf, refusals, sidesOf, typedOf } from './rule-fields.ts';

const WHOLE: RuleDefinition = {
  fact: 'idea_supported', earns: 'author', currency: 'points', points: 5, name: { fr: 'Soutien reçu', en: 'Support received', de: 'Unterstützung' },
  only: { boards: ['campagnes'], tags: ['terrain', 'vente'], teams: ['Vente Sud'], attributes: { level: [1, 2] } },
  limits: [{ per: 'day', times: 3 }, { per: 'week', points: 60 }], coolDown: 10, perItem: { gain: 100, loss: 5 }, perPair: { per: 'month', times: 4 },
  burst: { times: 3, minutes: 10 }, reciprocity: { days: 7, weight: 0.5 }, after: ['daily-visit'], from: '2026-11-01', to: '2026-12-31',
  boosts: [{ from: '2026-11-23', to: '2026-11-27', factor: 2 }],
};
const PLAIN: RuleDefinition = { fact: 'visit', earns: 'actor', currency: 'points', points: 1, name: { fr: 'Visite' } };

describe('a rule in its form', () => {
  it('is the same rule again when nothing was typed, with all that no field is about', () => {
    expect(definitionOf(typedOf(WHOLE), WHOLE)).toEqual(WHOLE);
    expect(definitionOf(typedOf(PLAIN), PLAIN)).toEqual(PLAIN);
  });

  it('loses what was emptied, and keeps what stands beside it', () => {
    const emptied = Object.fromEntries(Object.keys(typedOf(WHOLE)).filter((field) => !['fact', 'earns', 'currency', 'points', 'fr'].includes(field)).map((field) => [field, ' '.repeat(Number(field === 'en'))]));
    const { only, burst, reciprocity, after, boosts, ...rest } = definitionOf({ ...typedOf(WHOLE), ...emptied }, WHOLE);
    expect(only).toEqual({ attributes: { level: [1, 2] } });
    expect({ burst, reciprocity, after, boosts }).toEqual({ burst: WHOLE.burst, reciprocity: WHOLE.reciprocity, after: WHOLE.after, boosts: WHOLE.boosts });
    expect(rest).toEqual({ fact: 'idea_supported', earns: 'author', currency: 'points', points: 5, name: { fr: 'Soutien reçu', de: 'Unterstützung' } });
  });

  it('begins as one that only wants a name and points', () => {
    expect(refusals(BLANK)).toEqual({ fr: 'required', points: 'required' });
    const typed = { ...BLANK, en: ' Comment ', points: '−2', day: '5', week: '1 000', weekOf: 'points', boards: 'a, b; a', pair: '3' };
    expect(refusals(typed)).toEqual({});
    expect(definitionOf(typed)).toEqual({
      fact: 'comment_written', earns: 'actor', currency: 'points', points: -2, name: { en: 'Comment' }, only: { boards: ['a', 'b'] },
      limits: [{ per: 'day', times: 5 }, { per: 'week', points: 1_000 }], perPair: { per: 'week', times: 3 },
    });
  });

  it('refuses what is no whole number, and nothing where nothing was typed', () => {
    expect(refusals({ fr: 'x', points: '0', day: '0', week: '2,5', month: 'abc', ever: '-1', coolDown: '', gain: '1e3' })).toEqual({
      points: 'wrong_type', day: 'wrong_type', week: 'wrong_type', month: 'wrong_type', ever: 'wrong_type', gain: 'wrong_type',
    });
  });

  it('finds the field of each refusal of the service', () => {
    const field = (path: string) => fieldOf({ path, code: '', message: '' }, WHOLE);
    expect(['name', 'name.en', 'name.de', 'limits.1.points', 'limits', 'perItem.loss', 'perPair.times', 'only.tags.0', 'from', 'points'].map(field))
      .toEqual(['fr', 'en', 'fr', 'week', 'day', 'loss', 'pair', 'tags', 'from', 'points']);
    expect(['reciprocity', 'after', 'only.attributes.level', 'boosts.0.from', ''].map(field)).toEqual(Array(5).fill(undefined));
  });

  it('offers to earn who can: nobody else wrote what is proposed, and nobody chooses one’s own idea', () => {
    expect(['visit', 'ballot_cast', 'idea_proposed', 'idea_selected', 'idea_supported', 'vote_cast', 'lms.course_completed'].map((fact) => sidesOf(fact).join(' '))).toEqual([
      'actor', 'actor', 'actor', 'author', 'author actor both', 'actor author both', 'actor author both',
    ]);
  });
});
