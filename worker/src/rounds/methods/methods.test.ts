import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Method, Question, QuestionResult } from '@cocarde/contract/rounds.ts';
import { choiceErrors, costOf, inOrder, keysOf, isRunoff, questionErrors, resultOf, resultOfTally } from './methods.ts';
import { addTallies, tallyOf, type Kind } from './tally.ts';
import { wilsonLowerBound } from './wilson.ts';

interface Vector {
  title: string;
  question: Question;
  ballots: Kind[];
  result: QuestionResult;
}

const folder = new URL('../../../../packages/contract/vectors/', import.meta.url);
const vectors = readdirSync(folder).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector[]] as const);
const asked = (method: Method, options: (string | [string, number])[] = ['a', 'b', 'c'], more: Partial<Question> = {}): Question => ({
  id: 'q', text: 'Q', method, options: options.map((option) => (typeof option === 'string' ? { id: option, text: option } : { id: option[0], text: option[0], cost: option[1] })), ...more,
});
const codes = (errors: { path: string; code: string }[]) => errors.map(({ path, code }) => `${path}: ${code}`);

describe.each(vectors)('the published vectors of %s', (_, cases) => {
  it('are five at least', () => expect(cases.length).toBeGreaterThanOrEqual(5));

  it.each(cases.map((vector) => [vector.title, vector] as const))('%s', (__, { question, ballots, result }) => {
    expect(questionErrors(question)).toEqual([]);
    for (const { choice } of ballots) expect(choiceErrors(question, choice)).toEqual([]);
    expect(resultOf(question, ballots)).toEqual(result);
    // Neither how ballots are grouped nor in which order they come changes anything.
    const one = ballots.flatMap(({ choice, count }) => Array.from({ length: count }, () => ({ choice, count: 1 }))).reverse();
    expect(resultOf(question, one)).toEqual(result);
    if (!isRunoff(question)) expect(resultOfTally(question, addTallies(tallyOf(ballots.slice(1)), tallyOf(ballots.slice(0, 1))))).toEqual(result);
  });
});

it('there are vectors for every method', () => {
  const named = new Set(vectors.flatMap(([, cases]) => cases.map(({ question: { method } }) => (method.type === 'ranked' ? method.count : method.type))));
  expect([...named].sort()).toEqual(['approval', 'borda', 'dots', 'one', 'pairwise', 'runoff', 'score', 'several', 'stars', 'up', 'up_down']);
});

