import { Hono } from 'hono';
import * as z from 'zod';
import type { Me } from '@cocarde/contract/bootstrap.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { SuspensionState } from '@cocarde/contract/moderation.ts';
import type { Exclusion, MemberList, MemberPatch, Roster } from '@cocarde/contract/members.ts';
import type { App } from '../env.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { readBody, readQuery } from '../http/input.ts';
import { memberOf } from '../http/member-number.ts';
import { commandOf } from '../http/session.ts';
import { suspension } from '../moderation/moderation.schema.ts';
import { setExclusion } from './exclusion.ts';
import { membersNamed, rosterOf } from './finding.queries.ts';
import { setAppears } from './members.ts';
import { memberRef, type MemberRow } from './members.queries.ts';
import { setSuspension } from './suspension.ts';

const memberPatch = z.strictObject({ appears: z.enum(['undecided', 'yes', 'no']) }) satisfies z.ZodType<MemberPatch>;
const nameQuery = z.strictObject({ name: z.string().min(1).max(LIMITS.search) });
const rosterQuery = z.strictObject({ q: z.string().min(1).max(128) });
const exclusion = z.strictObject({ reason: z.enum(['staff', 'bot']) }) satisfies z.ZodType<Exclusion>;

export function toMe(member: MemberRow): Me {
  return { ...memberRef(member.id, member.name, member.team)!, role: member.role, appears: member.appears };
}

export const memberRoutes = new Hono<App>()
  .get('/me', (c) => c.json<Me>(toMe(c.var.member)))
  .patch('/me', async (c) => {
    const { appears } = await readBody(c.req.raw, memberPatch);
    await setAppears(commandOf(c), appears);
    return c.json<Me>(toMe({ ...c.var.member, appears }));
  })
  .get('/members', async (c) => {
    const { name } = readQuery(c.req.url, nameQuery);
    return c.json<MemberList>({ items: await readOne(c.env.DB, membersNamed(c.env.DB, c.var.member.community, name)) });
  })
  .get('/roster', async (c) => {
    requireAnimateur(c.var);
    const { q } = readQuery(c.req.url, rosterQuery);
    return c.json<Roster>({ items: await readOne(c.env.DB, rosterOf(c.env.DB, c.var.member.community, q)) });
  })
  .put('/members/:member/exclusion', async (c) => {
    requireAnimateur(c.var);
    const { reason } = await readBody(c.req.raw, exclusion);
    await setExclusion(commandOf(c), memberOf(c), reason);
    return c.body(null, 204);
  })
  .put('/members/:member/suspension', async (c) => {
    requireAnimateur(c.var);
    const { reason } = await readBody(c.req.raw, suspension);
    return c.json<SuspensionState>(await setSuspension(commandOf(c), memberOf(c), reason));
  })
  .delete('/members/:member/suspension', async (c) => c.json<SuspensionState>(await setSuspension(commandOf(c), memberOf(c), null)))
  .delete('/members/:member/exclusion', async (c) => {
    await setExclusion(commandOf(c), memberOf(c), null);
    return c.body(null, 204);
  });
