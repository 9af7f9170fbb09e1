import { Hono, type Context } from 'hono';
import * as z from 'zod';
import type { AnswerPage, AnswerResult, AskResult, DuplicateResult, QuestionPage, QuestionResult, ValidatorPage, ValidatorState } from '@cocarde/contract/questions.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { cursorText } from '../http/cursor.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { idempotencyKey } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { inThemes } from '../themes/themes.ts';
import { askerKeyOf } from './asker.ts';
import { promisePoints, withdrawPromise } from './bounties.ts';
import { closeQuestion, dropDuplicate, reopenQuestion, setDuplicate } from './closing.ts';
import { confirmQuestion, doubtQuestion, undoubtQuestion } from './doubts.ts';
import { acceptAnswer, answerPage, askQuestion, giveAnswer, questionPage, thankForAnswer } from './questions.ts';
import { acceptance, bountyWish, closing, doubtWish, duplicate, newAnswer, newQuestion, questionQuery, theme } from './questions.schema.ts';
import { setValidator, unvalidate, validateAnswer, validators } from './validation.ts';

const pageQuery = z.strictObject({ cursor: cursorText });

export const questionRoutes = new Hono<App>()
  .get('/boards/:board/questions', async (c) => {
    const page = questionPage(c.env.DB, c.var.member, parseInput(board, c.req.param('board')), await inThemes(commandOf(c), readQuery(c.req.url, questionQuery)));
    return c.json<QuestionPage>(await readOne(c.env.DB, page));
  })
  .post('/boards/:board/questions', async (c) => {
    const input = await readBody(c.req.raw, newQuestion);
    return c.json<AskResult>(await askQuestion(commandOf(c), parseInput(board, c.req.param('board')), input, idempotencyKey(c)), 201);
  })
  .get('/questions/:question', async (c) => {
    const { cursor } = readQuery(c.req.url, pageQuery);
    return c.json<AnswerPage>(await answerPage(commandOf(c), c.req.param('question'), cursor, askerKeyOf(c)));
  })
  .post('/questions/:question/answers', async (c) => {
    const input = await readBody(c.req.raw, newAnswer);
    return c.json<AnswerResult>(await giveAnswer(commandOf(c), c.req.param('question'), input, idempotencyKey(c)), 201);
  })
  .put('/questions/:question/accepted', async (c) => {
    const { answer } = await readBody(c.req.raw, acceptance);
    return c.json<QuestionResult>(await acceptAnswer(commandOf(c), c.req.param('question'), answer, askerKeyOf(c)));
  })
  .delete('/questions/:question/accepted', async (c) =>
    c.json<QuestionResult>(await acceptAnswer(commandOf(c), c.req.param('question'), null, askerKeyOf(c))))
  .put('/questions/:question/closing', async (c) => {
    const { note } = await readBody(c.req.raw, closing);
    return c.json<QuestionResult>(await closeQuestion(commandOf(c), questionOf(c), note, askerKeyOf(c)));
  })
  .delete('/questions/:question/closing', async (c) => c.json<QuestionResult>(await reopenQuestion(commandOf(c), questionOf(c), askerKeyOf(c))))
  .put('/questions/:question/duplicate', async (c) => {
    const { of } = await readBody(c.req.raw, duplicate);
    return c.json<DuplicateResult>(await setDuplicate(commandOf(c), questionOf(c), of, askerKeyOf(c)));
  })
  .delete('/questions/:question/duplicate', async (c) => c.json<DuplicateResult>(await dropDuplicate(commandOf(c), questionOf(c), askerKeyOf(c))))
  .put('/questions/:question/doubt', async (c) => {
    const { reason } = await readBody(c.req.raw, doubtWish);
    return c.json<QuestionResult>(await doubtQuestion(commandOf(c), questionOf(c), reason));
  })
  .delete('/questions/:question/doubt', async (c) => c.json<QuestionResult>(await undoubtQuestion(commandOf(c), questionOf(c))))
  .put('/questions/:question/confirmation', async (c) => c.json<QuestionResult>(await confirmQuestion(commandOf(c), questionOf(c), askerKeyOf(c))))
  .put('/questions/:question/bounty', async (c) => {
    const wish = await readBody(c.req.raw, bountyWish);
    return c.json<QuestionResult>(await promisePoints(commandOf(c), questionOf(c), wish));
  })
  .delete('/questions/:question/bounty', async (c) => c.json<QuestionResult>(await withdrawPromise(commandOf(c), questionOf(c))))
  .put('/answers/:answer/validation', async (c) => c.json<AnswerResult>(await validateAnswer(commandOf(c), answerOf(c), true)))
  .delete('/answers/:answer/validation', async (c) => c.json<AnswerResult>(await validateAnswer(commandOf(c), answerOf(c), false)))
  .delete('/answers/:answer/validation/:member', async (c) => {
    requireAnimateur(c.var);
    return c.json<AnswerResult>(await unvalidate(commandOf(c), answerOf(c), memberOf(c)));
  })
  .put('/answers/:answer/thanks', async (c) => c.json<AnswerResult>(await thankForAnswer(commandOf(c), answerOf(c), true, askerKeyOf(c))))
  .delete('/answers/:answer/thanks', async (c) => c.json<AnswerResult>(await thankForAnswer(commandOf(c), answerOf(c), false, askerKeyOf(c))))
  .get('/validators', async (c) => {
    requireAnimateur(c.var);
    return c.json<ValidatorPage>(await validators(commandOf(c), readQuery(c.req.url, pageQuery).cursor));
  })
  .put('/members/:member/validates/:theme', async (c) => {
    requireAnimateur(c.var);
    return c.json<ValidatorState>(await setValidator(commandOf(c), memberOf(c), themeOf(c), true));
  })
  .delete('/members/:member/validates/:theme', async (c) => {
    requireAnimateur(c.var);
    return c.json<ValidatorState>(await setValidator(commandOf(c), memberOf(c), themeOf(c), false));
  });

function questionOf(c: Context<App>): string {
  return parseInput(writtenId, c.req.param('question'));
}

function answerOf(c: Context<App>): string {
  return parseInput(writtenId, c.req.param('answer'));
}

function themeOf(c: Context<App>): string {
  return parseInput(theme, [c.req.param('theme')]);
}
