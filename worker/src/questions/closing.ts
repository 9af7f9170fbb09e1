import type { DuplicateResult, QuestionResult } from '@cocarde/contract/questions.ts';
import { audited, type Audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readOne, type Statement } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { merge, unmerge } from '../merging/merging.ts';
import { present } from '../posts/posts.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { actingOn, datedBy, momentOf, requireAsker, type Acting } from './asker.ts';
import { setClosed, setReopened } from './questions.queries.ts';
import { toQuestion } from './questions.ts';

/** Has a question take no more answers, by who asked or an animateur. Throws `not_found`, `removed`, `forbidden`. */
export async function closeQuestion(command: Command, id: string, note: string | undefined, askerKey: string | null): Promise<QuestionResult> {
  const { db, community } = command;
  const acting = await actor(command, id, askerKey);
  return changed(command, id, setClosed(db, community.id, id, acting.by, note ?? null, momentOf(command, acting.by === null)), ...logged(command, id, acting, 'closed', note));
}

/** Lets it take answers again: what an animateur closed, animateurs only. */
export async function reopenQuestion(command: Command, id: string, askerKey: string | null): Promise<QuestionResult> {
  const acting = await actor(command, id, askerKey);
  const result = await changed(command, id, setReopened(command.db, command.community.id, id, acting.by, acting.moderates), ...logged(command, id, acting, 'reopened'));
  if (result.question.closed !== null) throw new ProblemError('forbidden', { detail: 'An animateur closed it.' });
  return result;
}

/**
 * Says that a question is the same as another one, which has its answers, votes and comments from then on; undone, everything is as it
 * was. By who asked, or an animateur. Throws as merging does, and `forbidden`.
 */
export async function setDuplicate(command: Command, id: string, of: string, askerKey: string | null): Promise<DuplicateResult> {
  const acting = await actor(command, id, askerKey);
  const { post, into } = await merge(datedBy(command, acting), 'question', id, of, acting);
  return { question: toQuestion(post, command.member.id), of: toQuestion(into!, command.member.id) };
}

export async function dropDuplicate(command: Command, id: string, askerKey: string | null): Promise<DuplicateResult> {
  const { post, into } = await unmerge(command, 'question', id, await actor(command, id, askerKey));
  return { question: toQuestion(post, command.member.id), of: into && toQuestion(into, command.member.id) };
}

async function actor(command: Command, id: string, askerKey: string | null): Promise<Acting> {
  const acting = await actingOn(command, await readQuestion(command, id), askerKey);
  requireAsker(acting);
  return acting;
}

export async function readQuestion({ db, community, member }: Command, id: string): Promise<PostRow> {
  return present(await readOne(db, findPost(db, community.id, member.id, id)), 'question');
}

/** What an animateur does to a question of somebody else is logged. */
function logged({ db, community, member, now }: Command, id: string, { moderates, asks }: Acting, act: Audited['act'], detail?: string): Statement[] {
  return moderates && !asks ? [audited(db, community.id, { act, by: member.id, at: now, subject: id, detail: detail ?? null })] : [];
}

/** Changes a question, all at once, and reads it again. */
export async function changed({ db, community, member }: Command, id: string, ...changes: Statement[]): Promise<QuestionResult> {
  const question = findPost(db, community.id, member.id, id);
  const outcome = await db.batch([...changes, ...question.statements]);
  return { question: toQuestion(present(question.take(outcome.slice(-1)), 'question'), member.id), earned: null };
}
