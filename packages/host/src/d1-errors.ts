const PRIMARY: Record<number, string> = {
  1: 'SQLITE_ERROR', 2: 'SQLITE_INTERNAL', 3: 'SQLITE_PERM', 4: 'SQLITE_ABORT', 5: 'SQLITE_BUSY', 6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM', 8: 'SQLITE_READONLY', 9: 'SQLITE_INTERRUPT', 10: 'SQLITE_IOERR', 11: 'SQLITE_CORRUPT',
  12: 'SQLITE_NOTFOUND', 13: 'SQLITE_FULL', 14: 'SQLITE_CANTOPEN', 15: 'SQLITE_PROTOCOL', 17: 'SQLITE_SCHEMA',
  18: 'SQLITE_TOOBIG', 19: 'SQLITE_CONSTRAINT', 20: 'SQLITE_MISMATCH', 21: 'SQLITE_MISUSE', 23: 'SQLITE_AUTH',
  25: 'SQLITE_RANGE', 26: 'SQLITE_NOTADB',
};

const CONSTRAINT: Record<number, string> = {
  1: 'CHECK', 3: 'FOREIGNKEY', 4: 'FUNCTION', 5: 'NOTNULL', 6: 'PRIMARYKEY', 7: 'TRIGGER', 8: 'UNIQUE',
  9: 'VTAB', 10: 'ROWID', 12: 'DATATYPE',
};

/** A statement failed, said as D1 says it: `D1_ERROR: UNIQUE constraint failed: vote.id: SQLITE_CONSTRAINT (extended: …)`. */
export class D1Error extends Error {
  constructor(message: string, prefix: 'D1_ERROR' | 'D1_EXEC_ERROR' | 'D1_COLUMN_NOTFOUND' = 'D1_ERROR') {
    super(`${prefix}: ${message}`, { cause: new Error(message) });
    this.name = 'Error';
  }

  /** The message without its prefix. */
  get reason(): string {
    return (this.cause as Error).message;
  }
}

/** Turns an error of `node:sqlite` into D1's; anything else is not the statement's fault and stays what it is. */
export function toD1Error(error: unknown): unknown {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message: string };
  if (code === 'ERR_INVALID_ARG_VALUE') return new D1Error('SQL code did not contain a statement.');
  if (code !== 'ERR_SQLITE_ERROR' || errcode === undefined) return error;
  const primary = PRIMARY[errcode & 0xff] ?? 'SQLITE_ERROR';
  const kind = primary === 'SQLITE_CONSTRAINT' ? CONSTRAINT[errcode >> 8] : undefined;
  return new D1Error(`${message}: ${primary}${kind ? ` (extended: SQLITE_CONSTRAINT_${kind})` : ''}`);
}
