import type { SubjectId } from '@cocarde/contract/votes.ts';
import { page } from './page.ts';
import type { HeldVote } from './held-votes.ts';
import { reactionOf } from './reactions.ts';
import { STORAGE } from './some-wait.ts';

/** Of who it is `by`, and what it was wished `after`: another member does not cast it, and it undoes no newer wish. */
interface WaitingVote extends Pick<HeldVote, 'wanted' | 'after' | 'by'> {
  community: string;
  subject: SubjectId;
}

const isWaiting = (found: Partial<WaitingVote> | null): found is WaitingVote =>
  typeof found?.subject === 'string' && typeof found.community === 'string' && Number.isInteger(found.wanted) && Number.isInteger(found.after);

/** Whatever else stands there, put by an older version or by the page itself, counts as nothing. */
function all(): WaitingVote[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(STORAGE) ?? '[]');
    return Array.isArray(found) ? found.filter(isWaiting) : [];
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

export function keepWaiting(subject: SubjectId, { wanted, after, by }: HeldVote): void {
  // A reaction has no revision: sent by a later page, or by a copy of this tab, it could undo a newer choice.
  if (reactionOf(subject)) return;
  forgetWaiting(subject);
  keep([...all(), { community: here(), subject, wanted, after, by }]);
}
