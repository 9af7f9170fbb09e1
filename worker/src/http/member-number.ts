import type { Context } from 'hono';
import type { App } from '../env.ts';
import { ProblemError } from './problem.ts';

/** The number of a member as addresses have it; null for what nobody's number can be. */
export function memberNumber(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** The member whose number the address has as `:member`. Throws `not_found` for what nobody's number can be. */
export function memberOf(c: Context<App>): number {
  const member = memberNumber(c.req.param('member'));
  if (member === null) throw new ProblemError('not_found');
  return member;
}
