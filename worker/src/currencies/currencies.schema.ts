import * as z from 'zod';
import { LADDERS, type CurrencyDefinition, type ThresholdQuery } from '@cocarde/contract/currencies.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { words } from '../http/text.ts';

export const currencyId = z.string().regex(/^[a-z0-9](-?[a-z0-9]){0,29}$/, 'Small letters, digits and single hyphens.');

const levels = z.array(z.strictObject({ from: z.int().min(0).max(LIMITS.levelFrom), name: words })).min(1).max(50)
  .refine((steps) => steps[0]?.from === 0, { path: [0, 'from'], message: 'The first level begins at 0.' })
  .refine((steps) => steps.every(({ from }, i) => i === 0 || from > steps[i - 1]!.from), 'Each from more points than the one before.');

export const currencyDefinition = z.strictObject({ unit: words, one: words.optional(), levels })
  .refine(({ unit, one = {} }) => Object.keys(one).every((tag) => Object.hasOwn(unit, tag)), { path: ['one'], message: 'Only in languages of the unit.' }) satisfies z.ZodType<CurrencyDefinition>;

export const thresholdQuery = z.strictObject({
  shape: z.enum(LADDERS),
  levels: z.coerce.number().pipe(z.int().min(1).max(50)),
  first: z.coerce.number().pipe(z.int().min(1).max(1_000_000)),
  growth: z.coerce.number().pipe(z.number().min(0).max(1_000_000)).optional(),
}).refine(({ shape, growth }) => shape !== 'geometric' || growth === undefined || (growth >= 1 && growth <= 10), { path: ['growth'], message: 'A factor from 1 to 10.' }) satisfies z.ZodType<ThresholdQuery>;
