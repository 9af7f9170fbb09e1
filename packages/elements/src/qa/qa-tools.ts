import { html, nothing } from 'lit';
import type { NewQuestion, Question, QuestionPage, QuestionView } from '@cocarde/contract/questions.ts';
import { openBoard } from '@cocarde/client/boards.ts';
import type { Typed } from '@cocarde/client/form-drafts.ts';
import { askQuestion, loadMoreQuestions, searchQuestions } from '@cocarde/client/questions.ts';
import { define as defineForm } from '../form/define.ts';
import type { Board } from '../internal/board.ts';
import { BoardTools } from '../internal/board-tools.ts';

/** Searching, filtering and asking, for a board that somebody uses so. */
export function tools(board: Board<QuestionPage>, registry = customElements): Promise<BoardTools<QuestionPage>> {
  defineForm(registry);
  return new BoardTools(board, { find: searchQuestions, more: loadMoreQuestions, publish, settings: openBoard, above, last }).ready();
}

async function publish(board: string, input: NewQuestion): Promise<Question> {
  const question = await askQuestion(board, input);
  bring(({ putToChosen }) => putToChosen(board, input.anonymous ? undefined : question.id));
  return question;
}

/** Without it a list says less, and nobody is suggested; it can be read and asked all the same. */
const bring = (act: (parts: typeof import('./define-parts.ts')) => void) => void import('./define-parts.ts').then(act, () => {});

function above(tools: BoardTools<QuestionPage>, { host, order }: Board<QuestionPage>): unknown {
  if (order === 'new' || order === 'top') return nothing;
  bring(({ define }) => define());
  const choose = (view: QuestionView) => tools.look({ view: view === order ? '' : view });
  return html`<cocarde-question-view board=${host.board} .view=${tools.sense} .choose=${choose}></cocarde-question-view>`;
}

function last(board: string, typed: Typed): unknown {
  bring(({ define }) => define());
  return html`<cocarde-question-asking board=${board} .typed=${typed}></cocarde-question-asking>`;
}
