import { CsvError, parse } from 'csv-parse/sync';
import { UnreadableFile } from './findings.ts';

/** A file's cells as they are written, with the line on which each row begins. */
export interface Table {
  file: string;
  header: string[];
  rows: Row[];
}

export interface Row {
  line: number;
  cells: string[];
}

interface ParsedRow {
  info: { bytes: number };
  record: string[];
}

/**
 * Reads CSV as spreadsheets write it: UTF-8 with or without a byte-order mark, `,` or `;` as its header has it,
 * any line ends, quoted line breaks. Rows without any text are left out.
 * @throws UnreadableFile when the text is not UTF-8 or its quotes do not close.
 */
export function readTable(file: string, bytes: Uint8Array): Table {
  const text = decode(file, bytes);
  const lines = new LineCounter(text);
  const [header, ...rows] = parseRows(file, text, lines).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!header) throw new UnreadableFile(file, null, 'file.empty');
  return { file, header: header.cells, rows };
}

function parseRows(file: string, text: string, lines: LineCounter): Row[] {
  let end = 0;
  try {
    const parsed = parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      info: true,
      on_record: (record, { bytes }) => {
        end = bytes;
        return record;
      },
    }) as unknown as ParsedRow[];
    let start = 0;
    return parsed.map(({ info, record }) => {
      const line = lines.at(start);
      start = info.bytes;
      return { line, cells: record };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(file, lines.at(end), error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'file.open-quote' : 'file.stray-quote');
  }
}

/** The parser counts a quoted CRLF as two lines, so lines are counted here, from its byte offsets. */
class LineCounter {
  #bytes: Uint8Array;
  #offset = 0;
  #line = 1;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  /** Line that holds the byte; offsets must not go down. */
  at(offset: number): number {
    for (; this.#offset < offset; this.#offset++) {
      const byte = this.#bytes[this.#offset];
      if (byte === 0x0a || (byte === 0x0d && this.#bytes[this.#offset + 1] !== 0x0a)) this.#line++;
    }
    return this.#line;
  }
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(file, firstBadLine(bytes), 'file.not-utf8');
  }
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

/** Whichever of `;` and `,` separates more cells of the first line that is not empty. */
function separatorOf(text: string): ';' | ',' {
  const count = { ';': 0, ',': 0 };
  let quoted = false;
  for (const char of text.trimStart()) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === ';' || char === ',') count[char] += 1;
    else if (char === '\n' || char === '\r') break;
  }
  return count[';'] > count[','] ? ';' : ',';
}
