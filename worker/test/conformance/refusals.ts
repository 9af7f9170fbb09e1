import { expect } from 'vitest';
import { row, type Case } from './case.ts';

const FORBIDDEN = ['PRAGMA journal_mode = DELETE', 'PRAGMA journal_mode', 'PRAGMA user_version = 3', 'PRAGMA synchronous', 'PRAGMA writable_schema = ON', 'PRAGMA integrity_check',
  'PRAGMA wal_checkpoint', 'PRAGMA query_only = ON', "ATTACH ':memory:' AS other", 'DETACH main', 'CREATE TEMP TABLE t (a)', 'CREATE TEMP VIEW v AS SELECT 1', 'CREATE VIRTUAL TABLE v USING fts4 (a)'];

export const refusals: Case[] = [
  {
    title: 'transactions cannot be opened, kept or undone by SQL',
    async run(db) {
      for (const sql of ['BEGIN', 'BEGIN IMMEDIATE', 'COMMIT', 'END', 'ROLLBACK', 'SAVEPOINT a', 'RELEASE a', 'ROLLBACK TO a']) {
        await expect(db.prepare(sql).run(), sql).rejects.toThrow(/^D1_ERROR: To execute a transaction/);
        await expect(db.batch([db.prepare('SELECT 1'), db.prepare(sql)]), sql).rejects.toThrow(/^D1_ERROR: To execute a transaction/);
      }
    },
  },
  {
    title: 'what would change the connection or leave the file is not authorized',
    async run(db) {
      for (const sql of FORBIDDEN) await expect(db.prepare(sql).run(), sql).rejects.toThrow('D1_ERROR: not authorized: SQLITE_AUTH');
      await expect(db.prepare('VACUUM').run()).rejects.toThrow(/^D1_ERROR: /);
    },
  },
  {
    title: 'foreign keys stay on, and pragmas that look are answered',
    async run(db) {
      await db.prepare('PRAGMA foreign_keys = OFF').run().catch(() => null); // ignored there, refused here
      expect(await row(db, 'PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
      expect(await row(db, 'PRAGMA quick_check')).toEqual({ quick_check: 'ok' });
      await db.prepare('CREATE TABLE looked_at (id INTEGER PRIMARY KEY, body TEXT) STRICT').run();
      expect(await db.prepare('PRAGMA table_info(looked_at)').raw()).toHaveLength(2);
      expect(await db.prepare("SELECT name FROM pragma_table_info('looked_at')").raw()).toEqual([['id'], ['body']]);
      await db.batch([db.prepare('PRAGMA optimize'), db.prepare('PRAGMA foreign_key_check')]);
    },
  },
  {
    title: 'functions that D1 lacks are refused, whatever SQLite has',
    async run(db) {
      for (const call of ['sqlite_version()', "json_pretty('{}')", 'ceiling(1.5)', 'power(2, 3)', 'log10(10)', "unistr('a')", 'if(1, 2)', 'subtype(1)', "load_extension('x')"]) {
        await expect(row(db, `SELECT ${call} AS a`), call).rejects.toThrow(/^D1_ERROR: (not authorized|no such function)/);
      }
      for (const call of ['median(1)', 'percentile(1, 2)', "sha1('a')", "'a' REGEXP 'b'"]) await expect(row(db, `SELECT ${call} AS a`), call).rejects.toThrow(/^D1_ERROR: /);
    },
  },
  {
    title: 'errors name what is wrong and end with the code of SQLite',
    async run(db) {
      const errors: [string, RegExp][] = [
        ['SELEC', /^D1_ERROR: near "SELEC": syntax error.*: SQLITE_ERROR$/],
        ['SELECT (', /^D1_ERROR: incomplete input: SQLITE_ERROR$/],
        ['SELECT * FROM nowhere', /^D1_ERROR: no such table: nowhere.*: SQLITE_ERROR$/],
        ['SELECT nobody FROM (SELECT 1 AS a)', /^D1_ERROR: no such column: nobody.*: SQLITE_ERROR$/],
        ['SELECT nobody(1)', /^D1_ERROR: no such function: nobody.*: SQLITE_ERROR$/],
        ["SELECT json('{')", /^D1_ERROR: malformed JSON: SQLITE_ERROR$/],
        ['SELECT abs(-9223372036854775808)', /^D1_ERROR: integer overflow: SQLITE_ERROR$/],
      ];
      for (const [sql, message] of errors) await expect(db.prepare(sql).all(), sql).rejects.toThrow(message);
    },
  },
  {
    title: 'constraints say which, with the extended code',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT'),
        db.prepare('CREATE TABLE constrained (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, n INTEGER CHECK (n > 0), parent INTEGER REFERENCES parents (id)) STRICT, WITHOUT ROWID'),
        db.prepare("CREATE TRIGGER no_boom BEFORE INSERT ON constrained WHEN new.name = 'boom' BEGIN SELECT raise(ABORT, 'no boom'); END"),
        db.prepare("INSERT INTO constrained VALUES ('a', 'A', 1, NULL)"),
      ]);
      const insert = db.prepare('INSERT INTO constrained VALUES (?1, ?2, ?3, ?4)');
      const errors: [unknown[], string][] = [
        [['a', 'B', 1, null], 'UNIQUE constraint failed: constrained.id: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_PRIMARYKEY)'],
        [['b', 'A', 1, null], 'UNIQUE constraint failed: constrained.name: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_UNIQUE)'],
        [['b', null, 1, null], 'NOT NULL constraint failed: constrained.name: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_NOTNULL)'],
        [['b', 'B', 0, null], 'CHECK constraint failed: n > 0: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_CHECK)'],
        [['b', 'B', 1, 9], 'FOREIGN KEY constraint failed: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_FOREIGNKEY)'],
        [['b', 'boom', 1, null], 'no boom: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_TRIGGER)'],
      ];
      for (const [params, message] of errors) {
        const error = await insert.bind(...params).run().then(() => null, (e: Error) => e);
        expect(error?.message).toBe(`D1_ERROR: ${message}`);
        expect((error?.cause as Error).message).toBe(message);
      }
      expect(await row(db, 'SELECT count(*) AS n FROM constrained')).toEqual({ n: 1 });
    },
  },
  {
    title: 'no statement at all is an error',
    async run(db) {
      await expect(db.prepare('').all()).rejects.toThrow('D1_ERROR: No SQL statements detected.');
      await expect(db.prepare(' \n ').all()).rejects.toThrow('D1_ERROR: No SQL statements detected.');
      await expect(db.prepare('-- nothing').all()).rejects.toThrow('D1_ERROR: SQL code did not contain a statement.');
      await expect(db.prepare('SELECT 1; -- after').all()).rejects.toThrow('D1_ERROR: SQL code did not contain a statement.');
      await expect(db.batch([])).rejects.toThrow('D1_ERROR: No SQL statements detected.');
      await expect(db.batch([db.prepare('SELECT 1'), db.prepare('-- nothing')])).rejects.toThrow('SQL code did not contain a statement.');
    },
  },
];
