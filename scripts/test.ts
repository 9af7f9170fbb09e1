import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

// Everything there is to check, one after the other; the last line of all is the sum.

const house = join(import.meta.dirname, '..');
const bin = join(house, 'node_modules/.bin');
const reports = mkdtempSync(join(tmpdir(), 'cocarde-tests-'));
const vitestReport = join(reports, 'vitest.json');
const elementsReport = join(reports, 'elements.json');

interface Outcome {
  passed: number;
  failed: number;
}

interface Step {
  title: string;
  command: [program: string, ...args: string[]];
  /** The file in which the step says how many tests it had; without one, the whole step is a test. */
  report?: string;
  count?: (report: any) => Outcome;
}

const STEPS: Step[] = [
  { title: 'Types', command: ['tsc', '--noEmit'] },
  {
    title: 'Worker, packages and pages',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    report: vitestReport,
    count({ numPassedTests, numFailedTests, testResults }) {
      // A file that cannot even be loaded has no tests to count.
      const broken = testResults.filter((file: any) => file.status === 'failed' && file.assertionResults.length === 0).length;
      return { passed: numPassedTests, failed: numFailedTests + broken };
    },
  },
  { title: 'Elements in a browser', command: ['web-test-runner'], report: elementsReport, count: (report) => report },
  { title: 'Sizes', command: ['node', 'scripts/size.ts'] },
  { title: 'Deployment, without deploying', command: ['node', 'scripts/deploy.ts', '--dry-run'] },
];

/** Gives the exit code. */
function run([program, ...args]: Step['command']): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: house,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, WRANGLER_SEND_METRICS: 'false', COCARDE_WTR_SUMMARY: elementsReport },
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function take({ title, command, report, count }: Step): Promise<Outcome> {
  console.log(`\n── ${title}`);
  const code = await run(command);
  if (!report || !count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  // Where there is no browser, its runner says so and stops without a report.
  const outcome = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 };
  // A runner that ends badly without a failed test has crashed, or met an error outside of any test.
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

let passed = 0;
let failed = 0;
for (const step of STEPS) {
  const outcome = await take(step);
  passed += outcome.passed;
  failed += outcome.failed;
}
rmSync(reports, { recursive: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
