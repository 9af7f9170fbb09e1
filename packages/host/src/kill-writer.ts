import { writeSync } from 'node:fs';
import { SqliteD1 } from './d1-sqlite.ts';

// Run by kill.test.ts and killed by it: writes batches for ever and says each number once its batch was answered.
const [path, from] = process.argv.slice(2) as [string, string];
const db = new SqliteD1(path);
for (let n = Number(from); ; n += 1) {
  const statements = [db.prepare('INSERT INTO fact (n) VALUES (?1)').bind(n)];
  for (let line = 0; line < 20; line += 1) statements.push(db.prepare('INSERT INTO line (fact, line, text) VALUES (?1, ?2, ?3)').bind(n, line, 'x'.repeat(500)));
  await db.batch(statements);
  writeSync(1, `${n}\n`);
}
