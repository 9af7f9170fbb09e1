import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { METHOD_TYPES } from '@cocarde/contract/rounds.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { close, createServer, listen } from '@cocarde/host/serve.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { openCommunity, type Voice } from '../support/community.ts';

const SECRET = 'dGhlLWd1aWRlLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWJ5dGVz';
const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/guide/votes.md'), 'utf8');
const blocks = (language: string) => [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);

const folder = mkdtempSync(join(tmpdir(), 'cocarde-guide-'));
let server: Server;
let database: SqliteD1;
let animatrice: Voice;
let colleague: Voice;
let env: Record<string, string>;

async function run(command: string): Promise<string> {
  return (await promisify(execFile)('sh', ['-c', command], { env, cwd: folder })).stdout;
}

beforeAll(async () => {
  database = new SqliteD1(':memory:');
  migrate(database);
  server = createServer({ database, secret: SECRET });
  const { port } = await listen(server, 0, '127.0.0.1');
  const app = createApp();
  const here = await openCommunity({ db: database, installationSecret: SECRET, fetch: (request) => app.fetch(request, { DB: database, COCARDE_SECRET: SECRET } as never) }, 'marketing');
  animatrice = await here.member('noemie', { role: 'animateur' });
  colleague = await here.member('colleague');
  env = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, SESSION: animatrice.session, no_proxy: '127.0.0.1' };
});
afterAll(async () => {
  await close(server);
  database.close();
  rmSync(folder, { recursive: true });
});

test('what the guide to votes says can be typed, and answers what it says', async () => {
  const [make, vote, end, exported, recount] = blocks('sh') as [string, string, string, string, string];
  const [cast] = blocks('json').map((text) => JSON.parse(text));
  const [counted] = blocks('text');
  expect(blocks('sh')).toHaveLength(5);
  const round = JSON.parse(await run(make));
  expect(round).toMatchObject({ state: 'open', names: 'confidential' });
  env.ROUND = round.id;
  expect(JSON.parse(await run(vote)).round).toMatchObject(cast);
  expect((await colleague.call('PUT', `/rounds/${round.id}/ballot`, { choices: { sortie: { film: 1 } }, after: 0 })).status).toBe(200);
  await run(end);
  await run(exported);
  // With whichever Node is there: npm brings the one that it needs.
  expect(await run(recount.replace(/^npm run /, `npm run --prefix "${root}" `))).toBe(counted);
  expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
});

test('what dots cost is said with them, as the guide has it', async () => {
  const make = (more: object) => animatrice.call('POST', '/rounds', {
    title: 'Points', names: 'confidential', results: 'always',
    questions: [{ id: 'q', text: 'Combien ?', method: { type: 'dots', budget: 5, ...more }, options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }] }],
  });
  const takes = async (cost: string, dots: number) => (await colleague.call('PUT', `/rounds/${(await make({ cost })).body.id}/ballot`, { choices: { q: { a: dots } }, after: 0 })).status;
  expect((await make({})).body.errors).toMatchObject([{ path: 'questions.0.method.cost', code: expect.any(String) }]);
  expect([await takes('linear', 5), await takes('linear', 6), await takes('quadratic', 2), await takes('quadratic', 3)]).toEqual([200, 400, 200, 400]);
});

test('the guide names every method', () => {
  expect(METHOD_TYPES.filter((type) => !guide.includes(`\`${type}\``))).toEqual([]);
});
