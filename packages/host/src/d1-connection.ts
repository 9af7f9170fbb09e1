import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Authorizer, type StatementKind } from './d1-authorizer.ts';
import { D1Error, toD1Error } from './d1-errors.ts';
import { toRead, type BoundValue, type ReadValue } from './d1-values.ts';
import { countParameters } from './sql-parameters.ts';

/** D1's limits, documented or found on the local Workers runtime. SQLite itself enforces them. */
const D1_LIMITS = {
  variableNumber: 100, sqlLength: 100_000, length: 2_000_000, likePatternLength: 50, column: 100, functionArg: 32,
  exprDepth: 100, compoundSelect: 5, triggerDepth: 10, attach: 0,
};

/** How long a statement waits for another process that writes, in milliseconds; the event loop waits with it. */
const BUSY_TIMEOUT = 5_000;

const CACHED_STATEMENTS = 500;

export interface Query {
  sql: string;
  params: BoundValue[];
}

export interface Outcome {
  columns: string[];
  rows: ReadValue[][];
  meta: D1Meta & Record<string, unknown>;
}

interface Prepared {
  statement: StatementSync;
  kind: StatementKind;
  columns: string[];
  parameters: number;
  /** What of the text comes after this statement. */
  rest: string;
}

/** One connection to one SQLite file, made to take and refuse what D1 takes and refuses. Everything is synchronous. */
export class Connection {
  readonly #db: DatabaseSync;
  readonly #authorizer = new Authorizer();
  readonly #cache = new Map<string, Prepared>();
  readonly #changes: StatementSync;
  readonly #size: StatementSync;
  #bytes: number;
  #lastRowId = 0;

  constructor(path: string) {
    this.#db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true, limits: D1_LIMITS });
    // NORMAL: what was answered survives the death of the process; the end of a power cut may miss the last few commits.
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
    // As REAL, like D1: row numbers of 60 bits, as the texts of a search have, are none that JavaScript counts.
    this.#changes = this.#db.prepare('SELECT total_changes() AS changes, CAST(last_insert_rowid() AS REAL) AS id');
    this.#size = this.#db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size');
    this.#bytes = this.#size.get()!.bytes as number;
    this.#db.setAuthorizer((action, first, second) => this.#authorizer.decide(action, first, second));
  }

