import { IDEA_STATUSES, type IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Database, Read, Value } from '../database.ts';
import { matchExpression } from './search.ts';
import { rows, SELECT, type PostRow } from './posts.queries.ts';

const ORDER = {
  new: { column: 'at' },
  top: { column: 'merit' },
  trending: { column: 'hot' },
} as const;
export type PostOrder = keyof typeof ORDER;

/** What a list is held to. */
export interface PostFilter {
  tag?: string | undefined;
  status?: IdeaStatus | undefined;
  /** With a status: a stage of it, or null for what is in none; of these the latest `UNSTAGED` posts of the status are looked at. */
  stage?: string | null | undefined;
  author?: number | undefined;
  /** What a question still waits for, as its column says: any of these. */
  need?: readonly number[] | undefined;
  /** Milliseconds UTC: from the first, before the second. */
  from?: number | undefined;
  to?: number | undefined;
}

export interface PostList extends PostFilter {
  kind: 'idea' | 'question';
  board: string;
  order: PostOrder;
  after?: readonly [number, string] | undefined;
  limit: number;
  /** Whether those are left out that stand above the list. */
  unpinned?: boolean;
}

type Bind = (value: Value) => string;

/** Gives values their numbers behind those that are there. */
function binder(values: Value[]): Bind {
  return (value) => `?${values.indexOf(value) < 0 ? values.push(value) : values.indexOf(value) + 1}`;
}

/** SQL that holds a post to a filter. The plus keeps SQLite from walking through all that an author ever wrote in search of the few of a page. */
function held({ tag, status, stage, author, need, from, to }: PostFilter, bind: Bind): string {
  return [
    tag !== undefined && `AND EXISTS (SELECT 1 FROM json_each(p.tags) t WHERE t.value = ${bind(tag)})`,
    status !== undefined && `AND p.status = ${bind(status)}`, typeof stage === 'string' && `AND p.stage = ${bind(stage)}`,
    author !== undefined && `AND +p.author = ${bind(author)}`, need && `AND p.need IN (${need.join(', ')})`, from !== undefined && `AND p.at >= ${bind(from)}`, to !== undefined && `AND p.at < ${bind(to)}`,
  ].filter(Boolean).join(' ');
}

/** True of what lists show. Said in full, so that SQLite knows that their partial indexes hold it all. */
export const LISTED = (post: string) => `${post}.parent IS NULL AND ${post}.removed_at IS NULL AND ${post}.merged_into IS NULL`;

/** One page of a board, by an index in the order asked for. */
export function listPosts(db: Database, community: number, reader: number, list: PostList): Read<PostRow[]> {
  const { column } = ORDER[list.order];
  const values: Value[] = [community, reader, list.board, list.limit];
  const bind = binder(values);
  const { tag, status, author, need, from, to } = list;
  const before = (place: string) => (list.after ? `AND (${place}) < (${bind(list.after[0])}, ${bind(list.after[1])})` : '');
  const unpinned = list.unpinned ? 'AND p.pinned_at IS NULL' : '';
  const page = (which: string) => `${which} ${held(list, bind)} ${unpinned} ${before(`p.${column}, p.id`)} ORDER BY p.${column} DESC, p.id DESC LIMIT ?4`;
  const all = `p.community = ?1 AND p.kind = '${list.kind}' AND p.board = ?3 AND ${LISTED('p')}`;
  return rows(db.prepare([tag, status, author, need, from, to].every((filter) => filter === undefined)
    ? `${SELECT} WHERE ${page(all)}`
    // The page first: what is shown of a post is read for those that are shown.
    : `${SELECT} WHERE p.community = ?1 AND p.id IN (
         SELECT p.id FROM post p WHERE ${page(`p.community = ?1 AND p.id IN (${latestMatches(list, bind, before)})`)})
       ORDER BY p.${column} DESC, p.id DESC`,
  ).bind(...values));
}

/** How many of the latest posts of a tag or status are put into another order than that of their dates. */
const MATCHES = 1_000;

/** How many of a status are looked at for those without a stage: of a board that got its stages later, a few old ones. */
const UNSTAGED = 200;

/**
 * Ids of the latest posts that an index finds by the filter that leaves fewest; the others hold them further. In the order of
 * dates such an index has the page; one for each other order would be written at every vote.
 */
