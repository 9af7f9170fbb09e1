import { Hono } from 'hono';
import * as z from 'zod';
import type { InboxPage, InboxSettings, InboxState } from '@cocarde/contract/inbox.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { readBody, readQuery } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { readWish, settingsWish } from './inbox.schema.ts';
import { changeSettings, inboxPage, inboxSettings, markAll, markOne } from './inbox.ts';

const page = z.strictObject({ cursor: z.string().max(500).optional() });

export const inboxRoutes = new Hono<App>()
  .get('/me/inbox', async (c) => c.json<InboxPage>(await readOne(c.env.DB, inboxPage(commandOf(c), readQuery(c.req.url, page).cursor))))
  .put('/me/inbox/read', async (c) => c.json<InboxState>(await markAll(commandOf(c), (await readBody(c.req.raw, readWish)).until)))
  .put('/me/inbox/read/:message', async (c) => c.json<InboxState>(await markOne(commandOf(c), c.req.param('message'))))
  .get('/me/inbox/settings', async (c) => c.json<InboxSettings>(await readOne(c.env.DB, inboxSettings(commandOf(c)))))
  .put('/me/inbox/settings', async (c) => c.json<InboxSettings>(await changeSettings(commandOf(c), await readBody(c.req.raw, settingsWish))));
