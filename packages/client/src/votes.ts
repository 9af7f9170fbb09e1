import type { SubjectId, VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import { act } from './act.ts';
import type { ApiError } from './api.ts';
import { page, type HeldVote } from './page.ts';
import { patch } from './parts.ts';
import { wished } from './patch.ts';
import { $voteState } from './vote-state.ts';
import { forgetWaiting, keepWaiting, waitingVotes } from './waiting-votes.ts';

export { $voteState } from './vote-state.ts';

/**
 * Shows the wish at once wherever the subject stands, then makes it true; `shown` is what the member sees now.
 * One request a subject is on its way, and the last wish wins. Resolves with the state that holds; with nothing
 * when the wish joined a request that is on its way, or waits for the network. Rejects with `ApiError`
 * when it was refused, after the old state came back.
 */
export async function castVote(shown: Pick<VoteState, 'subject' | 'votes' | 'mine'>, wanted: boolean): Promise<VoteResult | undefined> {
  const { votes } = page();
  const { subject } = shown;
  const running = votes.get(subject);
  const held: HeldVote = running?.pending ? running : { wanted, said: shown, pending: false };
  held.wanted = wanted;
  votes.set(subject, held);
  patch(subject, wished(held));
  if (held.pending) return undefined;
  held.pending = true;
  $voteState(subject).set({ pending: true });
  return makeTrue(subject, held);
}

async function makeTrue(subject: SubjectId, held: HeldVote): Promise<VoteResult | undefined> {
  const settled = (error?: ApiError) => {
    held.pending = false;
    held.wanted = held.said.mine;
    patch(subject, held.said);
    $voteState(subject).set({ pending: false, error: error?.code });
    forgetWaiting(subject);
  };
  for (;;) {
    const { wanted } = held;
    try {
      const result = await act<VoteResult>(wanted ? 'PUT' : 'DELETE', `votes/${encodeURIComponent(subject)}`);
      held.said = { votes: result.votes, mine: result.mine };
      if (held.wanted !== wanted) continue;
      settled();
      return result;
    } catch (failure) {
      const error = failure as ApiError;
      if (error.code === 'network') {
        keepWaiting(subject, held.wanted);
        return undefined;
      }
      settled(error);
      throw error;
    }
  }
}
export { waitingVotes };
