import { Hono } from 'hono';
import * as z from 'zod';
import type { AnswerPage, AnswerResult, QuestionPage, QuestionResult } from '@cocarde/contract/questions.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { idempotencyKey } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { board } from '../http/text.ts';
import { acceptAnswer, answerPage, askQuestion, giveAnswer, questionPage } from './questions.ts';
import { acceptance, newAnswer, newQuestion, questionQuery } from './questions.schema.ts';

const answerQuery = z.strictObject({ cursor: z.string().max(500).optional() });

export const questionRoutes = new Hono<App>()
  .get('/boards/:board/questions', async (c) => {
    const page = questionPage(c.env.DB, c.var.member, parseInput(board, c.req.param('board')), readQuery(c.req.url, questionQuery));
    return c.json<QuestionPage>(await readOne(c.env.DB, page));
  })
  .post('/boards/:board/questions', async (c) => {
    const input = await readBody(c.req.raw, newQuestion);
    return c.json<QuestionResult>(await askQuestion(commandOf(c), parseInput(board, c.req.param('board')), input, idempotencyKey(c)), 201);
  })
  .get('/questions/:question', async (c) => {
    const { cursor } = readQuery(c.req.url, answerQuery);
    return c.json<AnswerPage>(await answerPage(c.env.DB, c.var.member, c.req.param('question'), cursor));
  })
  .post('/questions/:question/answers', async (c) => {
    const input = await readBody(c.req.raw, newAnswer);
    return c.json<AnswerResult>(await giveAnswer(commandOf(c), c.req.param('question'), input, idempotencyKey(c)), 201);
  })
  .put('/questions/:question/accepted', async (c) => {
    const { answer } = await readBody(c.req.raw, acceptance);
    return c.json<QuestionResult>(await acceptAnswer(commandOf(c), c.req.param('question'), answer));
  })
  .delete('/questions/:question/accepted', async (c) =>
    c.json<QuestionResult>(await acceptAnswer(commandOf(c), c.req.param('question'), null)));
