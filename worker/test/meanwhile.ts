import type { Database, Result, Row, Statement, Value } from '../src/database.ts';

/** The same database, in which somebody else acts just before the first batch with a statement that has these words. */
export function meanwhile(db: Database, words: string, act: () => Promise<unknown>): Database {
  const inner = new WeakMap<Statement, { sql: string; statement: Statement }>();
  let acted = false;
  const wrap = (sql: string, statement: Statement): Statement => {
    const wrapped: Statement = {
      bind: (...values: Value[]) => wrap(sql, statement.bind(...values)),
      all: <T = Row>() => statement.all<T>(), run: <T = Row>() => statement.run<T>(), first: <T = Row>() => statement.first<T>(),
    };
    inner.set(wrapped, { sql, statement });
    return wrapped;
  };
  return {
    prepare: (sql) => wrap(sql, db.prepare(sql)),
    batch: async <T = Row>(statements: Statement[]): Promise<Result<T>[]> => {
      const known = statements.map((statement) => inner.get(statement)!);
      if (!acted && known.some(({ sql }) => sql.includes(words))) {
        acted = true;
        await act();
      }
      return db.batch<T>(known.map(({ statement }) => statement));
    },
  };
}