describe('a choice', () => {
  const refused: [string, Question, unknown, string[]][] = [
    ['nothing', asked({ type: 'one' }), {}, [': required']],
    ['no object', asked({ type: 'one' }), ['a'], [': wrong_type']],
    ['null', asked({ type: 'one' }), null, [': wrong_type']],
    ['an unknown option', asked({ type: 'up' }), { a: 1, z: 1 }, ['z: unknown_field']],
    ['keys of Object.prototype', asked({ type: 'up' }), JSON.parse('{"__proto__":1,"constructor":1,"toString":1}'), ['__proto__: unknown_field', 'constructor: unknown_field', 'toString: unknown_field']],
    ['numbers that are none', asked({ type: 'stars' }), { a: '5', b: 4.5, c: null }, ['a: wrong_type', 'b: wrong_type', 'c: wrong_type']],
    ['NaN and infinity', asked({ type: 'stars' }), { a: Number.NaN, b: Number.POSITIVE_INFINITY, c: 2 ** 60 }, ['a: wrong_type', 'b: wrong_type', 'c: wrong_type']],
    ['another number', asked({ type: 'up' }), { a: 2, b: 0 }, ['a: not_allowed', 'b: not_allowed']],
    ['zero instead of a side', asked({ type: 'up_down' }), { a: 0, b: -1 }, ['a: not_allowed']],
    ['two of one', asked({ type: 'one' }), { a: 1, b: 1 }, [': too_many']],
    ['too few of several', asked({ type: 'several', min: 2, max: 3 }), { a: 1 }, [': too_short']],
    ['too many of several', asked({ type: 'several', min: 1, max: 2 }), { a: 1, b: 1, c: 1 }, [': too_many']],
    ['six stars', asked({ type: 'stars' }), { a: 6, b: 0 }, ['a: not_allowed', 'b: not_allowed']],
    ['a score beyond its span', asked({ type: 'score', min: -2, max: 2 }), { a: 3, b: -3, c: 0 }, ['a: not_allowed', 'b: not_allowed']],
    ['more dots than there are', asked({ type: 'dots', budget: 5, cost: 'linear' }), { a: 3, b: 3 }, [': too_many']],
    ['dots whose squares are too dear', asked({ type: 'dots', budget: 10, cost: 'quadratic' }), { a: 3, b: 2 }, [': too_many']],
    ['negative dots that would pay for others', asked({ type: 'dots', budget: 5, cost: 'linear' }), { a: 5, b: -5 }, ['b: not_allowed']],
    ['too many dots on one', asked({ type: 'dots', budget: 5, cost: 'linear', perOption: 2 }), { a: 3 }, ['a: too_many']],
    ['a gap between ranks', asked({ type: 'ranked', count: 'borda' }), { a: 1, b: 3 }, ['b: not_allowed']],
    ['two first choices', asked({ type: 'ranked', count: 'runoff' }), { a: 1, b: 1 }, [': not_allowed']],
    ['more ranks than are asked for', asked({ type: 'ranked', count: 'runoff', ranks: 2 }), { a: 1, b: 2, c: 3 }, [': too_many']],
    ['a pair the wrong way round', asked({ type: 'pairwise' }), { 'b~a': 1, 'a~c': 1 }, ['b~a: unknown_field']],
    ['an option instead of a pair', asked({ type: 'pairwise' }), { a: 1 }, ['a: unknown_field']],
    ['more than the ceiling pays for', asked({ type: 'approval', ceiling: 100 }, [['a', 60], ['b', 41]]), { a: 1, b: 1 }, [': too_many']],
  ];
  it.each(refused)('is refused: %s', (_, question, choice, errors) => expect(codes(choiceErrors(question, choice))).toEqual(errors));

  it('costs what its method says', () => {
    expect(costOf(asked({ type: 'dots', budget: 9, cost: 'linear' }), { a: 2, c: 3 })).toBe(5);
    expect(costOf(asked({ type: 'dots', budget: 99, cost: 'quadratic' }), { a: 2, c: 3 })).toBe(13);
    expect(costOf(asked({ type: 'approval', ceiling: 99 }, [['a', 10], ['b', 20], ['c', 30]]), { a: 1, c: 1 })).toBe(40);
    expect(costOf(asked({ type: 'stars' }), { a: 5 })).toBe(0);
  });

  it('is stored in the order of the options, so that the same is the same text', () => {
    expect(JSON.stringify(inOrder(asked({ type: 'up' }), { c: 1, a: 1 }))).toBe('{"a":1,"c":1}');
    expect(keysOf(asked({ type: 'pairwise' }))).toEqual(['a~b', 'a~c', 'b~c']);
  });
});

