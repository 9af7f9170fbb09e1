import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { QUESTION_VIEWS, type Acceptance, type NewAnswer, type NewQuestion, type QuestionQuery } from '@cocarde/contract/questions.ts';
import { line, requiredText, tags, text } from '../http/text.ts';

export const newQuestion = z.strictObject({
  title: line(LIMITS.title), body: text(LIMITS.body).optional(), tags: tags.optional(),
}) satisfies z.ZodType<NewQuestion>;

export const newAnswer = z.strictObject({ body: requiredText(LIMITS.body) }) satisfies z.ZodType<NewAnswer>;

export const acceptance = z.strictObject({ answer: z.string().max(40) }) satisfies z.ZodType<Acceptance>;

export const questionQuery = z.strictObject({
  view: z.enum(QUESTION_VIEWS).optional(), q: z.string().max(LIMITS.search).optional(),
  tag: z.string().max(LIMITS.tag).optional(), cursor: z.string().max(500).optional(),
}) satisfies z.ZodType<QuestionQuery>;
