import * as z from 'zod';
import { FIELD_TYPES, OUTCOMES, PRESETS, type BoardDefinition, type BoardVoting, type Field, type OutcomeQuery, type Stage } from '@cocarde/contract/boards.ts';
import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { partId, words } from '../http/text.ts';

const different = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id)).size === list.length;
const EACH_ONCE = 'Each id once.';

const stage = z.strictObject({ id: partId, name: words, phase: z.enum(IDEA_STATUSES) }) satisfies z.ZodType<Stage>;

const field = z.strictObject({
  id: partId, label: words, type: z.enum(FIELD_TYPES), required: z.boolean().optional(), hint: words.optional(),
  choices: z.array(z.strictObject({ id: partId, name: words })).min(2).max(20).refine(different, EACH_ONCE).optional(),
}).refine(({ type, choices }) => (type === 'choice') === (choices !== undefined), { path: ['choices'], message: 'Choices belong to a field of type choice.' }) satisfies z.ZodType<Field>;

const voting = z.strictObject({
  type: z.enum(['up', 'up_down', 'dots']), budget: z.int().min(1).max(1_000).optional(), cost: z.enum(['linear', 'quadratic']).optional(), perIdea: z.int().min(1).max(100).optional(), names: z.enum(['visible', 'confidential']).optional(),
}).refine(({ type, cost, perIdea }) => type === 'dots' || cost === undefined && perIdea === undefined, { path: ['type'], message: 'Cost and limit belong to dots.' })
  .refine(({ budget, cost }) => cost === undefined || budget !== undefined, { path: ['budget'], message: 'Costs need a budget.' }) satisfies z.ZodType<BoardVoting>;

export const boardDefinition = z.strictObject({
  preset: z.enum(PRESETS),
  name: words,
  intro: words.optional(),
  stages: z.array(stage).min(1).max(LIMITS.stages).refine(different, EACH_ONCE).optional(),
  fields: z.array(field).max(LIMITS.fields).refine(different, EACH_ONCE).optional(),
  anonymous: z.boolean().optional(),
  voting: voting.optional(),
  approval: z.enum(['all', 'newcomers']).optional(),
  waitDays: z.int().min(1).max(365).optional(),
  random: z.boolean().optional(),
  closed: z.boolean().optional(),
}) satisfies z.ZodType<BoardDefinition>;

export const outcomeQuery = z.strictObject({ status: z.enum(OUTCOMES).optional(), cursor: z.string().max(500).optional() }) satisfies z.ZodType<OutcomeQuery>;