describe('a question', () => {
  const many = Array.from({ length: 9 }, (_, n) => `o${n}`);
  const refused: [string, Question, string[]][] = [
    ['one option to choose from', asked({ type: 'one' }, ['a']), ['options: too_short']],
    ['an option twice', asked({ type: 'up' }, ['a', 'b', 'a']), ['options.2.id: not_allowed']],
    ['a cost that nothing asks for', asked({ type: 'up' }, [['a', 3], 'b']), ['options.0.cost: not_allowed']],
    ['more of several than there are', asked({ type: 'several', min: 1, max: 4 }), ['method.max: too_many']],
    ['most below least', asked({ type: 'several', min: 3, max: 2 }), ['method.max: too_short']],
    ['a score without a span', asked({ type: 'score', min: 3, max: 3 }), ['method.max: too_short']],
    ['too fine a score', asked({ type: 'score', min: 0, max: 21 }), ['method.max: too_many']],
    ['more dots on one than there are', asked({ type: 'dots', budget: 3, cost: 'linear', perOption: 4 }), ['method.perOption: too_many']],
    ['a run-off of nine to the last', asked({ type: 'ranked', count: 'runoff' }, many), ['method.ranks: required']],
    ['a run-off with too many ranks', asked({ type: 'ranked', count: 'runoff', ranks: 4 }, many), ['method.ranks: too_many']],
    ['more ranks than options', asked({ type: 'ranked', count: 'borda', ranks: 4 }), ['method.ranks: too_many']],
    ['too many pairs', asked({ type: 'pairwise' }, Array.from({ length: LIMITS.pairedOptions + 1 }, (_, n) => `o${n}`)), ['options: too_many']],
    ['approval without costs', asked({ type: 'approval', ceiling: 10 }, [['a', 3], 'b']), ['options.1.cost: required']],
    ['a cost above the ceiling', asked({ type: 'approval', ceiling: 10 }, [['a', 11], ['b', 1]]), ['options.0.cost: too_many']],
    ['approval with another way to pass', asked({ type: 'approval', ceiling: 10 }, [['a', 1], ['b', 1]], { passes: 0.5 }), ['passes: not_allowed']],
  ];
  it.each(refused)('is refused: %s', (_, question, errors) => expect(codes(questionErrors(question))).toEqual(errors));

  it('may have a single option where each stands for itself', () => {
    for (const method of [{ type: 'up' }, { type: 'up_down' }, { type: 'stars' }, { type: 'score', min: 0, max: 3 }] as Method[]) expect(questionErrors(asked(method, ['a']))).toEqual([]);
  });

  it('of a run-off takes as many ranks as can be counted', () => {
    expect(questionErrors(asked({ type: 'ranked', count: 'runoff' }, many.slice(0, 6)))).toEqual([]);
    expect(questionErrors(asked({ type: 'ranked', count: 'runoff', ranks: 4 }, many.slice(0, 8)))).toEqual([]);
    expect(questionErrors(asked({ type: 'ranked', count: 'borda' }, many))).toEqual([]);
  });
});

describe('the run-off', () => {
  const question = asked({ type: 'ranked', count: 'runoff' }, ['a', 'b', 'c', 'd', 'e']);
  const ballot = fc.shuffledSubarray(question.options.map(({ id }) => id), { minLength: 1 }).map((order) => Object.fromEntries(order.map((id, i) => [id, i + 1])));

  it('takes one out at a time, never a winner by more than half, and places everybody', () => {
    fc.assert(fc.property(fc.array(ballot, { minLength: 1, maxLength: 40 }), (choices) => {
      const { options, rounds } = resultOf(question, choices.map((choice) => ({ choice, count: 1 })));
      const out = rounds!.flatMap((round) => round.out);
      expect(rounds!.slice(0, -1).every((round) => round.out.length === 1)).toBe(true);
      expect(rounds!.at(-1)!.out).toEqual([]);
      expect(new Set(out).size).toBe(out.length);
      expect(options.map(({ id }) => id).slice(options.length - out.length)).toEqual(out.toReversed());
      for (const { votes, exhausted } of rounds!) expect(Object.values(votes).reduce((a, b) => a + b) + exhausted).toBe(choices.length);
      const firsts = choices.filter((choice) => choice[options[0]!.id] === 1).length;
      for (const { id } of options.slice(1)) expect(choices.filter((choice) => choice[id] === 1).length * 2).toBeLessThanOrEqual(Math.max(choices.length, firsts));
    }));
  });
});

it('Wilson’s lower bound is that of the 90 % interval', () => {
  expect(wilsonLowerBound(1, 1)).toBeCloseTo(1 / (1 + 1.644854 ** 2), 6);
  expect(wilsonLowerBound(9, 10)).toBeCloseTo(0.65238, 3);
  expect(wilsonLowerBound(0, 10)).toBeCloseTo(-wilsonLowerBound(10, 10), 12);
  expect(wilsonLowerBound(0, 3)).toBeLessThan(wilsonLowerBound(0, 1));
  expect(wilsonLowerBound(0, 1)).toBeLessThan(0);
  expect(wilsonLowerBound(0, 0)).toBe(0);
});
