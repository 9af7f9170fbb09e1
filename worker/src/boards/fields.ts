import type { Board, Field } from '@cocarde/contract/boards.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import { invalidInput } from '../http/input.ts';
import { clean } from '../http/text.ts';

/** What was filled in, as it is stored: in the order of the board's fields, without empty ones. Throws `invalid_input` with what is wrong with each. */
export function filledIn({ fields = [] }: Board, given: Readonly<Record<string, string>>): Record<string, string> {
  const errors: FieldError[] = Object.keys(given).filter((id) => !fields.some((field) => field.id === id))
    .map((id) => ({ path: `fields.${id}`, code: 'unknown_field', message: 'The board has no such field.' }));
  const filled = fields.flatMap((field): [string, string][] => {
    const value = clean(Object.hasOwn(given, field.id) ? given[field.id]! : '');
    const code = value ? wrongWith(field, value) : field.required ? 'required' : null;
    if (code) errors.push({ path: `fields.${field.id}`, code, message: `Not what a field of type ${field.type} takes.` });
    return value ? [[field.id, value]] : [];
  });
  if (errors.length) throw invalidInput(errors);
  return Object.fromEntries(filled);
}

function wrongWith({ type, choices = [] }: Field, value: string): string | null {
  if (value.length > (type === 'text' ? LIMITS.fieldText : type === 'link' ? LIMITS.fieldLink : LIMITS.fieldLine)) return 'too_long';
  const fits = {
    line: () => !value.includes('\n'),
    text: () => true,
    link: () => isWebAddress(value),
    number: () => /^-?\d{1,15}(\.\d{1,6})?$/.test(value),
    date: () => isDay(value),
    choice: () => choices.some(({ id }) => id === value),
  }[type]();
  return fits ? null : 'not_allowed';
}

/** An address that a reader can be shown and follow: of the web, without a name and password in front of the host. */
function isWebAddress(value: string): boolean {
  if (/\s/.test(value) || !URL.canParse(value)) return false;
  const { protocol, username, password, hostname } = new URL(value);
  return (protocol === 'https:' || protocol === 'http:') && !username && !password && hostname !== '';
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
