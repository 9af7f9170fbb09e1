import { describe, expect, it } from 'vitest';
import { METHOD_TYPES, type Method, type Round, type RoundDefinition } from '@cocarde/contract/rounds.ts';
import { blankPoll, changed, definitionOf, fieldOf, moved, refusals, typedOf, withField, withOption, withQuestion } from './poll-fields.ts';
import type { TypedPoll } from './poll-fields.ts';

const ZONE = 'Europe/Paris';

const typed = (fields: Record<string, string>, from = blankPoll()): TypedPoll => Object.entries(fields).reduce((poll, [name, value]) => withField(poll, name, value), from);

/** One question, q1, with two options, o2 and o3. */
const FILLED = { 'title': ' La sortie de mai ', 'q1-text': 'Que faisons-nous ?', 'o2-text': 'Un atelier', 'o3-text': 'Une visite' };
const made = (fields: Record<string, string> = {}): RoundDefinition => definitionOf(typed({ ...FILLED, ...fields }), ZONE);
const wrong = (fields: Record<string, string>) => refusals(typed({ ...FILLED, ...fields }), ZONE);

const METHODS: Record<Method['type'], [fields: Record<string, string>, method: Method]> = {
  up: [{}, { type: 'up' }],
  up_down: [{}, { type: 'up_down' }],
  one: [{}, { type: 'one' }],
  several: [{ 'q1-min': '1' }, { type: 'several', min: 1, max: 2 }],
  stars: [{}, { type: 'stars' }],
  score: [{ 'q1-least': '−5', 'q1-most': '15' }, { type: 'score', min: -5, max: 15 }],
  dots: [{ 'q1-budget': '12', 'q1-perOption': '4', 'q1-cost': 'quadratic' }, { type: 'dots', budget: 12, perOption: 4, cost: 'quadratic' }],
  ranked: [{ 'q1-count': 'borda', 'q1-ranks': '2' }, { type: 'ranked', count: 'borda', ranks: 2 }],
  pairwise: [{}, { type: 'pairwise' }],
  approval: [{ 'q1-ceiling': '1 000', 'o2-cost': '400', 'o3-cost': '700' }, { type: 'approval', ceiling: 1000 }],
};

