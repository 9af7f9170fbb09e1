import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { RemovalRequest } from '@cocarde/contract/removal.ts';
import { requiredText } from '../http/text.ts';

export const removalRequest = z.strictObject({ reason: requiredText(LIMITS.statusNote).optional() }) satisfies z.ZodType<RemovalRequest>;

/** Id of something that a member wrote. */
export const writtenId = z.string().regex(/^[0-9a-z]{20}$/, 'Not the id of an idea, question, answer or comment.');
