import type { Group } from '@cocarde/client/dictionary.ts';

/** What is read before anybody does anything. */
export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/moderation.ts'),
  fr: () => import('@cocarde/client/lang/fr/moderation.ts'),
};
