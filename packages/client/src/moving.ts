import type { BoardList } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaResult, Move } from '@cocarde/contract/ideas.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';

const on = (board: string) => [`ideas:${board}:`, `boards/${encodeURIComponent(board)}/`];

/** The boards that somebody set up, which have a name. */
export const openBoards = (): ReadableAtom<PartState<BoardList>> => openList('boards');
export const refreshBoards = (): void => refresh('boards');

/** By an animateur: another board has it from now on. It leaves the lists of its own at once, so that nobody waits for them. */
export async function moveIdea({ id, board }: Pick<Idea, 'id' | 'board'>, to: string): Promise<void> {
  const { idea } = await call<IdeaResult>('PUT', `ideas/${encodeURIComponent(id)}/board`, { board: to } satisfies Move);
  for (const [key, { $state }] of page().parts) {
    const state = $state.get();
    const data = state.data as { items?: { id: string }[] } | undefined;
    if (!data?.items || !on(board).some((start) => key.startsWith(start))) continue;
    $state.set({ ...state, data: { ...data, items: data.items.filter((item) => item.id !== id) } });
  }
  patch(id, idea);
  refresh(...on(to), `boards/${encodeURIComponent(board)}/roadmap`);
}
