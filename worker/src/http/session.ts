import type { Context, MiddlewareHandler } from 'hono';
import type { Command } from '../command.ts';
import type { App } from '../env.ts';
import { findMember, type MemberRow } from '../members/members.queries.ts';
import { verifySession } from '../identity/session-token.ts';
import { ProblemError } from './problem.ts';

/** Nothing below passes without a live session of an active member of this very community. */
export const requireSession: MiddlewareHandler<App> = async (c, next) => {
  const token = /^Bearer ([\w.-]+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (!token) throw new ProblemError('session_required');
  const claims = await verifySession(c.env.COCARDE_SECRET, token, Date.now());
  if (claims.community !== c.var.community.id) throw new ProblemError('session_invalid');
  const member = await findMember(c.env.DB, claims.community, claims.member).first<MemberRow>();
  if (!member || member.sessionVersion !== claims.version) throw new ProblemError('session_invalid');
  if (member.status !== 'active') throw new ProblemError('member_suspended');
  c.set('member', member);
  await next();
};

export function commandOf(c: Context<App>): Command {
  return { db: c.env.DB, community: c.var.community, member: c.var.member, now: Date.now() };
}
