import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { communityCommand } from './community.ts';
import { readConfig } from './config.ts';
import { SqliteD1 } from './d1-sqlite.ts';
import { doctor } from './doctor.ts';
import { importCommand } from './import.ts';
import { keyCommand } from './key.ts';
import { rebuildCommunities } from './rebuild.ts';
import { Refusal, speak } from './words.ts';

/** An empty database for who only asks for help. */
const NONE = ':memory:';

const { env } = process;
const say = speak(env);
const out = (line: string) => console.log(line);
const err = (line: string) => console.error(line);

/** Opens the database that is there, for a command that has none to make. */
async function withDatabase<T>(work: (db: SqliteD1) => Promise<T>, path = readConfig(env).database): Promise<T> {
  if (path !== NONE && !existsSync(path)) throw new Refusal('database.missing', { path });
  const db = new SqliteD1(path);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** Exit codes by command; the servers end with their process. */
const COMMANDS: Record<string, (argv: string[]) => Promise<number>> = {
  async start() {
    const { startDemo } = await import('./start.ts');
    return startDemo({ env, say, out });
  },
  async serve() {
    const { startServer } = await import('./start.ts');
    return startServer({ env, say, out });
  },
  import(argv) {
    const path = argv.includes('--help') ? NONE : undefined;
    return withDatabase((db) => importCommand(argv, { db, now: Date.now(), env, out, err }), path);
  },
  doctor: () => withDatabase((db) => doctor(db, say, out)),
  rebuild(argv) {
    const { community } = parseArgs({ args: argv, options: { community: { type: 'string' } } }).values;
    return withDatabase((db) => rebuildCommunities(db, community, say, out));
  },
  key: (argv) => withDatabase((db) => keyCommand(argv, { db, now: Date.now(), say, out }), argv.includes('--help') ? NONE : undefined),
  community: (argv) => communityCommand(argv, { env, now: Date.now(), say, out }),
  async help() {
    out(say('help'));
    return 0;
  },
};

const [name = 'help', ...argv] = process.argv.slice(2);
try {
  const command = COMMANDS[name];
  if (!command) throw new Refusal('command.unknown', { command: name });
  process.exitCode = await command(argv);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  err(say(error.word, error.values));
  if (error.word === 'command.unknown') err(say('help'));
  if (error.word === 'community.not-understood') err(say('community.usage'));
  process.exitCode = error.word === 'community.not-understood' ? 2 : 1;
}
