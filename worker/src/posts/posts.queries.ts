import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Database, Read, Row, Statement, Value } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { matchExpression } from './search.ts';

export type PostKind = 'idea' | 'question' | 'answer' | 'comment' | 'page';

/** A post with what every list shows of it: its author and the reader's own vote. */
export interface PostRow {
  id: string;
  kind: PostKind;
  board: string;
  parent: string | null;
  author: number | null;
  authorName: string | null;
  authorTeam: string | null;
  authorNamed: number | null;
  title: string;
  body: string;
  tags: string;
  status: IdeaStatus;
  statusNote: string | null;
  version: number;
  at: number;
  votes: number;
  replies: number;
  hot: number;
  mine: number | null;
  /** Of a question: its accepted answer and who gave it. Of an answer: itself, while it is accepted. */
  accepted: string | null;
  acceptedAuthor: number | null;
  acceptedName: string | null;
  acceptedTeam: string | null;
  acceptedNamed: number | null;
}

/** `?1` is the community and `?2` the reader in every query that selects this. */
const SELECT = `SELECT p.id, p.kind, p.board, p.parent, p.author, m.name AS authorName, m.team AS authorTeam, ${namedMember('m')} AS authorNamed, p.title, p.body, p.tags,
    p.status, p.status_note AS statusNote, p.version, p.at, p.votes, p.replies, p.hot, v.value AS mine,
    a.answer AS accepted, b.author AS acceptedAuthor, n.name AS acceptedName, n.team AS acceptedTeam, ${namedMember('n')} AS acceptedNamed
  FROM post p LEFT JOIN member m ON m.id = p.author
  LEFT JOIN vote v ON v.community = p.community AND v.subject = p.id AND v.member = ?2
  LEFT JOIN acceptance a ON a.community = p.community AND a.value = 1 AND a.question = CASE p.kind WHEN 'answer' THEN p.parent ELSE p.id END
    AND (p.kind = 'question' OR a.answer = p.id)
  LEFT JOIN post b ON b.community = a.community AND b.id = a.answer
  LEFT JOIN member n ON n.id = b.author`;

const ORDER = {
  new: { column: 'p.at', only: '' },
  top: { column: 'p.votes', only: '' },
  trending: { column: 'p.hot', only: '' },
  unanswered: { column: 'p.at', only: 'AND p.replies = 0' },
} as const;
export type PostOrder = keyof typeof ORDER;

export interface PostList {
  kind: 'idea' | 'question';
  board: string;
  order: PostOrder;
  tag?: string | undefined;
  status?: IdeaStatus | undefined;
  after?: readonly [number, string] | undefined;
  limit: number;
}

/** One page of a board, by an index in the order asked for. */
export function listPosts(db: Database, community: number, reader: number, list: PostList): Read<PostRow[]> {
  const { column, only } = ORDER[list.order];
  const values: Value[] = [community, reader, list.board, list.limit];
  const bind = (value: Value) => `?${values.push(value)}`;
  const conditions = [
    list.tag === undefined ? '' :
      `AND EXISTS (SELECT 1 FROM post_tag t WHERE t.community = ?1 AND t.kind = p.kind AND t.board = ?3 AND t.tag = ${bind(list.tag)} AND t.post = p.id)`,
    list.status === undefined ? '' : `AND p.status = ${bind(list.status)}`,
    list.after === undefined ? '' : `AND (${column}, p.id) < (${bind(list.after[0])}, ${bind(list.after[1])})`,
  ];
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.kind = '${list.kind}' AND p.parent IS NULL AND p.board = ?3 ${only} ${conditions.join(' ')}
     ORDER BY ${column} DESC, p.id DESC LIMIT ?4`,
  ).bind(...values));
}

/** Where the next page begins. */
export function placeOf(order: PostOrder, post: PostRow): [number, string] {
  const value = { new: post.at, unanswered: post.at, top: post.votes, trending: post.hot }[order];
  return [value, post.id];
}

/** Best matches of a search in one board; every word must occur, the last ones as beginnings. */
export function searchPosts(db: Database, community: number, reader: number, kind: 'idea' | 'question', board: string, q: string, limit: number): Read<PostRow[]> {
  const match = matchExpression(community, kind, board, q);
  if (match === null) return { statements: [], take: () => [] };
  return rows(db.prepare(
    `${SELECT} JOIN post_search s ON s.post = p.id
     WHERE post_search MATCH ?3 AND p.community = ?1 AND p.kind = '${kind}' AND p.board = ?4 ORDER BY s.rank LIMIT ?5`,
  ).bind(community, reader, match, board, limit));
}

/** Answers of a question by votes, the latest first among equals. */
export function answersOf(db: Database, community: number, reader: number, question: string, after: readonly [votes: number, at: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.parent = ?3 ${after ? 'AND (p.votes, p.at, p.id) < (?5, ?6, ?7)' : ''}
     ORDER BY p.votes DESC, p.at DESC, p.id DESC LIMIT ?4`,
  ).bind(community, reader, question, limit, ...(after ?? [])));
}

