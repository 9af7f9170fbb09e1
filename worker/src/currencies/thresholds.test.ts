import { expect, test } from 'vitest';
import { currencyDefinition } from './currencies.schema.ts';
import { thresholds } from './thresholds.ts';

test('thresholds of a ladder lie as far apart as its shape says', () => {
  expect(thresholds({ shape: 'flat', levels: 4, first: 100 })).toEqual([0, 100, 200, 300]);
  expect(thresholds({ shape: 'linear', levels: 5, first: 100, growth: 50 })).toEqual([0, 100, 250, 450, 700]);
  expect(thresholds({ shape: 'geometric', levels: 5, first: 100, growth: 2 })).toEqual([0, 100, 300, 700, 1500]);
  expect(thresholds({ shape: 'geometric', levels: 3, first: 100 })).toEqual([0, 100, 250]);
  expect(thresholds({ shape: 'linear', levels: 3, first: 100 })).toEqual([0, 100, 300]);
});

test('thresholds always ascend, however little a ladder grows', () => {
  expect(thresholds({ shape: 'geometric', levels: 5, first: 1, growth: 1 })).toEqual([0, 1, 2, 3, 4]);
  expect(thresholds({ shape: 'flat', levels: 1, first: 10 })).toEqual([0]);
});

test('thresholds end where levels may begin, so that what is proposed can be declared', () => {
  const found = thresholds({ shape: 'geometric', levels: 50, first: 1_000_000, growth: 10 });
  expect(found).toEqual([0, 1_000_000, 11_000_000, 111_000_000]);
  const levels = found.map((from) => ({ from, name: { en: 'x' } }));
  expect(currencyDefinition.safeParse({ unit: { en: 'x' }, levels }).success).toBe(true);
});
