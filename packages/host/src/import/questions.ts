import { newAnswer, newQuestion } from '@cocarde/worker/questions/questions.schema.ts';
import { QUESTION_COLUMNS, recognise } from './columns.ts';
import type { Directory } from './directory.ts';
import { authorOf } from './ideas.ts';
import { type Circumstances, RowCheck } from './row-check.ts';
import type { Table } from './table.ts';

type Row = RowCheck<keyof typeof QUESTION_COLUMNS>;

export interface QuestionRecord {
  line: number;
  /** Null when the file has no dates. */
  at: number | null;
  /** Subject of who asked. */
  author: string;
  title: string;
  body: string;
  tags: string[];
  /** In the file's order. */
  answers: { author: string; body: string }[];
  /** Index of the accepted answer. */
  accepted: number | null;
}

export function checkQuestions(table: Table, directory: Directory, circumstances: Circumstances): QuestionRecord[] {
  const sheet = recognise(table, QUESTION_COLUMNS, ['author', 'title'], circumstances.report);
  const found: QuestionRecord[] = [];
  for (const entry of sheet.rows) {
    const row = new RowCheck(sheet, entry, circumstances);
    const author = authorOf(row, directory);
    const at = row.pastDate('date');
    const input = row.parse(newQuestion, { title: row.text('title'), body: row.text('body'), tags: row.list('tags') }, { title: 'title', body: 'body', tags: 'tags' });
    const answers = answersOf(row, directory);
    const accepted = acceptedOf(row, answers.length);
    if (row.bad || !author || !input) continue;
    const same = found.find((question) => question.author === author && question.title === input.title && question.at === at);
    if (same) {
      row.notice('title', 'question.again', { line: same.line });
      continue;
    }
    found.push({ line: row.line, at, author, answers, accepted, title: input.title, body: input.body ?? '', tags: input.tags ?? [] });
  }
  return found;
}

/** Answers stand in one cell, between lines of three hyphens; their authors in another, in the same order. */
function answersOf(row: Row, directory: Directory): QuestionRecord['answers'] {
  const bodies = row.text('answers').split(/^[ \t]*---[ \t]*$/m).map((body) => body.trim()).filter(Boolean);
  const authors = row.list('answerAuthors');
  if (bodies.length !== authors.length) {
    row.error('answerAuthors', 'answers.authors', { answers: bodies.length, authors: authors.length });
    return [];
  }
  return bodies.flatMap((body, index) => {
    const reference = authors[index]!;
    const author = directory.find(reference);
    if (!author) row.error('answerAuthors', 'author.unknown', { who: reference });
    const input = row.parse(newAnswer, { body }, { body: 'answers' });
    return author && input ? [{ author, body: input.body }] : [];
  });
}

/** Answers are counted from 1, as people do. */
function acceptedOf(row: Row, answers: number): number | null {
  const written = row.text('accepted');
  if (!written || row.bad) return null;
  const number = Number(written);
  if (Number.isInteger(number) && number >= 1 && number <= answers) return number - 1;
  row.error('accepted', 'accepted.unknown', { text: written, answers });
  return null;
}
