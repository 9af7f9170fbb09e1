import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { SLIM } from './packages/embed/src/slim/aliases.ts';
import { findBrowser, NO_BROWSER } from './test/browser.ts';

const browser = await findBrowser();
if (!browser) {
  console.log(`elements: ${NO_BROWSER}`);
  process.exit(0);
}

/** Counts for whoever runs this among other suites: `{ passed, failed }` in the file that COCARDE_WTR_SUMMARY names. */
function summaryReporter(path) {
  const tests = ({ suites = [], tests: own = [] } = {}) => [...own, ...suites.flatMap(tests)];
  return {
    stop({ sessions }) {
      const run = [...sessions].flatMap((session) => tests(session.testResults)).filter(({ skipped }) => !skipped);
      const broken = [...sessions].filter(({ errors, passed, testResults }) => errors.length || (!passed && !testResults)).length;
      const passed = run.filter((test) => test.passed).length;
      writeFileSync(path, JSON.stringify({ passed, failed: run.length - passed + broken }));
    },
  };
}

/** The elements run on what a script tag brings, see packages/embed/src/slim; LIT=full runs them on lit and nanostores themselves. */
const shipped = {
  name: 'shipped',
  resolveImport: ({ source }) => (process.env.LIT !== 'full' && SLIM[source] ? `/${relative(import.meta.dirname, SLIM[source])}` : undefined),
};

const summary = process.env.COCARDE_WTR_SUMMARY;

export default {
  files: ['packages/elements/src/**/*.test.ts', 'packages/embed/src/slim/*.browser-test.ts'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  concurrency: 2,
  browsers: [playwrightLauncher({ product: 'chromium', launchOptions: browser })],
  plugins: [shipped, esbuildPlugin({ ts: true, tsconfig: './tsconfig.json', target: 'es2022' })],
  // nanostores reads it raw; bundles have it defined away.
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="fr">
  <body>
    <script>globalThis.process = { env: { NODE_ENV: 'production' } };</script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
  // As with vitest: the timeout only ends a test that hangs.
  testFramework: { config: { timeout: '60000' } },
  reporters: [defaultReporter(), ...(summary ? [summaryReporter(summary)] : [])],
};
