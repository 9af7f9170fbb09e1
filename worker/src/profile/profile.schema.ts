import * as z from 'zod';
import type { VisibilityWish } from '@cocarde/contract/profile.ts';

const shown = z.boolean().optional();

export const visibilityWish = z
  .strictObject({ appears: z.enum(['undecided', 'yes', 'no']).optional(), points: shown, badges: shown, contributions: shown })
  .refine((wish) => Object.keys(wish).length > 0, 'At least one choice.') as z.ZodType<VisibilityWish>;
