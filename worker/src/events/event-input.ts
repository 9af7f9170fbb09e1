import * as z from 'zod';
import type { AttributeValue, DeclaredFact } from '@cocarde/contract/events.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import { TAKEN_NAMES } from '../facts/fact-types.schema.ts';
import { fieldErrors } from '../http/input.ts';
import { clean, hasUnseen } from '../http/text.ts';

/** What an event says before it is known whether its type and people are. */
export interface Reported {
  source: string;
  id: string;
  type: string;
  subject: string;
  /** Milliseconds UTC; null where the event leaves it to us. */
  at: number | null;
  data: Readonly<Record<string, unknown>>;
}

/** The data of an event, as its fact declares them. */
export interface EventContent {
  author: string | null;
  object: string | null;
  issuer: string | null;
  /** JSON object, names in order, so that the same content is the same text. */
  attributes: string;
}

// Names of events end up in addresses, where a segment of dots alone would be taken for a way up.
const visible = (most: number) => z.string().min(1).max(most)
  .refine((text) => text.isWellFormed() && !hasUnseen(text) && !/[\t\n]/.test(text) && text !== '.' && text !== '..', 'Visible characters only.');
const subject = z.string().regex(/^[\w.:@+-]{1,128}$/, '1 to 128 letters, digits and . : @ + - _');
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const envelope = z.object({
  specversion: z.literal('1.0'),
  id: visible(200),
  source: visible(200).regex(/^[^\s<>"{}|\\^`\u0080-\uffff]+$/, 'A URI reference.'),
  type: visible(200),
  subject,
  time: z.string().toUpperCase().pipe(z.iso.datetime({ offset: true })).optional(),
  datacontenttype: z.string().max(200).regex(/^[\w.+-]+\/([\w.-]+\+)?json\s*(;.*)?$/i, 'JSON only.').optional(),
  dataschema: z.string().max(500).optional(),
  data: z.custom<Record<string, unknown>>(isRecord, 'An object.').optional(),
});

const people = z.object({ author: subject.optional(), object: visible(200).optional(), issuer: visible(200).optional() });

/** Reads the envelope. As CloudEvents wants it, null stands for a missing attribute and unknown ones pass, if they are attributes at all. */
export function readEvent(input: unknown): Reported | FieldError[] {
  if (!isRecord(input)) return [{ path: '', code: 'wrong_type', message: 'An event is an object.' }];
  const given = new Map(Object.entries(input).filter(([, value]) => value !== null));
  const errors = [...given].flatMap(([name, value]) => extensionErrors(name, value));
  const parsed = envelope.safeParse(Object.fromEntries([...given].filter(([name]) => name in envelope.shape)));
  if (!parsed.success) errors.push(...parsed.error.issues.flatMap(fieldErrors));
  if (errors.length || !parsed.success) return errors;
  const { time, data = {}, source, id, type, subject } = parsed.data;
  return { source, id, type, subject, at: time === undefined ? null : Date.parse(time), data };
}

function extensionErrors(name: string, value: unknown): FieldError[] {
  if (Object.hasOwn(envelope.shape, name)) return [];
  if (name === 'data_base64') return [{ path: name, code: 'not_allowed', message: 'Data are JSON, in data.' }];
  if (!/^[a-z0-9]{1,64}$/.test(name)) return [{ path: name, code: 'unknown_field', message: 'Extension attributes are named in small letters and digits.' }];
  return ['string', 'number', 'boolean'].includes(typeof value) ? [] : [{ path: name, code: 'wrong_type', message: 'A text, a number or a boolean.' }];
}

/** Reads the data of an event by what its fact declares. */
export function readContent(fact: DeclaredFact, data: Readonly<Record<string, unknown>>): EventContent | FieldError[] {
  const parsed = people.safeParse(data);
  const errors = parsed.success ? [] : parsed.error.issues.flatMap(fieldErrors).map((error) => ({ ...error, path: `data.${error.path}` }));
  const attributes: [string, AttributeValue][] = [];
  for (const [name, value] of Object.entries(data)) {
    if (TAKEN_NAMES.includes(name)) continue;
    const read = readAttribute(fact, name, value);
    if (Array.isArray(read)) attributes.push([name, read[0]]);
    else errors.push(read);
  }
  if (errors.length || !parsed.success) return errors;
  const { author = null, object = null, issuer = null } = parsed.data;
  attributes.sort(([a], [b]) => (a < b ? -1 : 1));
  return { author, object, issuer, attributes: JSON.stringify(Object.fromEntries(attributes)) };
}

function readAttribute(fact: DeclaredFact, name: string, value: unknown): [AttributeValue] | FieldError {
  const path = `data.${name.slice(0, 80)}`;
  const declared = Object.hasOwn(fact.attributes, name) ? fact.attributes[name] : undefined;
  if (!declared) return { path, code: 'unknown_field', message: 'The fact declares no such attribute.' };
  const read = typeof value === 'string' ? clean(value) : value;
  const fits = typeof read === declared.type && (typeof read !== 'number' || Number.isFinite(read));
  if (!fits) return { path, code: 'wrong_type', message: `A ${declared.type}.` };
  if (typeof read === 'string' && read.length > 80) return { path, code: 'too_long', message: 'At most 80 characters.' };
  if (declared.values && !declared.values.includes(read as string | number)) return { path, code: 'not_allowed', message: 'Not one of the declared values.' };
  return [read as AttributeValue];
}
