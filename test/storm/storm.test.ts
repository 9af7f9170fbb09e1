import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { close, createServer, listen } from '@cocarde/host/serve.ts';
import type { Installation } from '../support/community.ts';
import { ballotStorms } from './ballots.ts';
import { expectSound, setScene, STORMS } from './storms.ts';

const SECRET = 'c3Rvcm1zLW5lZWQtYS1zZWNyZXQtb2YtMzItYnl0ZXM';
const folder = mkdtempSync(join(tmpdir(), 'cocarde-storm-'));
let installation: Installation;
let server: Server;
let database: SqliteD1;

beforeAll(async () => {
  database = new SqliteD1(join(folder, 'storm.db'));
  migrate(database);
  server = createServer({ database, secret: SECRET });
  const { port } = await listen(server, 0, '127.0.0.1');
  installation = {
    db: database, installationSecret: SECRET,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const body = request.body ? { body: await request.arrayBuffer() } : {};
      return connected(() => fetch(`http://127.0.0.1:${port}${pathname}${search}`, { method: request.method, headers: request.headers, ...body }));
    },
  };
});
/** Connections open at once; with a thousand, a busy machine refuses some before the service has them. */
const OPEN = 200;
let open = 0;
const waiting: (() => void)[] = [];

async function connected<T>(request: () => Promise<T>): Promise<T> {
  if (open === OPEN) await new Promise<void>((resolve) => waiting.push(resolve));
  else open += 1;
  try {
    return await request();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else open -= 1;
  }
}

afterAll(async () => {
  await close(server);
  database.close();
  rmSync(folder, { recursive: true });
});

describe('Over HTTP on Node and SQLite', () => {
  // `npm run storm:long` has them of a thousand.
  for (const { title, run } of [...STORMS, ...ballotStorms(Number(process.env.STORM ?? 200))]) {
    test(title, async () => {
      await run(await setScene(installation));
      await expectSound(database);
    });
  }
});
