import { LIMITS } from '@cocarde/contract/limits.ts';

/**
 * FTS5 expression for what somebody typed: every word must occur, as a beginning; null when no word is left.
 * Only letters and digits get through, each word quoted, so that nothing typed is an operator.
 */
export function beginnings(typed: string): string | null {
  const words = typed.slice(0, LIMITS.search).normalize('NFC').match(/[\p{L}\p{N}]+/gu)?.slice(0, 8) ?? [];
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ');
}

/** The same, held to the posts of one board; of a word for a theme also what carries the theme, behind what says the word too. */
export function matchExpression(community: number, kind: string, board: string, typed: string, theme = ''): string | null {
  const words = beginnings(typed);
  const scope = `c${community}${kind}${board.replaceAll('-', 'x')}`;
  const carried = theme.match(/[\p{L}\p{N}]+/gu)?.join(' ');
  return words && `scope : "${scope}" AND ({title body tags} : (${words})${carried ? ` OR tags : "${carried}"` : ''})`;
}
