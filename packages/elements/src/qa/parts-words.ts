import type { Group } from '@cocarde/client/dictionary.ts';

/** Of what stands around a list of questions, and of whom one is put to. */
export const WORDS: Group = {
  en: () => import('@cocarde/client/lang/en/question-parts.ts'),
  fr: () => import('@cocarde/client/lang/fr/question-parts.ts'),
};
