import { type ParsedDate, parseDate } from './dates.ts';
import type { Entry, Sheet } from './columns.ts';
import type { Finding } from './findings.ts';
import type { Reason } from './texts.ts';

/** What every file is checked against. */
export interface Circumstances {
  timeZone: string;
  now: number;
  report(finding: Finding): void;
}

/** A schema of the service, as far as it is used here; the library behind it is the service's own affair. */
interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly Issue[] } };
}

interface Issue {
  code?: string;
  path: readonly PropertyKey[];
  message: string;
  origin?: string;
  maximum?: number | bigint;
}

/** Collects what is wrong with one row, so that all of it is told at once. */
export class RowCheck<Field extends string> {
  /** True once an error was found: the row cannot be imported. */
  bad = false;
  readonly line: number;
  #sheet: Sheet<Field>;
  #entry: Entry<Field>;
  #circumstances: Circumstances;

  constructor(sheet: Sheet<Field>, entry: Entry<Field>, circumstances: Circumstances) {
    this.line = entry.line;
    this.#sheet = sheet;
    this.#entry = entry;
    this.#circumstances = circumstances;
  }

  error(field: Field | null, reason: Reason, values: Finding['values'] = {}): void {
    this.bad = true;
    this.#tell('error', field, reason, values);
  }

  notice(field: Field | null, reason: Reason, values: Finding['values'] = {}): void {
    this.#tell('notice', field, reason, values);
  }

  text(field: Field): string {
    return this.#entry.text(field);
  }

  required(field: Field): string {
    const text = this.text(field);
    if (!text) this.error(field, 'field.missing');
    return text;
  }

  /** Items between commas, semicolons or line breaks. */
  list(field: Field): string[] {
    return this.text(field).split(/[,;\n]/).map((item) => item.trim()).filter(Boolean);
  }

  /** Null when the cell is empty or was refused. */
  date(field: Field): number | null {
    const text = this.text(field);
    if (!text) return null;
    const parsed: ParsedDate = parseDate(text, this.#circumstances.timeZone);
    if ('at' in parsed) return parsed.at;
    this.error(field, parsed.reason, { text });
    return null;
  }

  /** The same for a day that is not ahead of us. */
  pastDay(field: Field): number | null {
    const at = this.date(field);
    if (at !== null && at > this.#circumstances.now) this.error(field, 'date.future', { text: this.text(field) });
    return at;
  }

  /** When something was written, never ahead of us; null when the file has no such column. */
  pastDate(field: Field): number | null {
    if (!this.#sheet.has(field) || !this.required(field)) return null;
    return this.pastDay(field);
  }

  /** What a schema of the service makes of a value; its refusals are told under the columns that `fields` names. */
  parse<T>(schema: Schema<T>, value: unknown, fields: Record<string, Field>): T | undefined {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const field = fields[String(issue.path[0] ?? '')] ?? null;
      if (issue.code === 'too_big') this.error(field, issue.origin === 'array' ? 'field.too-many' : 'field.too-long', { most: Number(issue.maximum) });
      else if (issue.code === 'too_small') this.error(field, 'field.missing');
      else this.error(field, 'field.refused', { why: issue.message });
    }
    return undefined;
  }

  #tell(level: Finding['level'], field: Field | null, reason: Reason, values: Finding['values']): void {
    const column = field === null ? null : this.#sheet.header(field);
    this.#circumstances.report({ level, file: this.#sheet.file, line: this.line, column, reason, values });
  }
}
