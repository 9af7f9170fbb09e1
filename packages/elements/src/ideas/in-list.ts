import type { IdeaPage } from '@cocarde/contract/ideas.ts';
import type { Board } from '../internal/board.ts';
import type { BoardTools } from '../internal/board-tools.ts';

/** Shows the list of a board, whatever it shows now, and does something with it. */
export async function inList(board: Board<IdeaPage>, act: (tools: BoardTools<IdeaPage>) => unknown): Promise<void> {
  board.host.view = 'list';
  await board.host.updateComplete;
  board.equip(act);
}
