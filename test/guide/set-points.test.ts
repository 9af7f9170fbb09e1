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
const guide = readFileSync(new URL('../../docs/guide/set-points.md', import.meta.url), 'utf8');
const blocks = (language: string) => [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);

let server: Server;
let database: SqliteD1;
let author: Voice;
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
  author = await here.member('author');
  const { idea } = (await author.call('POST', '/boards/b/ideas', { title: 'Une tournée' })).body;
  await animatrice.call('PUT', `/votes/${idea.id}`, { value: 1 });
  env = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, SESSION: animatrice.session, MEMBER: String(author.id), no_proxy: '127.0.0.1' };
});
afterAll(async () => {
  await close(server);
  database.close();
});

test('what the guide to points says can be typed, and answers what it says', async () => {
  const [draft, preview, apply, page, currency, thresholds, correct] = blocks('sh') as [string, string, string, string, string, string, string];
  const [previewed, proposed] = blocks('json').map((text) => JSON.parse(text));
  expect(blocks('sh')).toHaveLength(7);
  expect(await run(draft)).toMatchObject({ id: 'idea-supported', draft: { points: 5 } });
  expect(await run(preview)).toEqual(previewed);
  expect((await run(apply)).repricing).toMatchObject({ id: 'idea-supported.2', finished: false });
  expect(await run(page)).toMatchObject({ finished: true });
  const { total } = (await author.call('GET', '/bootstrap?want=points')).body.parts.points;
  // A visit, an idea, and support that is worth five by now.
  expect(total).toBe(1 + 10 + 5);
  expect(await run(currency)).toMatchObject({ id: 'expertise' });
  expect(await run(thresholds)).toEqual(proposed);
  expect(await run(correct)).toMatchObject({ points: 25, total: total + 25 });
  expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
});
