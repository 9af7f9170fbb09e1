import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { SupporterPage } from '@cocarde/contract/discussion.ts';
import type { VoteResult, VoteState, VoteWish } from '@cocarde/contract/votes.ts';
import type { App } from '../env.ts';
import { memberOf } from '../http/member-number.ts';
import { commandOf } from '../http/session.ts';
import { readOne } from '../database.ts';
import { cursorText } from '../http/cursor.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { ProblemError } from '../http/problem.ts';
import { findPost } from '../posts/posts.queries.ts';
import { goneProblem, isRemoved } from '../posts/posts.ts';
import { supporters } from '../supporters/supporters.ts';
import { castVoteFor } from '../supporters/on-behalf.ts';
import { castVote, untouched, voteState } from './votes.ts';

/** The id of a post, or `page:` and the host's own name for a thing on its page. */
export const subjectId = z.string().regex(new RegExp(`^([0-9a-z]{20}|page:[\\p{L}\\p{N}][\\p{L}\\p{N}_./:-]{0,${LIMITS.subjectKey - 1}})$`, 'u'), 'Not a subject.');

const wantedVote = z.strictObject({ value: z.int().min(-1).max(100).refine((value) => value !== 0, 'DELETE withdraws a vote.'), after: z.int().min(0).optional() }) satisfies z.ZodType<VoteWish>;
const voterQuery = z.strictObject({ cursor: cursorText });
const withdrawal = z.strictObject({ after: z.string().regex(/^\d{1,9}$/).transform(Number).optional() });

export const voteRoutes = new Hono<App>()
  .get('/votes/:subject', async (c) => {
    const subject = subjectOf(c);
    const post = await readOne(c.env.DB, findPost(c.env.DB, c.var.community.id, c.var.member.id, subject));
    if (!post && !subject.startsWith('page:')) throw new ProblemError('not_found');
    if (post && isRemoved(post)) throw goneProblem(post);
    return c.json<VoteState>(post ? voteState(post, c.var.member.id) : untouched(subject));
  })
  .get('/votes/:subject/voters', async (c) => c.json<SupporterPage>(await supporters(commandOf(c), subjectOf(c), readQuery(c.req.url, voterQuery).cursor)))
  .put('/votes/:subject/voters/:member', async (c) => c.json<VoteResult>(await castVoteFor(commandOf(c), subjectOf(c), memberOf(c))))
  .put('/votes/:subject', async (c) => {
    const { value, after } = await readBody(c.req.raw, wantedVote);
    return c.json<VoteResult>(await castVote(commandOf(c), subjectOf(c), value, after));
  })
  .delete('/votes/:subject', async (c) => c.json<VoteResult>(await castVote(commandOf(c), subjectOf(c), 0, readQuery(c.req.url, withdrawal).after)));

function subjectOf(c: Context<App>): string {
  return parseInput(subjectId, c.req.param('subject'));
}
