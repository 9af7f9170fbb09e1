import { ProblemError } from '../http/problem.ts';
import type { MemberRow } from '../members/members.queries.ts';
import type { PostKind, PostRow } from './posts.queries.ts';

/** The post, when it is there and of this kind. Throws `not_found`, or `removed` or `held` when it or what it belongs to is. */
export function present(post: PostRow | null, kind: PostKind): PostRow {
  if (post?.kind !== kind) throw new ProblemError('not_found');
  if (isRemoved(post)) throw goneProblem(post);
  return post;
}

/** As `present`; what is held is there for its author, and for animateurs, who decide about it. */
export function readable(post: PostRow | null, kind: PostKind, reader: Pick<MemberRow, 'id' | 'role'>): PostRow {
  const reads = post?.kind === kind && post.held !== null && post.parentRemoved !== 1 && (post.author === reader.id || reader.role === 'animateur');
  return reads ? post : present(post, kind);
}

/** Why a post is not there: it waits for a moderator, or somebody took it away. */
export function goneProblem({ held }: Pick<PostRow, 'held'>): ProblemError {
  return new ProblemError(held === null ? 'removed' : 'held');
}

export function isRemoved(post: PostRow): boolean {
  return post.removedAt !== null || post.parentRemoved === 1;
}

/** What was asked of an idea belongs to the one that it was merged into: `merged`, with the id of that. */
export function mergedProblem(into: string): ProblemError {
  return new ProblemError('merged', { into });
}
