import * as z from 'zod';
import { ProblemError } from './problem.ts';

/** As long as one may be that holds the names of an event, 400 letters of four bytes each. */
export const cursorText = z.string().max(2_500).optional();

/** A place in an ordered list, opaque to clients. */
export function encodeCursor(place: readonly (string | number)[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(place));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param shape the types expected, in order. Throws `invalid_input` for anything that we did not make. */
export function decodeCursor(cursor: string, shape: readonly ('string' | 'number')[]): (string | number)[] {
  try {
    const binary = atob(cursor.replace(/-/g, '+').replace(/_/g, '/'));
    const place: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
    if (Array.isArray(place) && place.length === shape.length && place.every((value, i) => typeof value === shape[i])) return place;
  } catch {
    // Fall through: a cursor that cannot be read is refused like one that was made up.
  }
  throw new ProblemError('invalid_input', { errors: [{ path: 'cursor', code: 'not_allowed', message: 'Not a cursor of this list.' }] });
}
