import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '@cocarde/worker/app.ts';
import { communityCommand } from './community.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { Refusal, speak } from './words.ts';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));
const ISSUER = 'https://intranet.example';
const CREATE = [
  'create', '--slug', 'marketing', '--name', 'L’équipe  marketing', '--time-zone', 'Europe/Paris', '--issuer', ISSUER,
  '--origin', `${ISSUER}/wiki/Accueil`, '--url', 'https://cocarde.intranet.example/',
];

let data: string;
let secret: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'cocarde-community-'));
  secret = randomBytes(32).toString('base64url');
});
afterEach(() => rmSync(data, { recursive: true }));

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const surroundings = (env: Record<string, string | undefined>) => ({ COCARDE_DATA: data, COCARDE_SECRET: secret, LANG: 'C', ...env });

/** As the command line runs it, without the second that a process takes. */
async function community(args: string[], extra: Record<string, string | undefined> = {}): Promise<Ended> {
  const env = surroundings(extra);
  const say = speak(env);
  const lines: string[] = [];
  try {
    const code = await communityCommand(args, { env, now: Date.now() + ++later, say, out: (line) => lines.push(line) });
    return { code, out: lines.map((line) => `${line}\n`).join(''), err: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: 1, out: lines.join(''), err: `${say(error.word, error.values)}\n` };
  }
}

/** Secrets made within one millisecond would have no order. */
let later = 0;

function cli(command: string, args: string[], extra: Record<string, string> = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, command, ...args], {
    encoding: 'utf8', env: { PATH: process.env.PATH, ...surroundings(extra) },
  });
  return { code: status, out: stdout, err: stderr };
}

const named = (...args: string[]) => community([...args, '--community', 'marketing']);

/** The secret stands alone on its line. */
const secretIn = (out: string) => /^ {2}([\w-]{43})$/m.exec(out)![1]!;

/** What the service answers to a token that the intranet signs with this secret, from a page of this origin. */
async function signIn(signedWith: string, origin = ISSUER): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({ name: 'Aya Roux', iss: ISSUER, aud: 'cocarde:marketing', sub: 'aya', jti: randomUUID(), iat: now, exp: now + 60 })
    .setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(signedWith, 'base64url'));
  const db = new SqliteD1(join(data, 'cocarde.db'));
  const answer = await createApp().request('/v1/c/marketing/session', {
    method: 'POST', body: JSON.stringify({ token }), headers: { origin, 'content-type': 'application/json' },
  }, { DB: db, COCARDE_SECRET: secret });
  const body = await answer.json() as { code?: string; member?: { name: string } };
  db.close();
  return body.code ?? body.member!.name;
}

describe('a community', () => {
  test('is made on an empty machine with one command, and its secret signs people in from its pages', { timeout: 30_000 }, async () => {
    const { code, out, err } = cli('community', CREATE);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^L’équipe marketing \(marketing\) is there, in the time zone Europe\/Paris, for pages of https:\/\/intranet\.example\n/);
    expect(out).toContain('iss  https://intranet.example\n  aud  cocarde:marketing\n');
    expect(out).toContain('<script src="https://cocarde.intranet.example/cocarde.js" data-community="marketing" data-auth="/cocarde-token" defer></script>');
    expect(await signIn(secretIn(out))).toBe('Aya Roux');
    expect(await signIn(secretIn(out), 'https://elsewhere.example')).toBe('origin_not_allowed');
    expect(await signIn(randomBytes(32).toString('base64url'))).toBe('signature_invalid');
  });

  test('is shown in the list with all that was set up, but not its secret', async () => {
    const { out } = await community(CREATE);
    await signIn(secretIn(out));
    const list = await community(['list']);
    expect(list.out).toMatch(/^marketing: L’équipe marketing, Europe\/Paris, members: 1\n {2}origin {2}https:\/\/intranet\.example\n {2}secret {2}https:\/\/intranet\.example, kid [\w-]{8}, of \d{4}-\d\d-\d\d\n$/);
    expect(list.out).not.toContain(secretIn(out));
  });

  test('that is there keeps its secret when somebody makes it again', async () => {
    const { out } = await community(CREATE);
    const again = await community(CREATE);
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('“marketing” already') });
    expect(await signIn(secretIn(out))).toBe('Aya Roux');
  });

  test('is not made of anything that is wrong or missing', { timeout: 30_000 }, async () => {
    const without = (option: string) => CREATE.toSpliced(CREATE.indexOf(option), 2);
    const instead = (option: string, value: string) => CREATE.with(CREATE.indexOf(option) + 1, value);
    for (const option of ['--slug', '--name', '--time-zone', '--issuer', '--origin']) {
      expect(await community(without(option))).toMatchObject({ code: 1, err: `${option} is missing.\n` });
    }
    expect((await community(instead('--slug', 'Équipe 1'))).err).toMatch(/^“Équipe 1” is no short name/);
    expect((await community(instead('--time-zone', 'Europe/Lutèce'))).err).toMatch(/^“Europe\/Lutèce” is not a time zone/);
    expect((await community(instead('--origin', 'intranet.example'))).err).toMatch(/^“intranet\.example” is not an address/);
    expect((await community(instead('--origin', 'file:///srv/page.html'))).err).toMatch(/is not an address/);
    expect(cli('community', [...CREATE, '--colour', 'red'])).toMatchObject({ code: 2, err: expect.stringMatching(/^Not understood: [^]*npm run community/) });
    expect((await community(['list'])).out).toBe('There is no community yet.\n');
  });

  test('is sealed with the secret of the installation and no other', { timeout: 30_000 }, async () => {
    expect(await community(CREATE, { COCARDE_SECRET: undefined })).toMatchObject({ code: 1, err: expect.stringMatching(/^Set COCARDE_SECRET/) });
    await community(CREATE);
    const other = { COCARDE_SECRET: randomBytes(32).toString('base64url') };
    const refused = { code: 1, err: 'COCARDE_SECRET is not the one with which the secrets in this database were sealed.\n' };
    expect(await community([...CREATE.with(2, 'autre')], other)).toMatchObject(refused);
    expect(cli('serve', [], { ...other, PORT: '0' })).toMatchObject(refused);
  });
});

