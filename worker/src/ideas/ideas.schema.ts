import * as z from 'zod';
import { IDEA_SORTS, IDEA_STATUSES, type IdeaPatch, type IdeaQuery, type NewIdea } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { day } from '../calendar/calendar.schema.ts';
import { memberId } from '../members/member-id.ts';
import { line, tags, text } from '../http/text.ts';

export const newIdea = z.strictObject({
  title: line(LIMITS.title), body: text(LIMITS.body).optional(), tags: tags.optional(),
  fields: z.record(z.string().max(40), z.string().max(2 * LIMITS.fieldText)).optional(), anonymous: z.boolean().optional(),
}) satisfies z.ZodType<NewIdea>;

const stageId = z.string().max(40);

export const ideaPatch = z.strictObject({
  status: z.enum(IDEA_STATUSES).optional(), stage: stageId.optional(), note: text(LIMITS.statusNote).optional(),
  owner: memberId.nullable().optional(),
}).refine((patch) => Object.keys(patch).length > 0, 'What is to change?')
  .refine(({ status, stage, note }) => note === undefined || status !== undefined || stage !== undefined, { path: ['status'], message: 'The note belongs to a status.' }) satisfies z.ZodType<IdeaPatch>;

export const ideaQuery = z.strictObject({
  sort: z.enum(IDEA_SORTS).optional(), q: z.string().max(LIMITS.search).optional(),
  tag: z.string().max(LIMITS.tag).optional(), status: z.enum(IDEA_STATUSES).optional(), stage: stageId.optional(), author: memberId.optional(), from: day.optional(), to: day.optional(), cursor: z.string().max(500).optional(),
}).refine(({ status, stage }) => stage === undefined || status !== undefined, { path: ['status'], message: 'The status of the stage.' }) satisfies z.ZodType<IdeaQuery>;
