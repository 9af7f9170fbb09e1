import { readFileSync } from 'node:fs';
import { type CommunityRow, createCommunity } from '@cocarde/worker/communities/communities.ts';
import { SqliteD1 } from '../d1-sqlite.ts';
import { migrate } from '../migrate.ts';
import type { Source, Sources } from './check.ts';
import { type ImportOutcome, importFiles, type ImportRequest } from './run.ts';

export const ISSUER = 'https://intranet.example';
/** Later than everything in the example files. */
export const NOW = Date.parse('2026-11-22T12:00:00Z');

/** A community without anybody in it, and the importer at hand. */
export async function emptyCommunity() {
  const db = new SqliteD1(':memory:');
  migrate(db);
  const community: CommunityRow = await createCommunity(db, { slug: 'essai', name: 'Essai', timeZone: 'Europe/Paris', now: NOW });
  return {
    db, community,
    import: (sources: Sources, options: Partial<ImportRequest> = {}): Promise<ImportOutcome> =>
      importFiles({ db, community, issuer: ISSUER, board: 'general', now: NOW, sources, ...options }),
    async rows<T = Record<string, unknown>>(sql: string, ...values: (string | number)[]): Promise<T[]> {
      return (await db.prepare(sql).bind(...values).all<T>()).results;
    },
    /** Every row of every table, so that two moments can be compared. */
    async everything(): Promise<unknown> {
      const tables = ['member', 'membership', 'exclusion', 'community_tally', 'visit', 'post', 'vote', 'acceptance', 'tag', 'post_tag', 'award', 'activity', 'ledger', 'score', 'histogram'];
      return Promise.all(tables.map(async (name) => ({ name, rows: (await db.prepare(`SELECT * FROM ${name}`).all()).results })));
    },
  };
}

export const csv = (name: string, ...lines: string[]): Source => ({ name, bytes: new TextEncoder().encode(lines.join('\n')) });

export function exampleFiles(): Required<Sources> {
  const read = (name: string): Source => ({ name, bytes: readFileSync(new URL(`../../../../examples/data/${name}`, import.meta.url)) });
  return { members: read('members.csv'), ideas: read('idees.csv'), questions: read('questions.csv') };
}
