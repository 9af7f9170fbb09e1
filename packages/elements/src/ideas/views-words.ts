import type { Group } from '@cocarde/client/dictionary.ts';

/** Of what a board shows beside its list. */
export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/board-views.ts'),
  fr: () => import('@cocarde/client/lang/fr/board-views.ts'),
};
