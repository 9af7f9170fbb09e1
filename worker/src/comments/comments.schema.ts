import * as z from 'zod';
import type { NewComment } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { requiredText } from '../http/text.ts';
import { memberId } from '../members/member-id.ts';
import { writtenId } from '../removal/removal.schema.ts';

export const newComment = z.strictObject({
  body: requiredText(LIMITS.comment), thread: writtenId.optional(), mentions: z.array(memberId).max(LIMITS.mentions).optional(),
}) satisfies z.ZodType<NewComment>;
