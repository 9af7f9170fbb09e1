import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { pageOf, writeBoards } from '../../scripts/ranks/board.ts';
import { fillBoard, pageByCommands, pageByScript, type Page } from '../../scripts/ranks/redis-page.ts';
import { OwnRedis, redisVersion } from '../../scripts/ranks/redis.ts';

const MEMBERS = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'cocarde-ranks-test-'));
let db: SqliteD1;
let community: CommunityRow;
let points: Int32Array;

beforeAll(async () => {
  const file = join(folder, 'ranks.db');
  ({ community, points: { all: points } } = await writeBoards(file, MEMBERS, ['all']));
  db = new SqliteD1(file);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Our page, as far as Redis has it. */
async function ours(member: number): Promise<Page> {
  const { top, around, ranked } = await readOne(db, pageOf(db, community, member));
  const plain = (rows: typeof top) => rows.map(({ alias: _, moved: __, ...row }) => row);
  return { top: plain(top), around: plain(around), ranked };
}

test('A page has the rank, the top and the neighbours that sorting everybody gives, from the first member to the last', async () => {
  const order = [...points.keys()].slice(1).sort((a, b) => points[b]! - points[a]! || b - a);
  const row = (member: number, me: number) => ({
    rank: 1 + order.filter((other) => points[other]! > points[member]!).length, points: points[member]!, me: member === me,
    member: String(member), name: `Member ${member}`, team: 'Contenu',
  });
  for (let place = 0; place < MEMBERS; place += 37) {
    for (const member of [order[place]!, order.at(-1 - place)!]) {
      const at = order.indexOf(member);
      expect(await ours(member)).toEqual({
        top: order.slice(0, 10).map((other) => row(other, member)),
        around: order.slice(Math.max(0, at - 2), at + 3).map((other) => row(other, member)), ranked: MEMBERS,
      });
    }
  }
});

test.skipIf(redisVersion() === null)('A sorted set of Redis has the same page, asked by commands and by a script', async () => {
  const redis = await OwnRedis.start();
  try {
    await fillBoard(redis.client, points);
    const byScript = await pageByScript(redis.client);
    for (let member = 1; member <= MEMBERS; member += 13) {
      const page = await ours(member);
      expect(await pageByCommands(redis.client, member)).toEqual(page);
      expect(await byScript(member)).toEqual(page);
    }
  } finally {
    await redis.close();
  }
});
