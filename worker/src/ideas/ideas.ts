import type { Comment, CommentResult, Idea, IdeaPage, IdeaPatch, IdeaQuery, IdeaResult, NewComment, NewIdea } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { today, type Command } from '../command.ts';
import type { Database, Read } from '../database.ts';
import { readOne } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import type { MemberRow } from '../members/members.queries.ts';
import { postId } from '../posts/post-id.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { authorOf, commentsBelow, findPost, insertPost, insertReply, listPosts, placeOf, searchPosts, tagsOf, type PostRow } from '../posts/posts.queries.ts';
import { voteState } from '../votes/votes.ts';
import { setStatus } from './ideas.queries.ts';

export function toIdea(post: PostRow, reader: number): Idea {
  return {
    ...voteState(post, reader),
    id: post.id, board: post.board, title: post.title, body: post.body, tags: JSON.parse(post.tags),
    status: post.status, statusNote: post.statusNote, author: authorOf(post),
    createdAt: post.at, comments: post.replies,
    mergedInto: post.mergedInto === null ? null : { id: post.mergedInto, title: post.mergedTitle! }, version: post.version,
  };
}

/** A page of an idea board. A search is ordered by relevance and has one page. */
export function ideaPage(db: Database, reader: MemberRow, board: string, query: IdeaQuery): Read<IdeaPage> {
  const order = query.sort ?? 'trending';
  const list = query.q === undefined
    ? listPosts(db, reader.community, reader.id, {
        kind: 'idea', board, order, tag: query.tag, status: query.status, limit: LIMITS.boardPage + 1,
        after: query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['number', 'string']) as [number, string],
      })
    : searchPosts(db, reader.community, reader.id, 'idea', board, query.q, LIMITS.boardPage);
  const tags = tagsOf(db, reader.community, 'idea', board);
  return {
    statements: [...list.statements, ...tags.statements],
    take(results) {
      const found = list.take(results.slice(0, list.statements.length));
      const items = found.slice(0, LIMITS.boardPage);
      return {
        items: items.map((post) => toIdea(post, reader.id)),
        cursor: found.length > LIMITS.boardPage ? encodeCursor(placeOf(order, items.at(-1)!)) : null,
        tags: tags.take(results.slice(list.statements.length)),
      };
    },
  };
}

export async function proposeIdea(command: Command, board: string, input: NewIdea, key: string): Promise<IdeaResult> {
  const { db, community, member, now } = command;
  const id = await postId(community.id, member.id, key);
  const idea = { id, kind: 'idea' as const, board, parent: null, title: input.title, body: input.body ?? '', tags: input.tags ?? [] };
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [insertPost(db, community.id, member.id, idea, now, today(command))],
    gives: [{ types: ['idea_proposed'], key: [id, null], actor: member.id, author: null }],
    outcome: post.statements,
  });
  const stored = post.take(outcome)!;
  if (stored.removedAt !== null) throw new ProblemError('removed');
  if (stored.kind !== 'idea' || stored.board !== board || stored.title !== idea.title || stored.body !== idea.body || stored.tags !== JSON.stringify(idea.tags)) {
    throw new ProblemError('idempotency_key_reused');
  }
  return { idea: toIdea(stored, member.id), earned };
}

/**
 * Throws `precondition_failed` when the idea was changed since `version`, null takes it as it is; `forbidden` for who plans
 * their own idea or calls it done.
 */
export async function setIdeaStatus(command: Command, id: string, patch: IdeaPatch, version: number | null): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const before = await readIdea(command, id);
  if (before.mergedInto !== null) throw mergedProblem(before.mergedInto);
  const selects = patch.status === 'planned' || patch.status === 'done';
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [setStatus(db, community.id, id, patch, version, member.id, selects ? { at: now, day: today(command) } : null)],
    gives: selects ? [{ types: ['idea_selected'], key: [id, null], actor: null, author: before.author }] : [],
    outcome: post.statements,
  });
  const after = post.take(outcome)!;
  if (after.status !== patch.status || after.statusNote !== (patch.note || null)) {
    if (selects && after.author === member.id) throw new ProblemError('forbidden', { detail: 'Whether your own idea is planned or done, another animateur decides.' });
    throw new ProblemError('precondition_failed');
  }
  return { idea: toIdea(after, member.id), earned };
}

export async function writeComment(command: Command, ideaId: string, input: NewComment, key: string): Promise<CommentResult> {
  const { db, community, member, now } = command;
  const id = await postId(community.id, member.id, key);
  const idea = findPost(db, community.id, member.id, ideaId);
  const own = findPost(db, community.id, member.id, id);
  const { author } = await readIdea(command, ideaId);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [insertReply(db, community.id, member.id, { id, kind: 'comment', board: '', parent: ideaId, title: '', body: input.body, tags: [] }, 'idea', now, today(command))],
    gives: [{ types: ['comment_written'], key: [id, null], actor: member.id, author }],
    outcome: [...idea.statements, ...own.statements],
  });
  const parent = idea.take(outcome.slice(0, 1));
  const stored = own.take(outcome.slice(1));
  const { mergedInto, replies } = present(parent, 'idea');
  if (!stored) throw mergedInto === null ? new ProblemError('not_found') : mergedProblem(mergedInto);
  if (stored.removedAt !== null) throw new ProblemError('removed');
  if (stored.parent !== ideaId || stored.body !== input.body) throw new ProblemError('idempotency_key_reused');
  return { comment: toComment(stored), comments: replies, earned };
}

export async function readIdea({ db, community, member }: Pick<Command, 'db' | 'community' | 'member'>, id: string): Promise<PostRow> {
  return present(await readOne(db, findPost(db, community.id, member.id, id)), 'idea');
}

export function commentsOf(db: Database, reader: MemberRow, idea: string, cursor: string | undefined): Read<{ items: Comment[]; cursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  const comments = commentsBelow(db, reader.community, reader.id, idea, after, LIMITS.page + 1);
  return {
    statements: comments.statements,
    take(results) {
      const found = comments.take(results);
      const items = found.slice(0, LIMITS.page);
      const last = items.at(-1);
      return { items: items.map(toComment), cursor: found.length > LIMITS.page && last ? encodeCursor([last.at, last.id]) : null };
    },
  };
}

function toComment(post: PostRow): Comment {
  return { id: post.id, body: post.body, author: authorOf(post), createdAt: post.at };
}
