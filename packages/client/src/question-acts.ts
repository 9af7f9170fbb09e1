import type { QuestionRequest, RequestAnswer } from '@cocarde/contract/experts.ts';
import type { AnswerResult, BountyWish, Closing, DoubtWish, Duplicate, DuplicateResult, QuestionResult } from '@cocarde/contract/questions.ts';
import { act, WITH_POINTS } from './act.ts';
import { asAsker } from './asker-keys.ts';
import { ApiError } from './api.ts';
import type { Method } from './api.ts';
import { call } from './call.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';
import { acceptAnswer, refreshAnswers, refreshQuestions } from './questions.ts';

const at = (question: string) => `questions/${encodeURIComponent(question)}`;

/** Changes what holds of a question; its page is read again, for what may be done there next. */
async function change(method: Method, question: string, what: string, wish?: object): Promise<void> {
  const changed = await act<QuestionResult>(method, `${at(question)}/${what}`, wish, undefined, asAsker(question));
  patch(question, changed.question);
  refreshAnswers(question);
}

/** By who asked, or an animateur: it takes no more answers. */
export const closeQuestion = (question: string, note?: string): Promise<void> => change('PUT', question, 'closing', { ...(note && { note }) } satisfies Closing);

/** What an animateur closed, animateurs reopen. */
export const reopenQuestion = (question: string): Promise<void> => change('DELETE', question, 'closing');

/** Says that a question may no longer be true, in place of what one had said. */
export const doubtQuestion = (question: string, reason: string): Promise<void> => change('PUT', question, 'doubt', { reason } satisfies DoubtWish);

export const withdrawDoubt = (question: string): Promise<void> => change('DELETE', question, 'doubt');

/** By who answers for it: settles every doubt. */
export const confirmQuestion = (question: string): Promise<void> => change('PUT', question, 'confirmation');

/** By who was asked: whether they would rather not. */
export async function answerRequest(question: string, declined: boolean): Promise<void> {
  await call<QuestionRequest>('PUT', `${at(question)}/requests/mine`, { declined } satisfies RequestAnswer);
  refreshAnswers(question);
}

/** Promises points of one's own, or more than before. What is more than there is to promise is refused at the field `points`. */
export async function promisePoints(question: string, wish: BountyWish): Promise<void> {
  try {
    await change('PUT', question, 'bounty', wish);
  } catch (error) {
    const { code, problem } = error as ApiError;
    if (code !== 'budget_spent') throw error;
    // So that the next try knows how many there are.
    refreshAnswers(question);
    throw new ApiError('invalid_input', { ...problem!, code: 'invalid_input', errors: [{ path: 'points', code: 'not_allowed', message: problem!.title }] });
  }
}

/** As long as nobody else has answered. */
export const withdrawPromise = (question: string): Promise<void> => change('DELETE', question, 'bounty');

/** By who promised: the answer is accepted and receives the points, for good. No rule gives them, so none says what was earned. */
export async function acceptAndPay(question: string, answer: string): Promise<void> {
  await acceptAnswer(question, answer);
  refresh(...WITH_POINTS);
}

/** The question is the same as another one, which has its answers, votes and comments from now on. Lists keep it until they are read again, so that this can be undone in its place. */
export async function markDuplicate(question: string, of: string): Promise<void> {
  apply(question, await call<DuplicateResult>('PUT', `${at(question)}/duplicate`, { of } satisfies Duplicate, asAsker(question)));
}

/** It stands for itself again. */
export async function dropDuplicate(question: string): Promise<void> {
  const dropped = await call<DuplicateResult>('DELETE', `${at(question)}/duplicate`, undefined, asAsker(question));
  apply(question, dropped);
  refreshQuestions(dropped.question.board);
}

function apply(id: string, { question, of }: DuplicateResult): void {
  patch(id, question);
  refreshAnswers(id);
  if (!of) return;
  patch(of.id, of);
  refreshAnswers(of.id);
}

/** By who knows what it is about: the answer is right, or one does not say so any more. Of what `somebody` else said, an animateur takes it back. */
export async function validateAnswer(answer: string, wanted: boolean, shownAt: string, somebody?: string): Promise<void> {
  const path = `answers/${encodeURIComponent(answer)}/validation${somebody ? `/${encodeURIComponent(somebody)}` : ''}`;
  const changed = await act<AnswerResult>(wanted ? 'PUT' : 'DELETE', path);
  const { validated } = changed.answer;
  patch(answer, { validated });
  patch(changed.question.id, changed.question);
  refreshAnswers(shownAt);
}

/** By who asked without a name, as this browser knows; a member with a name says thanks by a reaction. */
export async function thankFor(answer: string, wanted: boolean, question: string): Promise<void> {
  const { answer: { thanked } } = await act<AnswerResult>(wanted ? 'PUT' : 'DELETE', `answers/${encodeURIComponent(answer)}/thanks`, undefined, undefined, asAsker(question));
  patch(answer, { thanked });
}
