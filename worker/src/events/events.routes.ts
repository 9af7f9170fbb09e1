import { Hono } from 'hono';
import type { EventAnswer, EventRetraction } from '@cocarde/contract/events.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { App } from '../env.ts';
import { requireKey } from '../http/api-key.ts';
import { readJson } from '../http/input.ts';
import { ProblemError } from '../http/problem.ts';
import { retractEvent } from './retract-event.ts';
import { takeEvents } from './take-events.ts';

const allowed = requireKey('events:write');
const ONE = 'application/cloudevents+json';
const MANY = 'application/cloudevents-batch+json';
const TYPES = { types: ['application/json', ONE, MANY], bytes: LIMITS.eventBytes };

export const eventRoutes = new Hono<App>()
  .post('/events', allowed, async (c) => {
    const { type, json } = await readJson(c.req.raw, TYPES);
    const isBatch = Array.isArray(json);
    if (isBatch ? type === ONE : type === MANY || typeof json !== 'object' || json === null) {
      throw new ProblemError('invalid_input', { errors: [{ path: '', code: 'wrong_type', message: isBatch ? `A batch is ${MANY}.` : type === MANY ? 'A list of events.' : 'An event or a list of events.' }] });
    }
    const events: unknown[] = isBatch ? json : [json];
    if (events.length > LIMITS.events) throw new ProblemError('invalid_input', { errors: [{ path: '', code: 'too_many', message: `At most ${LIMITS.events} events.` }] });
    return c.json<EventAnswer>(await takeEvents({ db: c.env.DB, community: c.var.community, now: Date.now() }, events));
  })
  .delete('/events/:source/:id', allowed, async (c) =>
    c.json<EventRetraction>(await retractEvent({ db: c.env.DB, community: c.var.community, now: Date.now() }, [c.req.param('source'), c.req.param('id')])));
