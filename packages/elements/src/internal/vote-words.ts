import type { Group } from '@cocarde/client/dictionary.ts';

export const VOTE_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/vote.ts'),
  fr: () => import('@cocarde/client/lang/fr/vote.ts'),
};
