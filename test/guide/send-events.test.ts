import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventAnswer, EventRetraction } from '@cocarde/contract/events.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { close, createServer, listen } from '@cocarde/host/serve.ts';
import { createKey } from '@cocarde/worker/api-keys/api-keys.ts';
import { enrol } from '@cocarde/worker/members/members.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { ISSUER, openCommunity } from '../support/community.ts';

const SECRET = 'dGhlLWd1aWRlLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWJ5dGVz';
const guide = readFileSync(new URL('../../docs/guide/send-events.md', import.meta.url), 'utf8');
const [declare, sendOne, sendMany, takeBack] = blocks('sh') as [string, string, string, string];

let server: Server;
let database: SqliteD1;
let env: Record<string, string>;

/** Fenced blocks of a language, in their order. */
function blocks(language: string): string[] {
  return [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);
}

async function run<T>(command: string): Promise<T> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
  return JSON.parse(stdout) as T;
}

beforeAll(async () => {
  database = new SqliteD1(':memory:');
  migrate(database);
  server = createServer({ database, secret: SECRET });
  const { port } = await listen(server, 0, '127.0.0.1');
  const { community } = await openCommunity({ db: database, installationSecret: SECRET, fetch }, 'marketing');
  for (const subject of ['4711', '4712']) await enrol(database, community, { issuer: ISSUER, subject, name: subject, team: null, joinedAt: 0 });
  const { key } = await createKey(database, community.id, { name: 'lms', scopes: ['events:write', 'facts:write'], expiresAt: Date.now() + 60_000, now: Date.now() });
  env = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, COCARDE_KEY: key, no_proxy: '127.0.0.1' };
  await database.prepare("INSERT INTO rule (community, id, version, definition, valid_from) VALUES (?1, 'course-completed', 1, ?2, 0)").bind(community.id, JSON.stringify({
    fact: 'lms.course_completed', earns: 'actor', currency: 'points', points: 20, limits: [{ per: 'week', times: 2 }], name: { en: 'Course completed' },
  })).run();
});
afterAll(async () => {
  await close(server);
  database.close();
});

test('what the guide to events says can be typed, and answers what it says', async () => {
  expect(blocks('sh')).toHaveLength(4);
  expect(await run(declare)).toMatchObject({ type: 'lms.course_completed', backdatedDays: 30 });
  expect(await run(sendOne)).toEqual(JSON.parse(blocks('json')[0]!));
  expect((await run<EventAnswer>(sendMany)).results.map((result) => (result.status === 'refused' ? result.code : result.status)))
    .toEqual(['replayed', 'accepted', 'unknown_member']);
  expect((await run<EventRetraction>(takeBack)).actor).toMatchObject({ points: -20, total: 0 });
  expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
});
