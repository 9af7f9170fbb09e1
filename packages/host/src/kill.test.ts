import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SqliteD1 } from './d1-sqlite.ts';

const KILLS = 20;
const WRITER = fileURLToPath(new URL('./kill-writer.ts', import.meta.url));

/** Lets a writer go on until it has answered `enough` batches, kills it in the next one, and gives what it answered. */
async function writeUntilKilled(path: string, from: number, enough: number): Promise<number[]> {
  const writer = spawn(process.execPath, [WRITER, path, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let answered = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    answered += text;
    if (answered.split('\n').length > enough) writer.kill('SIGKILL');
  });
  await new Promise((done) => writer.on('close', done));
  expect(writer.signalCode).toBe('SIGKILL');
  return answered.split('\n').slice(0, -1).map(Number);
}

test(`${KILLS} kills in mid-write lose no batch that was answered and leave none by halves`, { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cocarde-kill-'));
  const path = join(folder, 'test.db');
  const setUp = new SqliteD1(path);
  await setUp.exec('CREATE TABLE fact (n INTEGER PRIMARY KEY) STRICT');
  await setUp.exec('CREATE TABLE line (fact INTEGER REFERENCES fact (n), line INTEGER, text TEXT, PRIMARY KEY (fact, line)) STRICT, WITHOUT ROWID');
  setUp.close();

  let answered = 0;
  let unanswered = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const numbers = await writeUntilKilled(path, kill * 1_000_000, 3 + kill * 7);
    const db = new SqliteD1(path);
    expect(db.connection.trusted((sqlite) => sqlite.prepare('PRAGMA integrity_check').all())).toEqual([{ integrity_check: 'ok' }]);
    const stored = new Set((await db.prepare('SELECT n FROM fact WHERE n >= ?1').bind(kill * 1_000_000).raw<[number]>()).map(([n]) => n));
    expect(numbers.filter((n) => !stored.has(n))).toEqual([]);
    expect((await db.prepare('SELECT n FROM fact WHERE (SELECT count(*) FROM line WHERE fact = n) <> 20').all()).results).toEqual([]);
    answered += numbers.length;
    unanswered += stored.size - numbers.length;
    db.close();
  }
  console.log(`${KILLS} kills: ${answered} batches answered and all there, ${unanswered} more committed without an answer`);
  rmSync(folder, { recursive: true });
});
