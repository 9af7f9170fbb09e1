import * as z from 'zod';
import { BADGE_COLOURS, BADGE_GLYPHS, BADGE_SHAPES, REVOCATION_CAUSES, type BadgeDefinition, type BadgeGrant, type RevocationWish } from '@cocarde/contract/badges.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { FACT_TYPES } from '@cocarde/contract/points.ts';
import { day } from '../calendar/calendar.schema.ts';
import { currencyId } from '../currencies/currencies.schema.ts';
import { declaredType } from '../facts/fact-types.schema.ts';
import { cursorText } from '../http/cursor.ts';
import { line, requiredText, words } from '../http/text.ts';

export const badgeId = z.string().regex(/^[a-z0-9](-?[a-z0-9]){0,39}$/, 'Small letters, digits and single hyphens.');

const times = (most: number) => z.int().min(1).max(most);
const currency = currencyId.optional();
const fact = z.union([z.enum(FACT_TYPES), declaredType]);
const whose = z.enum(['actor', 'author']);

const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['count', 'days', 'objects']), fact, whose, atLeast: times(100_000) }),
  z.strictObject({ kind: z.literal('points'), currency, atLeast: times(100_000_000) }),
  z.strictObject({ kind: z.literal('level'), currency, atLeast: z.int().min(2).max(100) }),
  z.strictObject({ kind: z.literal('streak'), atLeast: times(2_000) }),
  z.strictObject({ kind: z.literal('badge'), badge: badgeId }),
  z.strictObject({ kind: z.literal('manual') }),
]);
const some = <T extends z.ZodType>(node: T) => z.array(node).min(1).max(LIMITS.badgeConditions);

const criterion = z.union([
  condition,
  z.strictObject({ all: some(z.union([condition, z.strictObject({ any: some(condition) })])) }),
  z.strictObject({ any: some(z.union([condition, z.strictObject({ all: some(condition) })])) }),
]);

const sentence = z.record(z.string().regex(/^[a-z]{2}(-[A-Za-z0-9]{2,8})?$/), line(300)).refine((value) => Object.keys(value).length > 0, 'At least one language.');

export const badgeDefinition = z.strictObject({
  name: words,
  how: sentence,
  art: z.strictObject({ shape: z.enum(BADGE_SHAPES), colour: z.enum(BADGE_COLOURS), glyph: z.enum(BADGE_GLYPHS) }),
  criterion,
  repeats: z.boolean().optional(),
  tier: z.strictObject({ group: badgeId, order: times(20), name: words }).optional(),
  limit: times(1_000_000).optional(),
  from: day.optional(),
  to: day.optional(),
}) satisfies z.ZodType<BadgeDefinition>;

export const badgeGrant = z.strictObject({ reason: requiredText(LIMITS.statusNote), until: day.optional() }) satisfies z.ZodType<BadgeGrant>;

const cause = z.string().min(1).max(500).optional();

export const revocationWish = z.strictObject({
  because: z.enum(REVOCATION_CAUSES), reason: requiredText(LIMITS.statusNote), cause,
}) satisfies z.ZodType<RevocationWish>;

export const holdersQuery = z.strictObject({ cursor: cursorText, only: z.literal('doubtful').optional() });

export const causeQuery = z.strictObject({ cause });
