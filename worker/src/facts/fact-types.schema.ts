import * as z from 'zod';
import { ATTRIBUTE_TYPES, type FactDefinition } from '@cocarde/contract/events.ts';
import { line, words } from '../http/text.ts';
import { DECLARED_TYPE } from './fact-sources.ts';

/** Names in an event's data that are no attributes. */
export const TAKEN_NAMES = ['author', 'object', 'issuer'];

export const attributeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'A letter, then letters, digits and underscores.');

const attribute = z.strictObject({
  type: z.enum(ATTRIBUTE_TYPES),
  values: z.array(z.union([line(80), z.number()])).min(1).max(50).optional(),
}).refine(({ type, values }) => !values || values.every((value) => typeof value === type), { path: ['values'], message: 'Each of the type.' });

/** With a dot, so that no built-in fact is ever called the same. */
export const declaredType = z.string().regex(DECLARED_TYPE, 'Letters, digits, hyphens and underscores, with a dot: lms.course_completed. At most 80.');

export const factDefinition = z.strictObject({
  name: words,
  attributes: z.record(attributeName.refine((name) => !TAKEN_NAMES.includes(name), `Not ${TAKEN_NAMES.join(', ')}.`), attribute)
    .refine((attributes) => Object.keys(attributes).length <= 20, 'At most 20.'),
  backdatedDays: z.int().min(0).max(3660).optional(),
  keepsStreak: z.boolean().optional(),
}) satisfies z.ZodType<FactDefinition>;