describe('the form of a poll', () => {
  it('makes a round with names made of texts, and leaves out what says nothing', () => {
    expect(made()).toEqual({
      title: 'La sortie de mai', results: 'after_vote', names: 'confidential', change: true,
      questions: [{ id: 'que-faisons-nous', text: 'Que faisons-nous ?', method: { type: 'one' }, options: [{ id: 'un-atelier', text: 'Un atelier' }, { id: 'une-visite', text: 'Une visite' }] }],
    });
  });

  it.each(METHOD_TYPES)('has the fields of %s, and begins a copy with what they held', (type) => {
    const [fields, method] = METHODS[type];
    const definition = made({ 'q1-method': type, ...fields });
    expect(definition.questions[0]!.method).toEqual(method);
    expect(definition.questions[0]!.options.map(({ cost }) => cost)).toEqual(type === 'approval' ? [400, 700] : [undefined, undefined]);
    expect(wrong({ 'q1-method': type, ...fields })).toEqual({});
    expect(definitionOf(typedOf(definition as Round), ZONE)).toEqual(definition);
  });

  it('has the rest of a round: when, for whom, by how many, how names are treated', () => {
    const definition = made({
      intro: ' Dites-nous. ', opens: '2030-05-01T09:00', closes: '2030-05-08T18:00', who: 'teams', teams: 'Marketing, Nord\nProduit', quorumBy: 'share', quorum: '66,7 %',
      names: 'visible', change: '', results: 'hidden', shuffle: 'true', 'q1-optional': 'true', 'q1-passes': '50',
    });
    expect(definition).toMatchObject({
      intro: 'Dites-nous.', opensAt: Date.UTC(2030, 4, 1, 7), closesAt: Date.UTC(2030, 4, 8, 16), teams: ['Marketing, Nord', 'Produit'], quorum: { share: 0.667 },
      names: 'visible', change: false, results: 'hidden', shuffle: true, questions: [{ optional: true, passes: 0.5 }],
    });
    const { opensAt: _, closesAt: __, ...rest } = definition;
    expect(definitionOf(typedOf(definition as Round), ZONE)).toEqual(rest);
    expect(made({ quorumBy: 'members', quorum: '20' }).quorum).toEqual({ members: 20 });
    // Of an anonymous round nobody can change a ballot; the tick is not there.
    expect(made({ names: 'anonymous' })).not.toHaveProperty('change');
  });

  it('gives names that are free, and none that every object answers to', () => {
    const { questions } = definitionOf(typed({ ...FILLED, 'o2-text': 'Été', 'o3-text': 'été !', 'o4-text': '夏', 'o5-text': 'Constructor' }, withOption(withOption(typed(FILLED), 'q1'), 'q1')), ZONE);
    expect(questions[0]!.options.map(({ id }) => id)).toEqual(['ete', 'ete-2', 'choice', 'constructor-2']);
  });

  it('leaves out options in which nothing was typed, and puts refusals where the others are', () => {
    const three = typed({ ...FILLED, 'o2-text': '', 'o4-text': 'Un film', 'q1-method': 'approval', 'o3-cost': '5', 'o4-cost': '9', 'q1-ceiling': '6' }, withOption(typed(FILLED), 'q1'));
    expect(definitionOf(three, ZONE).questions[0]!.options.map(({ text }) => text)).toEqual(['Une visite', 'Un film']);
    const at = (path: string, poll = three) => fieldOf({ path, code: '', message: '' }, poll);
    expect(['questions.0.options.1.cost', 'questions.0.options.0.text', 'questions.0.options.1.id', 'questions.0.options', 'questions.0.text', 'questions.0.id', 'questions.0.method.ceiling', 'questions.0.passes'].map((path) => at(path)))
      .toEqual(['o4-cost', 'o3-text', 'o4-text', 'q1-method', 'q1-text', 'q1-text', 'q1-ceiling', 'q1-passes']);
    expect(at('questions.0.method.max', typed({ 'q1-method': 'score' }, three))).toBe('q1-most');
    expect(['title', 'closesAt', 'opensAt', 'teams.3', 'quorum.members', 'change', '', 'questions', 'questions.9.text', 'surprise'].map((path) => at(path)))
      .toEqual(['title', 'closes', 'opens', 'teams', 'quorum', 'change', undefined, undefined, undefined, undefined]);
  });

  it('says what is missing and what is no number, of the method that was chosen alone', () => {
    expect(refusals(blankPoll(), ZONE)).toEqual({ title: 'required', 'q1-text': 'required', 'o2-text': 'required', 'o3-text': 'required' });
    expect(wrong({ 'o3-text': '', 'q1-method': 'stars' })).toEqual({});
    expect(wrong({ 'o3-text': '' })).toEqual({ 'o3-text': 'required' });
    expect(wrong({ 'q1-method': 'approval', 'o2-cost': 'cher', 'o3-text': '', 'o3-cost': '3' })).toEqual({ 'q1-ceiling': 'required', 'o2-cost': 'wrong_type', 'o3-text': 'required' });
    expect(wrong({ 'q1-method': 'several', 'q1-min': '', 'q1-max': 'tous' })).toEqual({ 'q1-min': 'required', 'q1-max': 'wrong_type' });
    expect(wrong({ 'q1-budget': 'dix' })).toEqual({});
    expect(wrong({ opens: 'demain', who: 'teams', quorumBy: 'members', quorum: 'tous', 'q1-passes': 'la moitié' })).toEqual({ opens: 'wrong_type', teams: 'required', quorum: 'wrong_type', 'q1-passes': 'wrong_type' });
    expect(wrong({ quorumBy: 'share' })).toEqual({ quorum: 'required' });
  });

  it('gives the next method as many options as it needs', () => {
    const single = changed(typed({ ...FILLED, 'q1-method': 'up' }), 'q1', (options) => options.slice(1));
    expect(single.questions[0]!.options).toEqual(['o3']);
    expect(withField(single, 'q1-method', 'one').questions[0]!.options).toEqual(['o3', 'o4']);
  });

  it('keeps what was typed when something goes to another place or out', () => {
    const two = withQuestion(typed(FILLED));
    expect(two.questions.map(({ key }) => key)).toEqual(['q1', 'q4']);
    expect(moved(two.questions, 0, 1).map(({ key }) => key)).toEqual(['q4', 'q1']);
    expect(moved([1, 2, 3], 2, 0)).toEqual([3, 1, 2]);
    const list = [1, 2];
    expect([moved(list, 0, -1), moved(list, 1, 2)]).toEqual([list, list]);
    const without = { ...two, questions: two.questions.slice(1) };
    expect(definitionOf({ ...without, questions: two.questions.slice(0, 1) }, ZONE)).toEqual(made());
  });
});
