/// <reference types="@cloudflare/vitest-plugin/types" />

/** What `vitest.config.ts` binds for the tests that run on workerd. */
declare namespace Cloudflare {
  interface Env {
    DB: D1Database;
    COCARDE_SECRET: string;
    MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}
