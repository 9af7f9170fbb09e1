import { Hono } from 'hono';
import type { Bootstrap, Part } from '@cocarde/contract/bootstrap.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { FieldError } from '@cocarde/contract/problem.ts';
import type { App } from '../env.ts';
import { readTogether, type Read } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { commandOf } from '../http/session.ts';
import { toMe } from '../members/members.routes.ts';
import { partFor } from './bootstrap.ts';

export const bootstrapRoutes = new Hono<App>().get('/bootstrap', async (c) => {
  const wants = [...new Set(new URL(c.req.url).searchParams.getAll('want'))];
  const errors: FieldError[] = [];
  if (wants.length > LIMITS.wants) errors.push({ path: 'want', code: 'too_many', message: `At most ${LIMITS.wants} parts a request.` });
  const command = commandOf(c);
  const reads: Read<Part | null>[] = [];
  wants.forEach((want, i) => {
    const read = partFor(command, want);
    if (read) reads.push(read);
    else errors.push({ path: `want.${i}`, code: 'not_allowed', message: `No part is called ${want.slice(0, 80)}.` });
  });
  if (errors.length) throw new ProblemError('invalid_input', { errors });

  const parts = await readTogether<(Part | null)[]>(command.db, reads);
  const { slug, name, timeZone, unit } = command.community;
  return c.json<Bootstrap>({
    community: { slug, name, timeZone, unit },
    me: toMe(command.member),
    // A subject that is gone has no part: the one element that asked shows so, the others have theirs.
    parts: Object.fromEntries(wants.flatMap((want, i) => (parts[i] ? [[want, parts[i]]] : []))),
  });
});
