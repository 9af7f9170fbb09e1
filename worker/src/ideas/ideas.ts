import type { Idea, IdeaHistory, IdeaPage, IdeaPatch, IdeaQuery, IdeaResult, IdeaSort, NewIdea } from '@cocarde/contract/ideas.ts';
import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Board } from '@cocarde/contract/boards.ts';
import { decided } from '../boards/stages.ts';
import { boardOf } from '../boards/boards.queries.ts';
import { filledIn } from '../boards/fields.ts';
import { addDays, startOfDay } from '../calendar/calendar.ts';
import { audited } from '../audit/audit.queries.ts';
import { today, type Command } from '../command.ts';
import { joined, mapped, nothingOf, readOne, type Read } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { known } from '../facts/settlements.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { lotOf, turnOf } from './own-order.ts';
import { findMember } from '../members/members.queries.ts';
import { heldBack } from '../moderation/held-back.ts';
import { postId } from '../posts/post-id.ts';
import { mergedProblem, present, readable } from '../posts/posts.ts';
import { listPosts, pinnedPosts, placeOf, postsInTurn, searchPosts, seldomSeen, type OwnPlace, type PostFilter, type Search } from '../posts/lists.queries.ts';
import { authorOf, findPost, insertPost, ownerOf, reactionsOf, tagsOf, type PostRow } from '../posts/posts.queries.ts';
import { budgetOf } from '../votes/votes.queries.ts';
import { asThemes, sameThemes } from '../themes/themes.ts';
import { voteState } from '../votes/votes.ts';
import type { VoteBudget } from '@cocarde/contract/votes.ts';
import { decide, historyOf, setPinned } from './ideas.queries.ts';

export function toIdea(post: PostRow, reader: number): Idea {
  return {
    ...voteState(post, reader),
    id: post.id, board: post.board, title: post.title, body: post.body, tags: JSON.parse(post.tags),
    status: post.status, stage: post.stage, statusNote: post.statusNote, statusAt: post.statusAt ?? post.at, owner: ownerOf(post),
    fields: JSON.parse(post.fields), author: authorOf(post), anonymous: post.anonymous === 1, pinned: post.pinnedAt !== null,
    held: post.held, editedAt: post.editedAt, followed: post.followedAt !== null,
    createdAt: post.at, reactions: reactionsOf(post), comments: post.replies,
    mergedInto: post.mergedInto === null ? null : { id: post.mergedInto, title: post.mergedTitle }, version: post.version,
  };
}

type ThemedQuery = IdeaQuery & Pick<Search, 'theme'>;

/**
 * A page of an idea board, what is pinned before its first. Of a list by trend every fifth place is for ideas that few have seen
 * yet. A search is ordered by relevance and has one page.
 */
export function ideaPage(command: Pick<Command, 'db' | 'community' | 'member' | 'now'>, board: string, query: ThemedQuery): Read<IdeaPage> {
  const { db, community, member } = command;
  const order = query.sort ?? 'trending';
  const filter = filterOf(command, query);
  const whole = query.q === undefined && Object.values(filter).every((value) => value === undefined);
  const first = query.cursor === undefined;
  const parts = joined<[PostRow[], string[], Board, PostRow[], VoteBudget | null, PostRow[]]>([
    listed(command, board, order, filter, query), tagsOf(db, community.id, 'idea', board), boardOf(db, community.id, board),
    whole && first ? pinnedPosts(db, community.id, member.id, board) : nothingOf([]),
    budgetOf(db, community.id, member.id, board),
    whole && first && order === 'trending' ? seldomSeen(db, community.id, member.id, board, turnOf(command), LIMITS.boardPage) : nothingOf([]),
  ]);
  return mapped(parts, ([found, tags, definition, pinned, budget, seldom]) => {
    const { items, last } = withSeldom(found, seldom);
    return {
      items: [...pinned, ...items].map((post) => ({ ...toIdea(post, member.id), ...(seldom.includes(post) ? { seldom: true as const } : {}) })),
      cursor: last ? encodeCursor(order === 'random' ? ownPlace(query, items[0]!, last) : placeOf(order, last)) : null,
      tags, board: definition, budget,
    };
  });
}

