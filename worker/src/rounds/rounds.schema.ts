import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { NAME_MODES, RESULT_VISIBILITIES, type Method, type Question, type RoundDefinition, type RoundPatch } from '@cocarde/contract/rounds.ts';
import { line, partId, text } from '../http/text.ts';

const share = z.number().min(0).max(1);
const instant = z.int().min(0);
const several = z.int().min(1).max(LIMITS.options);
const score = z.int().min(-1_000).max(1_000);
const money = z.int().min(1).max(1_000_000_000);

const method = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('up') }),
  z.strictObject({ type: z.literal('up_down') }),
  z.strictObject({ type: z.literal('one') }),
  z.strictObject({ type: z.literal('several'), min: several, max: several }),
  z.strictObject({ type: z.literal('stars') }),
  z.strictObject({ type: z.literal('score'), min: score, max: score }),
  z.strictObject({ type: z.literal('dots'), budget: z.int().min(1).max(LIMITS.dots), cost: z.enum(['linear', 'quadratic']), perOption: z.int().min(1).max(LIMITS.dots).optional() }),
  z.strictObject({ type: z.literal('ranked'), count: z.enum(['runoff', 'borda']), ranks: several.optional() }),
  z.strictObject({ type: z.literal('pairwise') }),
  z.strictObject({ type: z.literal('approval'), ceiling: money }),
]) satisfies z.ZodType<Method>;

const question = z.strictObject({
  id: partId, text: line(LIMITS.questionText), method,
  options: z.array(z.strictObject({ id: partId, text: line(LIMITS.optionText), cost: money.optional() })).min(1).max(LIMITS.options),
  optional: z.boolean().optional(), passes: share.optional(),
}) satisfies z.ZodType<Question>;

export const roundDefinition = z.strictObject({
  title: line(LIMITS.title), intro: text(LIMITS.intro).optional(),
  questions: z.array(question).min(1).max(LIMITS.questions),
  opensAt: instant.optional(), closesAt: instant.optional(),
  results: z.enum(RESULT_VISIBILITIES), names: z.enum(NAME_MODES), change: z.boolean().optional(),
  teams: z.array(line(80)).min(1).max(LIMITS.roundTeams).optional(),
  quorum: z.union([z.strictObject({ members: z.int().min(1).max(10_000_000) }), z.strictObject({ share })]).optional(),
  shuffle: z.boolean().optional(),
}) satisfies z.ZodType<RoundDefinition>;

export const roundPatch = z.strictObject({
  state: z.enum(['open', 'closed', 'archived']).optional(), title: line(LIMITS.title).optional(), intro: text(LIMITS.intro).optional(),
  closesAt: instant.nullable().optional(), results: z.enum(RESULT_VISIBILITIES).optional(),
}) satisfies z.ZodType<RoundPatch>;

/** The choices are judged by the questions, whatever they are. */
export const ballotInput = z.strictObject({ choices: z.unknown(), after: z.int().min(0) });

const cursor = z.string().max(500).optional();
export const roundQuery = z.strictObject({ state: z.enum(['scheduled', 'open', 'closed', 'archived']).optional(), cursor });
export const withdrawalQuery = z.strictObject({ after: z.string().regex(/^\d{1,15}$/).transform(Number) });
export const voterQuery = z.strictObject({ question: z.string().max(40), option: z.string().max(81), cursor });
export const exportQuery = z.strictObject({ cursor });
