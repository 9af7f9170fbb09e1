import { LIMITS } from '@cocarde/contract/limits.ts';

/**
 * FTS5 expression for what somebody typed, held to one board; null when no word is left.
 * Only letters and digits get through, each word quoted, so that nothing typed is an operator.
 */
export function matchExpression(community: number, kind: string, board: string, typed: string): string | null {
  const words = typed.slice(0, LIMITS.search).normalize('NFC').match(/[\p{L}\p{N}]+/gu)?.slice(0, 8) ?? [];
  if (words.length === 0) return null;
  const scope = `c${community}${kind}${board.replaceAll('-', 'x')}`;
  return `scope : "${scope}" AND {title body tags} : (${words.map((word) => `"${word}"*`).join(' AND ')})`;
}
