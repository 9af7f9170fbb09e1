import type { Hono } from 'hono';
import type { App } from '@cocarde/worker/env.ts';

const COMMUNITY = '/v1/c/:community';

/** Method and path below the community of every route of the API, each once. */
export function routesOf({ routes }: Hono<App>): [method: string, path: string][] {
  const found = new Set(routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`));
  return [...found].map((route) => {
    const [method, path] = route.split(' ') as [string, string];
    if (!path.startsWith(`${COMMUNITY}/`)) throw new Error(`${route} is not below a community.`);
    return [method, path.slice(COMMUNITY.length)];
  });
}
