import { expect } from 'vitest';
import { column, row, type Case } from './case.ts';

export const schema: Case[] = [
  {
    title: 'a table can be changed, and statements made before see the new columns',
    async run(db) {
      await db.prepare('CREATE TABLE changing (a INTEGER)').run();
      const all = db.prepare('SELECT * FROM changing');
      await db.prepare('INSERT INTO changing VALUES (1)').run();
      expect(await all.first()).toEqual({ a: 1 });
      await db.prepare('ALTER TABLE changing ADD COLUMN b TEXT').run();
      expect(await all.first()).toEqual({ a: 1, b: null });
      await db.prepare('ALTER TABLE changing RENAME COLUMN a TO c').run();
      expect(await all.first()).toEqual({ c: 1, b: null });
      await db.batch([db.prepare('ALTER TABLE changing DROP COLUMN b'), db.prepare('ALTER TABLE changing RENAME TO changed')]);
      await expect(all.first()).rejects.toThrow(/no such table: changing/);
      await db.batch([db.prepare('CREATE INDEX changed_c ON changed (c)'), db.prepare('ANALYZE'), db.prepare('REINDEX changed_c')]);
      await db.batch([db.prepare('DROP INDEX changed_c'), db.prepare('DROP TABLE changed')]);
    },
  },
  {
    title: 'WITHOUT ROWID with STRICT keeps composite keys apart and in order',
    async run(db) {
      await db.prepare('CREATE TABLE composite (community INTEGER, id TEXT, n INTEGER NOT NULL, PRIMARY KEY (community, id)) STRICT, WITHOUT ROWID').run();
      await db.prepare("INSERT INTO composite VALUES (2, 'a', 1), (1, 'b', 2), (1, 'a', 3)").run();
      expect(await column(db, 'SELECT n FROM composite')).toEqual([3, 2, 1]);
      await expect(row(db, 'SELECT rowid FROM composite')).rejects.toThrow(/no such column: rowid/);
      await expect(db.prepare("INSERT INTO composite VALUES (1, 'a', 4)").run()).rejects.toThrow(/UNIQUE constraint failed: composite\.community, composite\.id/);
    },
  },
  {
    title: 'a partial index is unique among its rows only, and serves the query that says so',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE accepted (question TEXT, answer TEXT, value INTEGER, PRIMARY KEY (question, answer)) STRICT, WITHOUT ROWID'),
        db.prepare('CREATE UNIQUE INDEX accepted_standing ON accepted (question) WHERE value = 1'),
        db.prepare("INSERT INTO accepted VALUES ('q', 'a', 0), ('q', 'b', 0), ('q', 'c', 1)"),
      ]);
      await expect(db.prepare("UPDATE accepted SET value = 1 WHERE answer = 'a'").run()).rejects.toThrow(/UNIQUE constraint failed: accepted\.question/);
      const plan = await row(db, 'EXPLAIN QUERY PLAN SELECT answer FROM accepted WHERE question = ?1 AND value = 1', 'q');
      expect(plan?.detail).toMatch(/USING (COVERING )?INDEX accepted_standing/);
    },
  },
  {
    title: 'a trigger spreads a JSON column over rows, adding to those that exist',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE line (member INTEGER, boards TEXT, points INTEGER) STRICT'),
        db.prepare('CREATE TABLE board_score (board TEXT, member INTEGER, points INTEGER, PRIMARY KEY (board, member)) STRICT, WITHOUT ROWID'),
        db.prepare(`CREATE TRIGGER line_scored AFTER INSERT ON line BEGIN
          INSERT INTO board_score (board, member, points)
            SELECT b.value, new.member, new.points FROM json_each(new.boards) AS b WHERE true
            ON CONFLICT (board, member) DO UPDATE SET points = points + excluded.points;
        END`),
      ]);
      const insert = db.prepare('INSERT INTO line VALUES (?1, ?2, ?3)');
      const { meta } = await insert.bind(1, '["week","all"]', 5).run();
      expect(meta.changes).toBe(3);
      await insert.bind(1, '["all"]', 2).run();
      expect((await db.prepare('SELECT * FROM board_score').all()).results).toEqual([{ board: 'all', member: 1, points: 7 }, { board: 'week', member: 1, points: 5 }]);
    },
  },
  {
    title: 'a view takes inserts by its trigger, whose statements see how many rows the one before changed',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE pile (id TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID'),
        db.prepare("INSERT INTO pile VALUES ('a', 2), ('b', 1)"),
        db.prepare("CREATE VIEW less AS SELECT '' AS id WHERE false"),
        db.prepare(`CREATE TRIGGER lessens INSTEAD OF INSERT ON less BEGIN
          DELETE FROM pile WHERE id = new.id AND n = 1;
          UPDATE pile SET n = n - 1 WHERE changes() = 0 AND id = new.id;
        END`),
        db.prepare("INSERT INTO less SELECT value FROM json_each('[\"a\",\"b\",\"c\"]')"),
      ]);
      expect(await db.prepare('SELECT id, n FROM pile').raw()).toEqual([['a', 1]]);
    },
  },
  {
    title: 'a JSON patch replaces the numbers that it names and drops those that it names null',
    async run(db) {
      expect(await row(db, `SELECT json(jsonb_patch(jsonb('{"q/a=1":2,"q/b=1":1}'), jsonb_object('q/a=1', 3, 'q/b=1', nullif(1 - 1, 0)))) AS patched, jsonb('{"q/a=1":2}') ->> 'q/a=1' AS n`))
        .toEqual({ patched: '{"q/a=1":3}', n: 2 });
    },
  },
  {
    title: 'triggers fire on updates of their column only, with old and new',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE watched (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER) STRICT'),
        db.prepare('CREATE TABLE seen (was INTEGER, became INTEGER) STRICT'),
        db.prepare('CREATE TRIGGER watched_a AFTER UPDATE OF a ON watched WHEN old.a <> new.a BEGIN INSERT INTO seen VALUES (old.a, new.a); END'),
        db.prepare('INSERT INTO watched VALUES (1, 1, 1)'),
        db.prepare('UPDATE watched SET b = 2'),
        db.prepare('UPDATE watched SET a = 1'),
        db.prepare('UPDATE watched SET a = 9'),
      ]);
      expect(await db.prepare('SELECT * FROM seen').raw()).toEqual([[1, 9]]);
    },
  },
  {
    title: 'full text is found without accents and by prefix, ranked and marked, and follows its table',
    async run(db) {
      await db.batch([
        db.prepare('CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT) STRICT'),
        db.prepare("CREATE VIRTUAL TABLE article_search USING fts5 (title, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"),
        db.prepare('CREATE TRIGGER article_found AFTER INSERT ON article BEGIN INSERT INTO article_search (rowid, title) VALUES (new.id, new.title); END'),
        db.prepare("INSERT INTO article (title) VALUES ('Éléphant à l’écoute'), ('Le café des équipes'), ('Deux cafés')"),
      ]);
      const search = (match: string) => column(db, 'SELECT rowid FROM article_search WHERE article_search MATCH ?1 ORDER BY rank, rowid', match);
      expect(await search('elephant')).toEqual([1]);
      expect(await search('ÉQUIPES')).toEqual([2]);
      expect((await search('caf*')).sort()).toEqual([2, 3]);
      expect(await search('"cafe" equi*')).toEqual([2]);
      expect(await row(db, "SELECT highlight(article_search, 0, '[', ']') AS t, bm25(article_search) < 0 AS ranked FROM article_search WHERE article_search MATCH ?1", 'equipes')).toEqual({ t: 'Le café des [équipes]', ranked: 1 });
      await db.prepare('DELETE FROM article_search WHERE rowid = 2').run();
      expect(await search('equipes')).toEqual([]);
      await expect(search('"')).rejects.toThrow(/^D1_ERROR: (fts5: syntax error|unterminated string)/);
    },
  },
];
