import type { SubjectId, VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import { act } from './act.ts';
import type { ApiError } from './api.ts';
import { heldVotes, show, type HeldVote } from './held-votes.ts';
import { patch } from './patch.ts';
import { $voteState } from './vote-state.ts';
import { forgetWaiting, keepWaiting, waitingVotes } from './waiting-votes.ts';

export { $voteState } from './vote-state.ts';

/** Some networks come back without a word. */
const TRY_AGAIN = 30_000;

function cast(subject: SubjectId, wanted: boolean): Promise<VoteResult> {
  const path = `votes/${encodeURIComponent(subject)}`;
  return wanted ? act('PUT', path, { value: 1 }) : act('DELETE', path);
}

/**
 * Shows the wish at once wherever the subject stands, then makes it true; `seen` is what the member sees now.
 * One request a subject is on its way, and the last wish wins. Resolves with the state that holds; with nothing
 * when the wish joined a request that is on its way, or waits for the network. Rejects with `ApiError`
 * when it was refused, after the old state came back.
 */
export async function castVote(seen: Pick<VoteState, 'subject' | 'votes' | 'mine'>, wanted: boolean): Promise<VoteResult | undefined> {
  const { subject, votes, mine } = seen;
  const known = heldVotes().get(subject);
  const held: HeldVote = known && known.step !== 'settled' ? known : { wanted, said: { votes, mine }, step: 'settled' };
  held.wanted = wanted;
  heldVotes().set(subject, held);
  show(subject, held);
  return held.step === 'sending' ? undefined : makeTrue(subject, held);
}

async function makeTrue(subject: SubjectId, held: HeldVote): Promise<VoteResult | undefined> {
  held.step = 'sending';
  $voteState(subject).set({ pending: true });
  try {
    let asked: boolean;
    let result: VoteResult;
    do {
      asked = held.wanted;
      result = await cast(subject, asked);
      held.said = result;
    } while (held.wanted !== asked);
    settle(subject, held);
    return result;
  } catch (error) {
    const { code } = error as ApiError;
    if (code === 'network') {
      held.step = 'waiting';
      keepWaiting(subject, held.wanted);
      setTimeout(sendWaitingVotes, TRY_AGAIN);
      return undefined;
    }
    settle(subject, held, code);
    throw error;
  }
}

function settle(subject: SubjectId, held: HeldVote, error?: ApiError['code']): void {
  held.step = 'settled';
  held.wanted = held.said.mine;
  patch(subject, { ...held.said, ...(error === 'closed' && { open: false }) });
  $voteState(subject).set({ pending: false, error });
  forgetWaiting(subject);
}

/** Votes of this page, or of one before, that found no network. Each is sent once; a refusal shows beside its button. */
export async function sendWaitingVotes(): Promise<void> {
  for (const { subject, wanted } of waitingVotes()) {
    const held = heldVotes().get(subject);
    if (held?.step === 'sending') continue;
    // Of a page before: what the service said of it then is gone, so nothing is shown before the answer.
    await (held ? makeTrue(subject, held) : cast(subject, wanted).then(
      ({ earned: _, ...state }) => {
        patch(subject, state);
        forgetWaiting(subject);
      },
      ({ code }: ApiError) => code === 'network' || forgetWaiting(subject),
    )).catch(() => {});
  }
}

globalThis.addEventListener?.('online', sendWaitingVotes);
