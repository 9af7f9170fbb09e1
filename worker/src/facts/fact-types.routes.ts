import { Hono } from 'hono';
import type { DeclaredFact, FactList } from '@cocarde/contract/events.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { readOne } from '../database.ts';
import type { App } from '../env.ts';
import { requireKeyOrAnimateur } from '../http/api-key.ts';
import { parseInput, readBody } from '../http/input.ts';
import { ProblemError } from '../http/problem.ts';
import { declaredFacts, findFactType, putFactType } from './fact-types.queries.ts';
import { declaredType, factDefinition } from './fact-types.schema.ts';

const allowed = requireKeyOrAnimateur('facts:write');

export const factTypeRoutes = new Hono<App>()
  .get('/facts', allowed, async (c) => c.json<FactList>({ items: await readOne(c.env.DB, declaredFacts(c.env.DB, c.var.community.id)) }))
  .put('/facts/:type', allowed, async (c) => {
    const type = parseInput(declaredType, c.req.param('type'));
    const definition = await readBody(c.req.raw, factDefinition);
    const { DB } = c.env;
    const [, standing] = await DB.batch([putFactType(DB, c.var.community.id, type, definition, Date.now()), findFactType(DB, c.var.community.id, type)]);
    if (!standing!.results.length) throw new ProblemError('invalid_input', { errors: [{ path: 'type', code: 'too_many', message: `At most ${LIMITS.factTypes} kinds of facts.` }] });
    return c.json<DeclaredFact>({ type, ...definition });
  });
