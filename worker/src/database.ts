/** D1's own interface, as far as features use it. On Cloudflare it is D1, elsewhere `@cocarde/host` gives the same over SQLite. */
export interface Database {
  prepare(sql: string): Statement;
  /** All or nothing, in order: one transaction. */
  batch<T = Row>(statements: Statement[]): Promise<Result<T>[]>;
}

export interface Statement {
  /** At most 100 values. Integers arrive in SQL as REAL: STRICT columns turn them back, arithmetic needs a CAST. */
  bind(...values: Value[]): Statement;
  first<T = Row>(): Promise<T | null>;
  all<T = Row>(): Promise<Result<T>>;
  run<T = Row>(): Promise<Result<T>>;
}

export interface Result<T = Row> {
  results: T[];
  meta: { changes: number; rows_read: number; rows_written: number };
}

export type Value = string | number | boolean | null;
export type Row = Record<string, Value>;

/**
 * Statements that belong to one answer, and how to take it from their results.
 * Reads of several features join into one batch, which is one round trip and one snapshot.
 */
export interface Read<T> {
  statements: Statement[];
  take(results: Result[]): T;
}

/** Runs several reads as one batch. */
export async function readTogether<T extends readonly unknown[]>(
  db: Database,
  reads: { [K in keyof T]: Read<T[K]> },
): Promise<T> {
  const statements = reads.flatMap((read) => read.statements);
  const results = statements.length ? await db.batch(statements) : [];
  let from = 0;
  return reads.map((read) => {
    const own = results.slice(from, from + read.statements.length);
    from += own.length;
    return read.take(own);
  }) as unknown as T;
}

export async function readOne<T>(db: Database, read: Read<T>): Promise<T> {
  return (await readTogether<[T]>(db, [read]))[0];
}
