import { Hono } from 'hono';
import * as z from 'zod';
import type { Me } from '@cocarde/contract/bootstrap.ts';
import type { MemberPatch } from '@cocarde/contract/members.ts';
import type { App } from '../env.ts';
import { readBody } from '../http/input.ts';
import { commandOf } from '../http/session.ts';
import { setAppears } from './members.ts';
import { memberRef, type MemberRow } from './members.queries.ts';

const memberPatch = z.strictObject({ appears: z.enum(['undecided', 'yes', 'no']) }) satisfies z.ZodType<MemberPatch>;

export function toMe(member: MemberRow): Me {
  return { ...memberRef(member.id, member.name, member.team)!, role: member.role, appears: member.appears };
}

export const memberRoutes = new Hono<App>()
  .get('/me', (c) => c.json<Me>(toMe(c.var.member)))
  .patch('/me', async (c) => {
    const { appears } = await readBody(c.req.raw, memberPatch);
    await setAppears(commandOf(c), appears);
    return c.json<Me>(toMe({ ...c.var.member, appears }));
  });
