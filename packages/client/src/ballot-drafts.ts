import type { Choices } from '@cocarde/contract/rounds.ts';
import { keptInTab } from './kept-in-tab.ts';
import { STORAGE } from './some-drafts.ts';

/** A ballot that was filled in and that the service does not have yet. */
export interface BallotDraft {
  choices: Choices;
  /** The `revision` of the ballot that it was chosen after. */
  after: number;
  /** Sent, and found no network: to be sent again. */
  waits?: boolean;
}

const drafts = keptInTab<BallotDraft & { round: string }>(STORAGE);

/** Rounds in which this member has something filled in. */
export const myDrafts = drafts.mine;

export const draftOf = (round: string): BallotDraft | undefined => myDrafts().find((draft) => draft.round === round);

export const forgetDraft = (round: string): void => drafts.put((draft) => draft.round === round);

export const keepDraft = (round: string, draft: BallotDraft): void => drafts.put((kept) => kept.round === round, { ...draft, round });
