import type { Reason } from './texts.ts';

/** Something to tell about a file. Errors make their row bad; notices say what was cleaned up or left out. */
export interface Finding {
  level: 'error' | 'notice';
  file: string;
  /** First line of the row in the file, 1 is the header; null when it concerns the whole file. */
  line: number | null;
  /** The header as the file writes it, null when it concerns the whole row. */
  column: string | null;
  reason: Reason;
  values: Record<string, string | number>;
}

/** Thrown when nothing of a file can be read: there are no rows that could be skipped. */
export class UnreadableFile extends Error {
  readonly finding: Finding;

  constructor(file: string, line: number | null, reason: Reason, values: Finding['values'] = {}) {
    super(`${file}: ${reason}`);
    this.finding = { level: 'error', file, line, column: null, reason, values };
  }
}
