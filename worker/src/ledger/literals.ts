/**
 * What a stored rule says, written into a statement: a rule with every limit that there is would otherwise pass the hundred parameters
 * that D1 takes. Input of a request is always bound.
 */
export function number(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is no number.`);
  return String(value);
}

export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Parts of a union, nested: D1 takes five terms beside each other. */
export function unionOf(parts: readonly string[]): string {
  if (parts.length <= 4) return parts.join('\n    UNION ALL ');
  const groups = Array.from({ length: Math.ceil(parts.length / 4) }, (_, n) => unionOf(parts.slice(4 * n, 4 * n + 4)));
  return unionOf(groups.map((group) => `SELECT * FROM (${group})`));
}
