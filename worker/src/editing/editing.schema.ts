import * as z from 'zod';
import type { PostPatch } from '@cocarde/contract/discussion.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { memberId } from '../members/member-id.ts';
import { line, tags, text } from '../http/text.ts';

export const postPatch = z.strictObject({
  title: line(LIMITS.title).optional(), body: text(LIMITS.body).optional(), tags: tags.optional(),
  fields: z.record(z.string().max(40), z.string().max(2 * LIMITS.fieldText)).optional(),
  mentions: z.array(memberId).max(LIMITS.mentions).optional(),
}).refine((patch) => Object.keys(patch).length > 0, 'What is to change?') satisfies z.ZodType<PostPatch>;
