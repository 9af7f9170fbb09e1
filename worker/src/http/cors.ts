import type { MiddlewareHandler } from 'hono';
import { communityForOrigin } from '../communities/communities.ts';
import { readOne } from '../database.ts';
import type { App } from '../env.ts';
import { ProblemError } from './problem.ts';

const ALLOW: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, idempotency-key, if-match',
  'access-control-max-age': '7200',
};
const EXPOSE = 'etag, retry-after, x-request-id';

/**
 * Finds the community of the address and holds callers to its exact origins. The community is in the path
 * because a preflight has no other way to say it. A foreign origin is refused, not merely left without a
 * header; every answer below has the headers, problems too, or the page could not read why.
 */
export const communityCors: MiddlewareHandler<App> = async (c, next) => {
  const origin = c.req.header('origin');
  const { community, allowed } = await readOne(c.env.DB, communityForOrigin(c.env.DB, c.req.param('community') ?? '', origin ?? ''));
  if (!community) throw new ProblemError('not_found', { detail: 'There is no community of this name.' });
  c.set('community', community);
  if (origin !== undefined) {
    c.header('vary', 'Origin');
    if (!allowed && origin !== new URL(c.req.url).origin) throw new ProblemError('origin_not_allowed');
    c.header('access-control-allow-origin', origin);
    c.header('access-control-expose-headers', EXPOSE);
  }
  if (c.req.method === 'OPTIONS') {
    for (const [name, value] of Object.entries(ALLOW)) c.header(name, value);
    return c.body(null, 204);
  }
  return next();
};
