import { Hono, type Context } from 'hono';
import type { AnswerTimes, EndorsementResult, ExpertFilters, ExpertPage, OwnExpertise, OwnRequests, QuestionRequest, QuestionRequests, SuggestedExperts } from '@cocarde/contract/experts.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { parseInput, readBody, readQuery } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { commandOf } from '../http/session.ts';
import { board, tag } from '../http/text.ts';
import { writtenId } from '../removal/removal.schema.ts';
import { answerTimes } from './answer-times.ts';
import { directory, ownExpertise, setEndorsement, setListing, suggestExperts } from './experts.ts';
import { filtersOf } from './experts.queries.ts';
import { expertQuery, listingWish, requestAnswer, requestWish, suggestionQuery } from './experts.schema.ts';
import { answerRequest, putToMembers, questionRequests } from './requests.ts';
import { waitingFor } from './requests.queries.ts';

export const expertRoutes = new Hono<App>()
  .get('/experts', async (c) => c.json<ExpertPage>(await directory(commandOf(c), readQuery(c.req.url, expertQuery))))
  .get('/experts/filters', async (c) => c.json<ExpertFilters>(await readOne(c.env.DB, filtersOf(c.env.DB, c.var.community.id))))
  .get('/experts/suggested', async (c) => {
    const { title = '', tags = [] } = readQuery(c.req.url, suggestionQuery);
    return c.json<SuggestedExperts>(await suggestExperts(commandOf(c), title, tags));
  })
  .get('/me/expertise', async (c) => c.json<OwnExpertise>(await ownExpertise(commandOf(c))))
  .put('/me/expertise', async (c) => c.json<OwnExpertise>(await setListing(commandOf(c), await readBody(c.req.raw, listingWish))))
  .put('/members/:member/expertise/:theme/endorsement', async (c) => c.json<EndorsementResult>(await setEndorsement(commandOf(c), memberOf(c), parseInput(tag, c.req.param('theme')), true)))
  .delete('/members/:member/expertise/:theme/endorsement', async (c) => c.json<EndorsementResult>(await setEndorsement(commandOf(c), memberOf(c), parseInput(tag, c.req.param('theme')), false)))
  .get('/questions/:question/requests', async (c) => c.json<QuestionRequests>(await questionRequests(commandOf(c), questionOf(c))))
  .put('/questions/:question/requests', async (c) => c.json<QuestionRequests>(await putToMembers(commandOf(c), questionOf(c), (await readBody(c.req.raw, requestWish)).members)))
  .put('/questions/:question/requests/mine', async (c) => c.json<QuestionRequest>(await answerRequest(commandOf(c), questionOf(c), (await readBody(c.req.raw, requestAnswer)).declined)))
  .get('/me/requests', async (c) => c.json<OwnRequests>({ items: await readOne(c.env.DB, waitingFor(c.env.DB, c.var.community.id, c.var.member.id)) }))
  .get('/boards/:board/answer-times', async (c) => c.json<AnswerTimes>(await readOne(c.env.DB, answerTimes(c.env.DB, c.var.community.id, parseInput(board, c.req.param('board'))))));

function questionOf(c: Context<App>): string {
  return parseInput(writtenId, c.req.param('question'));
}
