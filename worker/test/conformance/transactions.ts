import { expect } from 'vitest';
import { column, row, type Case } from './case.ts';

export const transactions: Case[] = [
  {
    title: 'a batch answers every statement in order, and each sees the ones before',
    async run(db) {
      await db.prepare('CREATE TABLE ordered (id INTEGER PRIMARY KEY, n INTEGER) STRICT').run();
      const answers = await db.batch([
        db.prepare('INSERT INTO ordered (n) VALUES (?1) RETURNING id').bind(5),
        db.prepare('UPDATE ordered SET n = n + 1'),
        db.prepare('SELECT changes() AS changes, last_insert_rowid() AS id'),
        db.prepare('SELECT n FROM ordered'),
      ]);
      expect(answers.map((answer) => answer.results)).toEqual([[{ id: 1 }], [], [{ changes: 1, id: 1 }], [{ n: 6 }]]);
      expect(answers.map((answer) => answer.meta.changes)).toEqual([1, 1, 0, 0]);
    },
  },
  {
    title: 'a batch that fails leaves nothing, whichever statement failed',
    async run(db) {
      await db.prepare('CREATE TABLE all_or_none (id INTEGER PRIMARY KEY) STRICT').run();
      const insert = db.prepare('INSERT INTO all_or_none VALUES (?1)');
      await expect(db.batch([insert.bind(1), insert.bind(2), insert.bind(1)])).rejects.toThrow(/UNIQUE constraint failed: all_or_none\.id/);
      await expect(db.batch([insert.bind(1), db.prepare('SELECT * FROM nowhere')])).rejects.toThrow(/no such table/);
      await expect(db.batch([insert.bind(1), insert.bind(1, 2)])).rejects.toThrow(/Wrong number of parameter bindings/);
      await expect(db.batch([db.prepare('CREATE TABLE half_made (a)'), db.prepare('SELECT * FROM nowhere')])).rejects.toThrow(/no such table/);
      expect(await column(db, 'SELECT id FROM all_or_none')).toEqual([]);
      await expect(row(db, 'SELECT * FROM half_made')).rejects.toThrow(/no such table: half_made/);
    },
  },
  {
    title: 'a statement that fails half-way leaves none of its rows',
    async run(db) {
      await db.prepare('CREATE TABLE half_way (n INTEGER CHECK (n < 3)) STRICT').run();
      await expect(db.prepare('INSERT INTO half_way VALUES (1), (2), (3)').run()).rejects.toThrow(/CHECK constraint failed/);
      expect(await column(db, 'SELECT n FROM half_way')).toEqual([]);
    },
  },
  {
    title: 'foreign keys can be deferred to the end of a batch, and no longer',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE boards (id INTEGER PRIMARY KEY) STRICT'),
        db.prepare('CREATE TABLE cards (id INTEGER PRIMARY KEY, board INTEGER REFERENCES boards (id)) STRICT'),
      ]);
      const defer = db.prepare('PRAGMA defer_foreign_keys = ON');
      await db.batch([defer, db.prepare('INSERT INTO cards VALUES (1, 1)'), db.prepare('INSERT INTO boards VALUES (1)')]);
      expect(await column(db, 'SELECT id FROM cards')).toEqual([1]);
      await expect(db.prepare('INSERT INTO cards VALUES (3, 3)').run()).rejects.toThrow(/FOREIGN KEY constraint failed/);
    },
  },
  {
    title: 'batches at the same time do not mix: a counter loses nothing',
    async run(db) {
      await db.batch([db.prepare('CREATE TABLE counter (n INTEGER) STRICT'), db.prepare('INSERT INTO counter VALUES (0)')]);
      await Promise.all(Array.from({ length: 50 }, () => db.batch([
        db.prepare('UPDATE counter SET n = n + 1'),
        db.prepare('UPDATE counter SET n = n * 2'),
        db.prepare('UPDATE counter SET n = n / 2'),
      ])));
      expect(await row(db, 'SELECT n FROM counter')).toEqual({ n: 50 });
    },
  },
  {
    title: 'one text with several statements runs whole or not at all, and gives the last one’s rows',
    async run(db) {
      const { results: rows } = await db.prepare('CREATE TABLE several (a INTEGER); INSERT INTO several VALUES (1); SELECT a FROM several').all();
      expect(rows).toEqual([{ a: 1 }]);
      await db.prepare('INSERT INTO several VALUES (2); INSERT INTO several VALUES (?1)').bind(3).run();
      await expect(db.prepare('INSERT INTO several VALUES (4); SELECT * FROM nowhere').all()).rejects.toThrow(/no such table/);
      await expect(db.prepare('INSERT INTO several VALUES (?1); INSERT INTO several VALUES (?1)').bind(5).run()).rejects.toThrow(/only the last statement can have parameters/);
      expect(await column(db, 'SELECT a FROM several')).toEqual([1, 2, 3]);
    },
  },
];
