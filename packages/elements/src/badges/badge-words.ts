import type { Group } from '@cocarde/client/dictionary.ts';

/** Words of what a badge opens on and of what is said when one is lost. */
export const BADGE_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/badge.ts'),
  fr: () => import('@cocarde/client/lang/fr/badge.ts'),
};
