import { clean } from '@cocarde/worker/http/text.ts';
import { type Finding, UnreadableFile } from './findings.ts';
import type { Table } from './table.ts';

/**
 * Accepted headers by field, the most telling first: where a file has several, the first holds and the others are ignored.
 * Compared without case, accents, spaces or punctuation. docs/guide/import.md lists them.
 */
export const MEMBER_COLUMNS = {
  id: ['Identifiant', 'Id', 'Matricule', 'Login', 'Identifier', 'User id'],
  address: ['Adresse e-mail', 'Adresse mail', 'E-mail', 'Mail', 'Courriel', 'Adresse', 'E-mail address', 'Address'],
  firstName: ['Prénom', 'First name', 'Given name'],
  name: ['Nom complet', 'Prénom et nom', 'Nom et prénom', 'Nom', 'Nom de famille', 'Full name', 'Display name', 'Name', 'Last name', 'Surname'],
  team: ['Équipe', 'Service', 'Direction', 'Team', 'Department'],
  teamSince: ['Équipe depuis', 'Dans l’équipe depuis', 'Team since', 'Team joined', 'Team joined at'],
  place: ['Lieu', 'Site', 'Ville', 'Lieu de travail', 'Place', 'Location', 'Office', 'City'],
  joined: ['Arrivée', 'Date d’arrivée', 'Joined', 'Joined at', 'Start date'],
  role: ['Rôle', 'Role'],
  excluded: ['Hors classement', 'Exclusion', 'Excluded', 'Excluded as'],
} as const;

export const IDEA_COLUMNS = {
  date: ['Horodatage', 'Horodateur', 'Date', 'Date de création', 'Timestamp', 'Created', 'Created at'],
  author: ['Auteur', 'Autrice', 'Author', 'Identifiant', 'Adresse e-mail', 'E-mail', 'E-mail address'],
  title: ['Titre', 'Idée', 'Title', 'Idea'],
  body: ['Description', 'Texte', 'Détail', 'Text', 'Body'],
  tags: ['Thèmes', 'Thème', 'Étiquettes', 'Tags', 'Topics'],
  status: ['Statut', 'État', 'Status'],
  supporters: ['Soutiens', 'Votes', 'Supporters', 'Supported by'],
} as const;

export const QUESTION_COLUMNS = {
  date: IDEA_COLUMNS.date,
  author: IDEA_COLUMNS.author,
  title: ['Titre', 'Question', 'Title'],
  body: IDEA_COLUMNS.body,
  tags: IDEA_COLUMNS.tags,
  answers: ['Réponses', 'Réponse', 'Answers', 'Answer'],
  answerAuthors: ['Auteurs réponses', 'Auteurs des réponses', 'Answer authors', 'Answered by'],
  accepted: ['Acceptée', 'Réponse acceptée', 'Meilleure réponse', 'Accepted', 'Accepted answer', 'Best answer'],
} as const;

export type Columns = Record<string, readonly string[]>;

/** A file whose header was understood: rows by field, cleaned as the service cleans what people write. */
export interface Sheet<Field extends string> {
  file: string;
  rows: Entry<Field>[];
  has(field: Field): boolean;
  /** The header of a field as this file writes it. */
  header(field: Field): string;
}

export interface Entry<Field extends string> {
  line: number;
  /** Text of a cell, empty when the file has no such column. */
  text(field: Field): string;
}

/** @throws UnreadableFile when a required column is missing or two columns have the same header. */
export function recognise<C extends Columns>(
  table: Table, columns: C, required: readonly (keyof C & string)[], report: (finding: Finding) => void,
): Sheet<keyof C & string> {
  type Field = keyof C & string;
  const { file } = table;
  const keys = table.header.map(comparable);
  const places = new Map<Field, number>();
  for (const field of Object.keys(columns) as Field[]) {
    const key = columns[field]!.map(comparable).find((name) => keys.includes(name));
    if (key === undefined) {
      if (required.includes(field)) throw new UnreadableFile(file, 1, 'file.column-missing', { columns: columns[field]!.join(', ') });
      continue;
    }
    const place = keys.indexOf(key);
    if (keys.lastIndexOf(key) !== place) throw new UnreadableFile(file, 1, 'file.column-twice', { column: table.header[place]!.trim() });
    places.set(field, place);
  }
  const used = new Set(places.values());
  const ignored = table.header.filter((header, place) => header.trim() && !used.has(place)).map((header) => header.trim());
  if (ignored.length) report({ level: 'notice', file, line: 1, column: null, reason: 'columns.ignored', values: { columns: ignored.join(', ') } });

  return {
    file,
    has: (field) => places.has(field),
    header: (field) => table.header[places.get(field) ?? -1]?.trim() ?? field,
    rows: table.rows.flatMap(({ line, cells }) => {
      if (cells.slice(table.header.length).some((cell) => cell.trim())) {
        report({ level: 'error', file, line, column: null, reason: 'row.too-wide', values: { cells: cells.length, columns: table.header.length } });
        return [];
      }
      return [{ line, text: (field: Field) => clean(cells[places.get(field) ?? -1] ?? '') }];
    }),
  };
}

/** Letters and digits only, so that « E-mail » meets « email » and two spellings of a title meet. */
export function comparable(text: string): string {
  return text.normalize('NFD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
