import type { Theme, ThemeList } from '@cocarde/contract/themes.ts';
import type { ReadableAtom } from 'nanostores';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { words } from './words.ts';

/** The community's themes, for whoever asks, proposes or looks for somebody. */
export const openThemes = (): ReadableAtom<PartState<ThemeList>> => openList('themes');

/** What a theme is called; a tag that is in no list is its own name. */
export function themeName(themes: readonly Theme[] | undefined, id: string, lang: string): string {
  const theme = themes?.find((known) => known.id === id);
  return theme ? words(theme.name, lang) : id;
}

/** Small letters without accents. */
const folded = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/** Themes one of whose words, or a word in it, begins with what is typed; those whose name does first. For a form's suggestions. */
export function themesLike(themes: readonly Theme[], typed: string, lang: string): Theme[] {
  const wanted = folded(typed.trim());
  if (!wanted) return [];
  const begins = (text: string) => ` ${folded(text)}`.replace(/[-’']/g, ' ').includes(` ${wanted}`);
  const named = themes.filter((theme) => begins(words(theme.name, lang)));
  return [...named, ...themes.filter((theme) => !named.includes(theme) && [theme.id, ...(theme.synonyms ?? []), ...Object.values(theme.name)].some(begins))];
}
