import type { Earned } from '@cocarde/contract/points.ts';
import type { Method } from './api.ts';
import { call } from './call.ts';
import { noteEarned } from './earned.ts';
import { refresh } from './parts.ts';

/** A call that changes something: what it earned is told, and what shows points is read again, in one request. */
export async function act<T extends { earned?: Earned | null }>(method: Method, path: string, body?: object, version?: number): Promise<T> {
  const answer = await call<T>(method, path, body, version);
  if (noteEarned(answer.earned)) refresh('points', 'badges', 'leaderboard:', 'me/');
  return answer;
}
