import { existsSync } from 'node:fs';
import type { Database } from '@cocarde/worker/database.ts';
import { readConfig, readSecret } from '../config.ts';
import { SqliteD1 } from '../d1-sqlite.ts';
import { WranglerD1 } from '../d1-wrangler.ts';
import { migrate } from '../migrate.ts';
import { Refusal } from '../words.ts';
import type { CommunityArguments } from './arguments.ts';

interface Opened {
  db: Database;
  readSecret(): string;
  close?(): void;
}

/** The database that `--d1` chooses: the file of this installation, or D1 by way of wrangler. */
export function openDatabase({ words, options }: CommunityArguments, env: Record<string, string | undefined>): Opened {
  const { d1, 'persist-to': persistTo } = options;
  if (d1 === 'remote' || d1 === 'local') {
    return { db: new WranglerD1([`--${d1}`, ...(persistTo === undefined ? [] : ['--persist-to', persistTo])]), readSecret: () => readSecret(env) };
  }
  if (d1 !== undefined) throw new Refusal('d1.invalid');
  const { data, database } = readConfig(env);
  const creates = words[0] === 'create'; // the first thing that an installation does, before it ever served
  if (!creates && !existsSync(database)) throw new Refusal('database.missing', { path: database });
  const db = new SqliteD1(database);
  if (creates) migrate(db);
  return { db, readSecret: () => readSecret(env, data), close: () => db.close() };
}
