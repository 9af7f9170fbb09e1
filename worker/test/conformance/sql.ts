import { expect } from 'vitest';
import { column, row, type Case } from './case.ts';

export const sql: Case[] = [
  {
    title: 'an upsert returns the row that now stands, inserted or changed',
    async run(db) {
      await db.prepare('CREATE TABLE tally (subject TEXT PRIMARY KEY, votes INTEGER NOT NULL) STRICT, WITHOUT ROWID').run();
      const upsert = db.prepare('INSERT INTO tally (subject, votes) VALUES (?1, ?2) ON CONFLICT (subject) DO UPDATE SET votes = votes + excluded.votes RETURNING votes');
      expect(await upsert.bind('a', 1).first('votes')).toBe(1);
      expect(await upsert.bind('a', 2).first('votes')).toBe(3);
    },
  },
  {
    title: 'an upsert that does nothing returns no row and changes none',
    async run(db) {
      await db.prepare('CREATE TABLE once (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID').run();
      const insert = db.prepare('INSERT INTO once SELECT ?1 WHERE true ON CONFLICT DO NOTHING RETURNING id').bind('a');
      expect((await insert.run()).results).toEqual([{ id: 'a' }]);
      const again = await insert.run();
      expect([again.results, again.meta.changes, again.meta.rows_written]).toEqual([[], 0, 0]);
      await db.prepare("INSERT INTO once VALUES ('b') ON CONFLICT (id) DO UPDATE SET id = excluded.id WHERE false RETURNING id").run();
    },
  },
  {
    title: 'UPDATE … FROM and DELETE … RETURNING work',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE target (id INTEGER PRIMARY KEY, n INTEGER) STRICT'),
        db.prepare('INSERT INTO target VALUES (1, 10), (2, 20)'),
        db.prepare('UPDATE target SET n = target.n + s.n FROM (SELECT 2 AS id, 5 AS n) AS s WHERE target.id = s.id'),
      ]);
      expect(await column(db, 'DELETE FROM target WHERE n > 20 RETURNING n')).toEqual([25]);
    },
  },
  {
    title: 'JSON is read, written, spread and gathered',
    async run(db) {
      expect(await row(db, `SELECT ?1 ->> '$.a' AS a, ?1 -> '$.b' AS b, json_extract(?1, '$.b[1]') AS c, json_set(?1, '$."7"', 1) AS d`, '{"a":"x","b":[1,2]}'))
        .toEqual({ a: 'x', b: '[1,2]', c: 2, d: '{"a":"x","b":[1,2],"7":1}' });
      expect(await db.prepare("SELECT key, value, type FROM json_each(?1)").bind('["a",2,null]').raw()).toEqual([[0, 'a', 'text'], [1, 2, 'integer'], [2, null, 'null']]);
      expect(await row(db, "SELECT json_group_array(value ORDER BY value DESC) AS a, json_group_object(key, value) AS o FROM json_each('[1,2]')")).toEqual({ a: '[2,1]', o: '{"0":1,"1":2}' });
      expect(await row(db, "SELECT json_remove('{\"a\":1,\"b\":2}', '$.a') AS r, json_array_length('[1,2,3]') AS n, json_valid('{') AS v")).toEqual({ r: '{"b":2}', n: 3, v: 0 });
    },
  },
  {
    title: 'one JSON parameter carries more rows than there are parameters',
    async run(db) {
      await db.prepare('CREATE TABLE bulk (id INTEGER PRIMARY KEY, name TEXT) STRICT').run();
      const rows = Array.from({ length: 1_000 }, (_, id) => ({ id, name: `n${id}` }));
      const { meta } = await db.prepare("INSERT INTO bulk SELECT value ->> 'id', value ->> 'name' FROM json_each(?1)").bind(JSON.stringify(rows)).run();
      expect(meta.changes).toBe(1_000);
      expect(await row(db, 'SELECT name FROM bulk WHERE id = ?1', 999)).toEqual({ name: 'n999' });
    },
  },
  {
    title: 'weeks are ISO weeks, also at the turn of the year',
    async run(db) {
      expect(await column(db, "SELECT strftime('%G-W%V', value) FROM json_each(?1)", '["2026-11-22","2027-01-03","2024-12-30"]')).toEqual(['2026-W47', '2026-W53', '2025-W01']);
      expect(await row(db, "SELECT unixepoch('2026-11-22') * 1000 AS ms, date(1795305600, 'unixepoch') AS day")).toEqual({ ms: 1795305600000, day: '2026-11-22' });
    },
  },
  {
    title: 'logarithms, powers and rounding are there',
    async run(db) {
      expect(await row(db, 'SELECT log2(8) AS a, exp(0) AS b, pow(2, 10) AS c, ceil(1.2) AS d, floor(-1.2) AS e, sqrt(16) AS f, 7 / 2 AS g, 7 % 4 AS h'))
        .toEqual({ a: 3, b: 1, c: 1024, d: 2, e: -2, f: 4, g: 3, h: 3 });
    },
  },
  {
    title: 'windows, recursion, row values and filters work',
    async run(db) {
      expect(await column(db, "SELECT rank() OVER (ORDER BY value DESC) FROM json_each('[5,9,9,1]') ORDER BY key")).toEqual([3, 1, 1, 4]);
      expect(await column(db, 'WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 4) SELECT x FROM n')).toEqual([1, 2, 3, 4]);
      expect(await column(db, "SELECT value FROM json_each('[1,2,3]') WHERE (value, key) < (3, 0) ORDER BY value DESC LIMIT 1")).toEqual([2]);
      expect(await row(db, "SELECT sum(value) FILTER (WHERE value > 1) AS s, string_agg(value, '-') AS t FROM json_each('[1,2,3]')")).toEqual({ s: 5, t: '1-2-3' });
    },
  },
  {
    title: 'LIKE ignores case for plain letters only, and takes an escape',
    async run(db) {
      expect(await row(db, "SELECT 'A' LIKE 'a' AS a, 'É' LIKE 'é' AS b, 'a%' LIKE 'a!%' ESCAPE '!' AS c, 'ab' LIKE 'a!%' ESCAPE '!' AS d, 'abc' GLOB 'a*' AS e")).toEqual({ a: 1, b: 0, c: 1, d: 0, e: 1 });
    },
  },
];
