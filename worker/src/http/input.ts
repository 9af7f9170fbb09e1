import * as z from 'zod';
import type { FieldError } from '@cocarde/contract/problem.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { ProblemError } from './problem.ts';

/** The body of a request as its schema has it, or the problem that says what is wrong with it. */
export async function readBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  return parseInput(schema, (await readJson(request)).json);
}

/** A JSON body of one of these types, which are in small letters, and its type; at most so many bytes. */
export async function readJson(
  request: Request, { types = ['application/json'], bytes = LIMITS.requestBytes }: { types?: readonly string[]; bytes?: number } = {},
): Promise<{ type: string; json: unknown }> {
  const type = /^[^\s;]*/.exec(request.headers.get('content-type') ?? '')![0].toLowerCase();
  if (!types.includes(type)) throw new ProblemError('unsupported_media_type', types.length > 1 ? { detail: `Or ${types.slice(1).join(', ')}.` } : {});
  return { type, json: parseJson(await readText(request, bytes)) };
}

/** Query parameters, each once. */
export function readQuery<S extends z.ZodType>(url: string, schema: S): z.output<S> {
  const params = new URL(url).searchParams;
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of params) {
    if (Object.hasOwn(query, name)) throw new ProblemError('invalid_input', { errors: [{ path: name, code: 'not_allowed', message: 'Given twice.' }] });
    query[name] = value;
  }
  return parseInput(schema, query);
}

export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error.issues.flatMap(fieldErrors));
  return parsed.data;
}

/** More of them help nobody, and a request may have thousands. */
const MOST_ERRORS = 20;

export function invalidInput(errors: FieldError[]): ProblemError {
  return new ProblemError('invalid_input', { errors: errors.slice(0, MOST_ERRORS) });
}

async function readText(request: Request, most: number): Promise<string> {
  const tooLarge = new ProblemError('body_too_large', { detail: `At most ${most} bytes.` });
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge;
  if (!request.body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  let text = '';
  try {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      read += chunk.byteLength;
      if (read > most) throw tooLarge;
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('bad_json', { detail: 'The body is not UTF-8.' });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('bad_json');
  }
}

export function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: 'unknown_field', message: 'This field is not known.' }));
  }
  return [{ path, code: fieldErrorCode(issue), message: issue.message }];
}

function fieldErrorCode(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big': return issue.origin === 'array' ? 'too_many' : 'too_long';
    case 'too_small': return issue.origin === 'string' ? 'required' : 'too_short';
    case 'invalid_type': return issue.input === undefined && /received undefined/.test(issue.message) ? 'required' : 'wrong_type';
    case 'invalid_value': return 'input' in issue && issue.input === undefined ? 'required' : 'not_allowed';
    case 'custom': return issue.params?.required ? 'required' : 'not_allowed';
    default: return 'not_allowed';
  }
}
