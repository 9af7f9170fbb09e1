import type { ReactionResult } from '@cocarde/contract/discussion.ts';
import type { SubjectId, VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import { act } from './act.ts';
import { ApiError } from './api.ts';
import { call } from './call.ts';
import { heldVotes, say, show, whose, type HeldVote, type SaidVote } from './held-votes.ts';
import { page } from './page.ts';
import { patchBudget } from './patch.ts';
import { asVote, reactionOf, refreshReactors } from './reactions.ts';
import { $voteState } from './vote-state.ts';
import { forgetWaiting, keepWaiting, waitingVotes } from './waiting-votes.ts';

export { $voteState } from './vote-state.ts';

/** Some networks come back without a word. */
const TRY_AGAIN = 30_000;

let again: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> | undefined;

/** What it was wished `after` goes along, so that a wish that arrives late undoes no newer one. */
async function cast(subject: SubjectId, { wanted, after, by }: HeldVote): Promise<SaidVote> {
  const own = (address: string) => () => {
    if (by !== whose()) throw new ApiError('signed_out');
    return address;
  };
  const reaction = reactionOf(subject);
  if (reaction) {
    const { reactions } = await call<ReactionResult>(wanted ? 'PUT' : 'DELETE', own(subject));
    refreshReactors(reaction.post, reaction.kind);
    return asVote(reaction.post, reactions.find(({ kind }) => kind === reaction.kind) ?? { kind: reaction.kind, count: 0, mine: false });
  }
  const path = (query = '') => own(`votes/${encodeURIComponent(subject)}${query}`);
  const { earned: _, budget, ...state } = await (wanted
    ? act<VoteResult>('PUT', path(), { value: wanted, after })
    : act<VoteResult>('DELETE', path(`?after=${after}`)));
  if (budget) patchBudget(subject, budget);
  return state;
}

/** What stands, where another page or device was faster. */
const standing = (subject: SubjectId) => call<VoteState>('GET', `votes/${encodeURIComponent(subject)}`);

/**
 * Shows the wish at once wherever the subject stands, then makes it true; `seen` is what the member sees now.
 * One request a subject is on its way, and the last wish wins. Resolves with the state that holds; with nothing
 * when the wish joined a request that is on its way, or waits for the network. Rejects with `ApiError`
 * when it was refused, after the old state came back. `asVote` makes a vote of a reaction, 1 or 0.
 */
export async function castVote(seen: SaidVote & Pick<VoteState, 'subject'>, wanted: number): Promise<SaidVote | undefined> {
  const { subject, ...said } = seen;
  const known = heldVotes().get(subject);
  const held: HeldVote = known && known.step !== 'settled' ? known : { wanted, said, after: said.revision, by: whose(), step: 'settled' };
  held.wanted = wanted;
  held.said ??= said;
  heldVotes().set(subject, held);
  show(subject, wanted, held.said);
  if (held.step !== 'sending') return makeTrue(subject, held);
  keepWaiting(subject, held);
  return undefined;
}

async function makeTrue(subject: SubjectId, held: HeldVote): Promise<SaidVote | undefined> {
  // What waited still does for whoever looks at it, until it is known whether the network is back.
  $voteState(subject).set({ pending: true, waits: $voteState(subject).get().waits });
  held.step = 'sending';
  const othersNow = () => heldVotes().get(subject) !== held;
  try {
    let asked: number;
    let state: SaidVote;
    do {
      asked = held.wanted;
      // Before it is sent: whoever leaves the page meanwhile, or loses the network, has seen it as cast.
      keepWaiting(subject, held);
      state = await cast(subject, held);
      if (othersNow()) return undefined;
      Object.assign(held, { said: state, after: state.revision });
    } while (held.wanted !== asked);
    settle(subject, held);
    return state;
  } catch (error) {
    const { code } = error as ApiError;
    if (othersNow()) return undefined;
    if (code === 'network') {
      held.step = 'waiting';
      $voteState(subject).set({ pending: true, waits: true });
      tryAgain();
      return undefined;
    }
    if (code === 'ballot_changed') held.said = await standing(subject).catch(() => held.said);
    settle(subject, held, code);
    throw error;
  }
}

function settle(subject: SubjectId, held: HeldVote, error?: ApiError['code']): void {
  held.step = 'settled';
  if (held.said) {
    held.wanted = held.said.weight;
    say(subject, { ...held.said, ...(error === 'closed' && { open: false }) });
  } else heldVotes().delete(subject);
  $voteState(subject).set({ pending: false, error });
  forgetWaiting(subject);
}

function tryAgain(): void {
  again ??= setTimeout(() => {
    again = undefined;
    void sendWaitingVotes();
  }, TRY_AGAIN);
}

/** Votes of this page, or of one before, that found no network. Each is sent once; a refusal shows beside its button. */
export const sendWaitingVotes = (): Promise<void> => (sending ??= sendAll().finally(() => (sending = undefined)));

async function sendAll(): Promise<void> {
  for (const { subject, wanted, after, by } of waitingVotes()) {
    // Of a page before: what the service said of it then is gone, so nothing is shown before the answer, or a wish that joins it.
    if (!heldVotes().has(subject)) heldVotes().set(subject, { wanted, after, by, said: undefined, step: 'waiting' });
  }
  if (page().member) page().held?.keepOwn();
  for (const [subject, held] of heldVotes()) {
    if (held.step === 'waiting') await makeTrue(subject, held).catch(() => {});
  }
  // Those of whoever was signed in before.
  for (const { subject } of waitingVotes()) if (!heldVotes().has(subject)) forgetWaiting(subject);
}

globalThis.addEventListener?.('online', sendWaitingVotes);
