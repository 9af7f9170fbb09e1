import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SqliteD1 } from './d1-sqlite.ts';

const FOLDER = fileURLToPath(new URL('../../../worker/migrations/', import.meta.url));

/** Wrangler's own table, so that a file from `wrangler dev` can be opened here and the other way round. */
const TABLE = `CREATE TABLE IF NOT EXISTS "d1_migrations"(
		id         INTEGER PRIMARY KEY AUTOINCREMENT,
		name       TEXT UNIQUE,
		applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
);`;

/**
 * Brings a database to the schema of today and gives the names of the files it applied. Each is one transaction with
 * its line in `d1_migrations`: killed half-way, it starts over; started twice, the second process finds nothing to do.
 */
export function migrate(database: SqliteD1, folder = FOLDER): string[] {
  const { connection } = database;
  const applied: string[] = [];
  connection.transaction(() => connection.trusted((db) => db.exec(TABLE)));
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql')).sort()) {
    const sql = readFileSync(`${folder}/${name}`, 'utf8');
    connection.transaction(() => connection.trusted((db) => {
      if (db.prepare('SELECT 1 FROM d1_migrations WHERE name = ?').get(name)) return;
      try {
        db.exec(sql);
      } catch (error) {
        throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
      }
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name);
      applied.push(name);
    }));
  }
  return applied;
}
