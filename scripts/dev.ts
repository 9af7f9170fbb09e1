import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseEnv } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { createIntranet } from '@cocarde/examples/intranet/app.ts';
import { createDemo, DEMO, readIntranetKey } from '@cocarde/host/demo.ts';
import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { allowOrigin, loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { buildForCloudflare, HOUSE, wrangler, WRANGLER } from './cloudflare.ts';

// The same Worker under `wrangler dev`, with local D1, and the demo intranet beside it on a port of its own: two origins,
// as in life. Slow next to `npm start`; for what only the Workers runtime shows.

const API = 'http://localhost:8787';
const INTRANET = 'http://localhost:8788';
const STATE = join(HOUSE, '.wrangler/state');

function secret(): string {
  const path = join(HOUSE, '.dev.vars');
  if (!existsSync(path)) writeFileSync(path, `COCARDE_SECRET=${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  return parseEnv(readFileSync(path, 'utf8')).COCARDE_SECRET!;
}

/** The file in which wrangler keeps the local D1; it holds the schema once the migrations ran. */
function localDatabase(): string {
  const [file] = globSync(join(STATE, 'v3/d1/miniflare-D1DatabaseObject/*.sqlite')).filter((path) => !path.endsWith('metadata.sqlite'));
  if (!file) throw new Error(`No local D1 below ${STATE}`);
  return file;
}

async function makeDemo(): Promise<void> {
  const db = new SqliteD1(localDatabase());
  await createDemo(db, { secret: secret(), now: Date.now(), dataDir: STATE });
  await allowOrigin(db, (await loadCommunity(db, DEMO.slug))!, INTRANET);
  db.close();
}

buildForCloudflare();
wrangler('d1', 'migrations', 'apply', 'cocarde', '--local');
await makeDemo();

const intranet = createIntranet({ key: await readIntranetKey(STATE), cocardeUrl: API });
const server = createServer(getRequestListener(intranet.fetch)).listen(Number(new URL(INTRANET).port), 'localhost');
const dev = spawn(WRANGLER.program, [...WRANGLER.args, 'dev', '--port', new URL(API).port, '--local-protocol', 'http'], WRANGLER.options);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => dev.kill(signal));
dev.on('close', (code) => {
  server.close();
  process.exitCode = code ?? 0;
});

while (dev.exitCode === null && !await fetch(`${API}/cocarde.js`).then(({ ok }) => ok, () => false)) await sleep(250);
if (dev.exitCode === null) console.log(`\nThe demo intranet is at ${INTRANET}/ and loads Cocarde from ${API}/`);
