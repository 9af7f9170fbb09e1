import * as z from 'zod';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Theme, ThemeListWish } from '@cocarde/contract/themes.ts';
import { tag, words, wordsOf } from '../http/text.ts';
import { folded } from '../similar/words.ts';

const theme = z.strictObject({
  id: tag, name: words, about: wordsOf(LIMITS.themeAbout).optional(), synonyms: z.array(tag).max(LIMITS.themeWords).optional(),
}) satisfies z.ZodType<Theme>;

/** Whether every word leads to one theme. */
function apart(items: readonly Theme[]): boolean {
  const all = items.flatMap(({ id, synonyms = [] }) => [id, ...synonyms]).map(folded);
  return new Set(all).size === all.length;
}

export const themeList = z.strictObject({
  items: z.array(theme).max(LIMITS.themes).refine(apart, 'Each word for one theme, once.'),
}) satisfies z.ZodType<ThemeListWish>;
