import type { IdeaResult } from '@cocarde/contract/ideas.ts';
import type { Board } from '@cocarde/contract/boards.ts';
import { audited } from '../audit/audit.queries.ts';
import { boardOf } from '../boards/boards.queries.ts';
import { filledIn } from '../boards/fields.ts';
import type { Command } from '../command.ts';
import { readTogether } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { toIdea } from '../ideas/ideas.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { knowsBoard, setBoard } from './moving.queries.ts';

/**
 * Moves an idea with its votes and comments to another board. Points stay: what was done before counts by the board that it was
 * done on. Again is the same. Throws `forbidden` for one's own, `not_found`, `removed`, `merged`, `closed` where the other board takes
 * nothing, `invalid_input` where there is no such board (`unknown_board`), where votes would change their meaning or pass other limits,
 * and for what its fields ask and the idea does not have; `precondition_failed` where either was changed meanwhile.
 */
export async function moveIdea(command: Command, id: string, board: string): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const [found, to, known] = await readTogether<[PostRow | null, Board, boolean]>(db, [findPost(db, community.id, member.id, id), boardOf(db, community.id, board), knowsBoard(db, community.id, board)]);
  const before = movable(found);
  if (before.board === board) return { idea: toIdea(before, member.id), earned: null };
  // The other board may pay more.
  if (before.author === member.id) throw new ProblemError('forbidden', { detail: 'What you wrote yourself, another animateur moves.' });
  if (!known) throw refused('unknown_board', 'Nobody set such a board up, and nothing stands on it.');
  if (to.closed) throw new ProblemError('closed');
  const there = boardOf(db, community.id, board);
  const post = findPost(db, community.id, member.id, id);
  const [, , definition, ...outcome] = await db.batch([
    setBoard(db, community.id, { id, from: before.board, board, by: member.id, fields: asThere(before, to), version: to.version }),
    audited(db, community.id, { act: 'moved', by: member.id, at: now, subject: id, detail: board, board: before.board }),
    ...there.statements, ...post.statements,
  ]);
  const after = movable(post.take(outcome));
  if (after.board !== board) {
    if (after.fields !== before.fields || after.board !== before.board || there.take([definition!]).version !== to.version) throw new ProblemError('precondition_failed');
    throw refused('not_allowed', 'That board is voted on in another way.');
  }
  return { idea: toIdea(after, member.id), earned: null };
}

function movable(found: PostRow | null): PostRow {
  const post = present(found, 'idea');
  if (post.mergedInto !== null) throw mergedProblem(post.mergedInto);
  return post;
}

/** What an idea has filled in, where it has all that the other board asks for; what that does not ask for stays with it. */
function asThere({ fields }: PostRow, to: Board): string {
  const filled = Object.entries(JSON.parse(fields) as Record<string, string>);
  filledIn(to, Object.fromEntries(filled.filter(([id]) => to.fields?.some((field) => field.id === id))));
  return fields;
}

function refused(code: string, message: string): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path: 'board', code, message }] });
}
