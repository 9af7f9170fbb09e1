import { createApp } from '../src/app.ts';
import type { Database, Result, Statement, Value } from '../src/database.ts';
import type { Env } from '../src/env.ts';
import type { Answer, TestCommunity, Voice } from '../../test/support/community.ts';
import { installation } from './installation.ts';

/**
 * A request of a member during which something else happens: when it has read what it wanted and is about to write, which
 * is the first batch with a statement that has these words.
 */
export async function overtaken(here: TestCommunity, by: Voice, method: string, path: string, body: unknown, words: string, meanwhile: () => Promise<unknown>): Promise<Answer> {
  let waits = true;
  const database = watched(installation.db, async (statements) => {
    if (!waits || !statements.some((sql) => sql.includes(words))) return;
    waits = false;
    await meanwhile();
  });
  const response = await createApp().fetch(new Request(`https://cocarde.example/v1/c/${here.community.slug}${path}`, {
    method, headers: { authorization: `Bearer ${by.session}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }), { DB: database, COCARDE_SECRET: installation.installationSecret } as unknown as Env);
  if (waits) throw new Error(`Nothing was written with ${words}: ${response.status} ${await response.text()}`);
  return { status: response.status, body: response.status === 204 ? null : await response.json(), headers: response.headers };
}

function watched(db: Database, before: (statements: string[]) => Promise<void>): Database {
  const known = new WeakMap<Statement, [sql: string, statement: Statement]>();
  const wrap = (sql: string, statement: Statement): Statement => {
    const watching: Statement = {
      bind: (...values: Value[]) => wrap(sql, statement.bind(...values)),
      all: async <T>() => (await before([sql]), statement.all<T>()),
      run: async <T>() => (await before([sql]), statement.run<T>()),
      first: async <T>() => (await before([sql]), statement.first<T>()),
    };
    known.set(watching, [sql, statement]);
    return watching;
  };
  return {
    prepare: (sql) => wrap(sql, db.prepare(sql)),
    async batch<T>(statements: Statement[]): Promise<Result<T>[]> {
      const parts = statements.map((statement) => known.get(statement)!);
      await before(parts.map(([sql]) => sql));
      return db.batch<T>(parts.map(([, statement]) => statement));
    },
  };
}
