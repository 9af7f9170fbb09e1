import type { Earned } from '@cocarde/contract/points.ts';
import type { ApiError, Method, More } from './api.ts';
import { call } from './call.ts';
import { noteEarned } from './earned.ts';
import { page } from './page.ts';
import { refresh } from './parts.ts';

/** What shows points, its own or those of others. */
export const WITH_POINTS = ['points', 'badges', 'profile', 'leaderboard:', 'me/'];

/** Keys of what was posted and not answered: whoever presses "send" again sends the same thing, which may have been stored. */
const unanswered = new Map<string, string>();

/** `crypto.randomUUID` is missing on plain-http intranets. */
const randomKey = () => crypto.getRandomValues(new Uint32Array(4)).join('-');

/**
 * A call that changes something: what it earned is told, and what shows points is read again, in one request.
 * `version` is what `If-Match` carries. A path that is a function is for what may be repeated, so never for POST.
 */
export async function act<T extends { earned?: Earned | null }>(method: Method, path: string | (() => string), body?: object, version?: number): Promise<T> {
  const headers: More = version === undefined ? {} : { 'if-match': `"${version}"` };
  const answer = await (method === 'POST' ? post<T>(path as string, body, headers) : call<T>(method, path, body, headers));
  if (noteEarned(answer.earned)) refresh(...WITH_POINTS);
  return answer;
}

async function post<T>(path: string, body: object | undefined, headers: More): Promise<T> {
  const content = [page().$me.get()?.id, path, JSON.stringify(body)].join(' ');
  const key = unanswered.get(content) ?? randomKey();
  unanswered.set(content, key);
  try {
    const answer = await call<T>('POST', path, body, { ...headers, 'idempotency-key': key });
    unanswered.delete(content);
    return answer;
  } catch (error) {
    const { problem } = error as ApiError;
    if (problem && problem.status < 500) unanswered.delete(content);
    throw error;
  }
}
