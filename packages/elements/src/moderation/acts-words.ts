import type { Group } from '@cocarde/client/dictionary.ts';

/** What is read by who decides. */
export const ACTS_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/moderation-acts.ts'),
  fr: () => import('@cocarde/client/lang/fr/moderation-acts.ts'),
};
