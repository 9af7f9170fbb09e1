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
  /** Asked after `take` by a read that may turn out to need more rows: a further read of the whole value, null when it has it. */
  rest?(): Read<T> | null;
}

/** Runs several reads as one batch. */
export async function readTogether<T extends readonly unknown[]>(
  db: Database,
  reads: { [K in keyof T]: Read<T[K]> },
): Promise<T> {
  const statements = reads.flatMap((read) => read.statements);
  const results = statements.length ? await db.batch(statements) : [];
  let from = 0;
  const values: unknown[] = reads.map((read) => {
    const own = results.slice(from, from + read.statements.length);
    from += own.length;
    return read.take(own);
  });
  const unfinished = reads.flatMap((read, i) => {
    const rest = (read as Read<unknown>).rest?.();
    return rest ? [{ i, rest }] : [];
  });
  if (unfinished.length) {
    const whole = await readTogether<unknown[]>(db, unfinished.map(({ rest }) => rest));
    unfinished.forEach(({ i }, n) => (values[i] = whole[n]));
  }
  return values as unknown as T;
}

export async function readOne<T>(db: Database, read: Read<T>): Promise<T> {
  return (await readTogether<[T]>(db, [read]))[0];
}

/** Several reads as one, for an answer that needs them together. */
export function joined<T extends readonly unknown[]>(reads: { [K in keyof T]: Read<T[K]> }): Read<T> {
  return {
    statements: reads.flatMap((read) => read.statements),
    take(results) {
      let from = 0;
      return reads.map((read) => read.take(results.slice(from, (from += read.statements.length)))) as unknown as T;
    },
  };
}

/** Reads nothing. */
export function nothingOf<T>(value: T): Read<T> {
  return { statements: [], take: () => value };
}

/** The same read with something else made of its value. */
export function mapped<A, B>(read: Read<A>, as: (value: A) => B): Read<B> {
  return {
    statements: read.statements,
    take: (results) => as(read.take(results)),
    rest() {
      const rest = read.rest?.();
      return rest ? mapped(rest, as) : null;
    },
  };
}
