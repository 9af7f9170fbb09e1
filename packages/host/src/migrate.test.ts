import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

test('applies the files of the worker in order, once', async () => {
  const files = readdirSync(new URL('../../../worker/migrations/', import.meta.url)).sort();
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
