import { constants } from 'node:sqlite';
import { D1_FUNCTIONS } from './d1-functions.ts';

/** What a statement does, as far as its caller must know: `schema` makes prepared statements stale. */
export type StatementKind = 'read' | 'write' | 'schema';

const WRITES = new Set<number>([constants.SQLITE_INSERT, constants.SQLITE_UPDATE, constants.SQLITE_DELETE]);

const SCHEMA = new Set<number>([
  constants.SQLITE_CREATE_TABLE, constants.SQLITE_CREATE_INDEX, constants.SQLITE_CREATE_TRIGGER, constants.SQLITE_CREATE_VIEW,
  constants.SQLITE_DROP_TABLE, constants.SQLITE_DROP_INDEX, constants.SQLITE_DROP_TRIGGER, constants.SQLITE_DROP_VIEW,
  constants.SQLITE_DROP_VTABLE, constants.SQLITE_ALTER_TABLE, constants.SQLITE_REINDEX, constants.SQLITE_ANALYZE,
]);

const HARMLESS = new Set<number>([constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_RECURSIVE]);

/** What ALTER TABLE calls within SQLite; no statement can name them. */
const OF_ALTER_TABLE = /^sqlite_(rename|drop|add|find|fail)/;

const VIRTUAL_TABLES = new Set(['fts5', 'fts5vocab', 'rtree', 'rtree_i32']);

/** Pragmas that only look; their argument names what to look at. */
const LOOKING_PRAGMAS = new Set([
  'data_version', 'foreign_key_check', 'foreign_key_list', 'index_info', 'index_list', 'index_xinfo', 'optimize',
  'page_size', 'quick_check', 'table_info', 'table_list', 'table_xinfo',
]);

/**
 * Pragmas that D1 takes with a value. All but `defer_foreign_keys`, which ends with its transaction, would change
 * the connection for every later request here, while D1's requests do not share one: they may be read, not set.
 */
const SETTABLE_PRAGMAS = new Set([
  'case_sensitive_like', 'defer_foreign_keys', 'foreign_keys', 'ignore_check_constraints', 'legacy_alter_table',
  'recursive_triggers', 'reverse_unordered_selects',
]);

/** Allows what D1 allows, asked by SQLite about every action of a statement while it is prepared. */
export class Authorizer {
  /** True while the host itself speaks: transactions, migrations, pragmas. */
  trusted = false;
  /** What the statement prepared last does. */
  kind: StatementKind = 'read';
  /** Whether the refused action was BEGIN, COMMIT, SAVEPOINT or the like. */
  refusedTransaction = false;

  /** To be called before a statement is prepared. */
  expect(): void {
    this.kind = 'read';
    this.refusedTransaction = false;
  }

  decide(action: number, first: string | null, second: string | null): number {
    if (WRITES.has(action) && this.kind === 'read') this.kind = 'write';
    if (SCHEMA.has(action) || action === constants.SQLITE_CREATE_VTABLE) this.kind = 'schema';
    return this.trusted || this.#allows(action, first, second) ? constants.SQLITE_OK : constants.SQLITE_DENY;
  }

  #allows(action: number, first: string | null, second: string | null): boolean {
    if (HARMLESS.has(action) || WRITES.has(action) || SCHEMA.has(action)) return true;
    switch (action) {
      case constants.SQLITE_FUNCTION:
        return D1_FUNCTIONS.has(second ?? '') || OF_ALTER_TABLE.test(second ?? '');
      case constants.SQLITE_PRAGMA:
        return LOOKING_PRAGMAS.has(first ?? '') || (SETTABLE_PRAGMAS.has(first ?? '') && (second === null || first === 'defer_foreign_keys'));
      case constants.SQLITE_CREATE_VTABLE:
        return VIRTUAL_TABLES.has(second ?? '');
      case constants.SQLITE_TRANSACTION:
      case constants.SQLITE_SAVEPOINT:
        this.refusedTransaction = true;
        return false;
      default: // ATTACH, DETACH, everything TEMP
        return false;
    }
  }
}
