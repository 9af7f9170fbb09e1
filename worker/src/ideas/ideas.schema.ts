import * as z from 'zod';
import { IDEA_SORTS, IDEA_STATUSES, type IdeaPatch, type IdeaQuery, type NewComment, type NewIdea } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { line, requiredText, tags, text } from '../http/text.ts';

export const newIdea = z.strictObject({
  title: line(LIMITS.title), body: text(LIMITS.body).optional(), tags: tags.optional(),
}) satisfies z.ZodType<NewIdea>;

export const ideaPatch = z.strictObject({
  status: z.enum(IDEA_STATUSES), note: text(LIMITS.statusNote).optional(),
}) satisfies z.ZodType<IdeaPatch>;

export const newComment = z.strictObject({ body: requiredText(LIMITS.comment) }) satisfies z.ZodType<NewComment>;

export const ideaQuery = z.strictObject({
  sort: z.enum(IDEA_SORTS).optional(), q: z.string().max(LIMITS.search).optional(),
  tag: z.string().max(LIMITS.tag).optional(), status: z.enum(IDEA_STATUSES).optional(), cursor: z.string().max(500).optional(),
}) satisfies z.ZodType<IdeaQuery>;
