import type { Board, BoardDefinition, BoardList, OutcomePage, OutcomeQuery, Roadmap, Waiting } from '@cocarde/contract/boards.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import { audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether, type Read } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { toIdea } from '../ideas/ideas.ts';
import { listPosts, outcomePosts } from '../posts/lists.queries.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { boardOf, boardsOf, decidersOf, putBoard, toBoard, waitingOn } from './boards.queries.ts';
import { columnsOf } from './stages.ts';

export async function listBoards({ db, community }: Command): Promise<BoardList> {
  return { items: await readOne(db, boardsOf(db, community.id)) };
}

export async function readBoard({ db, community }: Command, id: string): Promise<Board> {
  return readOne(db, boardOf(db, community.id, id));
}

/** Throws `precondition_failed` when the board is in another version, `invalid_input` when there are too many or votes would change their meaning. */
export async function setUpBoard(command: Command, id: string, definition: BoardDefinition, version: number | null): Promise<Board> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const [put] = await db.batch([putBoard(db, community.id, id, definition, version), audited(db, community.id, { act: 'board_set_up', by: member.id, at: now, subject: id })]);
  const [row] = put!.results;
  if (row) return toBoard(row);
  const boards = await readOne(db, boardsOf(db, community.id));
  if (boards.length >= LIMITS.boards && !boards.some((board) => board.id === id)) {
    throw new ProblemError('invalid_input', { errors: [{ path: '', code: 'too_many', message: `At most ${LIMITS.boards} boards.` }] });
  }
  const standing = boards.find((board) => board.id === id);
  if (version === null || version === (standing?.version ?? 0)) {
    throw new ProblemError('invalid_input', { errors: [{ path: standing?.voting?.names === 'confidential' && definition.voting?.names !== 'confidential' ? 'voting.names' : 'voting.type', code: 'not_allowed', message: 'Contributions are there that were voted for in another way.' }] });
  }
  throw new ProblemError('precondition_failed');
}

/** The ideas of a board by stage, the latest few of each: its stages, and each phase that has none by its own name. */
export async function roadmap({ db, community, member }: Command, id: string): Promise<Roadmap> {
  const board = await readOne(db, boardOf(db, community.id, id));
  const columns = columnsOf(board);
  const lists = await readTogether<PostRow[][]>(db, columns.map(({ phase, stage, rest }): Read<PostRow[]> => listPosts(db, community.id, member.id, {
    kind: 'idea', board: id, order: 'new', status: phase, stage: stage ? stage.id : rest ? null : undefined, limit: LIMITS.roadmap + 1,
  })));
  return {
    board,
    columns: columns.flatMap(({ phase, stage, rest }, i) => {
      const items = lists[i]!.slice(0, LIMITS.roadmap).map((post) => toIdea(post, member.id));
      return rest && items.length === 0 ? [] : [{ phase, stage, items, more: lists[i]!.length > LIMITS.roadmap }];
    }),
  };
}

/** What became of ideas of a board, what was decided last first. */
export async function outcomes({ db, community, member }: Command, board: string, { status = 'done', cursor }: OutcomeQuery): Promise<OutcomePage> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  const found = await readOne(db, outcomePosts(db, community.id, member.id, board, status, after, LIMITS.boardPage + 1));
  const shown = found.slice(0, LIMITS.boardPage);
  const deciders = await readOne(db, decidersOf(db, community.id, shown.map(({ id }) => id)));
  const last = found.length > shown.length ? shown.at(-1) : undefined;
  return {
    items: shown.map((post) => ({ ...toIdea(post, member.id), decidedBy: deciders.get(post.id) ?? null })),
    cursor: last ? encodeCursor([last.statusAt ?? last.at, last.id]) : null,
  };
}

const MOST_WAITING = 100;

export async function waiting({ db, community, member }: Command, id: string): Promise<Waiting> {
  const ids = await readOne(db, waitingOn(db, community.id, await readOne(db, boardOf(db, community.id, id)), MOST_WAITING));
  const posts = await readTogether<(PostRow | null)[]>(db, ids.slice(0, LIMITS.roadmap).map((idea) => findPost(db, community.id, member.id, idea)));
  return { count: ids.length, items: posts.flatMap((post) => (post ? [toIdea(post, member.id)] : [])) };
}