  /** Runs queries as one transaction: all of them happen or none. */
  execute(queries: Query[]): Outcome[] {
    const written = queries.filter((query) => query.sql.trim() !== '');
    if (written.length === 0) throw new D1Error('No SQL statements detected.');
    try {
      const [only] = written;
      if (written.length === 1 && only && this.#prepare(only.sql).rest === '') return [this.#run(only)];
      return this.transaction(() => written.map((query) => this.#run(query)), written.every(({ sql }) => this.#onlyReads(sql)));
    } catch (error) {
      throw toD1Error(error);
    }
  }

  /** `work` must be synchronous, so that nothing of another request comes between. */
  transaction<T>(work: () => T, readOnly = false): T {
    const end = this.begin(readOnly);
    let done = false;
    try {
      const result = work();
      done = true;
      return result;
    } finally {
      end(done);
    }
  }

  /**
   * Opens a transaction, or a savepoint within the one that is open, and returns what ends it: true keeps, false undoes.
   * IMMEDIATE, because a transaction that begins by reading and then writes fails when another process wrote between.
   */
  begin(readOnly = false): (keep: boolean) => void {
    const inner = this.#db.isTransaction;
    this.trusted((db) => db.exec(inner ? 'SAVEPOINT step' : readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE'));
    const undo = inner ? 'ROLLBACK TO step; RELEASE step' : 'ROLLBACK';
    return (keep) => this.trusted((db) => {
      if (!db.isTransaction) { // the disk was full, or a trigger raised ROLLBACK
        if (keep) throw new D1Error('SQLite has undone the transaction.');
        return;
      }
      try {
        db.exec(keep ? (inner ? 'RELEASE step' : 'COMMIT') : undo);
      } catch (error) { // a deferred foreign key was broken: the transaction is still open
        if (db.isTransaction) db.exec(undo);
        throw error;
      }
    });
  }

  /** Speaks to SQLite with D1's refusals off and its limits on. */
  trusted<T>(work: (db: DatabaseSync) => T): T {
    const before = this.#authorizer.trusted;
    this.#authorizer.trusted = true;
    try {
      return work(this.#db);
    } finally {
      this.#authorizer.trusted = before;
    }
  }

  close(): void {
    this.#db.close();
  }

  /** What cannot be prepared yet, since an earlier statement of its batch makes the table, comes with that statement, which writes. */
  #onlyReads(sql: string): boolean {
    try {
      const { kind, rest } = this.#prepare(sql);
      return kind === 'read' && rest === '';
    } catch {
      return false;
    }
  }

  #run({ sql, params }: Query): Outcome {
    let prepared = this.#prepare(sql);
    while (prepared.rest !== '') {
      if (prepared.parameters > 0) {
        throw new D1Error('When executing multiple SQL statements in a single call, only the last statement can have parameters.');
      }
      this.#step(prepared, []);
      prepared = this.#prepare(prepared.rest);
    }
    return this.#step(prepared, params);
  }

  #step({ statement, kind, columns, parameters }: Prepared, params: BoundValue[]): Outcome {
    if (params.length !== parameters) throw new D1Error('Wrong number of parameter bindings for SQL query.');
    const before = kind === 'read' ? 0 : this.#changes.get()!.changes as number; // asking costs as much as a small read does
    const started = performance.now();
    const rows = statement.all(...params) as unknown as unknown[][];
    const duration = performance.now() - started;
    const changes = kind === 'read' ? 0 : this.#noteWritten() - before;
    if (kind === 'schema') this.#cache.clear(); // their column names may no longer hold
    return {
      columns,
      rows: rows.map((row) => row.map(toRead)),
      meta: {
        served_by: 'node:sqlite',
        duration,
        changes, // with those of triggers and foreign keys, as on D1
        last_row_id: this.#lastRowId,
        changed_db: changes > 0 || kind === 'schema',
        size_after: this.#bytes,
        rows_read: 0, // SQLite does not say
        rows_written: changes, // D1 adds the entries of indexes
      },
    };
  }

  /** Gives the number of all changes so far. */
  #noteWritten(): number {
    const { changes, id } = this.#changes.get()!;
    this.#lastRowId = id as number;
    this.#bytes = this.trusted(() => this.#size.get()!.bytes as number);
    return changes as number;
  }

  #prepare(sql: string): Prepared {
    const cached = this.#cache.get(sql);
    if (cached) return cached;
    if (Buffer.byteLength(sql) > D1_LIMITS.sqlLength) throw new D1Error('statement too long: SQLITE_TOOBIG');
    this.#authorizer.expect();
    try {
      const statement = this.#db.prepare(sql);
      const { kind } = this.#authorizer;
      statement.setReturnArrays(true);
      statement.setReadBigInts(true);
      const columns = statement.columns().map((column) => column.name);
      const own = statement.sourceSQL;
      const parameters = countParameters(own);
      if (parameters === null) throw new D1Error('Parameters have numbers here, not names: write ?1, ?2.');
      const prepared = { statement, kind, columns, parameters, rest: sql.slice(own.length).trim() };
      if (this.#cache.size >= CACHED_STATEMENTS) this.#cache.delete(this.#cache.keys().next().value!);
      if (kind !== 'schema') this.#cache.set(sql, prepared);
      return prepared;
    } catch (error) {
      if (this.#authorizer.refusedTransaction) {
        throw new D1Error('To execute a transaction, use batch() instead of BEGIN, COMMIT or SAVEPOINT, which D1 does not take.');
      }
      throw error;
    }
  }
}
