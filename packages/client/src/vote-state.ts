import type { SubjectId } from '@cocarde/contract/votes.ts';
import { atom, type WritableAtom } from 'nanostores';
import { page, type VoteProgress } from './page.ts';

/** In the session's storage: what the member wished while there was no network, here or on a page before. */
export const STORAGE = 'cocarde-votes';

/** Whether a vote is on its way or waits, and why the last one was refused. */
export function $voteState(subject: SubjectId): WritableAtom<VoteProgress> {
  const { progress } = page();
  if (!progress.has(subject)) progress.set(subject, atom<VoteProgress>({ pending: false }));
  return progress.get(subject)!;
}

/** Whether votes wait for the network, those of a page before too. A sandboxed frame has no storage, and so none. */
export function someWait(): boolean {
  try {
    return STORAGE in sessionStorage;
  } catch {
    return false;
  }
}
