import type { IdeaPage } from '@cocarde/contract/ideas.ts';
import { loadMoreIdeas, proposeIdea, searchIdeas } from '@cocarde/client/ideas.ts';
import { define as defineForm } from '../form/define.ts';
import type { Board } from '../internal/board.ts';
import { BoardTools } from '../internal/board-tools.ts';
import { nameThemes } from '../internal/theme-names.ts';

/** Searching, filtering and proposing, for an idea box that somebody uses so. */
export function tools(board: Board<IdeaPage>, registry = customElements): Promise<BoardTools<IdeaPage>> {
  defineForm(registry);
  nameThemes(board);
  return new BoardTools(board, { find: searchIdeas, more: loadMoreIdeas, publish: proposeIdea }).ready();
}
