import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import { LIMIT_WINDOWS, type RuleApplication, type RuleDefinition } from '@cocarde/contract/rules.ts';
import { day } from '../calendar/calendar.schema.ts';
import { currencyId } from '../currencies/currencies.schema.ts';
import { attributeName, declaredType } from '../facts/fact-types.schema.ts';
import { board, line, tag, words } from '../http/text.ts';

const times = z.int().min(1).max(10_000);
const amount = z.int().min(1).max(1_000_000);
export const ruleId = z.string().regex(/^[a-z0-9](-?[a-z0-9]){0,39}$/, 'Small letters, digits and single hyphens.')
  // Lines of corrections are of this rule in the ledger.
  .refine((id) => id !== 'correction', 'This name has a meaning of its own.');

export const ruleDefinition = z.strictObject({
  fact: z.union([z.enum(FACT_TYPES), declaredType]),
  earns: z.enum(['actor', 'author', 'both']),
  currency: currencyId,
  points: z.int().min(-10_000).max(10_000).refine((value) => value !== 0, 'Not zero.'),
  name: words,
  only: z.strictObject({
    boards: z.array(board).min(1).max(50).optional(),
    tags: z.array(tag).min(1).max(50).optional(),
    teams: z.array(line(80)).min(1).max(50).optional(),
    attributes: z.record(attributeName, z.array(z.union([line(80), z.number(), z.boolean()])).min(1).max(50)).optional(),
  }).optional(),
  limits: z.array(z.strictObject({ per: z.enum(LIMIT_WINDOWS), times: times.optional(), points: amount.optional() })
    .refine((limit) => (limit.times === undefined) !== (limit.points === undefined), 'Either times or points.'))
    .refine((limits) => new Set(limits.map((limit) => limit.per)).size === limits.length, 'Each window once.').max(4).optional(),
  coolDown: z.int().min(1).max(100_000).optional(),
  perItem: z.strictObject({ gain: amount.optional(), loss: amount.optional() }).optional(),
  perPair: z.strictObject({ per: z.enum(LIMIT_WINDOWS), times }).optional(),
  burst: z.strictObject({ times: z.int().min(1).max(1000), minutes: z.int().min(1).max(LIMITS.burstMinutes) }).optional(),
  reciprocity: z.strictObject({ days: z.int().min(1).max(366), weight: z.number().min(0).max(0.99) }).optional(),
  after: z.array(ruleId).min(1).max(5).optional(),
  from: day.optional(),
  to: day.optional(),
  boosts: z.array(z.strictObject({ from: day, to: day, factor: z.number().min(0.1).max(10) })).max(20).optional(),
}).refine(({ earns, reciprocity }) => !reciprocity || earns !== 'actor', { path: ['reciprocity'], error: 'For what an author earns.' }) satisfies z.ZodType<RuleDefinition>;

export const ruleApplication = z.strictObject({
  from: z.union([z.enum(['now', 'season', 'all']), day]), change: line(200),
}) satisfies z.ZodType<RuleApplication>;

export const previewQuery = z.strictObject({ from: z.union([z.enum(['now', 'season', 'all']), day]) });
