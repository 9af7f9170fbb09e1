import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCommunity } from '@cocarde/worker/communities/communities.ts';
import { readConfig, readOrMakeSecret } from './config.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { migrate } from './migrate.ts';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));

let data: string;
beforeEach(() => { data = mkdtempSync(join(tmpdir(), 'cocarde-cli-')); });
afterEach(() => rmSync(data, { recursive: true }));

function cli(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { PATH: process.env.PATH, COCARDE_DATA: data, PORT: '0', LANG: 'C', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
  child.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  /** The first match in what it prints, or an error with all it said when it ends before. */
  const says = (pattern: RegExp) => new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => { const found = pattern.exec(out); if (found) resolve(found[0]); });
    ended.then(() => reject(new Error(`ended without saying ${pattern}: ${out}${err}`)));
  });
  return { child, ended, says };
}

async function community(): Promise<SqliteD1> {
  const db = new SqliteD1(join(data, 'cocarde.db'));
  migrate(db);
  await createCommunity(db, { slug: 'equipe', name: 'L’équipe', timeZone: 'Europe/Paris', now: 0 });
  return db;
}

describe('the command line', () => {
  test('says what it can do, in the language of the environment', async () => {
    expect(await cli(['help']).ended).toMatchObject({ code: 0, out: expect.stringContaining('on this machine') });
    expect(await cli([], { LANG: 'fr_FR.UTF-8' }).ended).toMatchObject({ code: 0, out: expect.stringContaining('sur cette machine') });
  });

  test('refuses what it does not know, and says what it does', async () => {
    const { code, err, out } = await cli(['dance']).ended;
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^There is no command “dance”\.\nCocarde on this machine/);
  });

  test('makes no database for a command that needs one', async () => {
    for (const command of [['doctor'], ['rebuild'], ['import', '--community', 'equipe', '--members', 'x.csv']]) {
      expect(await cli(command).ended).toMatchObject({ code: 1, err: `There is no database at ${join(data, 'cocarde.db')}.\n` });
    }
    expect(await cli(['import', '--help']).ended).toMatchObject({ code: 0, out: expect.stringContaining('npm run import') });
  });
});

describe('doctor', () => {
  test('finds nothing in a database that is well', async () => {
    (await community()).close();
    const { code, out } = await cli(['doctor']).ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^The file is whole +ok\n/);
    expect(out).toMatch(/A tally is the number of members, .+ whose vote stands .+ +ok\n/);
    expect(out).toMatch(/Everything agrees\.\n$/);
  });

  test('names what is broken, shows it, and fails', async () => {
    const db = await community();
    await db.prepare("INSERT INTO community_tally (community, members) VALUES (1, 7) ON CONFLICT (community) DO UPDATE SET members = 7").run();
    db.close();
    const { code, out } = await cli(['doctor']).ended;
    expect(code).toBe(1);
    expect(out).toMatch(/Members are counted once +BROKEN: 1\n {2}\{"id":1\}\n/);
  });
});

describe('rebuild', () => {
  test('puts right what doctor found', async () => {
    const db = await community();
    await db.prepare("INSERT INTO community_tally (community, members) VALUES (1, 7) ON CONFLICT (community) DO UPDATE SET members = 7").run();
    db.close();
    expect(await cli(['rebuild']).ended).toMatchObject({ code: 0, out: 'L’équipe: derived again from its facts\n' });
    expect(await cli(['doctor']).ended).toMatchObject({ code: 0 });
  });

  test('refuses a community that is not there', async () => {
    (await community()).close();
    expect(await cli(['rebuild', '--community', 'autre']).ended).toMatchObject({ code: 1, err: 'There is no community “autre”.\n' });
  });
});

describe('serve', () => {
  test('wants a secret of its own, long enough', async () => {
    expect(await cli(['serve']).ended).toMatchObject({ code: 1, err: expect.stringMatching(/^Set COCARDE_SECRET\./) });
    expect(await cli(['serve'], { COCARDE_SECRET: 'short' }).ended).toMatchObject({ code: 1, err: expect.stringMatching(/^COCARDE_SECRET must be at least 32/) });
  });

  test('serves until it is told to stop, and says when its port is taken', async () => {
    const env = { COCARDE_SECRET: randomBytes(32).toString('base64url') };
    const server = cli(['serve'], env);
    const address = await server.says(/http:\S+(?=\n)/);
    expect((await fetch(new URL('/v1/c/nobody/bootstrap', address))).status).toBe(404);
    const second = await cli(['serve'], { ...env, PORT: new URL(address).port }).ended;
    expect(second).toMatchObject({ code: 1, err: expect.stringMatching(/^Port \d+ is taken/) });
    server.child.kill('SIGTERM');
    expect(await server.ended).toMatchObject({ code: 0, out: expect.stringMatching(/Stopping…\n$/) });
  });
});

describe('start', () => {
  test('makes the demo intranet once and keeps it', { timeout: 120_000 }, async () => {
    const first = cli(['start']);
    const address = await first.says(/http:\S+(?=\n)/);
    expect(await (await fetch(address)).text()).toContain('/cocarde.js');
    const token = await (await fetch(new URL('/token', address), { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })).text();
    const session = await fetch(new URL('/v1/c/marketing/session', address), { method: 'POST', body: token, headers: { 'content-type': 'application/json' } });
    expect(await session.json()).toMatchObject({ member: { name: expect.any(String) } });
    first.child.kill('SIGINT');
    expect(await first.ended).toMatchObject({ code: 0, out: expect.stringMatching(/Making the demo community…[^]*Stopping…/) });

    const lines = async () => {
      const db = new SqliteD1(join(data, 'cocarde.db'));
      const count = await db.prepare('SELECT count(*) AS n FROM ledger').first('n');
      db.close();
      return count;
    };
    const before = await lines();
    const second = cli(['start']);
    await second.says(/http:\S+(?=\n)/);
    second.child.kill('SIGINT');
    expect((await second.ended).out).not.toMatch(/Making|brought up to date/);
    expect(await lines()).toBe(before);
    expect(before).toBeGreaterThan(1_000);
  });
});

describe('the settings', () => {
  test('keep one secret for its owner’s eyes, made once', () => {
    const secret = readOrMakeSecret({}, data);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(readOrMakeSecret({}, data)).toBe(secret);
    expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
    expect(readOrMakeSecret({ COCARDE_SECRET: 'y'.repeat(43) }, data)).toBe('y'.repeat(43));
    writeFileSync(join(data, 'secret'), 'too short');
    expect(() => readOrMakeSecret({}, data)).toThrow('secret.weak');
  });

  test('refuse a port that is none', () => {
    for (const port of ['x', '-1', '70000', '1.5']) expect(() => readConfig({ COCARDE_DATA: data, PORT: port })).toThrow('port.invalid');
    expect(readConfig({ COCARDE_DATA: data })).toMatchObject({ port: 8080, host: '127.0.0.1', database: join(data, 'cocarde.db') });
  });
});
