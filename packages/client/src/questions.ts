import type {
  Acceptance, AnswerPage, AnswerResult, AskResult, NewAnswer, NewQuestion, Question, QuestionPage, QuestionQuery, QuestionResult,
} from '@cocarde/contract/questions.ts';
import type { ReadableAtom } from 'nanostores';
import { act } from './act.ts';
import { asAsker, forgetAskerKey, keepAskerKey } from './asker-keys.ts';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';
import { query } from './query.ts';

const on = (board: string) => `boards/${encodeURIComponent(board)}/questions`;
const at = (question: string) => `questions/${encodeURIComponent(question)}`;

/** Questions found by words, tag or author; a list of its own. */
export const searchQuestions = (board: string, wish: QuestionQuery): ReadableAtom<PartState<QuestionPage>> => openList(on(board) + query(wish));

/** Goes on with the list of an element, `questions:{board}:{view}`, or of a search (same board and query). */
export const loadMoreQuestions = (board: string, wish: QuestionQuery): Promise<void> =>
  wish.q || wish.tag || wish.author || wish.view === 'unaccepted' || wish.view === 'unvoted' ? more(on(board) + query(wish)) : more(`questions:${board}:${wish.view}`, on(board) + query(wish));

/** Asks again for the lists of a board, those that were searched for too. */
export const refreshQuestions = (board: string): void => refresh(`questions:${board}:`, on(board));

/** Asks. Of a question without a name this browser keeps the key with which its asker goes on. */
export async function askQuestion(board: string, input: NewQuestion): Promise<Question> {
  const { question, askerKey } = await act<AskResult>('POST', on(board), input);
  if (askerKey) keepAskerKey(question.id, board, askerKey);
  refresh(`nameless:${board}`);
  refreshQuestions(board);
  return question;
}

/** Gives up the key of a question without a name. What shows the question is read again, as by anybody. */
export async function forgetAsker({ id, board }: Pick<Question, 'id' | 'board'>): Promise<void> {
  forgetAskerKey(id);
  refresh(at(id), `nameless:${board}`);
  refreshQuestions(board);
}

/** A question with its answers, the accepted one first. */
export const openQuestion = (question: string): ReadableAtom<PartState<AnswerPage>> => openList(at(question), () => asAsker(question));

export const refreshAnswers = (question: string): void => refresh(at(question));

export const loadMoreAnswers = (question: string): Promise<void> => more(at(question), at(question), asAsker(question));

export async function writeAnswer(question: string, body: string): Promise<void> {
  const written = await act<AnswerResult>('POST', `${at(question)}/answers`, { body } satisfies NewAnswer);
  patch(question, written.question);
  refreshAnswers(question);
}

/** By who asked, or an animateur. Null takes the acceptance back. */
export async function acceptAnswer(question: string, answer: string | null): Promise<void> {
  const body = answer === null ? undefined : ({ answer } satisfies Acceptance);
  const changed = await act<QuestionResult>(body ? 'PUT' : 'DELETE', `${at(question)}/accepted`, body, undefined, asAsker(question));
  patch(question, changed.question);
  refreshAnswers(question);
}
