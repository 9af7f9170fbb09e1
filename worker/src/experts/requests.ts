import type { QuestionRequest, QuestionRequests } from '@cocarde/contract/experts.ts';
import { today, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import type { PostRow } from '../posts/posts.queries.ts';
import { readQuestion } from '../questions/closing.ts';
import { ask, requestsOf, setDeclined } from './requests.queries.ts';

/** Whom a question was put to, as far as the reader may know. */
export async function questionRequests(command: Command, question: string): Promise<QuestionRequests> {
  const { db, community, member } = command;
  const all = mayAsk(command, await readQuestion(command, question));
  return { items: await readOne(db, requestsOf(db, community.id, question, all ? null : member.id)) };
}

/**
 * Puts a question to up to three members, by who asked it or an animateur. Safe to repeat. Throws `forbidden`, `closed` where it takes no answers, `invalid_input` where
 * one of them is not to be asked or there would be too many: then nobody is.
 */
export async function putToMembers(command: Command, question: string, members: readonly string[]): Promise<QuestionRequests> {
  const { db, community, member, now } = command;
  const post = await readQuestion(command, question);
  if (!mayAsk(command, post)) throw new ProblemError('forbidden');
  const wanted = [...new Set(members)];
  const after = requestsOf(db, community.id, question, null);
  const [, ...results] = await db.batch([ask(db, community.id, question, wanted.map(Number), member.id, now, today(command)), ...after.statements]);
  const items = after.take(results);
  if (wanted.some((id) => !items.some((request) => request.member.id === id))) {
    if (post.closedAt !== null || post.mergedInto !== null) throw new ProblemError('closed');
    throw new ProblemError('invalid_input', { errors: [{ path: 'members', code: 'not_allowed', message: 'At most three who are listed as experts, are there, and did not ask it themselves.' }] });
  }
  return { items };
}

/** The word of who was asked: they would rather not, or they would after all. Throws `not_found` for who was not asked. */
export async function answerRequest(command: Command, question: string, declined: boolean): Promise<QuestionRequest> {
  const { db, community, member, now } = command;
  const own = requestsOf(db, community.id, question, member.id);
  const [, ...results] = await db.batch([setDeclined(db, community.id, question, member.id, declined, now), ...own.statements]);
  const [request] = own.take(results);
  if (!request) throw new ProblemError('not_found');
  if (request.declined !== declined) throw new ProblemError('closed', { detail: 'Others were asked in the meantime.' });
  return request;
}

function mayAsk({ member }: Command, { author }: PostRow): boolean {
  return author === member.id || member.role === 'animateur';
}
