import { reconcile } from '@cocarde/worker/reconcile/reconcile.ts';
import type { SqliteD1 } from './d1-sqlite.ts';

/** As on Cloudflare, where `wrangler.toml` says it. */
const QUARTER = 15 * 60_000;

/** What a cron trigger does there: counts some of what there is again, every so many milliseconds, and never twice at once. */
export function reconcileEvery(db: SqliteD1, every = QUARTER): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const run = async () => {
    await reconcile(db, Date.now());
    running = undefined;
  };
  const timer = setInterval(() => (running ??= run()), every);
  timer.unref();
  return {
    /** Ends it, once a run at hand is done: the file is closed after that. */
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
