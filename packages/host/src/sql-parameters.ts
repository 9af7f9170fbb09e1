/** Everything in which a question mark or a colon is no parameter, then the parameters: `?`, `?NNN`, `:a`, `@a`, `$a`. */
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\p{L}_][\p{L}\p{N}_$]*|(\?\d*|[:@$][\p{L}\p{N}_$]+)/gu;

/**
 * How many values a statement must be given: the largest parameter number. `node:sqlite` does not say, and binds NULL
 * to what is missing. Null when a parameter has a name, which D1 does not document.
 */
export function countParameters(sql: string): number | null {
  let largest = 0;
  for (const [, parameter] of sql.matchAll(TOKEN)) {
    if (parameter === undefined) continue;
    if (!parameter.startsWith('?')) return null;
    largest = parameter === '?' ? largest + 1 : Math.max(largest, Number(parameter.slice(1)));
  }
  return largest;
}

/** The statement with its values written into it, for a way to the database that carries text alone. */
export function writeParameters(sql: string, values: readonly (number | string | null)[]): string {
  let last = 0;
  return sql.replace(TOKEN, (token, parameter: string | undefined) => {
    if (parameter === undefined) return token;
    last = parameter === '?' ? last + 1 : Number(parameter.slice(1));
    const value = values[last - 1];
    if (value === undefined) throw new Error(`no value for ${parameter} in: ${sql}`);
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? 'NULL');
  });
}
