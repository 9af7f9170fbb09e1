import type { Idea, IdeaPage, IdeaPatch, IdeaQuery, IdeaResult, NewIdea } from '@cocarde/contract/ideas.ts';
import type { ReadableAtom } from 'nanostores';
import { act } from './act.ts';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';
import { query } from './query.ts';

const on = (board: string) => `boards/${encodeURIComponent(board)}/ideas`;

/** Ideas found by words, tag or status; a list of its own. */
export const searchIdeas = (board: string, wish: IdeaQuery): ReadableAtom<PartState<IdeaPage>> => openList(on(board) + query(wish));

/** Goes on with the list of an element: `ideas:{board}:{sort}`, or of a search (same board and query). */
export const loadMoreIdeas = (board: string, wish: IdeaQuery): Promise<void> =>
  Object.keys(wish).some((key) => key !== 'sort' && wish[key as keyof IdeaQuery]) ? more(on(board) + query(wish)) : more(`ideas:${board}:${wish.sort}`, on(board) + query(wish));

/** Asks again for the lists of a board, those that were searched for too. */
export const refreshIdeas = (board: string): void => refresh(`ideas:${board}:`, on(board));

export async function proposeIdea(board: string, input: NewIdea): Promise<Idea> {
  const { idea } = await act<IdeaResult>('POST', on(board), input);
  refreshIdeas(board);
  return idea;
}

/** By an animateur. Rejects with `precondition_failed` when somebody was faster. */
export async function setIdeaStatus({ id, board, version }: Pick<Idea, 'id' | 'board' | 'version'>, change: IdeaPatch): Promise<void> {
  const { idea } = await act<IdeaResult>('PATCH', `ideas/${encodeURIComponent(id)}`, change, version).catch((error) => {
    // So that the next try knows what it changes.
    if (error.code === 'precondition_failed') refreshIdeas(board);
    throw error;
  });
  patch(id, idea);
}
