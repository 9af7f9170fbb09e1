import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemo } from '../demo.ts';
import { SqliteD1 } from '../d1-sqlite.ts';
import { migrate } from '../migrate.ts';

export const SECRET = Buffer.alloc(32, 3).toString('base64url');

/** An installation without anything, in a folder of its own. */
export function newInstallation() {
  const dataDir = mkdtempSync(join(tmpdir(), 'cocarde-demo-'));
  const db = new SqliteD1(':memory:');
  migrate(db);
  return {
    db, dataDir,
    create: (now: string) => createDemo(db, { secret: SECRET, now: Date.parse(now), dataDir }),
    async rows<T = Record<string, unknown>>(sql: string, ...values: (string | number)[]): Promise<T[]> {
      return (await db.prepare(sql).bind(...values).all<T>()).results;
    },
  };
}
