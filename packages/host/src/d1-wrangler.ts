import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Database, Result, Row, Statement, Value } from '@cocarde/worker/database.ts';
import { HOUSE } from './config.ts';
import { writeParameters } from './sql-parameters.ts';
import { Refusal } from './words.ts';

const WRANGLER = join(HOUSE, 'node_modules/wrangler/bin/wrangler.js');

/**
 * D1's interface over `wrangler d1 execute`, for commands about a database that lives on Cloudflare or in the state of
 * `wrangler dev`. Each call is a process of a second or two: for a few writes that are safe to repeat, not to serve from.
 */
export class WranglerD1 implements Database {
  readonly #flags: readonly string[];

  /** `['--remote']`, or `['--local']` with or without `--persist-to FOLDER`. */
  constructor(flags: readonly string[]) {
    this.#flags = flags;
  }

  prepare(sql: string): Statement {
    return new WranglerStatement(this, sql, []);
  }

  async batch<T = Row>(statements: Statement[]): Promise<Result<T>[]> {
    return this.run<T>((statements as WranglerStatement[]).map((statement) => statement.text).join(';\n'));
  }

  run<T>(sql: string): Result<T>[] {
    const { status, stdout, stderr } = spawnSync(process.execPath, [WRANGLER, 'd1', 'execute', 'cocarde', ...this.#flags, '--json', '--yes', '--command', sql], {
      cwd: HOUSE, encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
    });
    if (status !== 0) throw new Refusal('d1.failed', { reason: (stdout + stderr).trim() });
    return JSON.parse(stdout);
  }
}

class WranglerStatement implements Statement {
  readonly #db: WranglerD1;
  readonly #sql: string;
  readonly #values: Value[];

  constructor(db: WranglerD1, sql: string, values: Value[]) {
    this.#db = db;
    this.#sql = sql;
    this.#values = values;
  }

  /** As one text, which is all that wrangler takes. */
  get text(): string {
    return writeParameters(this.#sql, this.#values.map((value) => (typeof value === 'boolean' ? Number(value) : value)));
  }

  bind(...values: Value[]): Statement {
    return new WranglerStatement(this.#db, this.#sql, values);
  }

  async all<T = Row>(): Promise<Result<T>> {
    return this.#db.run<T>(this.text)[0]!;
  }

  run<T = Row>(): Promise<Result<T>> {
    return this.all<T>();
  }

  async first<T = Row>(): Promise<T | null> {
    return (await this.all<T>()).results[0] ?? null;
  }
}