/** Where an order of the reader's own goes on; its first page begins where the order does. */
function ownPlace({ cursor }: IdeaQuery, first: PostRow, last: PostRow): OwnPlace {
  const start = cursor === undefined ? first.id : ownCursor(cursor)[0];
  return [start, Number(last.id < start), last.id];
}

const ownCursor = (cursor: string) => decodeCursor(cursor, ['string', 'number', 'string']) as [string, number, string];

const FIFTH = 5;

/** A page with every fifth place for one that few have seen and that is not on it anyway, as far as there are such; `last` is where the list goes on, null at its end. */
function withSeldom(found: PostRow[], seldom: readonly PostRow[]): { items: PostRow[]; last: PostRow | null } {
  const places = seldom.length ? LIMITS.boardPage / FIFTH : 0;
  const among = (posts: readonly PostRow[]) => ({ id }: PostRow) => posts.some((post) => post.id === id);
  const anyway = among(found.slice(0, LIMITS.boardPage - places));
  const kept = seldom.filter((post) => !anyway(post)).slice(0, places);
  const rest = found.filter((post) => !among(kept)(post));
  const own = rest.splice(0, LIMITS.boardPage - kept.length);
  const last = rest.length ? own.at(-1)! : null;
  const items = kept.flatMap((post) => [...own.splice(0, FIFTH - 1), post]).concat(own);
  return { items, last };
}

function listed({ db, community, member, now }: Pick<Command, 'db' | 'community' | 'member' | 'now'>, board: string, order: IdeaSort, filter: PostFilter, { q, theme, cursor }: ThemedQuery): Read<PostRow[]> {
  if (q !== undefined) return searchPosts(db, community.id, member.id, 'idea', board, { q, theme }, LIMITS.boardPage, filter);
  const whole = Object.values(filter).every((value) => value === undefined);
  if (order === 'random') {
    if (!whole) throw new ProblemError('invalid_input', { errors: [{ path: 'sort', code: 'not_allowed', message: 'A random order is of the whole board.' }] });
    return postsInTurn(db, community.id, member.id, board, cursor === undefined ? lotOf({ community, member, now }) : ownCursor(cursor), LIMITS.boardPage + 1);
  }
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  return listPosts(db, community.id, member.id, { kind: 'idea', board, order, ...filter, unpinned: whole, after, limit: LIMITS.boardPage + 1 });
}

function filterOf({ community }: Pick<Command, 'community'>, { tag, status, stage, author, from, to }: IdeaQuery): PostFilter {
  const start = (day: string) => startOfDay(day, community.timeZone);
  return {
    tag, status, stage, author: author === undefined ? undefined : Number(author),
    from: from === undefined ? undefined : start(from), to: to === undefined ? undefined : start(addDays(to, 1)),
  };
}

/**
 * Proposes an idea. Without a name nothing that is stored says whose it is: no author, no points, and the hour instead of the
 * moment. Throws `invalid_input` for fields that the board does not take, `closed`, `idempotency_key_reused`.
 */
export async function proposeIdea(command: Command, boardName: string, input: NewIdea, key: string): Promise<IdeaResult> {
  const { db, community, member, now } = command;
  const board = await readOne(db, boardOf(db, community.id, boardName));
  if (input.anonymous && !board.anonymous) throw new ProblemError('invalid_input', { errors: [{ path: 'anonymous', code: 'not_allowed', message: 'This board takes contributions with a name only.' }] });
  const author = input.anonymous ? null : member.id;
  const id = await postId(community.id, author, key);
  const fields = filledIn(board, input.fields ?? {});
  const idea = { id, kind: 'idea' as const, board: boardName, parent: null, title: input.title, body: input.body ?? '', tags: await asThemes(command, input.tags ?? []), fields };
  const at = author === null ? now - now % HOUR : now;
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: [insertPost(db, community.id, author, idea, at, today(command)), ...heldBack(command, idea, at, author)],
    ...(author === null ? {} : { gives: [{ types: ['idea_proposed'], key: [id, null], actors: [author], authors: [] }] }),
    outcome: post.statements,
  });
  const stored = post.take(outcome);
  if (!stored) throw new ProblemError('closed');
  if (stored.removedAt !== null && stored.held === null) throw new ProblemError('removed');
  if (stored.kind !== 'idea' || stored.board !== boardName || stored.title !== idea.title || stored.body !== idea.body || !(await sameThemes(command, stored.tags, idea.tags))
    || stored.fields !== JSON.stringify(fields)) {
    throw new ProblemError('idempotency_key_reused');
  }
  return { idea: toIdea(stored, member.id), earned };
}

