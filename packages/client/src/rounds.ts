import type { Ballot, BallotResult, Breakdown, Choices, Round, RoundPatch, VoterPage } from '@cocarde/contract/rounds.ts';
import type { ReadableAtom } from 'nanostores';
import { act } from './act.ts';
import { ApiError } from './api.ts';
import { forgetDraft, keepDraft, myDrafts } from './ballot-drafts.ts';
import { $ballotState, roundKey } from './ballot-state.ts';
import { call } from './call.ts';
import { whose } from './held-votes.ts';
import { more, openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { refresh, settle } from './parts.ts';
import { query } from './query.ts';

/** Some networks come back without a word. */
const TRY_AGAIN = 30_000;

let again: ReturnType<typeof setTimeout> | undefined;

const at = (round: string) => `rounds/${encodeURIComponent(round)}`;

/** The answer is authoritative; what others chose was read before it. */
function show(round: Round): Round {
  settle(roundKey(round.id), round);
  refresh(`${at(round.id)}/`);
  return round;
}

/**
 * Sends a whole ballot, chosen after the one of `revision` `after`; what is being sent already is not sent twice.
 * Resolves with the round as it then is; with nothing when it waits for the network, or another one is on its way.
 * Rejects with `ApiError` when it was refused: the ballot stays in its draft, and where the round is no longer
 * what it was, it is read again.
 */
export async function sendBallot(round: string, choices: Choices, after: number): Promise<Round | undefined> {
  const $state = $ballotState(round);
  const { pending, waits } = $state.get();
  if (pending && !waits) return undefined;
  const by = whose();
  $state.set({ pending: true });
  // Marked as waiting from the start: a page that is closed before the answer sends it again.
  keepDraft(round, { choices, after, waits: true });
  try {
    const path = () => {
      if (by !== whose()) throw new ApiError('signed_out');
      return `${at(round)}/ballot`;
    };
    const { round: now } = await act<BallotResult>('PUT', path, { choices, after } satisfies Ballot);
    $state.set({ pending: false });
    // Somebody else is signed in by now: it is not their ballot.
    if (by !== whose()) return undefined;
    forgetDraft(round);
    return show(now);
  } catch (error) {
    const { code } = error as ApiError;
    if (code === 'network') {
      $state.set({ pending: true, waits: true });
      again ??= setTimeout(sendWaitingBallots, TRY_AGAIN);
      return undefined;
    }
    const known = page().parts.get(roundKey(round))?.$state.get().data as Round | undefined;
    if (code === 'ballot_final') {
      if (by === whose()) forgetDraft(round);
      refresh(roundKey(round));
      // Sent again after its answer was lost: nobody can tell a repetition, and the first one counts.
      if (known?.names === 'anonymous') {
        $state.set({ pending: false });
        return known.voted ? known : show({ ...known, voted: true });
      }
    } else if (by === whose()) keepDraft(round, { choices, after });
    $state.set({ pending: false, error: code });
    if (code === 'ballot_changed' || code === 'closed') refresh(roundKey(round));
    throw error;
  }
}

/** Ballots of this page, or of one before in this tab, that found no network. A refusal shows at its round. */
export async function sendWaitingBallots(): Promise<void> {
  clearTimeout(again);
  again = undefined;
  for (const { round, choices, after, waits } of myDrafts()) {
    if (waits) await sendBallot(round, choices, after).catch(() => {});
  }
}

globalThis.addEventListener?.('online', sendWaitingBallots);

/** Takes my ballot back. Resolves with nothing while something is on its way; rejects with `ApiError`, and then it stands. */
export async function withdrawBallot({ id, revision }: Pick<Round, 'id' | 'revision'>): Promise<Round | undefined> {
  const $state = $ballotState(id);
  if ($state.get().pending) return undefined;
  $state.set({ pending: true });
  try {
    const { round } = await act<BallotResult>('DELETE', `${at(id)}/ballot${query({ after: revision })}`);
    $state.set({ pending: false });
    forgetDraft(id);
    return show(round);
  } catch (error) {
    const { code } = error as ApiError;
    $state.set({ pending: false });
    if (code === 'ballot_changed' || code === 'closed') refresh(roundKey(id));
    throw error;
  }
}

/** By an animateur. Rejects with `precondition_failed` when somebody was faster; the round is then read again. */
export async function changeRound({ id, version }: Pick<Round, 'id' | 'version'>, change: RoundPatch): Promise<Round> {
  try {
    const round = await call<Round>('PATCH', at(id), change, { 'if-match': `"${version}"` });
    settle(roundKey(id), round);
    refresh('rounds');
    return round;
  } catch (error) {
    if ((error as ApiError).code === 'precondition_failed') refresh(roundKey(id));
    throw error;
  }
}

/** Results by team, of teams with enough ballots. */
export const openBreakdown = (round: string): ReadableAtom<PartState<Breakdown>> => openList(`${at(round)}/breakdown`);

const voters = (round: string, question: string, option: string) => `${at(round)}/voters${query({ question, option })}`;

/** Who chose an option, where names are visible. */
export const openVoters = (round: string, question: string, option: string): ReadableAtom<PartState<VoterPage>> => openList(voters(round, question, option));

export const moreVoters = (round: string, question: string, option: string): Promise<void> => more(voters(round, question, option));
