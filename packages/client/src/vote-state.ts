import type { SubjectId } from '@cocarde/contract/votes.ts';
import { atom, type WritableAtom } from 'nanostores';
import { page, type VoteProgress } from './page.ts';

/** Whether a vote is on its way or waits, and why the last one was refused. */
export function $voteState(subject: SubjectId): WritableAtom<VoteProgress> {
  const { progress } = page();
  if (!progress.has(subject)) progress.set(subject, atom<VoteProgress>({ pending: false }));
  return progress.get(subject)!;
}
