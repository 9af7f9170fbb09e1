import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import {
  BOUNTY, QUESTION_VIEWS, type Acceptance, type BountyWish, type Closing, type DoubtWish, type Duplicate, type NewAnswer, type NewQuestion, type QuestionQuery,
} from '@cocarde/contract/questions.ts';
import { line, requiredText, tags, text } from '../http/text.ts';
import { memberId } from '../members/member-id.ts';
import { writtenId } from '../removal/removal.schema.ts';

export const newQuestion = z.strictObject({
  title: line(LIMITS.title), body: text(LIMITS.body).optional(), tags: tags.optional(), anonymous: z.boolean().optional(),
}) satisfies z.ZodType<NewQuestion>;

export const newAnswer = z.strictObject({ body: requiredText(LIMITS.body) }) satisfies z.ZodType<NewAnswer>;

export const acceptance = z.strictObject({ answer: z.string().max(40) }) satisfies z.ZodType<Acceptance>;

export const questionQuery = z.strictObject({
  view: z.enum(QUESTION_VIEWS).optional(), q: z.string().max(LIMITS.search).optional(),
  tag: z.string().max(LIMITS.tag).optional(), author: memberId.optional(), cursor: z.string().max(500).optional(),
}) satisfies z.ZodType<QuestionQuery>;

export const closing = z.strictObject({ note: requiredText(LIMITS.statusNote).optional() }) satisfies z.ZodType<Closing>;

export const duplicate = z.strictObject({ of: writtenId }) satisfies z.ZodType<Duplicate>;

export const doubtWish = z.strictObject({ reason: requiredText(LIMITS.statusNote) }) satisfies z.ZodType<DoubtWish>;

export const bountyWish = z.strictObject({
  points: z.int().min(BOUNTY.least).max(BOUNTY.most), days: z.int().min(1).max(BOUNTY.mostDays).optional(),
}) satisfies z.ZodType<BountyWish>;

/** A tag, as it is stored. */
export const theme = tags.pipe(z.array(z.string()).length(1)).transform(([only]) => only!);
