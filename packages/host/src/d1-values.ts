/** What SQLite is given for a bound parameter. JavaScript numbers bind as REAL, on D1 and in `node:sqlite` alike. */
export type BoundValue = number | string | null | Uint8Array;

/** What a caller reads: D1 sends its answers as JSON, so a BLOB is an array of bytes. */
export type ReadValue = number | string | null | number[];

const isByteArray = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((byte) => typeof byte === 'number' && byte >= 0 && byte < 256);

/** Throws D1's own type error for what D1 cannot bind: undefined, bigint, Date, objects, functions. */
export function toBound(value: unknown): BoundValue {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : null; // D1 sends parameters as JSON, which has no NaN and no infinity
    case 'string':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      if (value === null) return null;
      if (isByteArray(value)) return Uint8Array.from(value);
      if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0));
      if (ArrayBuffer.isView(value)) return Uint8Array.from(value as unknown as Iterable<number>);
  }
  const message = `Type '${typeof value}' not supported for value '${String(value)}'`;
  throw new Error(`D1_TYPE_ERROR: ${message}`, { cause: new Error(message) });
}

/** Integers beyond 2^53 are rounded as on D1, where `node:sqlite` alone would throw. */
export function toRead(value: unknown): ReadValue {
  switch (typeof value) {
    case 'bigint':
      return Number(value);
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'string':
      return value;
    default:
      return value instanceof Uint8Array ? Array.from(value) : null;
  }
}
