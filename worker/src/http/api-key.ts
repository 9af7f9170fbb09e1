import type { MiddlewareHandler } from 'hono';
import type { Scope } from '@cocarde/contract/events.ts';
import { verifyKey } from '../api-keys/api-keys.ts';
import { KEY_LENGTH, KEY_PREFIX, parseKey } from '../api-keys/key-format.ts';
import type { App } from '../env.ts';
import { requireAnimateur } from './animateur.ts';
import { ProblemError } from './problem.ts';
import { requireSession } from './session.ts';

/** Why a key in a page is refused may be read by any page: the answer holds nothing, and its developer must learn of it. */
const READABLE = { 'access-control-allow-origin': '*' };

/**
 * Refuses keys in the wrong place, and what cannot be one, before anything is read. Browsers send `Origin` and
 * `Sec-Fetch-Site` on their own and no page can leave them out: with a key they mean that it is in a page.
 */
export const guardKeys: MiddlewareHandler<App> = async (c, next) => {
  for (const value of new URL(c.req.url).searchParams.values()) {
    const from = value.indexOf(KEY_PREFIX);
    if (from >= 0 && parseKey(value.slice(from, from + KEY_LENGTH))) throw new ProblemError('api_key_in_address', { headers: READABLE });
  }
  const token = bearer(c.req.header('authorization'));
  if (token?.startsWith(KEY_PREFIX)) {
    if (c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined) throw new ProblemError('api_key_in_browser', { headers: READABLE });
    const key = parseKey(token);
    if (!key) throw new ProblemError('api_key_malformed');
    c.set('presentedKey', key);
  }
  await next();
};

/** Nothing below passes without a live key of this community that has the scope. */
export function requireKey(scope: Scope): MiddlewareHandler<App> {
  return async (c, next) => {
    if (!c.var.presentedKey) throw new ProblemError('api_key_required');
    const key = await verifyKey(c.env.DB, c.var.community.id, c.var.presentedKey, Date.now());
    if (!key.scopes.includes(scope)) throw new ProblemError('api_key_scope', { detail: `It needs ${scope}.` });
    await next();
  };
}

/** For what an animateur does by hand and a system by its key. */
export function requireKeyOrAnimateur(scope: Scope): MiddlewareHandler<App> {
  const byKey = requireKey(scope);
  return (c, next) => (c.var.presentedKey ? byKey(c, next) : requireSession(c, async () => {
    requireAnimateur(c.var);
    await next();
  }));
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
}
