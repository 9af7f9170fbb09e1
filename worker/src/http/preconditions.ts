import type { Context } from 'hono';
import type { App } from '../env.ts';
import { ProblemError } from './problem.ts';

/** The client's key for this POST, so that a retry is the same request; a request without one is its own. */
export function idempotencyKey(c: Context<App>): string {
  return givenKey(c) ?? crypto.randomUUID();
}

/** The same, null without one: for a POST that can be told from another by what it asks for. */
export function givenKey(c: Context<App>): string | null {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'Idempotency-Key', code: 'not_allowed', message: '8 to 128 visible ASCII characters.' }] });
  }
  return key;
}

/** Version that a change was made from; null for `*`, which takes whatever is there. */
export function ifMatch(c: Context<App>): number | null {
  const value = c.req.header('if-match');
  if (value === undefined) throw new ProblemError('precondition_required');
  if (value === '*') return null;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(value)?.[1];
  if (version === undefined) throw new ProblemError('precondition_failed');
  return Number(version);
}
