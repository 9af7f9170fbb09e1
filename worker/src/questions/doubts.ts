import type { QuestionResult } from '@cocarde/contract/questions.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { mergedProblem } from '../posts/posts.ts';
import { actingOn, momentOf } from './asker.ts';
import { changed, readQuestion } from './closing.ts';
import { canConfirm, putDoubt, settleDoubts, takeDoubt } from './doubts.queries.ts';

/** Says that what is said at a question may no longer be true, for its readers and those who answer for it. Throws `not_found`, `removed`, `merged`. */
export async function doubtQuestion(command: Command, id: string, reason: string): Promise<QuestionResult> {
  const { db, community, member, now } = command;
  const result = await changed(command, id, putDoubt(db, community.id, id, member.id, reason, now));
  if (result.question.duplicateOf) throw mergedProblem(result.question.duplicateOf.id);
  return result;
}

export async function undoubtQuestion(command: Command, id: string): Promise<QuestionResult> {
  return changed(command, id, takeDoubt(command.db, command.community.id, id, command.member.id));
}

/** Says that it is still true, which settles every doubt. Throws `not_found`, `removed`, `forbidden` for who does not answer for it. */
export async function confirmQuestion(command: Command, id: string, askerKey: string | null): Promise<QuestionResult> {
  const { db, community, member } = command;
  const { by, asks, moderates } = await actingOn(command, await readQuestion(command, id), askerKey);
  if (!asks && !moderates && !(await readOne(db, canConfirm(db, community.id, id, member.id)))) throw new ProblemError('forbidden');
  return changed(command, id, settleDoubts(db, community.id, id, member.id, by, asks || moderates, momentOf(command, by === null)));
}
