import type { Idea, IdeaHistory, IdeaPage, IdeaPatch, IdeaQuery, IdeaResult, NewIdea } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Board } from '@cocarde/contract/boards.ts';
import { decided } from '../boards/stages.ts';
import { boardOf } from '../boards/boards.queries.ts';
import { filledIn } from '../boards/fields.ts';
import { audited } from '../audit/audit.queries.ts';
import { today, type Command } from '../command.ts';
import { joined, mapped, nothingOf, readOne, type Database, type Read } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { findMember, type MemberRow } from '../members/members.queries.ts';
import { requireAnimateur } from '../rules/rules.ts';
import { heldBack } from '../moderation/held-back.ts';
import { postId } from '../posts/post-id.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { authorOf, findPost, insertPost, listPosts, ownerOf, pinnedPosts, placeOf, searchPosts, tagsOf, type PostRow } from '../posts/posts.queries.ts';
import { budgetOf } from '../votes/votes.queries.ts';
import { voteState } from '../votes/votes.ts';
import type { VoteBudget } from '@cocarde/contract/votes.ts';
import { decide, historyOf, setPinned } from './ideas.queries.ts';

export function toIdea(post: PostRow, reader: number): Idea {
  return {
    ...voteState(post, reader),
    id: post.id, board: post.board, title: post.title, body: post.body, tags: JSON.parse(post.tags),
    status: post.status, stage: post.stage, statusNote: post.statusNote, statusAt: post.statusAt ?? post.at, owner: ownerOf(post),
    fields: JSON.parse(post.fields), author: authorOf(post), anonymous: post.anonymous === 1, pinned: post.pinnedAt !== null,
    held: post.held, editedAt: post.editedAt, followed: post.followed === 1,
    createdAt: post.at, comments: post.replies,
    mergedInto: post.mergedInto === null ? null : { id: post.mergedInto, title: post.mergedTitle! }, version: post.version,
  };
}

/** A page of an idea board, what is pinned before its first. A search is ordered by relevance and has one page. */
export function ideaPage(db: Database, reader: MemberRow, board: string, query: IdeaQuery): Read<IdeaPage> {
  const order = query.sort ?? 'trending';
  const whole = query.q === undefined && query.tag === undefined && query.status === undefined;
  const list = query.q === undefined
    ? listPosts(db, reader.community, reader.id, {
        kind: 'idea', board, order, tag: query.tag, status: query.status, stage: query.stage, unpinned: whole, limit: LIMITS.boardPage + 1,
        after: query.cursor === undefined ? undefined : decodeCursor(query.cursor, ['number', 'string']) as [number, string],
      })
    : searchPosts(db, reader.community, reader.id, 'idea', board, query.q, LIMITS.boardPage);
  const parts = joined<[PostRow[], string[], Board, PostRow[], VoteBudget | null]>([
    list, tagsOf(db, reader.community, 'idea', board), boardOf(db, reader.community, board),
    whole && query.cursor === undefined ? pinnedPosts(db, reader.community, reader.id, board) : nothingOf([]),
    budgetOf(db, reader.community, reader.id, board),
  ]);
  return mapped(parts, ([found, tags, definition, pinned, budget]) => {
    const items = found.slice(0, LIMITS.boardPage);
    return {
      items: [...pinned, ...items].map((post) => toIdea(post, reader.id)),
      cursor: found.length > LIMITS.boardPage ? encodeCursor(placeOf(order, items.at(-1)!)) : null,
      tags, board: definition, budget,
    };
  });
}

/**
 * Proposes an idea. Without a name nothing that is stored says whose it is: no author, no points, and the hour instead of the
 * moment. Throws `invalid_input` for fields that the board does not take, `closed`, `idempotency_key_reused`.
 */
