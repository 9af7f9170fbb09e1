import type { FollowState } from '@cocarde/contract/discussion.ts';
import type { Command } from '../command.ts';
import type { Database, Statement } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { goneProblem, isRemoved } from '../posts/posts.ts';
import { findPost } from '../posts/posts.queries.ts';

/** Follows an idea or a question, or no longer. Throws `not_found` or `removed`. */
export async function setFollow({ db, community, member, now }: Command, id: string, wanted: boolean): Promise<FollowState> {
  const post = findPost(db, community.id, member.id, id);
  const outcome = await db.batch([wanted ? follow(db, community.id, member.id, id, now) : unfollow(db, community.id, member.id, id), ...post.statements]);
  const after = post.take(outcome.slice(1));
  if (!after || (after.kind !== 'idea' && after.kind !== 'question')) throw new ProblemError('not_found');
  if (isRemoved(after) && wanted) throw goneProblem(after);
  return { post: id, followed: after.followedAt !== null };
}

function follow(db: Database, community: number, member: number, post: string, at: number): Statement {
  return db.prepare(
    `INSERT INTO follow (community, member, post, at) SELECT ?1, ?2, p.id, ?4 FROM post p
     WHERE p.community = ?1 AND p.id = ?3 AND p.kind IN ('idea', 'question') AND p.removed_at IS NULL
     ON CONFLICT (community, member, post) DO NOTHING`,
  ).bind(community, member, post, at);
}

function unfollow(db: Database, community: number, member: number, post: string): Statement {
  return db.prepare('DELETE FROM follow WHERE community = ?1 AND member = ?2 AND post = ?3').bind(community, member, post);
}
