import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { close, createServer, listen } from '@cocarde/host/serve.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { openCommunity, type Voice } from '../support/community.ts';

const SECRET = 'dGhlLWd1aWRlLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWJ5dGVz';
const guide = readFileSync(new URL('../../docs/guide/leaderboards.md', import.meta.url), 'utf8');
const commands = [...guide.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, text]) => text!);

let server: Server;
let database: SqliteD1;
let animatrice: Voice;
let member: Voice;
let env: Record<string, string>;

async function run(command: string): Promise<any> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
  return stdout ? JSON.parse(stdout) : null;
}

beforeAll(async () => {
  // The seasons of the guide have dates.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-18T11:00:00Z') });
  database = new SqliteD1(':memory:');
  migrate(database);
  server = createServer({ database, secret: SECRET });
  const { port } = await listen(server, 0, '127.0.0.1');
  const app = createApp();
  const here = await openCommunity({ db: database, installationSecret: SECRET, fetch: (request) => app.fetch(request, { DB: database, COCARDE_SECRET: SECRET } as never) }, 'marketing');
  animatrice = await here.member('noemie', { role: 'animateur' });
  member = await here.member('ines');
  env = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, SESSION: animatrice.session, MEMBER: String(member.id), no_proxy: '127.0.0.1' };
});
afterAll(async () => {
  vi.useRealTimers();
  await close(server);
  database.close();
});

test('what the guide to leaderboards says can be typed, and does what it says', async () => {
  expect(commands).toHaveLength(6);
  const [settings, season, part, teams, exclusion, leagues] = commands as [string, string, string, string, string, string];
  expect((await run(settings)).settings).toMatchObject({ periods: ['week', 'quarter', 'all'], ranking: 'dense', naming: 'pseudonym', leagues: null });
  expect(await run(season)).toMatchObject({ id: 'horizon', from: '2026-11-02' });
  expect((await run(part)).items.map(({ id }: any) => id)).toEqual(['rse']);
  expect((await run(teams)).items.map(({ id }: any) => id)).toEqual(['equipes', 'rse']);
  const page = async (path: string) => (await member.call('GET', `/leaderboards/${path}`)).body;
  expect(await page('season')).toMatchObject({ period: 'horizon', top: [{ rank: 1, me: true, alias: { fr: expect.any(String) } }, { rank: 1, me: false, name: null }] });
  expect(await page('month?of=rse')).toMatchObject({ of: { id: 'rse' }, top: [] });
  expect(await page('season?of=equipes')).toMatchObject({ of: { measure: 'average', fewest: 5 } });
  expect(await run(exclusion)).toBeNull();
  expect(await page('season')).toMatchObject({ ranked: 1, excluded: true });
  expect((await run(leagues)).settings.leagues).toMatchObject({ size: 20, promoted: 5, demoted: 3, tiers: { length: 5 } });
  expect(await page('league')).toMatchObject({ begins: '2026-11-23', tier: 1 });
  expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
});
