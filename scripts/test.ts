import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Everything there is to check, one after the other; the last line of all is the sum. */

const house = join(import.meta.dirname, '..');
const bin = join(house, 'node_modules/.bin');
const notes = mkdtempSync(join(tmpdir(), 'cocarde-tests-'));
const [vitestReport, browserReport] = [join(notes, 'vitest.json'), join(notes, 'elements.json')];

interface Outcome {
  passed: number;
  failed: number;
}

interface Step {
  title: string;
  command: [program: string, ...args: string[]];
  /** What the step counted; without it the whole step is one test. */
  count?: () => Outcome;
}

const STEPS: Step[] = [
  { title: 'Types', command: ['tsc', '--noEmit'] },
  { title: 'Worker, packages and pages', command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`], count: countVitest },
  { title: 'Elements in a browser', command: ['web-test-runner'], count: countElements },
  { title: 'Sizes', command: ['node', 'scripts/size.ts'] },
  { title: 'Deployment, without deploying', command: ['node', 'scripts/deploy.ts', '--dry-run'] },
];

function countVitest(): Outcome {
  const report = JSON.parse(readFileSync(vitestReport, 'utf8'));
  // A file that cannot even be read has no tests to count.
  const broken = report.testResults.filter((file: { status: string; assertionResults: unknown[] }) => file.status === 'failed' && !file.assertionResults.length).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

function countElements(): Outcome {
  return JSON.parse(readFileSync(browserReport, 'utf8'));
}

function run([program, ...args]: Step['command']): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: house,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, WRANGLER_SEND_METRICS: 'false', COCARDE_WTR_SUMMARY: browserReport },
    });
    child.on('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function take({ title, command, count }: Step): Promise<Outcome> {
  console.log(`\n── ${title}`);
  const code = await run(command);
  if (!count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counted = count();
    // A runner that ends badly without a failed test has crashed, or found an error outside of any test.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    console.error(`${title}: no report was written.`);
    return { passed: 0, failed: 1 };
  }
}

const total: Outcome = { passed: 0, failed: 0 };
for (const step of STEPS) {
  const { passed, failed } = await take(step);
  total.passed += passed;
  total.failed += failed;
}
rmSync(notes, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
