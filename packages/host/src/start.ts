import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { loadCommunity } from '@cocarde/worker/communities/communities.ts';
import { opensSealed } from '@cocarde/worker/identity/trust.ts';
import { checkedSecret, readConfig, readOrMakeSecret, type Config } from './config.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { migrate } from './migrate.ts';
import { reconcileEvery } from './reconcile.ts';
import { close, createServer, listen, type Serving } from './serve.ts';
import { buildStaleWidgets, WIDGETS } from './widgets.ts';
import { Refusal, type Say } from './words.ts';

interface Surroundings {
  env: Record<string, string | undefined>;
  say: Say;
  out(line: string): void;
}

/** `npm start`: makes what is missing, the demo community included, and serves all of it with the demo intranet. */
export async function startDemo(around: Surroundings): Promise<number> {
  const { env, say, out } = around;
  const config = readConfig(env);
  buildStaleWidgets(say, out);
  const database = openDatabase(config, around);
  const secret = readOrMakeSecret(env, config.data);
  const { createDemo, DEMO, demoPolls, readIntranetKey } = await import('./demo.ts');
  const { createIntranet } = await import('@cocarde/examples/intranet/app.ts');
  if (!await loadCommunity(database, DEMO.slug)) out(say('demo.making'));
  await createDemo(database, { secret, now: Date.now(), dataDir: config.data });
  const intranet = createIntranet({ key: await readIntranetKey(config.data), polls: await demoPolls(database) });
  const address = await run({ database, secret, intranet }, config, around);
  out(say('demo.ready', { address }));
  return 0;
}

/** For production: no demo, nothing made but the schema, the secret from outside. */
export async function startServer(around: Surroundings): Promise<number> {
  const { env, say, out } = around;
  if (!env.COCARDE_SECRET) throw new Refusal('secret.missing');
  const secret = checkedSecret(env.COCARDE_SECRET);
  if (!existsSync(WIDGETS)) throw new Refusal('build.missing');
  const config = readConfig(env);
  const database = openDatabase(config, around);
  // Else nobody could sign in, and the reason would stand in the log of the first who tried.
  if (!await opensSealed(database, secret)) throw new Refusal('secret.other');
  const address = await run({ database, secret }, config, around);
  out(say('serving', { address }));
  return 0;
}

function openDatabase(config: Config, { say, out }: Surroundings): SqliteD1 {
  const database = new SqliteD1(config.database);
  const files = migrate(database);
  if (files.length > 0) out(say('migrated', { files: files.join(', ') }));
  return database;
}

/** Listens until the process is told to end, then lets open requests finish and closes the file. Gives the address. */
async function run(serving: Serving, { host, port }: Config, { say, out }: Surroundings): Promise<string> {
  const server = createServer(serving);
  const bound = await listen(server, port, host).catch((error: NodeJS.ErrnoException) => {
    serving.database.close();
    throw error.code === 'EADDRINUSE' ? new Refusal('port.taken', { port }) : error;
  });
  const reconciling = reconcileEvery(serving.database);
  const stop = async () => {
    out(say('stopping'));
    await reconciling.stop();
    await close(server);
    serving.database.close();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  return addressOf(bound);
}

/** An address to open in a browser here, whatever interface it listens on. */
function addressOf({ address, family, port }: AddressInfo): string {
  const everywhere = address === '0.0.0.0' || address === '::';
  const local = everywhere || address === '127.0.0.1' || address === '::1';
  return `http://${local ? 'localhost' : family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}
