import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cases } from '../../../worker/test/conformance.ts';
import { SqliteD1, transaction } from './d1-sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'cocarde-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('SQLite behind the interface of D1', () => {
  const db = new SqliteD1(join(folder, 'conformance.db'));
  afterAll(() => db.close());
  for (const { title, run } of cases) test(title, () => run(db as unknown as D1Database));
});

describe('what the local D1 leaves to production is refused here too', () => {
  const db = new SqliteD1(':memory:');

  test('a value or a row beyond 2 MB is too big', async () => {
    const length = db.prepare('SELECT length(?1) AS n');
    expect(await length.bind('x'.repeat(2_000_000)).first('n')).toBe(2_000_000);
    const message = 'D1_ERROR: string or blob too big: SQLITE_TOOBIG';
    await expect(length.bind('x'.repeat(2_000_001)).first()).rejects.toThrow(message);
    await expect(length.bind(new Uint8Array(2_000_001)).first()).rejects.toThrow(message);
    await expect(db.prepare('SELECT zeroblob(2000001) AS a').first()).rejects.toThrow(message);
    await db.prepare('CREATE TABLE wide (a TEXT, b TEXT)').run();
    await expect(db.prepare('INSERT INTO wide VALUES (?1, ?1)').bind('x'.repeat(1_500_000)).run()).rejects.toThrow(message);
  });

  test('a function takes at most 32 arguments', async () => {
    const max = (count: number) => db.prepare(`SELECT max(${Array.from({ length: count }, () => '1').join()}) AS a`).first('a');
    expect(await max(32)).toBe(1);
    await expect(max(33)).rejects.toThrow(/too many arguments on function max/);
  });
});

describe('what would differ from D1 without a word is refused', () => {
  const db = new SqliteD1(':memory:');

  test.each(['foreign_keys = OFF', 'recursive_triggers = ON', 'case_sensitive_like = ON', 'ignore_check_constraints = ON'])(
    'PRAGMA %s, which would last for every later request',
    async (pragma) => {
      await expect(db.prepare(`PRAGMA ${pragma}`).run()).rejects.toThrow('D1_ERROR: not authorized: SQLITE_AUTH');
    },
  );

  test('a parameter with a name, of which the documentation of D1 does not speak', async () => {
    await expect(db.prepare('SELECT :a AS a').bind(1).first()).rejects.toThrow('D1_ERROR: Parameters have numbers here, not names');
    expect(await db.prepare("SELECT ':a @b $c' AS a").first('a')).toBe(':a @b $c');
  });

  test('a string in double quotes', async () => {
    await expect(db.prepare('SELECT "abc" AS a').first()).rejects.toThrow(/no such column: "?abc/);
  });
});

describe('a file', () => {
  let path: string;
  let db: SqliteD1;
  beforeEach(async () => {
    path = join(folder, `${crypto.randomUUID()}.db`);
    db = new SqliteD1(path);
    await db.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  });
  afterEach(() => db.close());

  const insert = (database: SqliteD1, body: string) => database.prepare('INSERT INTO note (body) VALUES (?1)').bind(body);
  const bodies = async (database: SqliteD1) => (await database.prepare('SELECT body FROM note ORDER BY id').raw<[string]>()).map(([body]) => body);

  test('keeps what was written when it is opened again, and is in WAL mode', async () => {
    await insert(db, 'kept').run();
    db.close();
    db = new SqliteD1(path);
    expect(await bodies(db)).toEqual(['kept']);
    expect(db.connection.trusted((sqlite) => sqlite.prepare('PRAGMA journal_mode').get())).toEqual({ journal_mode: 'wal' });
  });

  test('is shared: a second connection sees what the first committed, and nothing before', async () => {
    const other = new SqliteD1(path);
    await transaction(db, async () => {
      await insert(db, 'a').run();
      expect(await bodies(other)).toEqual([]);
    });
    expect(await bodies(other)).toEqual(['a']);
    other.close();
  });

  test('reads while another writes, whatever word a statement begins with', async () => {
    const writer = new SqliteD1(path);
    const end = writer.connection.begin();
    const [, { results }] = await db.batch([db.prepare('SELECT 1'), db.prepare('WITH two AS (SELECT 2 AS n) SELECT n FROM two')]) as [unknown, D1Result];
    expect(results).toEqual([{ n: 2 }]);
    end(false);
    writer.close();
  });

  test('forgets the statements it prepared when there are too many, without harm', async () => {
    for (let n = 0; n < 1_200; n += 1) expect(await db.prepare(`SELECT ${n} AS n`).first('n')).toBe(n);
    expect(await db.prepare('SELECT 0 AS n').first('n')).toBe(0);
  });

  test('a transaction keeps all of its batches', async () => {
    const answer = await transaction(db, async () => {
      await db.batch([insert(db, 'a'), insert(db, 'b')]);
      await insert(db, 'c').run();
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await bodies(db)).toEqual(['a', 'b', 'c']);
  });

  test('a transaction that throws keeps none of them', async () => {
    const work = transaction(db, async () => {
      await db.batch([insert(db, 'a'), insert(db, 'b')]);
      throw new Error('a bad line');
    });
    await expect(work).rejects.toThrow('a bad line');
    expect(await bodies(db)).toEqual([]);
    await insert(db, 'after').run();
    expect(await bodies(db)).toEqual(['after']);
  });

  test('a batch that fails inside a transaction is undone alone', async () => {
    await transaction(db, async () => {
      await insert(db, 'a').run();
      await expect(db.batch([insert(db, 'b'), db.prepare('INSERT INTO note VALUES (1, ?1)').bind('twice')])).rejects.toThrow(/UNIQUE/);
      await insert(db, 'c').run();
    });
    expect(await bodies(db)).toEqual(['a', 'c']);
  });

  test('a batch whose deferred foreign keys are broken at its end is undone, and the next one works', async () => {
    await db.exec('CREATE TABLE reply (note INTEGER NOT NULL REFERENCES note (id)) STRICT');
    const batch = db.batch([db.prepare('PRAGMA defer_foreign_keys = ON'), insert(db, 'a'), db.prepare('INSERT INTO reply VALUES (9)')]);
    await expect(batch).rejects.toThrow('D1_ERROR: FOREIGN KEY constraint failed: SQLITE_CONSTRAINT (extended: SQLITE_CONSTRAINT_FOREIGNKEY)');
    await db.batch([insert(db, 'b'), db.prepare('INSERT INTO reply VALUES (1)')]);
    expect(await bodies(db)).toEqual(['b']);
  });

  test('a transaction that SQLite undid by itself is not reported as kept', async () => {
    await db.exec("CREATE TRIGGER note_undone BEFORE INSERT ON note WHEN new.body = 'undo' BEGIN SELECT raise(ROLLBACK, 'undone'); END");
    const work = transaction(db, async () => {
      await insert(db, 'a').run();
      await expect(insert(db, 'undo').run()).rejects.toThrow(/undone/);
    });
    await expect(work).rejects.toThrow('SQLite has undone the transaction.');
    expect(await bodies(db)).toEqual([]);
  });
});