function latestMatches(list: PostList, bind: Bind, before: (place: string) => string): string {
  const { kind, order, tag, status, stage, author, need, from, to } = list;
  const exact = author !== undefined ? tag === undefined && status === undefined && need === undefined : tag === undefined || typeof stage !== 'string' && need === undefined;
  const byDate = order === 'new';
  // Where the index does not hold all that was asked for, more are looked at than shown.
  const most = order === 'new' && exact ? '?4' : bind(MATCHES);
  const within = (place: string) => [from !== undefined && `AND ${place} >= ${bind(from)}`, to !== undefined && `AND ${place} < ${bind(to)}`].filter(Boolean).join(' ');
  const latest = (index: string, which: string) => `SELECT c.id FROM post c INDEXED BY ${index} WHERE c.community = ?1 AND c.kind = '${kind}' AND c.board = ?3 ${which} AND ${LISTED('c')}
           ${within('c.at')} ${byDate ? before('c.at, c.id') : ''} ORDER BY c.at DESC, c.id DESC LIMIT ${most}`;
  if (author !== undefined) return latest('post_of_author', `AND c.author = ${bind(author)}`);
  if (tag !== undefined) {
    // A tag has its posts by status and date: the latest of each status, and of these the latest.
    const of = (each: IdeaStatus) => `SELECT post, at FROM (SELECT t.post, t.at FROM post_tag t WHERE t.community = ?1 AND t.kind = '${kind}' AND t.board = ?3
             AND t.tag = ${bind(tag)} AND t.status = '${each}' ${within('t.at')} ${byDate ? before('t.at, t.post') : ''} ORDER BY t.at DESC, t.post DESC LIMIT ${most})`;
    return `SELECT post FROM (${(status === undefined ? IDEA_STATUSES : [status]).map(of).join(' UNION ALL ')}) ORDER BY at DESC, post DESC LIMIT ${most}`;
  }
  if (need) {
    // So many of each: they stand beside each other, in the order of dates.
    return `SELECT found.value FROM json_each(${bind(JSON.stringify(need))}) s, json_each((SELECT json_group_array(id) FROM (
           SELECT c.id FROM post c INDEXED BY post_need WHERE c.community = ?1 AND c.board = ?3 AND c.need = s.value AND c.need IS NOT NULL AND ${LISTED('c')}
             ${within('c.at')} ${byDate ? before('c.at, c.id') : ''} ORDER BY c.at DESC, c.id DESC LIMIT ${most}))) found`;
  }
  if (stage === null) {
    return `SELECT c.id FROM (SELECT c.id, c.stage, c.at FROM post c WHERE c.community = ?1 AND c.kind = '${kind}' AND c.board = ?3 AND c.status = ${bind(status!)} AND ${LISTED('c')}
           ORDER BY c.at DESC, c.id DESC LIMIT ${bind(UNSTAGED)}) c WHERE c.stage IS NULL ORDER BY c.at DESC, c.id DESC LIMIT ${most}`;
  }
  if (typeof stage === 'string') return latest('post_stage', `AND c.stage = ${bind(stage)}`);
  return status === undefined ? latest('post_new', '') : latest('post_status', `AND c.status = ${bind(status)}`);
}

/** What the reader asked on a board, the latest first: also what waits for a moderator, and what is the same as another question. */
export function ownQuestions(db: Database, community: number, reader: number, board: string, after: readonly [at: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (
       SELECT c.id FROM post c INDEXED BY post_of_author WHERE c.community = ?1 AND c.author = ?2 AND c.kind = 'question' AND c.board = ?3
         AND (c.removed_at IS NULL OR c.held IS NOT NULL) ${after ? 'AND (c.at, c.id) < (?5, ?6)' : ''} ORDER BY c.at DESC, c.id DESC LIMIT ?4)
     ORDER BY p.at DESC, p.id DESC`,
  ).bind(community, reader, board, limit, ...(after ?? [])));
}

/** Questions of a board that the reader follows, the latest followed first. */
export function followedQuestions(db: Database, community: number, reader: number, board: string, after: readonly [followedAt: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (
       SELECT f.post FROM follow f INDEXED BY follow_latest CROSS JOIN post c ON c.community = ?1 AND c.id = f.post AND c.kind = 'question' AND c.board = ?3 AND c.removed_at IS NULL
       WHERE f.community = ?1 AND f.member = ?2 ${after ? 'AND (f.at, f.post) < (?5, ?6)' : ''} ORDER BY f.at DESC, f.post DESC LIMIT ?4)
     ORDER BY followedAt DESC, p.id DESC`,
  ).bind(community, reader, board, limit, ...(after ?? [])));
}

/** What is pinned on a board, the latest first. */
export function pinnedPosts(db: Database, community: number, reader: number, board: string): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (SELECT c.id FROM post c INDEXED BY post_pinned
       WHERE c.community = ?1 AND c.kind = 'idea' AND c.board = ?3 AND c.pinned_at IS NOT NULL AND ${LISTED('c')})
     ORDER BY p.pinned_at DESC, p.id`,
  ).bind(community, reader, board));
}

/** What became of ideas: those in this status, what was decided last first. */
export function outcomePosts(db: Database, community: number, reader: number, board: string, status: IdeaStatus, after: readonly [decidedAt: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  const decided = (post: string) => `coalesce(${post}.status_at, ${post}.at)`;
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (SELECT c.id FROM post c INDEXED BY post_outcome
       WHERE c.community = ?1 AND c.kind = 'idea' AND c.board = ?3 AND c.status = ?4 AND c.status IN ('done', 'declined') AND ${LISTED('c')}
         ${after ? `AND (${decided('c')}, c.id) < (?6, ?7)` : ''} ORDER BY ${decided('c')} DESC, c.id DESC LIMIT ?5)
     ORDER BY ${decided('p')} DESC, p.id DESC`,
  ).bind(community, reader, board, status, limit, ...(after ?? [])));
}

