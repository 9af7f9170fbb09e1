import type { CommentPage, CommentResult, Idea, IdeaPage, IdeaPatch, IdeaQuery, IdeaResult, NewComment, NewIdea } from '@cocarde/contract/ideas.ts';
import type { ReadableAtom } from 'nanostores';
import { act } from './act.ts';
import { more, openList, part, patch, refresh, type PartState } from './parts.ts';
import { query } from './query.ts';

const on = (board: string) => `boards/${encodeURIComponent(board)}/ideas`;
const comments = (idea: string) => `ideas/${encodeURIComponent(idea)}/comments`;

/** Ideas found by words, tag or status; a list of its own. */
export const searchIdeas = (board: string, wish: IdeaQuery): ReadableAtom<PartState<IdeaPage>> => openList(on(board) + query(wish));

/** Goes on with the list of an element: `ideas:{board}:{sort}`, or of a search (same board and query). */
export const loadMoreIdeas = (board: string, wish: IdeaQuery): Promise<void> =>
  wish.q || wish.tag || wish.status ? more(on(board) + query(wish)) : more(`ideas:${board}:${wish.sort}`, on(board) + query(wish));

export async function proposeIdea(board: string, input: NewIdea): Promise<Idea> {
  const { idea } = await act<IdeaResult>('POST', on(board), input);
  refresh(`ideas:${board}:`);
  return idea;
}

/** The comments of an idea, oldest first. */
export const openIdea = (idea: string): ReadableAtom<PartState<CommentPage>> => openList(comments(idea));

export const loadMoreComments = (idea: string): Promise<void> => more(comments(idea));

export async function writeComment(idea: string, body: string): Promise<void> {
  const written = await act<CommentResult>('POST', comments(idea), { body } satisfies NewComment);
  const $list = part<CommentPage>(comments(idea));
  const { data } = $list.get();
  if (data) $list.set({ status: 'ready', data: { ...data, items: [...data.items, written.comment] } });
  patch(idea, { comments: written.comments });
}

/** By an animateur. Rejects with `precondition_failed` when somebody was faster. */
export async function setIdeaStatus({ id, version }: Pick<Idea, 'id' | 'version'>, change: IdeaPatch): Promise<void> {
  const { idea } = await act<IdeaResult>('PATCH', `ideas/${encodeURIComponent(id)}`, change, version);
  patch(id, idea);
}
