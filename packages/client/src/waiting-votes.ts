import type { SubjectId } from '@cocarde/contract/votes.ts';
import { page } from './page.ts';

/** No identity is kept: who is signed in when the network is back, votes. */
export interface WaitingVote {
  community: string;
  subject: SubjectId;
  wanted: boolean;
}

const STORAGE = 'cocarde-votes';

function all(): WaitingVote[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE) ?? '[]');
  } catch {
    return [];
  }
}

function write(votes: WaitingVote[]): void {
  try {
    sessionStorage.setItem(STORAGE, JSON.stringify(votes));
  } catch {
    // A page that may keep nothing (a sandboxed frame) waits in memory only.
  }
}

const here = () => page().settings.community ?? '';

export const waitingVotes = () => all().filter(({ community }) => community === here());

export const forgetWaiting = (subject: SubjectId) => write(all().filter((vote) => vote.subject !== subject || vote.community !== here()));

export function keepWaiting(subject: SubjectId, wanted: boolean): void {
  forgetWaiting(subject);
  write([...all(), { community: here(), subject, wanted }]);
}
