import { expect } from 'vitest';
import type { Case } from './case.ts';

export const results: Case[] = [
  {
    title: 'all() answers rows as objects, with success and meta',
    async run(db) {
      const answer = await db.prepare('SELECT 1 AS a, ?1 AS b UNION ALL SELECT 2, NULL').bind('x').all();
      expect(answer.results).toEqual([{ a: 1, b: 'x' }, { a: 2, b: null }]);
      expect(Object.keys(answer).sort()).toEqual(['meta', 'results', 'success']);
      expect(answer.success).toBe(true);
    },
  },
  {
    title: 'meta says what a write changed, rows of triggers included',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE meta_note (id INTEGER PRIMARY KEY, body TEXT) STRICT'),
        db.prepare('CREATE TABLE meta_log (id INTEGER PRIMARY KEY, note INTEGER) STRICT'),
        db.prepare('CREATE TRIGGER meta_logged AFTER INSERT ON meta_note BEGIN INSERT INTO meta_log (note) VALUES (new.id); END'),
      ]);
      const insert = db.prepare('INSERT INTO meta_note (id, body) VALUES (?1, ?2)');
      const { meta } = await insert.bind(41, 'a').run();
      expect(meta).toMatchObject({ changes: 2, last_row_id: 41, changed_db: true });
      expect(meta.rows_written).toBeGreaterThanOrEqual(2);
      const silent = await insert.bind(41, 'b').run().catch(() => null);
      expect(silent).toBeNull();
      const nothing = await db.prepare('UPDATE meta_note SET body = ?1 WHERE id = 7').bind('c').run();
      expect(nothing.meta).toMatchObject({ changes: 0, rows_written: 0, changed_db: false });
    },
  },
  {
    title: 'a row may have a number that JavaScript cannot count to',
    async run(db) {
      await db.prepare('CREATE TABLE meta_far (id INTEGER PRIMARY KEY) STRICT').run();
      const { meta } = await db.prepare('INSERT INTO meta_far (id) SELECT 1062528811346059882').run();
      expect(meta.changes).toBe(1);
      expect(await db.prepare('SELECT CAST(id AS TEXT) AS id FROM meta_far').first()).toEqual({ id: '1062528811346059882' });
    },
  },
  {
    title: 'meta of a read says that nothing changed, in numbers',
    async run(db) {
      const { meta } = await db.prepare('SELECT 1 AS a').all();
      expect(meta).toMatchObject({ changes: 0, rows_written: 0, changed_db: false });
      for (const key of ['duration', 'last_row_id', 'rows_read', 'size_after']) expect(meta).toHaveProperty(key, expect.any(Number));
    },
  },
  {
    title: 'run() gives the rows of RETURNING too',
    async run(db) {
      await db.prepare('CREATE TABLE returned (id INTEGER PRIMARY KEY, body TEXT) STRICT').run();
      const { results: rows } = await db.prepare("INSERT INTO returned (body) VALUES ('a'), ('b') RETURNING id, body").run();
      expect(rows).toEqual([{ id: 1, body: 'a' }, { id: 2, body: 'b' }]);
    },
  },
  {
    title: 'first() gives a row, a column of it, or null',
    async run(db) {
      expect(await db.prepare('SELECT 1 AS a, NULL AS b').first()).toEqual({ a: 1, b: null });
      expect(await db.prepare('SELECT 1 AS a, NULL AS b').first('a')).toBe(1);
      expect(await db.prepare('SELECT 1 AS a, NULL AS b').first('b')).toBeNull();
      expect(await db.prepare('SELECT 1 AS a WHERE 0').first()).toBeNull();
      expect(await db.prepare('SELECT 1 AS a WHERE 0').first('a')).toBeNull();
    },
  },
  {
    title: 'first() of a column that is not there is an error',
    async run(db) {
      await expect(db.prepare('SELECT 1 AS a').first('b')).rejects.toThrow('D1_COLUMN_NOTFOUND: Column not found (b)');
    },
  },
  {
    title: 'raw() gives rows as arrays, with the names first when asked, also without rows',
    async run(db) {
      expect(await db.prepare('SELECT 1 AS a, 2 AS b UNION ALL SELECT 3, 4').raw()).toEqual([[1, 2], [3, 4]]);
      expect(await db.prepare('SELECT 1 AS a, 2 AS b').raw({ columnNames: true })).toEqual([['a', 'b'], [1, 2]]);
      expect(await db.prepare('SELECT 1 AS a WHERE 0').raw({ columnNames: true })).toEqual([['a']]);
    },
  },
  {
    title: 'of two columns with one name the last wins in objects, and raw() keeps both',
    async run(db) {
      expect((await db.prepare('SELECT 1 AS a, 2 AS a').all()).results).toEqual([{ a: 2 }]);
      expect(await db.prepare('SELECT 1 AS a, 2 AS a').raw()).toEqual([[1, 2]]);
    },
  },
  {
    title: 'binding makes a new statement, so that one can be bound again and again',
    async run(db) {
      const statement = db.prepare('SELECT ?1 AS a');
      const [one, two] = [statement.bind(1), statement.bind(2)];
      expect([await one.first('a'), await two.first('a')]).toEqual([1, 2]);
    },
  },
  {
    title: 'a session reads its own writes through the same methods',
    async run(db) {
      const session = db.withSession('first-primary');
      await session.batch([
        session.prepare('CREATE TABLE in_session (id INTEGER PRIMARY KEY) STRICT'),
        session.prepare('INSERT INTO in_session VALUES (3)'),
      ]);
      expect(await session.prepare('SELECT id FROM in_session').first('id')).toBe(3);
      expect(['string', 'object']).toContain(typeof session.getBookmark());
    },
  },
  {
    title: 'exec() runs a line at a time and counts the lines',
    async run(db) {
      expect(await db.exec('CREATE TABLE executed (id INTEGER);\nINSERT INTO executed VALUES (1); INSERT INTO executed VALUES (2);')).toMatchObject({ count: 2 });
      expect(await db.prepare('SELECT count(*) AS n FROM executed').first('n')).toBe(2);
      await expect(db.exec('INSERT INTO executed VALUES (3)\nINSERT INTO nowhere VALUES (1)')).rejects.toThrow(/^D1_EXEC_ERROR: Error in line 1: .*no such table: nowhere/);
      expect(await db.prepare('SELECT count(*) AS n FROM executed').first('n')).toBe(2);
    },
  },
];
