import { Hono } from 'hono';
import type { Calendar, CalendarYear } from '@cocarde/contract/calendar.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { parseInput, readBody } from '../http/input.ts';
import { ifMatch } from '../http/preconditions.ts';
import { commandOf } from '../http/session.ts';
import { calendarOf } from './calendar.queries.ts';
import { calendarPatch, year } from './calendar.schema.ts';
import { setCalendar, toCalendar } from './set-calendar.ts';
import { holidaysIn } from './working-days.ts';

export const calendarRoutes = new Hono<App>()
  .get('/calendar', async (c) => {
    const calendar = toCalendar(await readOne(c.env.DB, calendarOf(c.env.DB, c.var.community)));
    return c.json<Calendar>(calendar, 200, { etag: `"${calendar.version}"` });
  })
  .patch('/calendar', async (c) => {
    requireAnimateur(c.var);
    const version = ifMatch(c);
    const calendar = await setCalendar(commandOf(c), await readBody(c.req.raw, calendarPatch), version);
    return c.json<Calendar>(calendar, 200, { etag: `"${calendar.version}"` });
  })
  .get('/calendar/years/:year', async (c) => {
    const wanted = parseInput(year, c.req.param('year'));
    const calendar = await readOne(c.env.DB, calendarOf(c.env.DB, c.var.community));
    return c.json<CalendarYear>({ year: wanted, holidays: holidaysIn(calendar, wanted) });
  });
