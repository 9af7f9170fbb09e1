import type { SubjectId } from '@cocarde/contract/votes.ts';
import { page } from './page.ts';
import type { HeldVote } from './held-votes.ts';
import { STORAGE } from './some-wait.ts';

interface WaitingVote {
  community: string;
  subject: SubjectId;
  wanted: number;
  /** What it was wished after, as the service counts: it undoes no newer wish when it is sent late. */
  after: number;
  /** Who wished it, as `whose()` says: whoever signs in next in this tab does not cast it. */
  by: string | undefined;
}

function all(): WaitingVote[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE) ?? '[]');
  } catch {
    return [];
  }
}

function keep(votes: WaitingVote[]): void {
  try {
    if (votes[0]) sessionStorage.setItem(STORAGE, JSON.stringify(votes));
    else sessionStorage.removeItem(STORAGE);
  } catch {
    // A page that may keep nothing, like a sandboxed frame, has its wishes in memory only.
  }
}

const here = () => page().settings.community ?? '';

export const waitingVotes = () => all().filter(({ community }) => community === here());

export const forgetWaiting = (subject: SubjectId) => keep(all().filter((vote) => vote.subject !== subject || vote.community !== here()));

export function keepWaiting(subject: SubjectId, { wanted, said, by }: HeldVote): void {
  forgetWaiting(subject);
  keep([...all(), { community: here(), subject, wanted, after: said.revision, by }]);
}
