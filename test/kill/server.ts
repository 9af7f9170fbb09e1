import { SqliteD1 } from '@cocarde/host/d1-sqlite.ts';
import { migrate } from '@cocarde/host/migrate.ts';
import { createServer, listen } from '@cocarde/host/serve.ts';

// Run by kills.ts and killed by it: the server as it is, which opens its file and listens once it is told to.
const [path, secret] = process.argv.slice(2) as [string, string];
process.once('message', async () => {
  const database = new SqliteD1(path);
  migrate(database);
  const { port } = await listen(createServer({ database, secret }), 0, '127.0.0.1');
  process.send!(port);
});
process.once('disconnect', () => process.exit());
