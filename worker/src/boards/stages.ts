import type { Board, Stage } from '@cocarde/contract/boards.ts';
import { IDEA_STATUSES, type IdeaStatus } from '@cocarde/contract/ideas.ts';
import { ProblemError } from '../http/problem.ts';

export interface Column {
  stage: Stage | null;
  phase: IdeaStatus;
  /** Of a phase that has stages: what is in none of them, from before they were set up. Left out while empty. */
  rest: boolean;
}

/** What stands on a roadmap, in order. */
export function columnsOf({ stages = [] }: Board): Column[] {
  return IDEA_STATUSES.flatMap((phase) => {
    const own = stages.filter((stage) => stage.phase === phase);
    return [{ stage: null, phase, rest: own.length > 0 }, ...own.map((stage) => ({ stage, phase, rest: false }))];
  });
}

/** The stage and status that a decision leads to. Throws `invalid_input` for a stage that the board does not have, or of another status. */
export function decided({ stages = [] }: Board, status: IdeaStatus | undefined, stageId: string | undefined): { status: IdeaStatus; stage: string | null } | null {
  if (stageId === undefined) return status === undefined ? null : { status, stage: null };
  const stage = stages.find(({ id }) => id === stageId);
  if (!stage || (status !== undefined && status !== stage.phase)) {
    throw new ProblemError('invalid_input', { errors: [{ path: 'stage', code: 'not_allowed', message: 'Not a stage of this board and status.' }] });
  }
  return { status: stage.phase, stage: stage.id };
}
