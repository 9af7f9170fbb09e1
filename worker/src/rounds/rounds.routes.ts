import { Hono } from 'hono';
import type { BallotResult, Breakdown, Round, RoundExport, RoundPage, VoterPage } from '@cocarde/contract/rounds.ts';
import type { App } from '../env.ts';
import { readBody, readQuery } from '../http/input.ts';
import { idempotencyKey, ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { castBallot, takeBallotBack } from './ballots.ts';
import { breakdownFor, exportOf, votersOf } from './disclosure.ts';
import { createRound, patchRound, readRound, roundPage } from './rounds.ts';
import { ballotInput, exportQuery, roundDefinition, roundPatch, roundQuery, voterQuery, withdrawalQuery } from './rounds.schema.ts';

export const roundRoutes = new Hono<App>()
  .get('/rounds', async (c) => c.json<RoundPage>(await roundPage(commandOf(c), readQuery(c.req.url, roundQuery))))
  .post('/rounds', async (c) => {
    const definition = await readBody(c.req.raw, roundDefinition);
    const round = await createRound(commandOf(c), definition, idempotencyKey(c));
    return c.json<Round>(round, 201, { etag: `"${round.version}"` });
  })
  .get('/rounds/:round', async (c) => {
    const round = await readRound(commandOf(c), c.req.param('round'));
    return c.json<Round>(round, 200, { etag: `"${round.version}"` });
  })
  .patch('/rounds/:round', async (c) => {
    const patch = await readBody(c.req.raw, roundPatch);
    const round = await patchRound(commandOf(c), c.req.param('round'), patch, ifMatch(c));
    return c.json<Round>(round, 200, { etag: `"${round.version}"` });
  })
  .put('/rounds/:round/ballot', async (c) => {
    const ballot = await readBody(c.req.raw, ballotInput);
    return c.json<BallotResult>(await castBallot(commandOf(c), c.req.param('round'), ballot));
  })
  .delete('/rounds/:round/ballot', async (c) => {
    const { after } = readQuery(c.req.url, withdrawalQuery);
    return c.json<BallotResult>(await takeBallotBack(commandOf(c), c.req.param('round'), after));
  })
  .get('/rounds/:round/voters', async (c) => c.json<VoterPage>(await votersOf(commandOf(c), c.req.param('round'), readQuery(c.req.url, voterQuery))))
  .get('/rounds/:round/breakdown', async (c) => c.json<Breakdown>(await breakdownFor(commandOf(c), c.req.param('round'))))
  .get('/rounds/:round/export', async (c) => c.json<RoundExport>(await exportOf(commandOf(c), c.req.param('round'), readQuery(c.req.url, exportQuery).cursor)));
