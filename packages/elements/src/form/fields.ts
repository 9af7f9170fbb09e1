import { IDEA_STATUSES } from '@cocarde/contract/ideas.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import { entriesOf } from '@cocarde/client/entries.ts';
import type { Key } from '@cocarde/client/i18n.ts';

export interface Field {
  /** Its name in the request. */
  name: string;
  label: Key;
  /** In the community's own words, instead of `label`. */
  said?: string;
  /** Below it. */
  hint?: string;
  /** Most UTF-16 code units; of each entry where there are several. */
  limit: number;
  /** Lines of a text area; without, it is a single line. */
  rows?: number;
  required?: boolean;
  /** Whether it holds the text of a post, with markup. */
  markup?: boolean;
  /** Whether members may be named in it. */
  mentions?: boolean;
  /** Most entries, separated by commas. */
  entries?: number;
  choices?: readonly (readonly [value: string, label: Key, said?: string])[];
  /** Of a single line, where it is no text. A `checkbox` holds `true` or nothing. */
  type?: 'url' | 'date' | 'checkbox';
  /** What its whole text must look like. */
  pattern?: RegExp;
  /** Least and most of a whole number. */
  range?: readonly [least: number, most: number];
  /** What is said where it is not allowed, in place of the usual. */
  wrong?: string;
}

/** The type keeps the numbers equal to the limits without shipping their table. */
const MOST = { title: 160, body: 5_000, comment: 2_000, tag: 30, tags: 5, statusNote: 500 } satisfies Partial<typeof LIMITS>;

export const FIELDS = {
  post: [
    { name: 'title', label: 'form.title', limit: MOST.title, required: true },
    { name: 'body', label: 'form.body', limit: MOST.body, rows: 5, markup: true },
    { name: 'tags', label: 'form.tags', limit: MOST.tag, entries: MOST.tags },
  ],
  edit: [
    { name: 'title', label: 'form.title', limit: MOST.title, required: true },
    { name: 'body', label: 'form.body', limit: MOST.body, rows: 5, markup: true },
    { name: 'tags', label: 'form.tags', limit: MOST.tag, entries: MOST.tags },
  ],
  wording: [{ name: 'body', label: 'form.comment', limit: MOST.comment, rows: 2, required: true, markup: true, mentions: true }],
  rewording: [{ name: 'body', label: 'form.answer', limit: MOST.body, rows: 4, required: true, markup: true }],
  removal: [{ name: 'reason', label: 'form.reason', limit: MOST.statusNote, rows: 2, required: true }],
  comment: [{ name: 'body', label: 'form.comment', limit: MOST.comment, rows: 2, required: true, markup: true, mentions: true }],
  reply: [{ name: 'body', label: 'form.answer', limit: MOST.comment, rows: 2, required: true, markup: true, mentions: true }],
  answer: [{ name: 'body', label: 'form.answer', limit: MOST.body, rows: 4, required: true, markup: true }],
  status: [
    { name: 'status', label: 'ideas.status', limit: Infinity, required: true, choices: IDEA_STATUSES.map((status) => [status, `ideas.status.${status}`]) },
    { name: 'note', label: 'form.note', limit: MOST.statusNote, rows: 2 },
  ],
} satisfies Record<string, Field[]>;

export type FormKind = keyof typeof FIELDS;

/** The value that is sent for what was typed. */
export function parsed({ entries }: Field, typed: string): string | string[] {
  return entries ? entriesOf(typed) : typed.trim();
}

/** Why a value would be refused, in the words of `FieldError.code`; undefined when it would not. */
export function refusal({ limit, required, entries = 1, pattern, range }: Field, value: string | string[]): string | undefined {
  const texts = [value].flat();
  if (required && !texts[0]) return 'required';
  if (texts.length > entries) return 'too_many';
  if (texts.some(({ length }) => length > limit)) return 'too_long';
  return texts[0] && ((pattern && !pattern.test(texts[0])) || (range && !inRange(texts[0], range))) ? 'not_allowed' : undefined;
}

function inRange(text: string, [least, most]: NonNullable<Field['range']>): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most;
}