export async function proposeIdea(command: Command, boardName: string, input: NewIdea, key: string): Promise<IdeaResult> {
  const { db, community, member, now } = command;
  const board = await readOne(db, boardOf(db, community.id, boardName));
  if (input.anonymous && !board.anonymous) throw new ProblemError('invalid_input', { errors: [{ path: 'anonymous', code: 'not_allowed', message: 'This board takes contributions with a name only.' }] });
  const author = input.anonymous ? null : member.id;
  const id = await postId(community.id, author, key);
  const fields = filledIn(board, input.fields ?? {});
  const idea = { id, kind: 'idea' as const, board: boardName, parent: null, title: input.title, body: input.body ?? '', tags: input.tags ?? [], fields };
  const at = author === null ? now - now % HOUR : now;
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [insertPost(db, community.id, author, idea, at, today(command)), ...heldBack(command, idea, at)],
    ...(author === null ? {} : { gives: [{ types: ['idea_proposed'], key: [id, null], actor: author, author: null }] }),
    outcome: post.statements,
  });
  const stored = post.take(outcome);
  if (!stored) throw new ProblemError('closed');
  if (stored.removedAt !== null && stored.held === null) throw new ProblemError('removed');
  if (stored.kind !== 'idea' || stored.board !== boardName || stored.title !== idea.title || stored.body !== idea.body || stored.tags !== JSON.stringify(idea.tags)
    || stored.fields !== JSON.stringify(fields)) {
    throw new ProblemError('idempotency_key_reused');
  }
  return { idea: toIdea(stored, member.id), earned };
}

const HOUR = 3_600_000;

/**
 * Decides about an idea: its status or stage with an answer, who sees to it. Throws `precondition_failed` when the idea was
 * changed since `version`, null takes it as it is; `invalid_input` for a stage or an owner that is not there.
 */
export async function decideIdea(command: Command, id: string, patch: IdeaPatch, version: number | null): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const before = await readIdea(command, id);
  if (before.mergedInto !== null) throw mergedProblem(before.mergedInto);
  const to = decided(await readOne(db, boardOf(db, community.id, before.board)), patch.status, patch.stage);
  const note = to ? patch.note || null : undefined;
  const owner = patch.owner === undefined ? undefined : patch.owner === null ? null : Number(patch.owner);
  const selects = to?.status === 'planned' || to?.status === 'done';
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: decide(db, community.id, { id, to: to ?? undefined, note, owner, by: member.id, at: now, selectedDay: selects ? today(command) : null }, version).concat(
      audited(db, community.id, { act: 'decided', by: member.id, at: now, subject: id, detail: to?.stage ?? to?.status ?? null })),
    gives: selects ? [{ types: ['idea_selected'], key: [id, null], actor: null, author: before.author }] : [],
    outcome: post.statements,
  });
  const after = post.take(outcome)!;
  if (to && (after.status !== to.status || after.stage !== to.stage || after.statusNote !== note) || owner !== undefined && after.owner !== owner) {
    if (owner && !(await findMember(db, community.id, owner).first())) {
      throw new ProblemError('invalid_input', { errors: [{ path: 'owner', code: 'not_allowed', message: 'No member of this community.' }] });
    }
    throw new ProblemError('precondition_failed');
  }
  return { idea: toIdea(after, member.id), earned };
}

/** Pins an idea above its board or takes it down. Throws `invalid_input` when as many are pinned as there may be. */
export async function pinIdea(command: Command, id: string, pinned: boolean): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const post = findPost(db, community.id, member.id, id);
  const outcome = await db.batch([
    setPinned(db, community.id, id, pinned ? now : null), audited(db, community.id, { act: pinned ? 'pinned' : 'unpinned', by: member.id, at: now, subject: id }), ...post.statements,
  ]);
  const after = present(post.take(outcome.slice(2)), 'idea');
  if (after.mergedInto !== null) throw mergedProblem(after.mergedInto);
  if ((after.pinnedAt !== null) !== pinned) throw new ProblemError('invalid_input', { errors: [{ path: '', code: 'too_many', message: `At most ${LIMITS.pinned} ideas are pinned on a board.` }] });
  return { idea: toIdea(after, member.id), earned: null };
}

export async function ideaHistory(command: Command, id: string): Promise<IdeaHistory> {
  const { db, community } = command;
  await readIdea(command, id);
  return { items: await readOne(db, historyOf(db, community.id, id)) };
}

export async function readIdea({ db, community, member }: Pick<Command, 'db' | 'community' | 'member'>, id: string): Promise<PostRow> {
  return present(await readOne(db, findPost(db, community.id, member.id, id)), 'idea');
}
