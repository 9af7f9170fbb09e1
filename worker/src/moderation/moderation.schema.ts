import * as z from 'zod';
import { REPORT_REASONS, type ModerationPatch, type ModerationVerdict, type Report, type Suspension } from '@cocarde/contract/moderation.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { line, requiredText, text, wordsOf } from '../http/text.ts';

export const newReport = z.strictObject({
  reason: z.enum(REPORT_REASONS), note: text(LIMITS.statusNote).transform((note) => note || undefined).optional(),
}) satisfies z.ZodType<Report>;

export const moderationVerdict = z.strictObject({
  decision: z.enum(['publish', 'remove']), reason: requiredText(LIMITS.statusNote).optional(),
}).refine(({ decision, reason }) => decision === 'publish' || reason !== undefined, { path: ['reason'], message: 'Its author will read why.', params: { required: true } }) satisfies z.ZodType<ModerationVerdict>;

export const moderationPatch = z.strictObject({
  words: z.array(line(60)).max(LIMITS.listedWords).transform((list) => [...new Set(list)]).optional(),
  hideAfter: z.int().min(0).max(100).optional(),
  reasons: z.array(wordsOf(LIMITS.cannedReason)).max(20).optional(),
}) satisfies z.ZodType<ModerationPatch>;

export const suspension = z.strictObject({ reason: requiredText(LIMITS.statusNote) }) satisfies z.ZodType<Suspension>;