/** Where the next page begins. */
export function placeOf(order: PostOrder, post: PostRow): [number, string] {
  const value = { new: post.at, top: post.merit, trending: post.hot }[order];
  return [value, post.id];
}

/** What was typed, and the theme that it is a word for. */
export interface Search {
  q: string;
  theme?: string | undefined;
}

/**
 * Best matches of a search in one board; every word must occur, the last ones as beginnings. A question that is the same as another
 * is found by its own words, and says which.
 */
export function searchPosts(
  db: Database, community: number, reader: number, kind: 'idea' | 'question', board: string, { q, theme }: Search, limit: number, filter: PostFilter = {},
): Read<PostRow[]> {
  const match = matchExpression(community, kind, board, q, theme);
  if (match === null) return { statements: [], take: () => [] };
  const values: Value[] = [community, reader, match, board, limit];
  const bind = binder(values);
  const found = kind === 'question' ? 'p.removed_at IS NULL' : LISTED('p');
  return rows(db.prepare(
    `${SELECT} JOIN post_search s ON s.post = p.id
     WHERE post_search MATCH ?3 AND p.community = ?1 AND p.kind = '${kind}' AND p.board = ?4 AND ${found} ${held(filter, bind)} ORDER BY s.rank LIMIT ?5`,
  ).bind(...values));
}

/** Where a reader's own order begins: at the idea that `draw` tells, a whole number, of those whose ids follow `near`. */
export interface Lot {
  near: string;
  draw: number;
}

/** Where a page of that order begins: behind the idea `id`, before the order went round to `start` or after, 0 or 1. */
export type OwnPlace = readonly [start: string, round: number, id: string];

/**
 * A page in an order of the reader's own: that of the ids, which are hashes, begun at an idea that was drawn and gone round. On a
 * board of up to `DRAWN` ideas each has the same chance of each place; on a larger one nearly so, as the ids are not evenly far apart.
 */
export function postsInTurn(db: Database, community: number, reader: number, board: string, begin: Lot | OwnPlace, limit: number): Read<PostRow[]> {
  const begun = 'draw' in begin ? `(${DRAW})` : '?4';
  const behind = 'draw' in begin ? '' : 'AND (round, id) > (?6, ?7)';
  const values = 'draw' in begin ? [begin.near, limit, begin.draw, DRAWN] : [begin[0], limit, begin[1], begin[2]];
  return rows(db.prepare(
    `WITH begun AS (SELECT ${begun} AS start)
     ${SELECT} JOIN (${goneRound('(SELECT start FROM begun)', behind, '?5')}) turn ON turn.id = p.id
     WHERE p.community = ?1 ORDER BY turn.round, p.id`,
  ).bind(community, reader, board, ...values));
}

/** SQL of ids of a board from one on, and where they end from the first on: `round` is 0 before that and 1 after. */
const goneRound = (start: string, behind: string, most: string) => {
  const part = (round: 0 | 1, which: string) => `SELECT * FROM (SELECT id, ${round} AS round FROM post INDEXED BY post_by_id
       WHERE community = ?1 AND kind = 'idea' AND board = ?3 AND ${LISTED('post')} AND pinned_at IS NULL AND ${which} ${behind.replace('round', String(round))} ORDER BY id LIMIT ${most})`;
  return `SELECT id, round FROM (${part(0, `id >= ${start}`)} UNION ALL ${part(1, `id < ${start}`)}) ORDER BY round, id LIMIT ${most}`;
};

/** Of so many ideas the first is drawn. */
const DRAWN = 200;

/** SQL of the id that was drawn. */
const DRAW = `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY round, id) - 1 AS place, count(*) OVER () AS size FROM (${goneRound('?4', '', '?7')}))
     WHERE place = CAST(?6 AS INTEGER) % size`;

/**
 * Ideas that few have seen yet: of the latest that nobody decided about, those of others with hardly a vote or comment, in an
 * order that changes with `turn` (1 to 15).
 */
export function seldomSeen(db: Database, community: number, reader: number, board: string, turn: number, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (
       SELECT c.id FROM (SELECT * FROM post INDEXED BY post_status WHERE community = ?1 AND kind = 'idea' AND board = ?3 AND status = 'new' AND ${LISTED('post')} ORDER BY at DESC, id DESC LIMIT ?6) c
       WHERE c.votes + c.downs + c.replies <= 2 AND c.author IS NOT ?2 AND c.pinned_at IS NULL
       ORDER BY c.votes + c.downs + c.replies, substr(c.id, CAST(?4 AS INTEGER)) LIMIT ?5)
     ORDER BY p.votes + p.downs + p.replies, substr(p.id, CAST(?4 AS INTEGER))`,
  ).bind(community, reader, board, turn, limit, LOOKED_AT));
}

const LOOKED_AT = 60;
