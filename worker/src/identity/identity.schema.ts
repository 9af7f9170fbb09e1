import * as z from 'zod';
import type { SessionRequest } from '@cocarde/contract/session.ts';

export const sessionRequest = z.strictObject({ token: z.string().min(1).max(8192) }) satisfies z.ZodType<SessionRequest>;
