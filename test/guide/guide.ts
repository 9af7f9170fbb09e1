import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { close, createServer, listen } from '@cocarde/host/serve.ts';
import { createApp } from '@cocarde/worker/app.ts';
import { checkInvariants } from '@cocarde/worker/invariants/invariants.ts';
import { openCommunity, type TestCommunity } from '../support/community.ts';

const SECRET = 'dGhlLWd1aWRlLW5lZWRzLWEtc2VjcmV0LW9mLTMyLWJ5dGVz';

export interface Guide {
  /** Fenced blocks of a language, in their order. */
  blocks(language: string): string[];
  database: SqliteD1;
  here: TestCommunity;
  /** What its commands find in the environment, besides the address; to be filled before they are typed. */
  env: Record<string, string>;
  /** Types a command in a shell; gives the JSON that it prints, null for nothing. */
  run<T = any>(command: string): Promise<T>;
  /** Nothing that the guide did left anything unsound. */
  sound(): Promise<void>;
  close(): Promise<void>;
}

/** A page of `docs/guide` beside an installation of its own with the community that it speaks of. */
export async function openGuide(page: string): Promise<Guide> {
  const text = readFileSync(new URL(`../../docs/guide/${page}`, import.meta.url), 'utf8');
  const database = new SqliteD1(':memory:');
  migrate(database);
  const server = createServer({ database, secret: SECRET });
  const { port } = await listen(server, 0, '127.0.0.1');
  const app = createApp();
  const here = await openCommunity({ db: database, installationSecret: SECRET, fetch: (request) => app.fetch(request, { DB: database, COCARDE_SECRET: SECRET } as never) }, 'marketing');
  const env: Record<string, string> = { PATH: process.env.PATH!, COCARDE: `http://127.0.0.1:${port}`, no_proxy: '127.0.0.1' };
  return {
    blocks: (language) => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block!),
    database, here, env,
    async run(command) {
      const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
      return stdout ? JSON.parse(stdout) : null;
    },
    async sound() {
      expect((await checkInvariants(database)).filter((check) => check.broken)).toEqual([]);
    },
    async close() {
      await close(server);
      database.close();
    },
  };
}
