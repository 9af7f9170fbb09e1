import type { Context } from 'hono';
import type { Command } from '../command.ts';
import type { App } from '../env.ts';
import { toBase64Url } from '../identity/keys.ts';
import { ProblemError } from '../http/problem.ts';
import type { PostRow } from '../posts/posts.queries.ts';
import { hasAskerKey } from './asker.queries.ts';

/** Who acts on a question. */
export interface Acting {
  member: number;
  /** Whom rows name for it: nobody, where they act as who asked without a name. */
  by: number | null;
  /** Whether they asked it. */
  asks: boolean;
  moderates: boolean;
}

/** Shortest `Idempotency-Key` of which nobody guesses the key of an asker: a UUID has 36. */
export const LEAST_KEY = 32;

/** The key with which who asks without a name goes on; the same for a repetition of the request. */
export async function askerKeyFor(community: number, idempotencyKey: string): Promise<string> {
  return digest(`asker ${community} ${idempotencyKey}`);
}

/** What is stored of it. */
export async function hashOf(askerKey: string): Promise<string> {
  return digest(askerKey);
}

/** The key that a request has in its header; null without. */
export function askerKeyOf(c: Context<App>): string | null {
  const key = c.req.header('asker-key');
  if (key === undefined) return null;
  if (!/^[\w-]{43}$/.test(key)) throw new ProblemError('invalid_input', { errors: [{ path: 'Asker-Key', code: 'not_allowed', message: 'Not a key of ours.' }] });
  return key;
}

/** Neither who asked nor whose key it is ever changes: what this says holds until the statement that it guards. */
export async function actingOn({ db, community, member }: Command, question: Pick<PostRow, 'id' | 'author' | 'anonymous'>, askerKey: string | null): Promise<Acting> {
  if (question.anonymous && askerKey !== null && await hasAskerKey(db, community.id, question.id, await hashOf(askerKey)).first()) {
    return { member: member.id, by: null, asks: true, moderates: false };
  }
  return { member: member.id, by: member.id, asks: question.author === member.id, moderates: member.role === 'animateur' };
}

const HOUR = 3_600_000;

/** When something is done: what is stored of who has no name tells the hour. */
export function momentOf({ now }: Pick<Command, 'now'>, nameless: boolean): number {
  return nameless ? now - now % HOUR : now;
}

/** A command as it is stored, with all that follows from it: of who has no name every row tells the hour. */
export function datedBy(command: Command, { by }: Acting): Command {
  if (by !== null) return command;
  const hour = momentOf(command, true);
  return { ...command, now: hour, writtenAt: hour };
}

/** Throws `forbidden` for who neither asked nor moderates. */
export function requireAsker({ asks, moderates }: Acting): void {
  if (!asks && !moderates) throw new ProblemError('forbidden');
}

async function digest(text: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