const HOUR = 3_600_000;

/**
 * Decides about an idea: its status or stage with an answer, who sees to it. Throws `precondition_failed` when the idea was
 * changed since `version`, null takes it as it is; `forbidden` for who plans their own idea or calls it done; `invalid_input` for a stage or an owner that is not there.
 */
export async function decideIdea(command: Command, id: string, patch: IdeaPatch, version: number | null): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const before = present(await readOne(command.db, findPost(command.db, command.community.id, command.member.id, id)), 'idea');
  if (before.mergedInto !== null) throw mergedProblem(before.mergedInto);
  const to = decided(await readOne(db, boardOf(db, community.id, before.board)), patch.status, patch.stage);
  const note = to ? patch.note || null : undefined;
  const owner = patch.owner === undefined ? undefined : patch.owner === null ? null : Number(patch.owner);
  const selects = to?.status === 'planned' || to?.status === 'done';
  const post = findPost(db, community.id, member.id, id);
  const { outcome, earned } = await record(command, await loadPolicy(command), {
    write: decide(db, community.id, { id, to: to ?? undefined, note, owner, by: member.id, at: now, selectedDay: selects ? today(command) : null }, version).concat(
      audited(db, community.id, { act: 'decided', by: member.id, at: now, subject: id, detail: to?.stage ?? to?.status ?? null })),
    gives: selects ? [{ types: ['idea_selected'], key: [id, null], actors: [], authors: known(before.author) }] : [],
    outcome: post.statements,
  });
  const after = post.take(outcome)!;
  if (to && (after.status !== to.status || after.stage !== to.stage || after.statusNote !== note) || owner !== undefined && after.owner !== owner) {
    if (selects && after.author === member.id) throw new ProblemError('forbidden', { detail: 'Whether your own idea is planned or done, another animateur decides.' });
    if (owner && !(await findMember(db, community.id, owner).first())) {
      throw new ProblemError('invalid_input', { errors: [{ path: 'owner', code: 'not_allowed', message: 'No member of this community.' }] });
    }
    throw new ProblemError('precondition_failed');
  }
  return { idea: toIdea(after, member.id), earned };
}

/** Pins an idea above its board or takes it down. Throws `forbidden` for pinning one's own, `invalid_input` when as many are pinned as there may be. */
export async function pinIdea(command: Command, id: string, pinned: boolean): Promise<IdeaResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const post = findPost(db, community.id, member.id, id);
  const outcome = await db.batch([
    setPinned(db, community.id, id, pinned ? now : null, member.id), audited(db, community.id, { act: pinned ? 'pinned' : 'unpinned', by: member.id, at: now, subject: id }), ...post.statements,
  ]);
  const after = present(post.take(outcome.slice(2)), 'idea');
  if (after.mergedInto !== null) throw mergedProblem(after.mergedInto);
  if (pinned && after.pinnedAt === null && after.author === member.id) throw new ProblemError('forbidden', { detail: 'Somebody else pins what you wrote.' });
  if ((after.pinnedAt !== null) !== pinned) throw new ProblemError('invalid_input', { errors: [{ path: '', code: 'too_many', message: `At most ${LIMITS.pinned} ideas are pinned on a board.` }] });
  return { idea: toIdea(after, member.id), earned: null };
}

export async function ideaHistory(command: Command, id: string): Promise<IdeaHistory> {
  const { db, community } = command;
  await readIdea(command, id);
  return { items: await readOne(db, historyOf(db, community.id, id)) };
}

export async function readIdea({ db, community, member }: Pick<Command, 'db' | 'community' | 'member'>, id: string): Promise<PostRow> {
  return readable(await readOne(db, findPost(db, community.id, member.id, id)), 'idea', member);
}
