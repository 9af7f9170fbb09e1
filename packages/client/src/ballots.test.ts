import type { Method, Question } from '@cocarde/contract/rounds.ts';
import { describe, expect, it } from 'vitest';
import { ballotOf, canAdd, faultOf, left, pairsOf, ranking, ranks, sayable, spent } from './ballots.ts';

const question = (method: Method, more: Partial<Question> = {}): Question => ({
  id: 'q', text: 'Quoi ?', method, options: ['a', 'b', 'c'].map((id, i) => ({ id, text: id, cost: (i + 1) * 10 })), ...more,
});

describe('a ballot', () => {
  it('is missing an answer until something is said, unless the question is optional', () => {
    const methods: [Method, Record<string, number>][] = [
      [{ type: 'one' }, { a: 1 }], [{ type: 'up' }, { a: 1 }], [{ type: 'up_down' }, { a: -1 }], [{ type: 'stars' }, { b: 3 }],
      [{ type: 'score', min: 0, max: 20 }, { a: 0 }], [{ type: 'dots', budget: 3, cost: 'linear' }, { a: 1 }],
      [{ type: 'ranked', count: 'borda' }, { c: 1 }], [{ type: 'pairwise' }, { 'a~b': -1 }], [{ type: 'approval', ceiling: 30 }, { c: 1 }],
    ];
    for (const [method, given] of methods) {
      expect([method.type, faultOf(question(method))]).toEqual([method.type, 'missing']);
      expect(faultOf(question(method, { optional: true }))).toBeUndefined();
      expect([method.type, faultOf(question(method), given)]).toEqual([method.type, undefined]);
    }
  });

  it('has as many answers as the question wants', () => {
    const two = question({ type: 'several', min: 2, max: 2 });
    expect([{ a: 1 }, { a: 1, b: 1 }, { a: 1, b: 1, c: 1 }].map((given) => faultOf(two, given as Record<string, number>))).toEqual(['too_few', undefined, 'too_many']);
    expect(faultOf(question({ type: 'several', min: 0, max: 2 }))).toBeUndefined();
  });

  it('spends no more than there is: dots, their squares, costs', () => {
    const linear = question({ type: 'dots', budget: 5, cost: 'linear', perOption: 3 });
    const square = question({ type: 'dots', budget: 10, cost: 'quadratic' });
    const ceiling = question({ type: 'approval', ceiling: 30 });
    expect([spent(linear, { a: 3, b: 1 }), spent(square, { a: 3, b: 1 }), spent(ceiling, { a: 1, b: 1 })]).toEqual([4, 10, 30]);
    expect([left(linear, { a: 3, b: 1 }), left(square, { a: 3, b: 1 }), left(ceiling, { a: 1, c: 1 })]).toEqual([1, 0, -10]);
    expect([faultOf(square, { a: 3, b: 1 }), faultOf(square, { a: 3, b: 2 }), faultOf(ceiling, { a: 1, c: 1 })]).toEqual([undefined, 'too_much', 'too_much']);
    const [a, b] = linear.options;
    expect([canAdd(linear, a!, { a: 2 }), canAdd(linear, a!, { a: 3 }), canAdd(linear, b!, { a: 3, c: 2 })]).toEqual([true, false, false]);
    // From 2 to 3 costs 5 more.
    expect([canAdd(square, a!, { a: 2, b: 1 }), canAdd(square, a!, { a: 2, b: 2 })]).toEqual([true, false]);
  });

  it('takes whole scores in their range only, and 0 is one', () => {
    const score = question({ type: 'score', min: 0, max: 20 });
    expect([0, 20, 21, -1, 1.5, NaN].map((n) => faultOf(score, { a: n, b: 3 }))).toEqual([undefined, undefined, 'out_of_range', 'out_of_range', 'out_of_range', undefined]);
  });

  it('says nothing about what was cleared, compared as equal, or is no longer asked', () => {
    expect(sayable(question({ type: 'stars' }), { a: 4, b: 0, gone: 5 })).toEqual({ a: 4 });
    expect(sayable(question({ type: 'score', min: 0, max: 9 }), { a: 0 })).toEqual({ a: 0 });
    expect(sayable(question({ type: 'pairwise' }), { 'a~b': 1, 'a~c': 0, 'b~c': -1, 'c~b': 1 })).toEqual({ 'a~b': 1, 'b~c': -1 });
    const questions = [question({ type: 'one' }), question({ type: 'one' }, { id: 'second', optional: true })];
    expect(ballotOf(questions, { q: { a: 1 }, second: { a: 0 }, third: { a: 1 } })).toEqual({ q: { a: 1 } });
  });

  it('compares each two options once, in their order', () => {
    expect(pairsOf(question({ type: 'pairwise' })).map(({ id }) => id)).toEqual(['a~b', 'a~c', 'b~c']);
  });

  it('ranks without gaps', () => {
    const ranked = question({ type: 'ranked', count: 'runoff' });
    const order = ranking(ranked, { c: 1, a: 2 });
    expect(order.map(({ id }) => id)).toEqual(['c', 'a']);
    expect(ranks(order)).toEqual({ c: 1, a: 2 });
    expect(ranks(order.slice(1))).toEqual({ a: 1 });
  });
});
