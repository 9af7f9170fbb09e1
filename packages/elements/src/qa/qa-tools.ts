import type { QuestionPage } from '@cocarde/contract/questions.ts';
import { askQuestion, loadMoreQuestions, searchQuestions } from '@cocarde/client/questions.ts';
import { define as defineForm } from '../form/define.ts';
import type { Board } from '../internal/board.ts';
import { BoardTools } from '../internal/board-tools.ts';

/** Searching and asking, for a board that somebody uses so. */
export function tools(board: Board<QuestionPage>, registry = customElements): Promise<BoardTools<QuestionPage>> {
  defineForm(registry);
  return new BoardTools(board, { find: searchQuestions, more: loadMoreQuestions, publish: askQuestion }).ready();
}
