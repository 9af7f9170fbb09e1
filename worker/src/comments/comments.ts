import type { Comment, CommentPage, CommentResult, NewComment } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { today, type Command } from '../command.ts';
import { mapped, type Database, type Read } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { known } from '../facts/settlements.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { readIdea } from '../ideas/ideas.ts';
import { heldBack } from '../moderation/held-back.ts';
import { memberRef, type MemberRow } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { authorOf, commentsBelow, findPost, insertReply, reactionsOf, type PostRow } from '../posts/posts.queries.ts';
import { mention } from './comments.queries.ts';

/** Throws `not_found`, `removed`, `merged`, `invalid_input` for a thread that is not there, `idempotency_key_reused`. */
export async function writeComment(command: Command, ideaId: string, input: NewComment, key: string): Promise<CommentResult> {
  const { db, community, member, now } = command;
  const id = await postId(community.id, member.id, key);
  const idea = findPost(db, community.id, member.id, ideaId);
  const own = findPost(db, community.id, member.id, id);
  const { author } = await readIdea(command, ideaId);
  const comment = { id, kind: 'comment' as const, board: '', parent: ideaId, title: '', body: input.body, tags: [], thread: input.thread };
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [
      insertReply(db, community.id, member.id, comment, 'idea', now, today(command)), ...heldBack(command, comment, now),
      ...(input.mentions?.length ? [mention(db, community.id, { id, author: member.id, body: input.body }, input.mentions)] : []),
    ],
    gives: [{ types: ['comment_written'], key: [id, null], actors: [member.id], authors: known(author) }],
    outcome: [...idea.statements, ...own.statements],
  });
  const parent = idea.take(outcome.slice(0, 1));
  const stored = own.take(outcome.slice(1));
  const { mergedInto, replies } = present(parent, 'idea');
  if (!stored) {
    if (mergedInto !== null) throw mergedProblem(mergedInto);
    throw input.thread === undefined ? new ProblemError('not_found')
      : new ProblemError('invalid_input', { errors: [{ path: 'thread', code: 'not_allowed', message: 'Not a comment of this idea that can be answered.' }] });
  }
  if (stored.removedAt !== null && stored.held === null) throw new ProblemError('removed');
  if (stored.parent !== ideaId || stored.body !== input.body || stored.thread !== (input.thread ?? null)) throw new ProblemError('idempotency_key_reused');
  return { comment: toComment(stored, member.id), comments: replies, earned };
}

/** Comments of an idea as they came; what answers one of them comes later than that. */
export function commentsOf(db: Database, reader: MemberRow, idea: string, cursor: string | undefined): Read<CommentPage> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  return mapped(commentsBelow(db, reader.community, reader.id, idea, after, LIMITS.page + 1), (found) => {
    const items = found.slice(0, LIMITS.page);
    const last = items.at(-1);
    return { items: items.map((post) => toComment(post, reader.id)), cursor: found.length > LIMITS.page && last ? encodeCursor([last.at, last.id]) : null };
  });
}

function toComment(post: PostRow, reader: number): Comment {
  const mentions: { id: string; name: string; team: string | null; named: number }[] = JSON.parse(post.mentions ?? '[]');
  return {
    id: post.id, thread: post.thread, threadAt: post.threadAt, body: post.body, author: authorOf(post), createdAt: post.at, editedAt: post.editedAt, held: post.held, own: post.author === reader, version: post.version,
    mentions: mentions.map(({ id, name, team, named }) => memberRef(id, name, team, named)!),
    reactions: reactionsOf(post),
  };
}
