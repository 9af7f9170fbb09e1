import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signToken } from '@cocarde/examples/intranet/token.ts';
import { Installation } from './installation.ts';

const HOUSE = join(import.meta.dirname, '../..');
const GUIDE = readFileSync(join(HOUSE, 'docs/guide/run.md'), 'utf8');
const ORIGIN = 'https://intranet.example';

/** Commands under a heading of the guide, as they stand there. */
function commands(heading: string): string[] {
  const section = GUIDE.split(/^##+ /m).find((part) => part.startsWith(heading))!;
  return [...section.matchAll(/```sh\n([^]*?)```/g)]
    .flatMap(([, block]) => block!.replace(/ \\\n\s*/g, ' ').split('\n'))
    .map((line) => line.replace(/\s+#.*|^#.*/, '')).filter(Boolean);
}

describe.skipIf(process.platform === 'win32')('what the guide says of running it', { timeout: 60_000 }, () => {
  const installation = new Installation('serve', { COCARDE_SECRET: randomBytes(32).toString('base64url') });
  beforeAll(() => installation.start(), 60_000);
  afterAll(() => installation.remove(), 60_000);

  /** In a shell, on this test's own data; `npm run` is left out because it adds nothing but a second. */
  function run(command: string, data = installation.data): string {
    const line = command.replace(/^npm run (\w+)(?: --)?/, 'node packages/host/src/cli.ts $1').replaceAll('.data/', `${data}/`)
      .replace('node_modules/.bin/node', 'node').replace("'cocarde-backup.db'", `'${data}/cocarde-backup.db'`);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
      cwd: HOUSE, encoding: 'utf8', env: { ...installation.environment, COCARDE_DATA: data, PATH: `${join(process.execPath, '..')}:${process.env.PATH}` },
    });
    expect(status, `${line}\n${stderr}`).toBe(0);
    return stdout;
  }

  async function signIn(secret: string, subject: string): Promise<number> {
    const token = await signToken({ issuer: ORIGIN, community: 'marketing', secret }, { subject, name: 'Noémie Vidal', team: 'Service client' });
    const { status } = await fetch(`${installation.origin}/v1/c/marketing/session`, {
      method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json' }, body: JSON.stringify({ token }),
    });
    return status;
  }

  const secretIn = (said: string) => /^ {2}([\w-]{43})$/m.exec(said)![1]!;
  const [create, ...afterwards] = commands('Make a community');
  const [rotate, retire] = commands('Change the secret');
  let first: string;

  test('holds for making a community and for what is done to it later, while it serves', async () => {
    const said = run(create!);
    first = secretIn(said);
    expect(said).toContain('<script src="https://cocarde.intranet.example/cocarde.js" data-community="marketing"');
    expect(await signIn(first, 'noemie.vidal@meridien.example')).toBe(200);
    expect(afterwards).toHaveLength(5);
    expect(afterwards.map((command) => run(command)).join('')).toMatch(/marketing: [^]*may show[^]*may no longer show[^]*now a facilitator[^]*now a member/);
  });

  test('holds for changing the secret', async () => {
    const second = secretIn(run(rotate!));
    expect([await signIn(first, randomUUID()), await signIn(second, randomUUID())]).toEqual([200, 200]);
    run(retire!);
    expect([await signIn(first, randomUUID()), await signIn(second, randomUUID())]).toEqual([401, 200]);
  });

  test('holds for checking and rebuilding', () => {
    expect(commands('Check and rebuild').map((command) => run(command)).join('')).toMatch(/Everything agrees\.\n(Communauté Marketing: derived again from its facts\n){2}$/);
  });

  test('holds for a copy that is made while it serves, and restored', () => {
    run(commands('Back up')[0]!);
    const restored = join(installation.data, 'restored');
    mkdirSync(restored);
    cpSync(join(installation.data, 'cocarde-backup.db'), join(restored, 'cocarde.db'));
    expect(run('npm run doctor', restored)).toMatch(/Everything agrees\.\n$/);
    expect(run('npm run community -- list', restored)).toMatch(/^marketing: Communauté Marketing, Europe\/Paris, members: 4\n/);
  });
});
