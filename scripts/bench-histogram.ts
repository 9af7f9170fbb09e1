import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { readOne, type Database } from '@cocarde/worker/database.ts';
import { numbers, writeBoards } from './ranks/board.ts';
import { BUCKET_ROWS, TWO_LEVELS, type Histogram } from './ranks/histograms.ts';
import { quantile, took } from './ranks/turns.ts';
import { MeteredD1 } from './rows/meter.ts';

// What a leaderboard page and an award cost with each way of counting members by points; nothing is asserted.
// Rows as D1 counts them, times of SQLite on this machine, one board. See docs/decisions/2026-11-22-rank-histogram.md.

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000, 1_000_000];
const ROUNDS = 1_000;

async function build(file: string, members: number, { instead }: Histogram): Promise<CommunityRow> {
  const { community } = await writeBoards(file, members, ['all']);
  const db = new SqliteD1(file);
  db.connection.trusted((sqlite) => sqlite.exec(`BEGIN; ${instead}; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)`));
  db.close();
  return community;
}

const award = (db: Database, community: CommunityRow, member: number, points: number) => db.prepare(
  `INSERT INTO score (community, board, member, points) VALUES (?1, 'all', ?2, ?3)
   ON CONFLICT (community, board, member) DO UPDATE SET points = points + excluded.points`,
).bind(community.id, member, points);

async function count(file: string, community: CommunityRow, members: number, histogram: Histogram) {
  const db = await MeteredD1.open(file);
  const random = numbers();
  const read: number[] = [];
  const written: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    const member = 1 + Math.floor(random() * members);
    db.take();
    await readOne(db, histogram.page(db, community, member));
    read.push(db.take().read);
    await award(db, community, member, 1 + Math.floor(random() * 15)).run();
    written.push(db.take().written);
  }
  const kept = await db.prepare(`SELECT count(*) AS n FROM ${histogram.table}`).first<{ n: number }>();
  await db.close();
  return { read, written, kept: kept!.n };
}

async function time(file: string, community: CommunityRow, members: number, histogram: Histogram) {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  const db = new SqliteD1(copy);
  db.connection.trusted((sqlite) => sqlite.exec('PRAGMA wal_autocheckpoint = 0'));
  const random = numbers();
  const anyone = () => 1 + Math.floor(random() * members);
  const pages: number[] = [];
  const awards: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    pages.push(await took(() => readOne(db, histogram.page(db, community, anyone()))));
    awards.push(await took(() => award(db, community, anyone(), 1 + Math.floor(random() * 15)).run()));
  }
  const log = statSync(`${copy}-wal`).size / ROUNDS / 1_000;
  db.close();
  rmSync(copy);
  return { page: quantile(pages, 0.5), award: quantile(awards, 0.5), log };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const folder = mkdtempSync(join(tmpdir(), 'cocarde-histogram-'));
console.log(`${'members'.padStart(9)}  ${'histogram'.padEnd(22)}${['written/award', 'most', 'read/page', 'most', 'page µs', 'award µs', 'log kB/award', 'rows kept'].map((name) => name.padStart(14)).join('')}`);
for (const members of SIZES) {
  for (const histogram of [TWO_LEVELS, BUCKET_ROWS]) {
    const file = join(folder, `${members}.db`);
    const community = await build(file, members, histogram);
    const rows = await count(file, community, members, histogram);
    const times = await time(file, community, members, histogram);
    const cells = [mean(rows.written), Math.max(...rows.written), mean(rows.read), Math.max(...rows.read), times.page, times.award, times.log, rows.kept];
    console.log(`${members.toLocaleString('en').padStart(9)}  ${histogram.name.padEnd(22)}${cells.map((cell) => cell.toFixed(cell < 20 ? 1 : 0).padStart(14)).join('')}`);
    rmSync(file);
  }
}
rmSync(folder, { recursive: true });
