import { BOUNTY, type BountyWish, type QuestionResult } from '@cocarde/contract/questions.ts';
import type { Command } from '../command.ts';
import { ProblemError } from '../http/problem.ts';
import { present } from '../posts/posts.ts';
import { findPost } from '../posts/posts.queries.ts';
import { putBounty, withdrawBounty } from './bounties.queries.ts';
import { readQuestion } from './closing.ts';
import { toQuestion } from './questions.ts';

/**
 * Promises points of one's own for an answer to one's own question, or more than before; less is refused. Accepting an answer pays it.
 * Throws `not_found`, `removed`, `forbidden`, `closed` where nothing is asked any more, `budget_spent`.
 */
export async function promisePoints(command: Command, id: string, { points, days = BOUNTY.days }: BountyWish): Promise<QuestionResult> {
  const { db, community, member, now } = command;
  if ((await readQuestion(command, id)).author !== member.id) throw new ProblemError('forbidden');
  const question = findPost(db, community.id, member.id, id);
  const outcome = await db.batch([...putBounty(db, community.id, id, member.id, points, now, now + days * 86_400_000), ...question.statements]);
  const stored = present(question.take(outcome.slice(-1)), 'question');
  if (stored.promised !== points) {
    if (stored.promised !== null && stored.promised > points) throw new ProblemError('invalid_input', { errors: [{ path: 'points', code: 'not_allowed', message: `${stored.promised} are promised: no less.` }] });
    throw new ProblemError(stored.mergedInto !== null || stored.closedAt !== null || stored.accepted !== null ? 'closed' : 'budget_spent');
  }
  return { question: toQuestion(stored, member.id), earned: null };
}

/** Takes a promise back while nobody else has answered. Throws `not_found`, `removed`, `forbidden`, `in_use` once somebody has. */
export async function withdrawPromise(command: Command, id: string): Promise<QuestionResult> {
  const { db, community, member, now } = command;
  if ((await readQuestion(command, id)).author !== member.id) throw new ProblemError('forbidden');
  const question = findPost(db, community.id, member.id, id);
  const outcome = await db.batch([withdrawBounty(db, community.id, id, member.id, now), ...question.statements]);
  const stored = present(question.take(outcome.slice(-1)), 'question');
  if (stored.promised !== null) throw new ProblemError('in_use', { detail: 'Somebody answered for it.' });
  return { question: toQuestion(stored, member.id), earned: null };
}
