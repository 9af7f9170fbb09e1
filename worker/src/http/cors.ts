import type { MiddlewareHandler } from 'hono';
import { communityForOrigin } from '../communities/communities.ts';
import { readOne } from '../database.ts';
import type { App } from '../env.ts';
import { ProblemError } from './problem.ts';

const ALLOW: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, if-match, asker-key',
  'access-control-max-age': '7200',
};
const EXPOSE = 'etag, retry-after, x-request-id';

/**
 * Finds the community of the address and holds callers to its exact origins. A foreign origin is refused before
 * anything else is looked at, not merely left without a header. That refusal can be read, and preflights are
 * answered to everybody, or a page on a forgotten origin could only say that the network failed; nothing is
 * given away by it, since no answer depends on cookies.
 */
export const communityCors: MiddlewareHandler<App> = async (c, next) => {
  const origin = c.req.header('origin');
  const { community, allowed } = await readOne(c.env.DB, communityForOrigin(c.env.DB, c.req.param('community') ?? '', origin ?? ''));
  if (origin !== undefined) {
    c.header('vary', 'Origin');
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', EXPOSE);
  }
  if (c.req.method === 'OPTIONS') {
    for (const [name, value] of Object.entries(ALLOW)) c.header(name, value);
    return c.body(null, 204);
  }
  if (!community) throw new ProblemError('not_found', { detail: 'There is no community of this name.' });
  if (origin !== undefined && !allowed && origin !== new URL(c.req.url).origin) throw new ProblemError('origin_not_allowed');
  c.set('community', community);
  return next();
};
