import { keptInTab } from './kept-in-tab.ts';
import type { TypedPoll } from './poll-fields.ts';

const drafts = keptInTab<{ about: string; typed: TypedPoll }>('cocarde-polls');

/** What was typed and not yet made a poll: of a new one, `about` nothing; of one like another, about that. */
export const pollDraft = (about: string): TypedPoll | undefined => drafts.mine().find((draft) => draft.about === about)?.typed;

export const keepPollDraft = (about: string, typed: TypedPoll): void => drafts.put((draft) => draft.about === about, { about, typed });

export const forgetPollDraft = (about: string): void => drafts.put((draft) => draft.about === about);
