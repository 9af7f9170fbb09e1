import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { close, createServer, listen } from '@cocarde/host/serve.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { openCommunity, type Voice } from '../support/community.ts';

const SECRET = 'dGhlLWd1aWRlLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWJ5dGVz';
const guide = readFileSync(new URL('../../docs/guide/keep-it-fair.md', import.meta.url), 'utf8');
const blocks = (language: string) => [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);

let server: Server;
let database: SqliteD1;
let author: Voice;
let fan: Voice;
let env: Record<string, string>;

async function run<T = any>(command: string): Promise<T> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
  return JSON.parse(stdout) as T;
}

beforeAll(async () => {
  database = new SqliteD1(':memory:');
  migrate(database);
  server = createServer({ database, secret: SECRET });
  const { port } = await listen(server, 0, '127.0.0.1');
  const app = createApp();
  const here = await openCommunity({ db: database, installationSecret: SECRET, fetch: (request) => app.fetch(request, { DB: database, COCARDE_SECRET: SECRET } as never) }, 'marketing');
  const animatrice = await here.member('noemie', { role: 'animateur' });
  [author, fan] = [await here.member('author'), await here.member('fan')];
  env = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, SESSION: animatrice.session, no_proxy: '127.0.0.1' };
});
afterAll(async () => {
  await close(server);
  database.close();
});

test('what the guide to fairness says can be typed, and answers what it says', async () => {
  const [draft, apply, list, decide, rings] = blocks('sh') as [string, string, string, string, string];
  const [waiting] = blocks('json').map((text) => JSON.parse(text));
  expect(blocks('sh')).toHaveLength(5);
  expect((await run(draft)).draft).toMatchObject({ points: 4, burst: { times: 3, minutes: 10 } });
  expect((await run(apply)).repricing).toBeNull();
  for (let n = 0; n < 5; n += 1) {
    const { idea } = (await author.call('POST', '/boards/b/ideas', { title: `Idée ${n}` })).body;
    await fan.call('PUT', `/votes/${idea.id}`, { value: 1 });
  }
  const total = async () => (await author.call('GET', '/bootstrap?want=points')).body.parts.points.total;
  const before = await total();
  const { items } = await run(list);
  expect(items).toEqual([expect.objectContaining({ ...waiting, rule: expect.objectContaining(waiting.rule) })]);
  env.BURST = items[0].id;
  expect(await run(decide)).toEqual({ decided: 2, burst: null });
  expect(await total()).toBe(before + 8);
  expect(await run(rings)).toMatchObject({ unusual: { share: 0.5, facts: 5, members: 6 }, items: [], cursor: null });
  expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
});
