import type { Board } from '@cocarde/contract/boards.ts';
import type { ReadableAtom } from 'nanostores';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';

const at = (board: string): string => `boards/${encodeURIComponent(board)}`;

/** How a board was set up. */
export const openBoard = (board: string): ReadableAtom<PartState<Board>> => openList(at(board));
export const refreshBoard = (board: string): void => refresh(at(board));
