import { describe, expect, test } from 'vitest';
import { UnreadableFile } from './findings.ts';
import { readTable } from './table.ts';

const read = (text: string) => readTable('a.csv', new TextEncoder().encode(text));
const rows = (text: string) => read(text).rows.map(({ line, cells }) => [line, ...cells]);

/** Why a file cannot be read, and from which line on. */
function refusal(bytes: Uint8Array): [string, number | null] {
  try {
    readTable('a.csv', bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return [error.finding.reason, error.finding.line];
    throw error;
  }
  throw new Error('was read');
}

describe('readTable', () => {
  test('takes the separator that the header uses, whatever the rows hold', () => {
    expect(rows('nom;ville\nLou, Aya;Lyon\n')).toEqual([[2, 'Lou, Aya', 'Lyon']]);
    expect(rows('nom,ville\n"Lou; Aya",Lyon\n')).toEqual([[2, 'Lou; Aya', 'Lyon']]);
    expect(rows('"nom; prénom; usage",ville\nLou,Lyon\n')).toEqual([[2, 'Lou', 'Lyon']]);
  });

  test('reads a file with one column', () => {
    expect(rows('nom\nLou\n')).toEqual([[2, 'Lou']]);
  });

  test('reads the same with a byte-order mark and without', () => {
    expect(read('\uFEFFnom;ville\nLou;Lyon').header).toEqual(['nom', 'ville']);
    expect(read('nom;ville\nLou;Lyon').header).toEqual(['nom', 'ville']);
  });

  test('takes a quoted header after a byte-order mark', () => {
    expect(read('\uFEFF"nom";"ville"\nLou;Lyon').header).toEqual(['nom', 'ville']);
  });

  test.each([['CRLF', '\r\n'], ['LF', '\n'], ['CR', '\r']])('says the line of the file on which a row begins, with quoted line breaks before it (%s)', (_, end) => {
    const text = ['nom;texte', 'Lou;"un', 'deux', '', 'quatre"', 'Aya;fin', '', 'Zoé;"a""b"'].join(end);
    expect(rows(text)).toEqual([[2, 'Lou', ['un', 'deux', '', 'quatre'].join(end)], [6, 'Aya', 'fin'], [8, 'Zoé', 'a"b']]);
  });

  test('counts lines rightly when rows end in CRLF and a quoted break is a bare LF', () => {
    expect(rows('a;b\r\n1;"x\ny"\r\n2;z\r\n').map(([line]) => line)).toEqual([2, 4]);
  });

  test('takes a last row without a line end, and rows with missing cells', () => {
    expect(rows('a;b;c\n1;2')).toEqual([[2, '1', '2']]);
  });

  test('leaves rows without any text out', () => {
    expect(rows('a;b\n;\n ; \n1;2\n\n')).toEqual([[4, '1', '2']]);
  });

  test('refuses an empty file', () => {
    expect(refusal(new Uint8Array())).toEqual(['file.empty', null]);
    expect(refusal(new TextEncoder().encode('\uFEFF\r\n;;\r\n'))).toEqual(['file.empty', null]);
  });

  test('refuses what is not UTF-8 and says where it begins', () => {
    expect(refusal(Uint8Array.from([...Buffer.from('nom\nLou\n'), ...Buffer.from('Inès\n', 'latin1')]))).toEqual(['file.not-utf8', 3]);
  });

  test('says where the quotes were opened that never close', () => {
    expect(refusal(Buffer.from('a;b\r\n1;"x\r\ny"\r\n2;"open\r\n3;4\r\n'))).toEqual(['file.open-quote', 4]);
  });

  test('refuses quotes in the middle of a cell rather than guess what they mean', () => {
    expect(refusal(Buffer.from('a;b\n1;2\n3;"x" y\n'))).toEqual(['file.stray-quote', 3]);
    expect(refusal(Buffer.from('a;b\n1;x "y" z\n'))).toEqual(['file.stray-quote', 2]);
  });
});
