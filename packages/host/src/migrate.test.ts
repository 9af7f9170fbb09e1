import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SqliteD1 } from './d1-sqlite.ts';
import { migrate } from './migrate.ts';

let folder: string;
let db: SqliteD1;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cocarde-migrations-'));
  db = new SqliteD1(join(folder, 'test.db'));
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);

const OF_WORKER = new URL('../../../worker/migrations/', import.meta.url);
/** Brings the database to the schema of the worker, as far as one of its files. */
function migrateTo(last: string): void {
  for (const name of readdirSync(OF_WORKER).filter((name) => name <= last)) copyFileSync(new URL(name, OF_WORKER), join(folder, name));
  migrate(db, folder);
}

test('applies the files of the worker in order, once', async () => {
  const files = readdirSync(OF_WORKER).sort();
  expect(migrate(db)).toEqual(files);
  expect(migrate(db)).toEqual([]);
  const { results } = await db.prepare('SELECT id, name, applied_at FROM d1_migrations ORDER BY id').all();
  expect(results.map(({ name }) => name)).toEqual(files);
  expect(results[0]).toEqual({ id: 1, name: files[0], applied_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) });
});

test('takes up where wrangler left off', async () => {
  file('0001_create_a.sql', 'CREATE TABLE a (id INTEGER);');
  file('0002_create_b.sql', 'CREATE TABLE b (id INTEGER);');
  await db.exec('CREATE TABLE a (id INTEGER)');
  await db.exec('CREATE TABLE d1_migrations(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)');
  await db.exec("INSERT INTO d1_migrations (name) VALUES ('0001_create_a.sql')");
  expect(migrate(db, folder)).toEqual(['0002_create_b.sql']);
});

test('leaves nothing of a file that fails, keeps those before it, and names it', async () => {
  file('0001_create_a.sql', 'CREATE TABLE a (id INTEGER); CREATE TRIGGER a_made AFTER INSERT ON a BEGIN UPDATE a SET id = 1; UPDATE a SET id = 2; END;');
  file('0002_break.sql', 'CREATE TABLE b (id INTEGER); INSERT INTO nowhere VALUES (1);');
  expect(() => migrate(db, folder)).toThrow('0002_break.sql: no such table: nowhere');
  expect((await db.prepare("SELECT name FROM sqlite_master WHERE name IN ('a', 'b')").all()).results).toEqual([{ name: 'a' }]);
  file('0002_break.sql', 'CREATE TABLE b (id INTEGER);');
  expect(migrate(db, folder)).toEqual(['0002_break.sql']);
});

test('carries verdicts over to the deeds that they were about, the latest of each as the one that counts', async () => {
  migrateTo('0044_keep_headings.sql');
  await db.exec("INSERT INTO community (id, slug, name, time_zone, unit, levels, created_at) VALUES (1, 'c', 'C', 'UTC', '{}', '[]', 0)");
  await db.exec("INSERT INTO member (id, community, issuer, subject, name, joined_at) VALUES (1, 1, 'i', 'a', 'A', 0), (2, 1, 'i', 'b', 'B', 0), (3, 1, 'i', 'c', 'C', 0)");
  const put = (cause: string, decision: string, at: number) => db.prepare(
    `INSERT INTO verdict (community, member, rule, day, actor, cause, decision, reason, decided_by, at) VALUES (1, 1, 'r', '2026-11-28', 2, ?1, ?2, ?2 || ?3, 3, ?3)
     ON CONFLICT (community, member, rule, day, actor, cause) DO UPDATE SET decision = excluded.decision, reason = excluded.reason, at = excluded.at`,
  ).bind(cause, decision, at).run();
  await put('vote:page:9:2:1', 'refused', 1);
  await put('vote:page:9:2:1', 'released', 2);
  await put('vote:page:9:2:12', 'refused', 3);
  await put('post:p7:1', 'released', 4);
  await put('event:https://x.example/ vote:1:2', 'refused', 5);
  await put('accepted:q7:2', 'refused', 6);
  migrateTo('0045_judge_deeds.sql');
  const all = async (columns: string, table: string) => (await db.prepare(`SELECT ${columns} FROM ${table} ORDER BY deed, at`).all()).results.map((row) => Object.values(row));
  expect(await all('deed, decision, at', 'verdict')).toEqual([
    ['accepted:q7', 'refused', 6], ['event:https://x.example/ vote:1:2', 'refused', 5], ['post:p7:1', 'released', 4], ['vote:page:9:2', 'refused', 3],
  ]);
  expect(await all('deed, n, decision, at', 'replaced_verdict')).toEqual([['vote:page:9:2', 1, 'refused', 1], ['vote:page:9:2', 2, 'released', 2]]);
  await db.prepare("UPDATE verdict SET decision = 'released', at = 7 WHERE deed = 'vote:page:9:2'").run();
  expect(await all('n, at', 'replaced_verdict')).toEqual([[1, 1], [2, 2], [3, 3]]);
});
