import * as z from 'zod';
import type { LeaderboardPatch } from '@cocarde/contract/leaderboard.ts';
import { words } from '../http/text.ts';

export const leagueQuery = z.strictObject({ period: z.string().max(40).optional() });

export const leagueSettings = z.strictObject({
  size: z.int().min(5).max(40).optional(),
  tiers: z.array(words).min(2).max(10).optional(),
  promoted: z.int().min(0).max(40).optional(),
  demoted: z.int().min(0).max(40).optional(),
}) satisfies z.ZodType<NonNullable<LeaderboardPatch['leagues']>>;
