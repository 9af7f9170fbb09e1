import type { WritableAtom } from 'nanostores';
import type { VoteProgress } from './page.ts';
import { $voteState } from './vote-state.ts';

/** What the bootstrap calls a round. */
export const roundKey = (round: string): `round:${string}` => `round:${round}`;

/** Whether a ballot is on its way or waits for the network, and why the last one was refused. */
export const $ballotState = (round: string): WritableAtom<VoteProgress> => $voteState(roundKey(round));
