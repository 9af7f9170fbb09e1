import type { Choices } from '@cocarde/contract/rounds.ts';
import { whose } from './held-votes.ts';
import { page } from './page.ts';
import { STORAGE } from './some-drafts.ts';

/** A ballot that was filled in and that the service does not have yet. */
export interface BallotDraft {
  choices: Choices;
  /** The `revision` of the ballot that it was chosen after. */
  after: number;
  /** Sent, and found no network: to be sent again. */
  waits?: boolean;
}

interface Kept extends BallotDraft {
  community: string;
  round: string;
  /** Who filled it in, as `whose()` says: whoever signs in next in this tab neither sees nor sends it. */
  by: string | undefined;
}

/** Of a page that may keep nothing, like a sandboxed frame; gone with the page. */
let unstored: Kept[] = [];

function all(): Kept[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE) ?? '[]');
  } catch {
    return unstored;
  }
}

function keep(drafts: Kept[]): void {
  unstored = drafts;
  try {
    if (drafts[0]) sessionStorage.setItem(STORAGE, JSON.stringify(drafts));
    else sessionStorage.removeItem(STORAGE);
  } catch {
    // `unstored` has them.
  }
}

const here = () => ({ community: page().settings.community ?? '', by: whose() });

const isMine = (draft: Kept): boolean => {
  const { community, by } = here();
  return draft.community === community && draft.by === by;
};

/** Rounds in which this member has something filled in. */
export const myDrafts = (): (BallotDraft & { round: string })[] => all().filter(isMine);

export const draftOf = (round: string): BallotDraft | undefined => myDrafts().find((draft) => draft.round === round);

export function forgetDraft(round: string): void {
  const drafts = all();
  const others = drafts.filter((draft) => draft.round !== round || !isMine(draft));
  if (others.length < drafts.length) keep(others);
}

/** In the tab's own storage, so that a reload loses nothing; it ends with the tab. */
export function keepDraft(round: string, draft: BallotDraft): void {
  forgetDraft(round);
  keep([...all(), { ...draft, ...here(), round }]);
}
