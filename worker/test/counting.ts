import type { Database, Result, Statement, Value } from '../src/database.ts';

export interface Cost {
  statements: number;
  read: number;
  written: number;
}

/** The same database, which counts what is asked of it: a statement of a batch is a query for D1. */
export function counting(db: Database): { db: Database; cost: Cost } {
  const cost: Cost = { statements: 0, read: 0, written: 0 };
  const inner = new WeakMap<Statement, Statement>();
  const add = <T>(result: Result<T>): Result<T> => {
    cost.statements += 1;
    cost.read += result.meta.rows_read;
    cost.written += result.meta.rows_written;
    return result;
  };
  const wrap = (statement: Statement): Statement => {
    const counted: Statement = {
      bind: (...values: Value[]) => wrap(statement.bind(...values)),
      all: async <T>() => add(await statement.all<T>()),
      run: async <T>() => add(await statement.run<T>()),
      first: async <T>() => add(await statement.all<T>()).results[0] ?? null,
    };
    inner.set(counted, statement);
    return counted;
  };
  return {
    cost,
    db: {
      prepare: (sql) => wrap(db.prepare(sql)),
      batch: async <T>(statements: Statement[]) => (await db.batch<T>(statements.map((statement) => inner.get(statement)!))).map(add),
    },
  };
}
