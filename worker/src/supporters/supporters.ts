import type { SupporterPage } from '@cocarde/contract/discussion.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { goneProblem, isRemoved } from '../posts/posts.ts';
import { findPost } from '../posts/posts.queries.ts';
import { hidesNames, supportersOf } from './supporters.queries.ts';

/** A page of who is for a contribution. Throws `not_found`, `removed`, or `names_hidden` where the board keeps them to itself. */
export async function supporters({ db, community, member }: Command, subject: string, cursor: string | undefined): Promise<SupporterPage> {
  const from = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0] as number;
  const post = await readOne(db, findPost(db, community.id, member.id, subject));
  if (!post) throw new ProblemError('not_found');
  if (isRemoved(post)) throw goneProblem(post);
  if (await readOne(db, hidesNames(db, community.id, subject))) throw new ProblemError('names_hidden');
  const { items, next } = await readOne(db, supportersOf(db, community.id, subject, post.author, from, LIMITS.page));
  return { items, cursor: next === null ? null : encodeCursor([next]) };
}
