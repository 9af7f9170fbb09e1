import { Hono } from 'hono';
import type { Bootstrap, Part } from '@cocarde/contract/bootstrap.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { App } from '../env.ts';
import { readTogether, type Read } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { commandOf } from '../http/session.ts';
import { toMe } from '../members/members.routes.ts';
import { partFor } from './bootstrap.ts';

/** Statements that read the parts of a request: of the fifty that D1 gives it, some are for the session and for a streak that goes on. */
const MOST_STATEMENTS = 44;

export const bootstrapRoutes = new Hono<App>().get('/bootstrap', async (c) => {
  const wants = [...new Set(new URL(c.req.url).searchParams.getAll('want'))];
  if (wants.length > LIMITS.wants) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'want', code: 'too_many', message: `At most ${LIMITS.wants} parts a request.` }] });
  }
  const command = commandOf(c);
  // A want that nobody offers and a subject that is gone have no part: the element that asked shows so, the others have theirs.
  const asked: { want: string; read: Read<Part | null> }[] = [];
  const left: string[] = [];
  let statements = 0;
  for (const want of wants) {
    const read = partFor(command, want);
    if (!read) continue;
    if (statements + read.statements.length > MOST_STATEMENTS) {
      left.push(want);
      continue;
    }
    statements += read.statements.length;
    asked.push({ want, read });
  }
  const parts = await readTogether<(Part | null)[]>(command.db, asked.map(({ read }) => read));
  const { slug, name, timeZone, unit, one, currencies } = command.community;
  return c.json<Bootstrap>({
    community: { slug, name, timeZone, unit, one, currencies: currencies.map(({ levels: _, ...named }) => named) },
    me: toMe(command.member),
    parts: Object.fromEntries(asked.flatMap(({ want }, i) => (parts[i] ? [[want, parts[i]]] : []))),
    ...(left.length ? { left } : {}),
  });
});
