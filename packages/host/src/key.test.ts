import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseKey } from '@cocarde/worker/api-keys/key-format.ts';
import { verifyKey } from '@cocarde/worker/api-keys/api-keys.ts';
import { createCommunity, type CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { keyCommand } from './key.ts';
import { migrate } from './migrate.ts';
import { Refusal, speak } from './words.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const DAY = 86_400_000;
let db: SqliteD1;
let community: CommunityRow;
let lines: string[];

beforeEach(async () => {
  db = new SqliteD1(':memory:');
  migrate(db);
  community = await createCommunity(db, { slug: 'equipe', name: 'L’équipe', timeZone: 'Europe/Paris', now: 0 });
  lines = [];
});
afterEach(() => db.close());

async function key(argv: string, now = NOW, LANG = 'C'): Promise<string[]> {
  lines = [];
  const code = await keyCommand(argv.split(' '), { db, now, say: speak({ LANG }), out: (line) => lines.push(line) });
  return [String(code), ...lines];
}
const create = async (more = '') => (await key(`create --community equipe --name lms --scope events:write${more}`))[2]!;
const accepts = async (text: string, now = NOW) => verifyKey(db, community.id, parseKey(text)!, now).then(() => true, (error) => error.code);

describe('npm run key', () => {
  test('makes a key that works, shows it once and never again', async () => {
    const made = await key('create --community equipe --name lms --scope events:write --scope facts:write');
    expect(made).toEqual(['0', expect.stringMatching(/^The key “lms” \(\w{11}\), until 2027-11-22, for events:write, facts:write:$/), expect.stringMatching(/^cck_\w{62}$/), 'Keep it now: it is not shown again.']);
    expect(await accepts(made[2]!)).toBe(true);
    expect(await key('list --community equipe')).toEqual(['0', expect.stringMatching(/^\w{11} {2}lms {2}events:write facts:write {2}until 2027-11-22 {2}last used on 2026-11-22$/)]);
  });

  test('lets it end on the day that was said, within two years', async () => {
    const made = await create(' --expires 2026-11-30');
    expect(await accepts(made, Date.UTC(2026, 10, 30, 23, 59))).toBe(true);
    expect(await accepts(made, Date.UTC(2026, 11, 1))).toBe('api_key_expired');
    for (const day of ['2026-11-21', '2028-12-01', '2026-02-31', 'tomorrow', '2026-11-22T00:00:00Z']) {
      await expect(key(`create --community equipe --name late --scope events:write --expires ${day}`)).rejects.toMatchObject({ word: 'key.expiry-invalid' });
    }
  });

  test('rotates with a week in which both work, and revokes at once', async () => {
    const first = await create();
    const id = parseKey(first)!.id;
    await expect(create()).rejects.toMatchObject({ word: 'key.name-taken' });
    const rotated = await key(`rotate --community equipe --key ${id}`);
    expect(rotated.at(-1)).toBe(`The key ${id} works until 2026-11-29.`);
    const second = rotated[2]!;
    expect([await accepts(first), await accepts(second), await accepts(first, NOW + 7 * DAY), await accepts(second, NOW + 7 * DAY)]).toEqual([true, true, 'api_key_expired', true]);
    await expect(key(`rotate --community equipe --key ${id}`)).rejects.toMatchObject({ word: 'key.not-rotatable' });
    expect(await key(`revoke --community equipe --key ${parseKey(second)!.id}`)).toEqual(['0', `The key ${parseKey(second)!.id} is revoked.`]);
    expect(await accepts(second)).toBe('api_key_revoked');
    expect((await key('list --community equipe', NOW + 8 * DAY)).slice(1).map((line) => line.split('  ')[3]).sort()).toEqual(['expired on 2026-11-29', 'revoked on 2026-11-22']);
  });

  test('lists the keys of every community where none is named', async () => {
    expect(await key('list')).toEqual(['0', 'There is no key yet.']);
    await createCommunity(db, { slug: 'autre', name: 'Autre', timeZone: 'Europe/Paris', now: 0 });
    await create();
    await key('create --community autre --name crm --scope facts:write');
    expect((await key('list')).map((line) => line.split('  ').slice(0, 3).filter((_, i) => i !== 1))).toEqual([['0'], ['autre', 'crm'], ['equipe', 'lms']]);
  });

  test('says what it does not understand, in both languages', async () => {
    for (const argv of ['', 'make', 'create --community equipe', 'create --community equipe --name x', 'rotate --community equipe', 'list --community equipe --colour red', 'list list --community equipe']) {
      expect([argv, ...await key(argv)]).toEqual([argv, '2', expect.stringMatching(/^npm run key -- create/)]);
    }
    expect((await key('--help', NOW, 'fr_FR.UTF-8'))[1]).toContain('Une clé est valable un an');
    await expect(key('list --community autre')).rejects.toBeInstanceOf(Refusal);
    await expect(key('create --community equipe --name x --scope admin')).rejects.toMatchObject({ word: 'key.scope-unknown', values: { scopes: 'events:write, facts:write' } });
    await expect(key('revoke --community equipe --key 12345678901')).rejects.toMatchObject({ word: 'key.unknown' });
    expect(await key('list --community equipe', NOW, 'fr_FR.UTF-8')).toEqual(['0', 'Il n’y a pas encore de clé.']);
  });

  test('is a command of the house', async () => {
    const data = mkdtempSync(join(tmpdir(), 'cocarde-key-'));
    const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));
    const ended = await new Promise<{ code: unknown; err: string }>((resolve) => {
      execFile(process.execPath, [cli, 'key', 'list', '--community', 'equipe'], { env: { PATH: process.env.PATH, COCARDE_DATA: data, LANG: 'C' } }, (error, _, err) => resolve({ code: error?.code, err }));
    });
    rmSync(data, { recursive: true });
    expect(ended).toEqual({ code: 1, err: `There is no database at ${join(data, 'cocarde.db')}.\n` });
  });
});
