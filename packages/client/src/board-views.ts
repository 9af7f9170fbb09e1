import type { OutcomePage, OutcomeQuery, Roadmap, Waiting } from '@cocarde/contract/boards.ts';
import type { Idea, IdeaPatch } from '@cocarde/contract/ideas.ts';
import type { ReadableAtom } from 'nanostores';
import { setIdeaStatus } from './ideas.ts';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';
import { query } from './query.ts';

const at = (board: string, what: string) => `boards/${encodeURIComponent(board)}/${what}`;
const outcomes = (board: string, status: OutcomeQuery['status']) => at(board, 'outcomes') + query({ status });

/** The ideas of a board by stage, the latest few of each. */
export const openRoadmap = (board: string): ReadableAtom<PartState<Roadmap>> => openList(at(board, 'roadmap'));
export const refreshRoadmap = (board: string): void => refresh(at(board, 'roadmap'));

/** Ideas done or declined, what was decided last first. */
export const openOutcomes = (board: string, status: OutcomeQuery['status']): ReadableAtom<PartState<OutcomePage>> => openList(outcomes(board, status));
export const loadMoreOutcomes = (board: string, status: OutcomeQuery['status']): Promise<void> => more(outcomes(board, status));
export const refreshOutcomes = (board: string): void => refresh(at(board, 'outcomes'));

/** Ideas that nobody decided about for longer than the board allows. */
export const openWaiting = (board: string): ReadableAtom<PartState<Waiting>> => openList(at(board, 'waiting'));
export const refreshWaiting = (board: string): void => refresh(at(board, 'waiting'));

/** By an animateur; as `setIdeaStatus`, and what was shown of the board's decisions is read again, also where somebody was faster. */
export async function decideWaiting(idea: Pick<Idea, 'id' | 'board' | 'version'>, change: IdeaPatch): Promise<void> {
  try {
    await setIdeaStatus(idea, change);
  } finally {
    for (const again of [refreshWaiting, refreshRoadmap, refreshOutcomes]) again(idea.board);
  }
}
