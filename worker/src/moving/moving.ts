import type { IdeaResult } from '@cocarde/contract/ideas.ts';
import { audited } from '../audit/audit.queries.ts';
import { boardOf } from '../boards/boards.queries.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { toIdea } from '../ideas/ideas.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { findPost } from '../posts/posts.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { setBoard, takeReplies } from './moving.queries.ts';

/**
 * Moves an idea with its votes and comments to another board. Points stay: what was done before counts by the board that it was
 * done on. Again is the same. Throws `forbidden` for one's own, `not_found`, `removed`, `merged`, `closed` where the other board takes
 * nothing, `invalid_input` where votes would change their meaning or pass other limits.
 */
export async function moveIdea(command: Command, id: string, board: string): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const post = findPost(db, community.id, member.id, id);
  const [, , , ...outcome] = await db.batch([
    setBoard(db, community.id, id, board, member.id), audited(db, community.id, { act: 'moved', by: member.id, at: now, subject: id, detail: board }),
    takeReplies(db, community.id, id), ...post.statements,
  ]);
  const after = present(post.take(outcome), 'idea');
  if (after.mergedInto !== null) throw mergedProblem(after.mergedInto);
  if (after.board !== board) {
    // The other board may pay more.
    if (after.author === member.id) throw new ProblemError('forbidden');
    if ((await readOne(db, boardOf(db, community.id, board))).closed) throw new ProblemError('closed');
    throw new ProblemError('invalid_input', { errors: [{ path: 'board', code: 'not_allowed', message: 'That board is voted on in another way.' }] });
  }
  return { idea: toIdea(after, member.id), earned: null };
}
