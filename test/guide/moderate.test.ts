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
const guide = readFileSync(new URL('../../docs/guide/moderate.md', import.meta.url), 'utf8');
const blocks = (language: string) => [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);

let server: Server;
let database: SqliteD1;
let author: Voice;
let reader: Voice;
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
  [author, reader] = [await here.member('author'), await here.member('reader')];
  env = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, SESSION: animatrice.session, MEMBER: String(author.id), no_proxy: '127.0.0.1' };
});
afterAll(async () => {
  await close(server);
  database.close();
});

test('what the guide to moderation says can be typed, and answers what it says', async () => {
  const [list, decide, name, find, settings, suspend, reinstate, log] = blocks('sh') as [string, string, string, string, string, string, string, string];
  const [waiting] = blocks('json').map((text) => JSON.parse(text));
  expect(blocks('sh')).toHaveLength(8);
  expect(await run(settings)).toMatchObject({ hideAfter: 2, version: 2 });
  const propose = async (title: string, body: string) => (await author.call('POST', '/boards/b/ideas', { title, body })).body.idea;
  const { id } = await propose(waiting.title, 'Ce sont des incapables.');
  await propose('Sans rien', 'Deux bananes par personne.');
  const titles = async () => (await reader.call('GET', '/boards/b/ideas?sort=new')).body.items.map(({ title }: any) => title);
  expect(await titles()).toEqual(['Sans rien']);
  const { items } = await run(list);
  expect(items).toEqual([expect.objectContaining(waiting)]);
  env.POST = id;
  expect(await run(decide)).toEqual({ post: id, decision: 'remove', finished: true });
  expect((await run(list)).items).toEqual([]);
  expect((await run(find)).items).toEqual([]);
  expect(await run(name)).toEqual({ member: env.MEMBER, theme: 'mesure', validates: true });
  expect(await run(suspend)).toEqual({ member: env.MEMBER, suspended: true });
  expect((await author.call('GET', '/me')).status).toBe(401);
  expect(await run(reinstate)).toEqual({ member: env.MEMBER, suspended: false });
  expect((await run(log)).items.map(({ act, title }: any) => [act, title])).toEqual([
    ['reinstated', null], ['suspended', null], ['validator_named', null], ['removed', waiting.title], ['moderation_changed', null],
  ]);
  expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
});
