import * as z from 'zod';
import { MESSAGE_CHOICES, MESSAGE_KINDS, type InboxSettings, type ReadWish } from '@cocarde/contract/inbox.ts';

const minute = z.int().min(0).max(1_439);

export const readWish = z.strictObject({ until: z.int().min(0) }) satisfies z.ZodType<ReadWish>;

export const settingsWish = z.strictObject({
  kinds: z.record(z.enum(MESSAGE_KINDS), z.enum(MESSAGE_CHOICES)),
  quiet: z.strictObject({ from: minute, to: minute }).nullable(),
}) satisfies z.ZodType<InboxSettings>;
