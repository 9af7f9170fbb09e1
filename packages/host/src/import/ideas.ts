import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import { newIdea } from '@cocarde/worker/ideas/ideas.schema.ts';
import { comparable, IDEA_COLUMNS, recognise } from './columns.ts';
import type { Directory } from './directory.ts';
import { type Circumstances, RowCheck } from './row-check.ts';
import type { Table } from './table.ts';

type Row = RowCheck<keyof typeof IDEA_COLUMNS>;

export interface IdeaRecord {
  file: string;
  line: number;
  /** Null when the file has no dates. */
  at: number | null;
  /** Subject of who proposed it. */
  author: string;
  title: string;
  body: string;
  tags: string[];
  status: IdeaStatus;
  /** Subjects, each once, never the author. */
  supporters: string[];
}

const STATUSES: Record<IdeaStatus, readonly string[]> = {
  new: ['', 'Nouvelle', 'Nouveau', 'Ouverte', 'New', 'Open'],
  review: ['À l’étude', 'En étude', 'Présélectionnée', 'Review', 'Under review', 'Shortlisted'],
  planned: ['Planifiée', 'Retenue', 'En cours', 'Planned', 'In progress', 'Accepted'],
  done: ['Réalisée', 'Terminée', 'Faite', 'Done', 'Completed', 'Implemented'],
  declined: ['Non retenue', 'Refusée', 'Rejetée', 'Declined', 'Rejected'],
};

/** Shorter titles recur in descriptions by chance. */
const TELLING = 16;

export function checkIdeas(table: Table, directory: Directory, circumstances: Circumstances): IdeaRecord[] {
  const sheet = recognise(table, IDEA_COLUMNS, ['author', 'title'], circumstances.report);
  const found: { row: Row; idea: IdeaRecord }[] = [];
  for (const entry of sheet.rows) {
    const row = new RowCheck(sheet, entry, circumstances);
    const author = authorOf(row, directory);
    const at = row.pastDate('date');
    const status = statusOf(row, directory, author);
    const input = row.parse(newIdea, { title: row.text('title'), body: row.text('body'), tags: row.list('tags') }, { title: 'title', body: 'body', tags: 'tags' });
    const supporters = supportersOf(row, directory, author);
    if (row.bad || !author || !status || !input) continue;
    const same = found.find(({ idea }) => idea.author === author && idea.title === input.title && idea.at === at);
    if (same) {
      row.notice('title', 'idea.again', { line: same.idea.line });
      same.idea.supporters = [...new Set([...same.idea.supporters, ...supporters])];
      continue;
    }
    if (/^[=+@-]/.test(input.title)) row.notice('title', 'title.formula', { title: input.title });
    found.push({ row, idea: { file: sheet.file, line: row.line, at, author, status, supporters, title: input.title, body: input.body ?? '', tags: input.tags ?? [] } });
  }
  tellSimilar(found);
  return found.map(({ idea }) => idea);
}

export function authorOf(row: RowCheck<'author'>, directory: Directory): string | undefined {
  const reference = row.required('author');
  const author = directory.find(reference);
  if (reference && !author) row.error('author', 'author.unknown', { who: reference });
  return author;
}

function statusOf(row: Row, directory: Directory, author: string | undefined): IdeaStatus | undefined {
  const written = comparable(row.text('status'));
  const status = (Object.keys(STATUSES) as IdeaStatus[]).find((key) => STATUSES[key].some((name) => comparable(name) === written));
  if (!status) row.error('status', 'status.unknown', { text: row.text('status'), known: Object.values(STATUSES).map((names) => names.find(Boolean)).join(', ') });
  else if (status !== 'new' && !directory.animateurFor(author, status)) row.error('status', directory.animateurFor(undefined, status) ? 'status.own' : 'status.nobody');
  return status;
}

/** Whoever cannot have supported is left out and said; the idea itself is good. */
function supportersOf(row: Row, directory: Directory, author: string | undefined): string[] {
  const supporters = new Set<string>();
  for (const reference of row.list('supporters')) {
    const subject = directory.find(reference);
    if (!subject) row.notice('supporters', 'supporter.unknown', { who: reference });
    else if (subject === author) row.notice('supporters', 'supporter.author', { who: reference });
    else if (supporters.has(subject)) row.notice('supporters', 'supporter.again', { who: reference });
    else supporters.add(subject);
  }
  return [...supporters];
}

/** Two titles that differ in case, accents or punctuation, or a description that repeats another idea's title: for people to judge. */
function tellSimilar(found: readonly { row: Row; idea: IdeaRecord }[]): void {
  const compared = found.map(({ row, idea }) => ({ row, idea, title: comparable(idea.title), body: comparable(idea.body) }));
  for (const [index, one] of compared.entries()) {
    const other = compared.find((other, place) => other !== one
      && ((other.title === one.title && place < index) || (other.title.length >= TELLING && one.body.startsWith(other.title))));
    if (other) one.row.notice(other.title === one.title ? 'title' : 'body', 'idea.similar', { line: other.idea.line, title: other.idea.title });
  }
}
