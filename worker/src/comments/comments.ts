import type { Comment, CommentPage, CommentResult, NewComment } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { today, type Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { known } from '../facts/settlements.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { heldBack } from '../moderation/held-back.ts';
import { memberRef } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { mergedProblem, present, readable } from '../posts/posts.ts';
import { authorOf, commentsBelow, findPost, insertReply, reactionsOf, type PostRow } from '../posts/posts.queries.ts';
import { mention } from './comments.queries.ts';

/** What is commented on. */
export type Discussed = 'idea' | 'question' | 'answer';

/** Throws `not_found`, `removed`, `merged`, `invalid_input` for a thread that is not there, `idempotency_key_reused`. */
export async function writeComment(command: Command, kind: Discussed, on: string, input: NewComment, key: string): Promise<CommentResult> {
  const { db, community, member, now } = command;
  const id = await postId(community.id, member.id, key);
  const post = findPost(db, community.id, member.id, on);
  const own = findPost(db, community.id, member.id, id);
  const { author } = present(await readOne(db, post), kind);
  const comment = { id, kind: 'comment' as const, board: '', parent: on, title: '', body: input.body, tags: [], thread: input.thread };
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [
      insertReply(db, community.id, member.id, comment, kind, now, today(command)), ...heldBack(command, comment, now),
      ...(input.mentions?.length ? [mention(db, community.id, { id, author: member.id, body: input.body, version: 1 }, input.mentions)] : []),
    ],
    gives: [{ types: ['comment_written'], key: [id, null], actors: [member.id], authors: known(author) }],
    outcome: [...post.statements, ...own.statements],
  });
  const parent = present(post.take(outcome.slice(0, 1)), kind);
  const stored = own.take(outcome.slice(1));
  if (!stored) {
    if (parent.mergedInto !== null) throw mergedProblem(parent.mergedInto);
    throw input.thread === undefined ? new ProblemError('not_found')
      : new ProblemError('invalid_input', { errors: [{ path: 'thread', code: 'not_allowed', message: 'Not a comment here that can be answered.' }] });
  }
  if (stored.removedAt !== null && stored.held === null) throw new ProblemError('removed');
  if (stored.parent !== on || stored.body !== input.body || stored.thread !== (input.thread ?? null)) throw new ProblemError('idempotency_key_reused');
  return { comment: toComment(stored, member.id), comments: commentsOf(parent), earned };
}

/** How many comments a post has. */
export function commentsOf({ kind, comments, replies }: PostRow): number {
  return kind === 'question' ? comments : replies;
}

/** Comments as they came; what answers one of them comes later than that. */
export async function commentPage({ db, community, member }: Pick<Command, 'db' | 'community' | 'member'>, kind: Discussed, on: string, cursor: string | undefined): Promise<CommentPage> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  const [post, found] = await readTogether<[PostRow | null, PostRow[]]>(db, [
    findPost(db, community.id, member.id, on), commentsBelow(db, community.id, member.id, on, after, LIMITS.page + 1),
  ]);
  readable(post, kind, member);
  const items = found.slice(0, LIMITS.page);
  const last = items.at(-1);
  return { items: items.map((comment) => toComment(comment, member.id)), cursor: found.length > LIMITS.page && last ? encodeCursor([last.at, last.id]) : null };
}

function toComment(post: PostRow, reader: number): Comment {
  const mentions: { id: string; name: string; team: string | null; named: number }[] = JSON.parse(post.mentions ?? '[]');
  return {
    id: post.id, thread: post.thread, threadAt: post.threadAt, body: post.body, author: authorOf(post), createdAt: post.at, editedAt: post.editedAt, held: post.held, own: post.author === reader, version: post.version,
    mentions: mentions.map(({ id, name, team, named }) => memberRef(id, name, team, named)!),
    reactions: reactionsOf(post),
  };
}