describe('an origin', () => {
  test('is added and taken off the list', async () => {
    const key = secretIn((await community(CREATE)).out);
    expect((await named('origin', 'add', 'https://wiki.example:8443/home')).out).toBe('Pages of https://wiki.example:8443 may show L’équipe marketing.\n');
    expect(await signIn(key, 'https://wiki.example:8443')).toBe('Aya Roux');
    expect(await named('origin', 'remove', 'https://wiki.example:8443')).toMatchObject({ code: 0 });
    expect(await signIn(key, 'https://wiki.example:8443')).toBe('origin_not_allowed');
    expect(await named('origin', 'remove', 'https://wiki.example:8443')).toMatchObject({ code: 1, err: expect.stringContaining('is not on the list') });
  });
});

describe('a secret', () => {
  test('is rotated without a moment in which nobody can sign in', async () => {
    const first = secretIn((await community(CREATE)).out);
    const second = secretIn((await named('secret', 'rotate')).out);
    expect(second).not.toBe(first);
    expect([await signIn(first), await signIn(second)]).toEqual(['Aya Roux', 'Aya Roux']);
    expect(await named('secret', 'rotate')).toMatchObject({ code: 1, err: expect.stringContaining('has two secrets already') });
    expect(await named('secret', 'retire')).toMatchObject({ code: 0 });
    expect([await signIn(first), await signIn(second)]).toEqual(['signature_invalid', 'Aya Roux']);
    expect(await named('secret', 'retire')).toMatchObject({ code: 1, err: expect.stringContaining('has only one secret') });
    expect(await signIn(second)).toBe('Aya Roux');
  });

  test('is not made for an intranet that nobody trusts', async () => {
    await community(CREATE);
    expect((await named('secret', 'rotate', '--issuer', 'https://intranet.example/')).err).toBe('https://intranet.example/ does not vouch for members of L’équipe marketing; these do: https://intranet.example\n');
  });
});

describe('a role', () => {
  test('is given to somebody known, and taken back', async () => {
    const key = secretIn((await community(CREATE)).out);
    expect(await named('role', 'aya', 'animateur')).toMatchObject({ code: 1, err: expect.stringMatching(/^Nobody in L’équipe marketing is known as “aya”/) });
    await signIn(key);
    const role = async () => {
      const db = new SqliteD1(join(data, 'cocarde.db'));
      const found = await db.prepare('SELECT role FROM member').first('role');
      db.close();
      return found;
    };
    expect((await named('role', 'aya', 'animateur')).out).toBe('Aya Roux is now a facilitator of L’équipe marketing.\n');
    expect(await role()).toBe('animateur');
    expect(await named('role', 'aya', 'chef')).toMatchObject({ err: 'Not understood: chef\n' });
    expect(await named('role', 'aya', 'member')).toMatchObject({ code: 0 });
    expect(await role()).toBe('member');
  });
});

describe('the command', () => {
  test('says how it is used, in both languages, and makes nothing', async () => {
    expect(await community([])).toMatchObject({ code: 0, out: expect.stringContaining('secret rotate --community NAME') });
    expect(await community(['create', '--help'], { LANG: 'fr_FR.UTF-8' })).toMatchObject({ code: 0, out: expect.stringContaining('secret rotate --community NOM') });
    expect((await community(['dance'])).err).toBe('Not understood: dance\n');
    expect(await named('origin', 'add')).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no database/) });
    expect(existsSync(join(data, 'cocarde.db'))).toBe(false);
    await community(CREATE);
    expect((await community(['origin', 'add', ISSUER, '--community', 'autre'])).err).toBe('There is no community “autre”.\n');
    expect((await named('origin', 'add')).err).toBe('Not understood: origin add\n');
  });

  test('does the same to a D1, by way of wrangler', { timeout: 120_000 }, async () => {
    const d1 = ['--d1', 'local', '--persist-to', data];
    const migrated = spawnSync(process.execPath, [
      join(import.meta.dirname, '../../../node_modules/wrangler/bin/wrangler.js'), 'd1', 'migrations', 'apply', 'cocarde', '--local', '--persist-to', data,
    ], { cwd: join(import.meta.dirname, '../../..'), env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' }, encoding: 'utf8' });
    expect(migrated.status, migrated.stderr).toBe(0);
    expect(await community([...CREATE.with(4, "L'été; ?1 'ensoleillé'"), ...d1])).toMatchObject({ code: 0, err: '' });
    expect((await community(['list', ...d1])).out).toMatch(/^marketing: L'été; \?1 'ensoleillé', Europe\/Paris, members: 0\n {2}origin {2}https:\/\/intranet\.example\n {2}secret/);
    expect((await community(['list', '--d1', 'here'])).err).toBe('--d1 takes local or remote.\n');
  });
});
