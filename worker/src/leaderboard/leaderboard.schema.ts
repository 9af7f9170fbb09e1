import * as z from 'zod';
import { PERIODS, type LeaderboardDefinition, type LeaderboardPatch, type SeasonDefinition } from '@cocarde/contract/leaderboard.ts';
import { day } from '../calendar/calendar.schema.ts';
import { currencyId } from '../currencies/currencies.schema.ts';
import { board, line, tag, words } from '../http/text.ts';
import { leagueSettings } from '../leagues/leagues.schema.ts';
import { OWN_TEAM } from './asked.ts';

const periods = z.array(z.enum(PERIODS)).min(1).max(PERIODS.length).transform((list) => PERIODS.filter((kind) => list.includes(kind)));

export const leaderboardQuery = z.strictObject({ period: z.string().max(40).optional(), of: z.string().max(40).optional(), currency: z.string().max(30).optional() });

/** Small letters, digits, hyphens; not what the address says already. */
export const leaderboardId = z.string().regex(/^[a-z0-9](-?[a-z0-9]){0,39}$/, 'Small letters, digits and single hyphens.')
  .refine((id) => id !== OWN_TEAM && id !== 'league' && !PERIODS.some((kind) => kind === id), 'This name has a meaning of its own.');

export const leaderboardPatch = z.strictObject({
  // Levels, badges and previews read the total of all time.
  periods: periods.refine((list) => list.includes('all'), 'All time is always there.').optional(),
  ranking: z.enum(['competition', 'dense']).optional(),
  naming: z.enum(['opt_in', 'opt_out', 'pseudonym']).optional(),
  leagues: leagueSettings.nullable().optional(),
}) satisfies z.ZodType<LeaderboardPatch>;

export const leaderboardDefinition = z.strictObject({
  name: words,
  about: z.union([
    z.strictObject({ board }),
    z.strictObject({ tag }),
    z.strictObject({ team: line(80) }),
    z.strictObject({ teams: z.enum(['sum', 'average', 'compensated']) }),
  ]),
  periods,
  currency: currencyId.optional(),
}) satisfies z.ZodType<LeaderboardDefinition>;

export const seasonDefinition = z.strictObject({ name: words, from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Not before its first day.' }) satisfies z.ZodType<SeasonDefinition>;
