import { expect } from 'vitest';
import { column, repeated, row, type Case } from './case.ts';

export const limits: Case[] = [
  {
    title: 'a statement takes 100 parameters and not 101',
    async run(db) {
      const sum = (count: number) => db.prepare(`SELECT ${repeated(count, '?', ', ')}`).bind(...Array.from({ length: count }, () => 1)).raw();
      expect((await sum(100))[0]).toHaveLength(100);
      await expect(db.prepare(`SELECT 1 WHERE 1 IN (${repeated(101, '?', ', ')})`).bind(...Array.from({ length: 101 }, () => 1)).raw()).rejects.toThrow(/^D1_ERROR: too many SQL variables/);
      await expect(db.prepare('SELECT ?101').bind(1).raw()).rejects.toThrow(/variable number must be between \?1 and \?100/);
    },
  },
  {
    title: 'a statement is at most 100,000 bytes long',
    async run(db) {
      const long = (length: number) => `SELECT '${'x'.repeat(length - 9)}'`;
      expect(await column(db, long(100_000))).toEqual(['x'.repeat(99_991)]);
      await expect(db.prepare(long(100_001)).raw()).rejects.toThrow('D1_ERROR: statement too long: SQLITE_TOOBIG');
      await expect(db.prepare(`SELECT '${'é'.repeat(50_000)}'`).raw()).rejects.toThrow('statement too long');
    },
  },
  {
    title: 'a pattern of LIKE or GLOB is at most 50 bytes long, wherever it comes from',
    async run(db) {
      expect(await row(db, "SELECT 'a' LIKE ?1 AS a", '%'.repeat(50))).toEqual({ a: 1 });
      const message = 'D1_ERROR: LIKE or GLOB pattern too complex: SQLITE_ERROR';
      await expect(row(db, "SELECT 'a' LIKE ?1 AS a", '%'.repeat(51))).rejects.toThrow(message);
      await expect(row(db, "SELECT 'a' LIKE ?1 AS a", 'é'.repeat(26))).rejects.toThrow(message);
      await expect(row(db, "SELECT 'a' GLOB ?1 AS a", '*'.repeat(51))).rejects.toThrow(message);
      await expect(row(db, "SELECT 'a' LIKE ?1 || ?1 AS a", '%'.repeat(26))).rejects.toThrow(message);
      expect(await row(db, 'SELECT instr(?1, ?2) AS at', 'x'.repeat(60), 'x'.repeat(51))).toEqual({ at: 1 });
    },
  },
  {
    title: 'a result has at most 100 columns, an expression 100 levels, a compound 5 terms',
    async run(db) {
      expect((await db.prepare(`SELECT ${repeated(100, '1', ', ')}`).raw())[0]).toHaveLength(100);
      await expect(db.prepare(`SELECT ${repeated(101, '1', ', ')}`).raw()).rejects.toThrow(/too many columns in result set/);
      await expect(db.prepare(`SELECT ${repeated(101, '1', ' + ')}`).raw()).rejects.toThrow(/Expression tree is too large \(maximum depth 100\)/);
      expect(await column(db, repeated(5, 'SELECT 1', ' UNION ALL '))).toHaveLength(5);
      await expect(db.prepare(repeated(6, 'SELECT 1', ' UNION ALL ')).raw()).rejects.toThrow(/too many terms in compound SELECT/);
      expect(await column(db, `VALUES ${repeated(500, '(1)', ', ')}`)).toHaveLength(500);
    },
  },
  {
    title: 'triggers nest ten deep, and none fires itself',
    async run(db) {
      await db.batch(Array.from({ length: 12 }, (_, n) => db.prepare(`CREATE TABLE nest_${n} (a INTEGER)`)));
      await db.batch(Array.from({ length: 11 }, (_, n) => db.prepare(`CREATE TRIGGER nested_${n} AFTER INSERT ON nest_${n} BEGIN INSERT INTO nest_${n + 1} VALUES (new.a); END`)));
      await db.prepare('INSERT INTO nest_1 VALUES (1)').run();
      expect(await column(db, 'SELECT a FROM nest_11')).toEqual([1]);
      await expect(db.prepare('INSERT INTO nest_0 VALUES (1)').run()).rejects.toThrow('D1_ERROR: triggers nested too deep: SQLITE_ERROR');
      await db.prepare('CREATE TRIGGER nested_self AFTER INSERT ON nest_11 WHEN new.a < 40 BEGIN INSERT INTO nest_11 VALUES (new.a + 1); END').run();
      await db.prepare('INSERT INTO nest_11 VALUES (20)').run();
      expect(await column(db, 'SELECT a FROM nest_11 ORDER BY a')).toEqual([1, 20, 21]);
    },
  },
];
