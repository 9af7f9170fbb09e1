import type { ReactionKind, ReactionPage, ReactionResult } from '@cocarde/contract/discussion.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Command } from '../command.ts';
import { readTogether } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { goneProblem, isRemoved } from '../posts/posts.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { react, reactionsOf, takeBack, whoReacted } from './reactions.queries.ts';

/** Says something of a post, or takes it back. Throws `not_found` or `removed`. */
export async function setReaction({ db, community, member, now }: Command, id: string, kind: ReactionKind, wanted: boolean): Promise<ReactionResult> {
  const post = findPost(db, community.id, member.id, id);
  const reactions = reactionsOf(db, community.id, id, member.id);
  const outcome = await db.batch([
    wanted ? react(db, community.id, id, kind, member.id, now) : takeBack(db, community.id, id, kind, member.id), ...post.statements, ...reactions.statements,
  ]);
  standing(post.take(outcome.slice(1, 2)));
  return { post: id, reactions: reactions.take(outcome.slice(2)) };
}

export async function reactors({ db, community, member }: Command, id: string, kind: ReactionKind, cursor: string | undefined): Promise<ReactionPage> {
  const from = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0] as number;
  const [post, { items, next }] = await readTogether<[PostRow | null, { items: ReactionPage['items']; next: number | null }]>(db, [
    findPost(db, community.id, member.id, id), whoReacted(db, community.id, id, kind, from, LIMITS.page),
  ]);
  standing(post);
  return { items, cursor: next === null ? null : encodeCursor([next]) };
}

function standing(post: PostRow | null): void {
  if (!post || post.kind === 'page') throw new ProblemError('not_found');
  if (isRemoved(post)) throw goneProblem(post);
}
