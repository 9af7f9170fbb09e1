import type { Group } from '@cocarde/client/dictionary.ts';

/** What a poll says before anybody does anything. */
export const POLL_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/poll.ts'),
  fr: () => import('@cocarde/client/lang/fr/poll.ts'),
};

/** What comes with the first choice, and with the rarer methods. */
export const BALLOT_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/poll-ballot.ts'),
  fr: () => import('@cocarde/client/lang/fr/poll-ballot.ts'),
};

/** What comes after the vote. */
export const OUTCOME_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/poll-outcome.ts'),
  fr: () => import('@cocarde/client/lang/fr/poll-outcome.ts'),
};
