import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { RoundExport } from '@cocarde/contract/rounds.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { openCommunity } from '../../test/support/community.ts';
import { recount } from './recount.ts';

const SECRET = 'cmVjb3VudC1uZWVkcy1hLXNlY3JldC1vZi0zMi1ieXRlcw';
const folder = mkdtempSync(join(tmpdir(), 'cocarde-recount-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('anybody can count the ballots of a closed round again, and finds what it says', async () => {
  const database = new SqliteD1(':memory:');
  migrate(database);
  const app = createApp();
  const here = await openCommunity({ db: database, installationSecret: SECRET, fetch: (request) => app.fetch(request, { DB: database, COCARDE_SECRET: SECRET } as never) }, 'recount');
  const animateur = await here.member('noemie', { role: 'animateur' });
  const options = ['atelier', 'visite', 'film'].map((id) => ({ id, text: id }));
  const { id } = (await animateur.call('POST', '/rounds', {
    title: 'La sortie', names: 'anonymous', results: 'after_close',
    questions: [{ id: 'sortie', text: 'Laquelle ?', method: { type: 'ranked', count: 'runoff' }, options }, { id: 'note', text: 'Combien d’étoiles ?', method: { type: 'stars' }, options, optional: true }],
  })).body;
  for (let n = 0; n < 13; n += 1) {
    const voter = await here.member(`v${n}`);
    const ranking = ['atelier', 'visite', 'film'].slice(n % 3).concat(['atelier', 'visite', 'film'].slice(0, n % 3));
    const { status } = await voter.call('PUT', `/rounds/${id}/ballot`, { choices: { sortie: Object.fromEntries(ranking.map((option, i) => [option, i + 1])), ...(n % 2 ? { note: { film: 1 + (n % 5) } } : {}) }, after: 0 });
    expect(status).toBe(200);
  }
  await animateur.call('PATCH', `/rounds/${id}`, { state: 'closed' }, { 'if-match': '*' });
  const exported = (await animateur.call<RoundExport>('GET', `/rounds/${id}/export`)).body;
  const round = (await animateur.call('GET', `/rounds/${id}`)).body;
  expect(recount([exported])).toEqual(round.result.questions);

  const save = (name: string, json: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(json));
    return join(folder, name);
  };
  // In two pages, as a long one comes.
  const files = [save('1.json', { ...exported, ballots: exported.ballots.slice(0, 3) }), save('2.json', { ...exported, ballots: exported.ballots.slice(3) })];
  const run = (...more: string[]) => execFileSync(process.execPath, [fileURLToPath(new URL('recount.ts', import.meta.url)), ...files, ...more], { encoding: 'utf8' });
  expect(run(save('round.json', round))).toMatch(/^Laquelle \? \(13\)\n {2}1\. \w+: \d+\n[^]*The same as the round says\.\n$/);
  const forged = structuredClone(round);
  forged.result.questions[0].options[0].value += 1;
  expect(() => run(save('forged.json', forged))).toThrow();
  database.close();
});

test('files that are none, or not of an export, are named in a sentence', () => {
  const run = (...files: string[]) => spawnSync(process.execPath, [fileURLToPath(new URL('recount.ts', import.meta.url)), ...files], { encoding: 'utf8' });
  const save = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  for (const [files, why] of [
    [[], 'Name the files of an export'], [[join(folder, 'none.json')], 'none.json: ENOENT'], [[save('empty.json', '{}')], 'empty.json: neither'], [[save('null.json', 'null')], 'null.json: neither'],
    [[save('torn.json', '{')], 'torn.json: '], [[save('odd.json', '{ "ballots": 3, "round": {} }')], 'odd.json: neither'],
  ] as const) {
    const { status, stdout, stderr } = run(...files);
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining(why)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});
