import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2, // of two cores: the second one idles otherwise
    // A loaded machine is slow, not wrong: tests end by what they see, the timeouts only end one that hangs.
    projects: [
      {
        test: {
          name: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ['packages/**/src/**/*.test.ts', 'test/**/*.test.ts', 'worker/src/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: ['packages/elements/**', '**/node_modules/**'], // elements are tested in a browser
          globalSetup: ['test/build-widgets.ts'],
        },
      },
      {
        // The same Worker and the same SQL as on Cloudflare. Each file has a database of its own and costs
        // about two seconds of start-up, so these files are few and large.
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { MIGRATIONS: await readD1Migrations('./worker/migrations'), COCARDE_SECRET: 'dGVzdHMgb25seSwgdGhpcnR5LXR3byBieXRlcyBsb25n' } },
          })),
        ],
        test: {
          name: 'worker',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ['worker/test/**/*.test.ts'],
          setupFiles: ['worker/test/apply-migrations.ts'],
        },
      },
    ],
  },
});
