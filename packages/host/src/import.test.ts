import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { trustIntranet } from '@cocarde/worker/identity/trust.ts';
import { importCommand } from './import.ts';
import { emptyCommunity, ISSUER, NOW } from './import/test-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'cocarde-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'good.csv'), 'E-mail;Nom\nlou@a.example;Lou\n');
writeFileSync(join(folder, 'bad.csv'), 'E-mail;Nom\nlou@a.example;Lou\n;Personne\n');

describe('npm run import', () => {
  let place: Awaited<ReturnType<typeof emptyCommunity>>;
  beforeEach(async () => {
    place = await emptyCommunity();
    await trustIntranet(place.db, Buffer.alloc(32, 7).toString('base64url'), place.community, { issuer: ISSUER });
  });

  async function run(...argv: string[]) {
    const said: string[] = [];
    const complained: string[] = [];
    const code = await importCommand(argv, { db: place.db, now: NOW, env: { INIT_CWD: folder }, out: (line) => said.push(line), err: (line) => complained.push(line) });
    return { code, said: said.join('\n'), complained: complained.join('\n'), members: (await place.rows('SELECT subject, issuer FROM member')) };
  }

  test('imports, under the one issuer that the community trusts', async () => {
    expect(await run('--community', 'essai', '--members', 'good.csv')).toEqual({
      code: 0, said: 'Imported:\n  1 new member', complained: '', members: [{ subject: 'lou@a.example', issuer: ISSUER }],
    });
  });

  test('lists in a dry run what would change', async () => {
    const { code, said, members } = await run('--community', 'essai', '--members', 'good.csv', '--dry-run', '--lang', 'fr');
    expect([code, members]).toEqual([0, []]);
    expect(said).toContain('nouveau membre\u202f: Lou (lou@a.example)');
    expect(said).toContain('1 nouveau membre');
  });

  test('ends with 1 and writes nothing when a row is bad, and says which', async () => {
    const { code, complained, members } = await run('--community', 'essai', '--members', 'bad.csv');
    expect([code, members]).toEqual([1, []]);
    expect(complained).toContain('bad.csv, line 3, column “E-mail”: the cell is empty');
    expect(complained).toContain('--skip-bad-rows');
  });

  test('imports the other rows with --skip-bad-rows and still says which were bad', async () => {
    const { code, complained, members } = await run('--community', 'essai', '--members', 'bad.csv', '--skip-bad-rows');
    expect([code, members.length]).toEqual([0, 1]);
    expect(complained).toContain('1 row refused');
  });

  test('refuses a file that is not there', async () => {
    const { code, complained } = await run('--community', 'essai', '--members', 'nowhere.csv', '--skip-bad-rows');
    expect(code).toBe(1);
    expect(complained).toContain('nowhere.csv: the file cannot be found or read');
  });

  test('refuses a community that is not there and a board that cannot be', async () => {
    expect((await run('--community', 'autre', '--members', 'good.csv')).complained).toBe('There is no community “autre”.');
    expect((await run('--community', 'essai', '--members', 'good.csv', '--board', 'Mes idées')).code).toBe(1);
  });

  test('asks for the issuer when there are several, and takes the one given', async () => {
    await trustIntranet(place.db, Buffer.alloc(32, 7).toString('base64url'), place.community, { issuer: 'https://second.example' });
    expect(await run('--community', 'essai', '--members', 'good.csv')).toMatchObject({ code: 1, members: [] });
    expect(await run('--community', 'essai', '--members', 'good.csv', '--issuer', 'https://second.example'))
      .toMatchObject({ code: 0, members: [{ subject: 'lou@a.example', issuer: 'https://second.example' }] });
  });

  test('explains itself when it is not understood', async () => {
    expect(await run('--community', 'essai')).toMatchObject({ code: 2, complained: expect.stringContaining('--dry-run') });
    expect(await run('--colour', 'red')).toMatchObject({ code: 2, complained: expect.stringContaining('--colour') });
    expect(await run('--help', '--lang', 'fr')).toMatchObject({ code: 0, said: expect.stringContaining('docs/guide/import.md') });
  });
});
