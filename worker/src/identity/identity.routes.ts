import { Hono } from 'hono';
import type { Session } from '@cocarde/contract/session.ts';
import type { App } from '../env.ts';
import { readBody } from '../http/input.ts';
import { ProblemError } from '../http/problem.ts';
import { enrol } from '../members/members.ts';
import { memberRef } from '../members/members.queries.ts';
import { greet } from '../visits/visits.ts';
import { verifyIdentityToken } from './identity-token.ts';
import { sessionRequest } from './identity.schema.ts';
import { signSession } from './session-token.ts';
import { spendToken } from './used-tokens.queries.ts';

export const identityRoutes = new Hono<App>().post('/session', async (c) => {
  const { token } = await readBody(c.req.raw, sessionRequest);
  const community = c.var.community;
  const now = Date.now();
  const identity = await verifyIdentityToken(c.env.DB, c.env.COCARDE_SECRET, community, token, now);
  if (!(await spendToken(c.env.DB, community.id, identity, now))) throw new ProblemError('token_already_used');
  const member = await enrol(c.env.DB, community, { ...identity, joinedAt: now });
  if (member.status !== 'active') throw new ProblemError('member_suspended');
  const earned = await greet({ db: c.env.DB, community, member, now });
  const signed = await signSession(c.env.COCARDE_SECRET, member, now);
  return c.json<Session>({ ...signed, member: memberRef(member.id, member.name, member.team)!, earned });
});
