import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { readOne, type Database } from '@cocarde/worker/database.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import { lookUp, type Shown } from '@cocarde/worker/leaderboard/asked.ts';
import { leaderboardPage } from '@cocarde/worker/leaderboard/leaderboard.queries.ts';
import type { MemberRow } from '@cocarde/worker/members/members.queries.ts';
import { BUCKET_ROWS, TWO_LEVELS, type Histogram } from './rows/histograms.ts';
import { MeteredD1 } from './rows/meter.ts';

// What a leaderboard page and an award cost with each way of counting members by points; nothing is asserted.
// Rows as D1 counts them, times of SQLite on this machine, one board. See docs/decisions/2026-11-22-rank-histogram.md.

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 100_000, 1_000_000];
const PLAN: CommunityRow['boards'] = { periods: ['all'], ranking: 'competition', naming: 'opt_in', leagues: null, version: 1, aliasKey: '', seasons: [], declared: [], currencies: ['points'] };
const SHOWN = lookUp(PLAN, { kind: 'all' }, '2026-11-22', null) as Shown;
const ROUNDS = 1_000;

/** One board of so many members, their points log-normal: half of them above 150, a few above 15,000. */
function build(file: string, members: number, histogram: Histogram): void {
  const db = new SqliteD1(file);
  migrate(db);
  const random = numbers();
  db.connection.trusted((sqlite) => {
    sqlite.exec("BEGIN; INSERT INTO community (id, slug, name, time_zone, unit, levels, created_at) VALUES (1, 'bench', 'Bench', 'Europe/Paris', '{}', '[]', 0)");
    for (const name of ['score_enters', 'score_moves_inside', 'score_leaves', 'score_arrives', 'member_counted']) sqlite.exec(`DROP TRIGGER ${name}`);
    const member = sqlite.prepare("INSERT INTO member (id, community, issuer, subject, name, appears, joined_at) VALUES (?1, 1, 'i', CAST(?1 AS TEXT), 'Member', 'yes', 0)");
    const score = sqlite.prepare("INSERT INTO score (community, board, member, points) VALUES (1, 'all', ?1, ?2)");
    for (let id = 1; id <= members; id += 1) {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      member.run(id);
      score.run(id, 1 + Math.floor(150 * Math.exp(normal)));
    }
    sqlite.exec(histogram.set);
    sqlite.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  });
  db.close();
}

const award = (db: Database, member: number, points: number) => db.prepare(
  `INSERT INTO score (community, board, member, points) VALUES (1, 'all', ?1, ?2)
   ON CONFLICT (community, board, member) DO UPDATE SET points = points + excluded.points`,
).bind(member, points);

/** The page of a member: the worker's own, with the ranks of another histogram where it is another. */
function page(db: Database, member: number, histogram: Histogram): Promise<unknown> {
  const own = leaderboardPage(db, { id: 1, boards: PLAN } as CommunityRow, { id: member, community: 1, appears: 'yes' } as MemberRow, SHOWN);
  return readOne(db, histogram.page ? histogram.page(db, own, member) : own);
}

async function count(file: string, members: number, histogram: Histogram) {
  const db = await MeteredD1.open(file);
  const random = numbers();
  const read: number[] = [];
  const written: number[] = [];
  for (let round = 0; round < 100; round += 1) {
    const member = 1 + Math.floor(random() * members);
    db.take();
    await page(db, member, histogram);
    read.push(db.take().read);
    await award(db, member, 1 + Math.floor(random() * 15)).run();
    written.push(db.take().written);
  }
  const kept = await db.prepare(`SELECT count(*) AS n FROM ${histogram.table}`).first<{ n: number }>();
  await db.close();
  return { read, written, kept: kept!.n };
}

async function time(file: string, members: number, histogram: Histogram) {
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  const db = new SqliteD1(copy);
  db.connection.trusted((sqlite) => sqlite.exec('PRAGMA wal_autocheckpoint = 0'));
  const random = numbers();
  const anyone = () => 1 + Math.floor(random() * members);
  const pages: number[] = [];
  const awards: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    pages.push(await took(() => page(db, anyone(), histogram)));
    awards.push(await took(() => award(db, anyone(), 1 + Math.floor(random() * 15)).run()));
  }
  const log = statSync(`${copy}-wal`).size / ROUNDS / 1_000;
  db.close();
  rmSync(copy);
  return { page: median(pages), award: median(awards), log };
}

/** Microseconds. */
async function took(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) * 1_000;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same numbers in [0, 1) at every run (mulberry32). */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const folder = mkdtempSync(join(tmpdir(), 'cocarde-histogram-'));
console.log(`${'members'.padStart(9)}  ${'histogram'.padEnd(22)}${['written/award', 'most', 'read/page', 'most', 'page µs', 'award µs', 'log kB/award', 'rows kept'].map((name) => name.padStart(14)).join('')}`);
for (const members of SIZES) {
  for (const histogram of [TWO_LEVELS, BUCKET_ROWS]) {
    const file = join(folder, `${members}.db`);
    build(file, members, histogram);
    const rows = await count(file, members, histogram);
    const times = await time(file, members, histogram);
    const cells = [mean(rows.written), Math.max(...rows.written), mean(rows.read), Math.max(...rows.read), times.page, times.award, times.log, rows.kept];
    console.log(`${members.toLocaleString('en').padStart(9)}  ${histogram.name.padEnd(22)}${cells.map((cell) => cell.toFixed(cell < 20 ? 1 : 0).padStart(14)).join('')}`);
    rmSync(file);
  }
}
rmSync(folder, { recursive: true });
