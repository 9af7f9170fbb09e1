import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';

// Control characters (C0 but tab and line feed, C1), bidirectional overrides and isolates, zero-width
// characters that hide in names: shown to others they deceive, so they never get in.
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u3164\uFEFF\uFFA0\u{E0000}-\u{E007F}]/gu;

/** Text as it is stored: NFC, without what nobody can see, ends trimmed, lone surrogates replaced. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(UNSEEN, '').normalize('NFC').trim();
}

/** Whether there is anything in it that nobody can see. */
export const hasUnseen = (text: string) => text.search(UNSEEN) >= 0;

/** Several lines. */
export const text = (most: number) => z.string().transform(clean).pipe(z.string().max(most));

/** One line, not empty. */
export const line = (most: number) => z.string().transform((value) => clean(value).replace(/\s+/g, ' ')).pipe(z.string().min(1).max(most));

export const requiredText = (most: number) => z.string().transform(clean).pipe(z.string().min(1).max(most));

/** In small letters, without the sign that stands before it. */
export const tag = z.string().transform((text) => clean(text).replace(/\s+/g, ' ').replace(/^#/, '').toLowerCase()).pipe(z.string().min(1).max(LIMITS.tag));

/** Each once, in the order given. */
export const tags = z.array(tag).max(LIMITS.tags).transform((list) => [...new Set(list)]);

/** Name of a board in an element's attribute. */
export const board = z.string().regex(/^[a-z0-9](-?[a-z0-9]){0,59}$/, 'Small letters, digits and single hyphens.');

/** Of something within a definition. By it objects are read and written: what every object of JavaScript answers to is none. */
export const partId = z.string().regex(/^(?!constructor$)[a-z0-9](-?[a-z0-9]){0,39}$/, 'Small letters, digits and single hyphens; not "constructor".');

/** What a community wrote, by language, so many letters each. */
export const wordsOf = (most: number) => z.record(z.string().regex(/^[a-z]{2}(-[A-Za-z0-9]{2,8})?$/), line(most)).refine((value) => Object.keys(value).length > 0, 'At least one language.');
export const words = wordsOf(80);
