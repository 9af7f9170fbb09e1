import { createApp } from './app.ts';
import type { Env } from './env.ts';
import { reconcile } from './reconcile/reconcile.ts';

const app = createApp();

/** Entry on Cloudflare Workers. Files of the widgets are served before it, from the assets binding; `wrangler.toml` says when it is `scheduled`. */
export default {
  fetch: app.fetch,
  async scheduled(_event: unknown, { DB }: Env): Promise<void> {
    await reconcile(DB, Date.now());
  },
};
