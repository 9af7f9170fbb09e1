import type { NewQuestion, QuestionPage } from '@cocarde/contract/questions.ts';
import { askQuestion, loadMoreQuestions, searchQuestions } from '@cocarde/client/questions.ts';
import { define as defineForm } from '../form/define.ts';
import type { Board } from '../internal/board.ts';
import { BoardTools } from '../internal/board-tools.ts';
import type { QuestionsAndAnswers } from './qa.ts';

/** Searching and asking, for a board that somebody uses so. */
export function qaTools(host: QuestionsAndAnswers, board: Board<QuestionPage>, registry = customElements): BoardTools<QuestionPage> {
  defineForm(registry);
  return new BoardTools(board, {
    find: ({ q }) => searchQuestions(host.board, { view: host.view, q }),
    more: ({ q }) => loadMoreQuestions(host.board, { view: host.view, q }),
    async publish(question) {
      const published = await askQuestion(host.board, question as NewQuestion);
      host.view = 'new';
      return published;
    },
  });
}