/** Comments of an idea as they came. Nobody votes for a comment: saying so finds them in the order of the same index. */
export function commentsBelow(db: Database, community: number, reader: number, idea: string, after: readonly [at: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.parent = ?3 AND p.votes = 0 ${after ? 'AND (p.at, p.id) > (?5, ?6)' : ''} ORDER BY p.at, p.id LIMIT ?4`,
  ).bind(community, reader, idea, limit, ...(after ?? [])));
}

export function findPost(db: Database, community: number, reader: number, id: string): Read<PostRow | null> {
  const read = rows(db.prepare(`${SELECT} WHERE p.community = ?1 AND p.id = ?3`).bind(community, reader, id));
  return { statements: read.statements, take: (results) => read.take(results)[0] ?? null };
}

/** The accepted answer of a question. */
export function findAccepted(db: Database, community: number, reader: number, question: string): Read<PostRow | null> {
  const read = rows(db.prepare(
    `${SELECT} WHERE p.community = ?1
       AND p.id = (SELECT answer FROM acceptance WHERE community = ?1 AND question = ?3 AND value = 1)`,
  ).bind(community, reader, question));
  return { statements: read.statements, take: (results) => read.take(results)[0] ?? null };
}

export interface NewPost {
  id: string;
  kind: PostKind;
  board: string;
  parent: string | null;
  title: string;
  body: string;
  tags: readonly string[];
}

/** A retry conflicts with the row of the first try and writes nothing. */
export function insertPost(db: Database, community: number, author: number | null, post: NewPost, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO post (community, id, kind, board, parent, author, title, body, tags, at, day, hot)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?10 / 864000000.0) ON CONFLICT (community, id) DO NOTHING`,
  ).bind(community, post.id, post.kind, post.board, post.parent, author, post.title, post.body, JSON.stringify(post.tags), at, day);
}

/** The same below an idea or question of the given kind, which must be there. */
export function insertReply(db: Database, community: number, author: number, post: NewPost, parentKind: PostKind, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO post (community, id, kind, board, parent, author, title, body, tags, at, day, hot)
     SELECT ?1, ?2, ?3, q.board, q.id, ?5, '', ?6, '[]', ?7, ?8, ?7 / 864000000.0 FROM post q WHERE q.community = ?1 AND q.id = ?4 AND q.kind = ?9
     ON CONFLICT (community, id) DO NOTHING`,
  ).bind(community, post.id, post.kind, post.parent, author, post.body, at, day, parentKind);
}

/** The tags that a board uses most. */
export function tagsOf(db: Database, community: number, kind: PostKind, board: string): Read<string[]> {
  return {
    statements: [
      db.prepare('SELECT tag FROM tag WHERE community = ?1 AND kind = ?2 AND board = ?3 ORDER BY posts DESC LIMIT 12').bind(community, kind, board),
    ],
    take: ([found]) => found!.results.map((row) => row.tag as string),
  };
}

export function authorOf(post: PostRow) {
  return memberRef(post.author, post.authorName, post.authorTeam, post.authorNamed);
}

function rows(statement: Statement): Read<PostRow[]> {
  return { statements: [statement], take: ([found]) => found!.results as (Row & PostRow)[] };
}
