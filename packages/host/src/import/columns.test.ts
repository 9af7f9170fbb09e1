import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MEMBER_COLUMNS, IDEA_COLUMNS, QUESTION_COLUMNS, recognise } from './columns.ts';
import { type Finding, UnreadableFile } from './findings.ts';
import { readTable } from './table.ts';

const table = (text: string) => readTable('a.csv', new TextEncoder().encode(text));

function members(text: string) {
  const findings: Finding[] = [];
  const sheet = recognise(table(text), MEMBER_COLUMNS, ['name'], (finding) => findings.push(finding));
  return { sheet, findings };
}

describe('recognise', () => {
  test.each([
    'Adresse e-mail;Nom;Équipe;Arrivée;Rôle', 'ADRESSE E-MAIL;NOM;EQUIPE;ARRIVEE;ROLE', ' adresse  email ; nom ;équipe; date d’arrivée;rôle ',
    "Courriel;Nom complet;Service;Date d'arrivée;Role", 'Email;Name;Team;Joined;Role', 'e_mail;full name;department;start_date;role',
  ])('knows %s', (header) => {
    const { sheet } = members(`${header}\nlou@a.example;Lou;Produit;01/02/2026;membre`);
    const [row] = sheet.rows;
    expect((['address', 'name', 'team', 'joined', 'role'] as const).map((field) => row!.text(field))).toEqual(['lou@a.example', 'Lou', 'Produit', '01/02/2026', 'membre']);
  });

  test('knows the ideas and questions of the example files and their English names', () => {
    const all = (columns: typeof IDEA_COLUMNS | typeof QUESTION_COLUMNS, header: string) => {
      const sheet = recognise(table(header), columns, [], () => {});
      return (Object.keys(columns) as (keyof typeof columns)[]).filter((field) => !sheet.has(field));
    };
    expect(all(IDEA_COLUMNS, 'Horodatage;Adresse e-mail;Titre;Description;Thèmes;Statut;Soutiens')).toEqual([]);
    expect(all(IDEA_COLUMNS, 'Timestamp,Author,Title,Body,Tags,Status,Supporters')).toEqual([]);
    expect(all(QUESTION_COLUMNS, 'date,auteur,titre,texte,themes,reponses,auteurs_reponses,acceptee')).toEqual([]);
    expect(all(QUESTION_COLUMNS, 'Created at,Author,Question,Text,Topics,Answers,Answer authors,Best answer')).toEqual([]);
  });

  test('takes the more telling of two columns and says what it ignores', () => {
    const { sheet, findings } = members('Adresse;Nom;Adresse e-mail;Bureau;\n1 rue du Port;Lou;lou@a.example;214;');
    expect(sheet.rows[0]!.text('address')).toBe('lou@a.example');
    expect(findings).toMatchObject([{ level: 'notice', line: 1, reason: 'columns.ignored', values: { columns: 'Adresse, Bureau' } }]);
  });

  test('refuses a file in which the same header stands twice', () => {
    expect(() => members('Nom;Équipe;equipe\nLou;A;B')).toThrow(UnreadableFile);
  });

  test('refuses a file without a column that it cannot do without, and names what it looked for', () => {
    try {
      members('Prénom;Ville\nLou;Lyon');
      expect.unreachable();
    } catch (error) {
      expect((error as UnreadableFile).finding).toMatchObject({ line: 1, reason: 'file.column-missing', values: { columns: expect.stringContaining('Nom complet') } });
    }
  });

  test('reports a row with more cells than the header: an unquoted separator has shifted them', () => {
    const { sheet, findings } = members('Nom;Équipe\nLou;Produit;Lyon\nAya;Marque;;\n');
    expect(sheet.rows.map((row) => row.text('name'))).toEqual(['Aya']);
    expect(findings).toMatchObject([{ level: 'error', line: 2, column: null, reason: 'row.too-wide' }]);
  });

  test('cleans text as the service cleans what people write: ends, composed accents, what nobody sees', () => {
    const { sheet } = members('Nom\n\u00a0 Ine\u0300s\u200b \n');
    expect(sheet.rows[0]!.text('name')).toBe('In\u00e8s');
  });

  test('knows no name that the guide does not list', () => {
    const guide = readFileSync(new URL('../../../../docs/guide/import.md', import.meta.url), 'utf8');
    const lists = guide.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|')[2]!.trim());
    for (const columns of [MEMBER_COLUMNS, IDEA_COLUMNS, QUESTION_COLUMNS]) {
      for (const names of Object.values(columns)) expect(lists).toContain(names.join(', '));
    }
  });
});
