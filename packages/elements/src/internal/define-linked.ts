import type { Board } from './board.ts';
import { Linked } from './linked.ts';

/** Opens in a board what the page's address names, if it is of this board. */
export function follow(board: Board, before: Linked | undefined): Linked {
  const linked = before ?? new Linked(board);
  linked.follow();
  return linked;
}
