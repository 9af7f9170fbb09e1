import * as z from 'zod';
import type { ExpertQuery, ListingWish, RequestAnswer, RequestWish } from '@cocarde/contract/experts.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { cursorText } from '../http/cursor.ts';
import { tag, tags, text } from '../http/text.ts';
import { memberId } from '../members/member-id.ts';

const label = z.string().min(1).max(80);

export const expertQuery = z.strictObject({
  theme: tag.optional(), team: label.optional(), place: label.optional(), q: z.string().max(LIMITS.search).optional(), cursor: cursorText,
}) satisfies z.ZodType<ExpertQuery>;

export const suggestionQuery = z.strictObject({
  title: text(LIMITS.title).optional(),
  tags: z.string().max(500).transform((list) => list.split(',').filter((typed) => typed.trim())).pipe(tags).optional(),
});

export const listingWish = z.strictObject({
  listed: z.boolean(), themes: z.array(tag).max(LIMITS.listedThemes).optional(),
}) satisfies z.ZodType<ListingWish>;

export const requestWish = z.strictObject({ members: z.array(memberId).max(LIMITS.asked) }) satisfies z.ZodType<RequestWish>;

export const requestAnswer = z.strictObject({ declined: z.boolean() }) satisfies z.ZodType<RequestAnswer>;
