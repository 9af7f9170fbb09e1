import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getPlatformProxy } from 'wrangler';
import type { Database, Result, Row, Statement, Value } from '@cocarde/worker/database.ts';

export interface Rows {
  read: number;
  written: number;
}

/** D1 on the local Workers runtime, with its own meters summed over all that is asked of it. */
export class MeteredD1 implements Database {
  readonly #db: D1Database;
  readonly #close: () => Promise<void>;
  #asked: { sql: string; rows: Rows }[] = [];

  private constructor(db: D1Database, close: () => Promise<void>) {
    this.#db = db;
    this.#close = close;
  }

  /** Opens a copy of a SQLite file. Rows are counted by the runtime, not here: SQLite alone cannot tell them. */
  static async open(file: string): Promise<MeteredD1> {
    const folder = mkdtempSync(join(tmpdir(), 'cocarde-rows-'));
    const place = join(folder, await fileOfD1());
    mkdirSync(dirname(place), { recursive: true });
    copyFileSync(file, place);
    const { db, dispose } = await openD1(folder);
    return new MeteredD1(db, async () => {
      await dispose();
      rmSync(folder, { recursive: true });
    });
  }

  prepare(sql: string): Statement {
    return new MeteredStatement(this, sql, this.#db.prepare(sql));
  }

  async batch<T = Row>(statements: Statement[]): Promise<Result<T>[]> {
    const results = await this.#db.batch<T>(statements.map((statement) => (statement as MeteredStatement).inner));
    return results.map((result, n) => this.count((statements[n] as MeteredStatement).sql, result) as Result<T>);
  }

  count<R extends { meta: D1Meta & Record<string, unknown> }>(sql: string, result: R): R {
    this.#asked.push({ sql, rows: { read: result.meta.rows_read, written: result.meta.rows_written } });
    return result;
  }

  /** Rows since the last time it was asked: of all statements, or of those that begin so, with all that they set off. */
  take(beginning = ''): Rows {
    const asked = this.#asked.filter(({ sql }) => sql.startsWith(beginning));
    if (beginning && !asked.length) throw new Error(`No statement began with ${beginning}.`);
    this.#asked = [];
    return { read: asked.reduce((sum, { rows }) => sum + rows.read, 0), written: asked.reduce((sum, { rows }) => sum + rows.written, 0) };
  }

  close(): Promise<void> {
    return this.#close();
  }
}

class MeteredStatement implements Statement {
  readonly inner: D1PreparedStatement;
  readonly sql: string;
  readonly #meter: MeteredD1;

  constructor(meter: MeteredD1, sql: string, inner: D1PreparedStatement) {
    this.#meter = meter;
    this.sql = sql;
    this.inner = inner;
  }

  bind(...values: Value[]): Statement {
    return new MeteredStatement(this.#meter, this.sql, this.inner.bind(...values));
  }

  /** By way of `all`: D1's own `first` keeps its meters to itself. */
  async first<T = Row>(): Promise<T | null> {
    return (await this.all<T>()).results[0] ?? null;
  }

  async all<T = Row>(): Promise<Result<T>> {
    return this.#meter.count(this.sql, await this.inner.all<T>()) as Result<T>;
  }

  run<T = Row>(): Promise<Result<T>> {
    return this.all<T>();
  }
}

async function openD1(folder: string): Promise<{ db: D1Database; dispose(): Promise<void> }> {
  const { env, dispose } = await getPlatformProxy<{ DB: D1Database }>({ configPath: 'wrangler.toml', persist: { path: folder } });
  return { db: env.DB, dispose };
}

let known: Promise<string> | undefined;

/** Where the runtime keeps our database in its folder: found by letting it make one. */
function fileOfD1(): Promise<string> {
  known ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cocarde-rows-'));
    const { db, dispose } = await openD1(folder);
    await db.prepare('SELECT 1').first();
    await dispose();
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /[\\/]miniflare-D1DatabaseObject[\\/][0-9a-f]+\.sqlite$/.test(file));
    rmSync(folder, { recursive: true });
    if (files.length !== 1) throw new Error(`The runtime made ${files.length} databases: ${files.join(', ')}`);
    return files[0]!;
  })();
  return known;
}
