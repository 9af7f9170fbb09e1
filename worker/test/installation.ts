import { env, exports } from 'cloudflare:workers';
import type { Database } from '../src/database.ts';
import type { Installation } from '../../test/support/community.ts';

/** The Worker as it is deployed, on the local runtime, with its own database. */
export const installation: Installation = {
  db: env.DB as unknown as Database,
  installationSecret: env.COCARDE_SECRET,
  fetch: (request) => (exports as unknown as { default: { fetch(request: Request): Promise<Response> } }).default.fetch(request),
};
