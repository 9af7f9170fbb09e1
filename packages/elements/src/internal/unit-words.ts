import type { Group } from '@cocarde/client/dictionary.ts';

/** What points are called, for elements that show some. */
export const UNIT_WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/unit.ts'),
  fr: () => import('@cocarde/client/lang/fr/unit.ts'),
};
