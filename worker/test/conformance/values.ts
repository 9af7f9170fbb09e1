import { expect } from 'vitest';
import { column, row, type Case } from './case.ts';

export const values: Case[] = [
  {
    title: 'every number binds as REAL, so that integer arithmetic needs a CAST',
    async run(db) {
      expect(await row(db, 'SELECT typeof(?1) AS type, ?1 / 2 AS half, CAST(?1 AS INTEGER) / 2 AS whole', 3)).toEqual({ type: 'real', half: 1.5, whole: 1 });
      expect(await row(db, 'SELECT typeof(?1) AS type, ?1 AS value', 2 ** 53)).toEqual({ type: 'real', value: 2 ** 53 });
    },
  },
  {
    title: 'a STRICT INTEGER column turns a whole number back into an integer and refuses a fraction and a text',
    async run(db) {
      await db.prepare('CREATE TABLE whole (n INTEGER) STRICT').run();
      const insert = db.prepare('INSERT INTO whole (n) VALUES (?1) RETURNING n, typeof(n) AS type');
      expect(await insert.bind(7).first()).toEqual({ n: 7, type: 'integer' });
      expect(await insert.bind(true).first()).toEqual({ n: 1, type: 'integer' });
      await expect(insert.bind(1.5).first()).rejects.toThrow(/^D1_ERROR: cannot store REAL value in INTEGER column whole\.n: SQLITE_CONSTRAINT/);
      await expect(insert.bind('x').first()).rejects.toThrow(/cannot store TEXT value in INTEGER column whole\.n/);
    },
  },
  {
    title: 'a number in a TEXT column shows that it came as REAL',
    async run(db) {
      await db.prepare('CREATE TABLE texts (t TEXT) STRICT').run();
      expect(await row(db, 'INSERT INTO texts (t) VALUES (?1) RETURNING t', 5)).toEqual({ t: '5.0' });
    },
  },
  {
    title: 'a fraction in an INTEGER PRIMARY KEY is a mismatch',
    async run(db) {
      await db.prepare('CREATE TABLE keyed (id INTEGER PRIMARY KEY)').run();
      await expect(db.prepare('INSERT INTO keyed VALUES (?1)').bind(2.5).run()).rejects.toThrow('D1_ERROR: datatype mismatch: SQLITE_MISMATCH');
    },
  },
  {
    title: 'true and false are 1 and 0, null is NULL',
    async run(db) {
      expect(await row(db, 'SELECT ?1 AS yes, ?2 AS no, typeof(?3) AS type', true, false, null)).toEqual({ yes: 1, no: 0, type: 'null' });
    },
  },
  {
    title: 'NaN and the infinities bind as NULL, and infinity is read as null',
    async run(db) {
      expect(await row(db, 'SELECT ?1 AS a, ?2 AS b, ?3 AS c', NaN, Infinity, -Infinity)).toEqual({ a: null, b: null, c: null });
      expect(await row(db, 'SELECT 9e999 AS a')).toEqual({ a: null });
    },
  },
  {
    title: 'an integer beyond 2^53 is rounded when it is read',
    async run(db) {
      expect(await row(db, 'SELECT 9007199254740993 AS a, -9223372036854775808 AS b')).toEqual({ a: 9007199254740992, b: -9223372036854775808 });
    },
  },
  {
    title: 'bytes bind from a buffer, a view or an array, and are read as an array',
    async run(db) {
      const bytes = Uint8Array.of(1, 2, 255);
      for (const value of [bytes, bytes.buffer, [1, 2, 255]]) {
        expect(await row(db, 'SELECT ?1 AS bytes, typeof(?1) AS type', value)).toEqual({ bytes: [1, 2, 255], type: 'blob' });
      }
      expect(await row(db, 'SELECT ?1 AS bytes', bytes.subarray(1))).toEqual({ bytes: [2, 255] });
      expect(await row(db, 'SELECT ?1 AS bytes, typeof(?1) AS type', [])).toEqual({ bytes: [], type: 'blob' });
    },
  },
  {
    title: 'text keeps every character, the zero one too',
    async run(db) {
      const text = 'Éloïse ’ « à » 🎖️ a\u0000b';
      expect(await column(db, 'SELECT ?1', text)).toEqual([text]);
    },
  },
  {
    title: 'what D1 cannot bind is refused at once, by bind itself',
    async run(db) {
      const statement = db.prepare('SELECT ?1 AS a');
      const refused: [unknown, string][] = [
        [undefined, "Type 'undefined' not supported for value 'undefined'"],
        [10n, "Type 'bigint' not supported for value '10'"],
        [{ a: 1 }, "Type 'object' not supported for value '[object Object]'"],
        [new Date(0), "Type 'object' not supported for value '"],
        [['a'], "Type 'object' not supported for value 'a'"],
        [[300], "Type 'object' not supported for value '300'"],
        [() => 1, "Type 'function' not supported for value '"],
      ];
      for (const [value, message] of refused) expect(() => statement.bind(value)).toThrow(`D1_TYPE_ERROR: ${message}`);
    },
  },
  {
    title: 'too few and too many values are an error, none at all too',
    async run(db) {
      const message = 'D1_ERROR: Wrong number of parameter bindings for SQL query.';
      await expect(db.prepare('SELECT ?1, ?2').bind(1).all()).rejects.toThrow(message);
      await expect(db.prepare('SELECT ?1').bind(1, 2).all()).rejects.toThrow(message);
      await expect(db.prepare('SELECT ?1').all()).rejects.toThrow(message);
      await expect(db.prepare("SELECT '?1', \"x?\".a, `?`.b /* ? :c */ FROM (SELECT 1 AS a) AS \"x?\", (SELECT 2 AS b) AS `?` -- ?").bind(1).all()).rejects.toThrow(message);
    },
  },
  {
    title: 'parameters may be numbered, skipped, repeated or anonymous',
    async run(db) {
      expect(await row(db, 'SELECT ?3 AS c', 1, 2, 3)).toEqual({ c: 3 });
      expect(await row(db, 'SELECT ?2 AS b, ?1 AS a, ?2 AS again', 'a', 'b')).toEqual({ b: 'b', a: 'a', again: 'b' });
      expect(await row(db, 'SELECT ? AS a, ? AS b', 1, 2)).toEqual({ a: 1, b: 2 });
      expect(await row(db, 'SELECT ?2 AS b, ? AS c', 1, 2, 3)).toEqual({ b: 2, c: 3 });
    },
  },
];
