import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { readOne } from '@cocarde/worker/database.ts';
import { numbers, pageOf, writeBoards } from './ranks/board.ts';
import { fillBoard, pageByCommands, pageByScript } from './ranks/redis-page.ts';
import { OwnRedis, redisVersion } from './ranks/redis.ts';
import { inTurns, type Times } from './ranks/turns.ts';

// One page (top ten, me with two neighbours a side, their exact ranks with ties, names and teams, how many are ranked) from our
// SQLite file in this process, and from a sorted set and a hash of a Redis over loopback. Nothing is asserted: the page is
// compared in test/ranks, figures are in docs/decisions/2026-11-22-ranks-beside-redis.md.
const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000, 1_000_000];
const redis = redisVersion() === null ? null : await OwnRedis.start();
const folder = mkdtempSync(join(tmpdir(), 'cocarde-ranks-'));
console.log(`Node ${process.versions.node}, SQLite ${process.versions.sqlite}, ${redis ? `Redis ${redisVersion()} over loopback, without persistence` : 'Redis: not run: no redis-server'}, ${availableParallelism()} cores\n`);
console.log(`${''.padStart(9)}  ${'µs, one at a time: median (p95)'.padEnd(51)}${'pages a second, 32 at a time'}`);
console.log(`${'members'.padStart(9)}  ${['ours', 'Redis, commands', 'Redis, a script', 'ours', 'commands', 'a script'].map((name, i) => name.padEnd(i < 3 ? 17 : 10)).join('')}one at a time: ours ÷ Redis by commands (by a script)`);
try {
  for (const members of sizes) print(members, await time(members));
} finally {
  await redis?.close();
  rmSync(folder, { recursive: true });
}

type Way = 'ours' | 'commands' | 'script';

async function time(members: number): Promise<Partial<Record<Way, Times>>> {
  const file = join(folder, `${members}.db`);
  const { community, points } = await writeBoards(file, members, ['all']);
  const db = new SqliteD1(file);
  const random = numbers();
  const anyone = () => 1 + Math.floor(random() * members);
  const ours = () => readOne(db, pageOf(db, community, anyone()));
  try {
    if (!redis) return await inTurns({ ours });
    await fillBoard(redis.client, points.all);
    const byScript = await pageByScript(redis.client);
    return await inTurns({ ours, commands: () => pageByCommands(redis.client, anyone()), script: () => byScript(anyone()) });
  } finally {
    db.close();
  }
}

function print(members: number, { ours, commands, script }: Partial<Record<Way, Times>>): void {
  const ways = [ours, commands, script];
  const single = ways.map((times) => (times ? `${times.median.toFixed(0)} (${times.p95.toFixed(0)})` : '').padEnd(17));
  const together = ways.map((times) => (times ? Math.round(times.perSecond).toLocaleString('en') : '').padEnd(10));
  const ratio = (other: Times) => (ours!.median / other.median).toFixed(2);
  console.log(`${members.toLocaleString('en').padStart(9)}  ${single.join('')}${together.join('')}${commands && script ? `${ratio(commands)} (${ratio(script)})` : ''}`);
}
