import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from './words.ts';

/** Top of the project. */
export const HOUSE = fileURLToPath(new URL('../../../', import.meta.url));

/** Where an installation keeps its things and where it listens. */
export interface Config {
  /** Folder of the data, made when it is missing. */
  data: string;
  /** The SQLite file in it. */
  database: string;
  host: string;
  /** 0 lets the system choose. */
  port: number;
}

type Environment = Record<string, string | undefined>;

/** From `COCARDE_DATA` (`.data` of the project), `HOST` (this machine only) and `PORT` (8080). */
export function readConfig(env: Environment): Config {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Refusal('port.invalid', { port: env.PORT! });
  const data = resolve(HOUSE, env.COCARDE_DATA ?? '.data');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  return { data, database: join(data, 'cocarde.db'), host: env.HOST ?? '127.0.0.1', port };
}

/**
 * The installation's one secret, on which session tokens and stored keys hang: `COCARDE_SECRET`, else 32 random
 * bytes made once and kept beside the database for its owner's eyes only. Whoever loses it loses the keys of every
 * intranet that signs tokens.
 */
export function readOrMakeSecret(env: Environment, data: string): string {
  if (env.COCARDE_SECRET) return checkedSecret(env.COCARDE_SECRET);
  const path = join(data, 'secret');
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`;
    writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(own, path); // whole or not at all, and never over one that another process just made
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(own);
    }
  }
  return checkedSecret(readFileSync(path, 'utf8').trim());
}

/** The same for a command that must not make one: what it seals has to open where the service runs. */
export function readSecret(env: Environment, data?: string): string {
  const made = data !== undefined && existsSync(join(data, 'secret'));
  if (!env.COCARDE_SECRET && !made) throw new Refusal('secret.missing');
  return env.COCARDE_SECRET ? checkedSecret(env.COCARDE_SECRET) : readOrMakeSecret(env, data!);
}

/** At least 32 bytes in base64url, or an error that says how to make one. */
export function checkedSecret(secret: string): string {
  if (!/^[\w-]{43,}$/.test(secret)) throw new Refusal('secret.weak');
  return secret;
}
