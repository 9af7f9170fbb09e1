/** Numbers of members that a page of names looks at. */
const STRETCH = 512;

/**
 * SQL for a page of those whom others may know by name, of a list of members of whom some may not: where to go on must not tell
 * the number of one who hides. So a page ends with one who is named, or with a stretch of numbers, and is of the first stretch
 * that has anybody.
 * @param first SQL of the number of the first in the list from one on, null for none.
 * @param from SQL of the number that the page begins at.
 * @returns `end`, the number that it looks not at any more, and `next`, where the list goes on behind it, null at its end.
 */
export function stretch(first: (from: string) => string, from: string): { end: string; next: string } {
  const end = `((${first(from)} / ${STRETCH} + 1) * ${STRETCH})`;
  return { end, next: `(${first(end)} / ${STRETCH} * ${STRETCH})` };
}
