/** One thing that both databases do alike; the title is a sentence about it. */
export interface Case {
  title: string;
  run(db: D1Database): Promise<void>;
}

/** The first row of a query without a table. */
export async function row(db: D1Database, sql: string, ...params: unknown[]): Promise<Record<string, unknown> | null> {
  return db.prepare(sql).bind(...params).first();
}

/** The only column of every row. */
export async function column(db: D1Database, sql: string, ...params: unknown[]): Promise<unknown[]> {
  const rows = await db.prepare(sql).bind(...params).raw();
  return rows.map(([value]) => value);
}

/** A statement many times, joined: for what is too long, too deep or too many. */
export function repeated(count: number, piece: string, between = ''): string {
  return Array.from({ length: count }, () => piece).join(between);
}
