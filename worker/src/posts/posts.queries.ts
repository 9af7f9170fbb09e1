import type { Reaction, ReactionKind } from '@cocarde/contract/discussion.ts';
import type { HeldBecause } from '@cocarde/contract/moderation.ts';
import type { IdeaStatus } from '@cocarde/contract/ideas.ts';
import type { Database, Read, Row, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { takesPosts } from '../boards/boards.queries.ts';
import { ownVote } from './own-vote.ts';
import { belowRemoved, together } from './together.ts';

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
  stage: string | null;
  statusNote: string | null;
  statusAt: number | null;
  owner: number | null;
  ownerName: string | null;
  ownerTeam: string | null;
  ownerNamed: number | null;
  /** JSON object. */
  fields: string;
  anonymous: number;
  /** Of a comment: the one that it answers, when that was written if it is gone, and whom it names, JSON; null of others. */
  thread: string | null;
  threadAt: number | null;
  mentions: string | null;
  /** Of an idea, an answer or a comment: what was said of it, JSON. */
  reactions: string | null;
  editedAt: number | null;
  /** Since when the reader follows it; null where they do not. */
  followedAt: number | null;
  pinnedAt: number | null;
  version: number;
  at: number;
  /** Members who are for it, the dots that they gave beyond the first, members who are against it. */
  votes: number;
  extra: number;
  downs: number;
  replies: number;
  /** Of a question, beside its answers. */
  comments: number;
  hot: number;
  merit: number;
  /** Of the reader's vote: dots for it, -1 against it, 0 when it was withdrawn; null without one. */
  weight: number | null;
  revision: number | null;
  removedAt: number | null;
  removedBy: number | null;
  removedReason: string | null;
  /** Why it waits for a moderator; null while it does not. */
  held: HeldBecause | null;
  /** Of a reply: whether what it was written below is removed. */
  parentRemoved: number;
  mergedInto: string | null;
  /** Null while that one waits for a moderator. */
  mergedTitle: string | null;
  mergedBy: number | null;
  /** Of a question that takes no more answers. */
  closedAt: number | null;
  closedBy: number | null;
  closedName: string | null;
  closedTeam: string | null;
  closedNamed: number | null;
  closedNote: string | null;
  /** Of a question: whether an answer of it that stands is validated, 0 or 1; since when it is doubted and by how many; what is promised, and until when. */
  validated: number;
  doubtedAt: number | null;
  doubts: number;
  promised: number | null;
  promisedUntil: number | null;
  /** Of an answer: who validated it, JSON; what it was paid of a promise; whether who asked said thanks, 0 or 1; the question that it was given to. */
  validators: string | null;
  paid: number | null;
  thanked: number;
  parentTitle: string | null;
  /** Of a question: its accepted answer and who gave it. Of an answer: itself, while it is accepted. */
  accepted: string | null;
  acceptedAuthor: number | null;
  acceptedName: string | null;
  acceptedTeam: string | null;
  acceptedNamed: number | null;
}

/** Whom a post names and what was said of it, as JSON. */
const MENTIONS = `(SELECT json_group_array(json_object('id', CAST(x.id AS TEXT), 'name', x.name, 'team', x.team, 'named', ${namedMember('x')})) FROM mention t JOIN member x ON x.id = t.member AND ${namedMember('x')}
      WHERE t.community = ?1 AND t.post = p.id)`;
const REACTED = `(SELECT json_group_array(json_object('kind', t.kind, 'count', t.n, 'mine', EXISTS (SELECT 1 FROM reaction r WHERE r.community = ?1 AND r.post = p.id AND r.kind = t.kind AND r.member = ?2)))
      FROM reaction_tally t WHERE t.community = ?1 AND t.post = p.id AND t.n > 0)`;

const ANSWERED = `CASE p.kind WHEN 'question' THEN EXISTS (SELECT 1 FROM validated_answer v CROSS JOIN post r ON r.community = ?1 AND r.id = v.answer AND r.removed_at IS NULL
      WHERE v.community = ?1 AND v.question = p.id AND v.validators > 0) ELSE 0 END AS validated,
    CASE p.kind WHEN 'question' THEN (SELECT min(d.at) FROM doubt d WHERE d.community = ?1 AND d.question = p.id AND d.settled_at IS NULL) END AS doubtedAt,
    CASE p.kind WHEN 'question' THEN (SELECT count(*) FROM (SELECT 1 FROM doubt d WHERE d.community = ?1 AND d.question = p.id AND d.settled_at IS NULL LIMIT 100)) ELSE 0 END AS doubts,
    CASE p.kind WHEN 'question' THEN (SELECT s.points FROM standing_bounty s WHERE s.community = ?1 AND s.question = p.id) END AS promised,
    CASE p.kind WHEN 'question' THEN (SELECT s.until FROM standing_bounty s WHERE s.community = ?1 AND s.question = p.id) END AS promisedUntil`;
const CONFIRMED = `CASE p.kind WHEN 'answer' THEN (SELECT json_group_array(json_object('id', CAST(x.id AS TEXT), 'name', x.name, 'team', x.team, 'named', ${namedMember('x')}, 'at', v.at, 'mine', x.id = ?2))
      FROM validation v JOIN member x ON x.id = v.member WHERE v.community = ?1 AND v.answer = p.id AND v.value = 1) END AS validators,
    CASE p.kind WHEN 'answer' THEN (SELECT s.points FROM bounty s WHERE s.community = ?1 AND s.answer = p.id) END AS paid,
    CASE p.kind WHEN 'answer' THEN EXISTS (SELECT 1 FROM asker_thanks t WHERE t.community = ?1 AND t.answer = p.id)
      OR EXISTS (SELECT 1 FROM post q JOIN reaction r ON r.community = ?1 AND r.post = p.id AND r.kind = 'thanks' AND r.member = q.author WHERE q.community = ?1 AND q.id = p.parent) ELSE 0 END AS thanked,
    CASE p.kind WHEN 'answer' THEN (SELECT q.title FROM post q WHERE q.community = ?1 AND q.id = p.parent) END AS parentTitle`;

/** `?1` is the community and `?2` the reader in every query that selects this. */
export const SELECT = `SELECT p.id, p.kind, p.board, p.parent, p.author, m.name AS authorName, m.team AS authorTeam, ${namedMember('m')} AS authorNamed, p.title, p.body, p.tags,
    p.status, p.stage, p.status_note AS statusNote, p.status_at AS statusAt, p.owner, o.name AS ownerName, o.team AS ownerTeam, ${namedMember('o')} AS ownerNamed,
    p.fields, p.anonymous, p.thread, (SELECT c.at FROM post c WHERE c.community = ?1 AND c.id = p.thread AND c.removed_at IS NOT NULL) AS threadAt, p.edited_at AS editedAt,
    CASE p.kind WHEN 'comment' THEN ${MENTIONS} END AS mentions, CASE WHEN p.kind IN ('idea', 'answer', 'comment') THEN ${REACTED} END AS reactions,
    (SELECT f.at FROM follow f WHERE f.community = ?1 AND f.member = ?2 AND f.post = p.id) AS followedAt, p.pinned_at AS pinnedAt, p.version, p.at, p.votes, p.extra, p.downs, p.replies, p.comments, p.hot, p.merit,
    ${ownVote('?2')},
    p.removed_at AS removedAt, p.removed_by AS removedBy, p.removed_reason AS removedReason, p.held,
    ${belowRemoved('p')} AS parentRemoved,
    p.merged_into AS mergedInto, (SELECT title FROM post g WHERE g.community = p.community AND g.id = p.merged_into AND g.removed_at IS NULL) AS mergedTitle, p.merged_by AS mergedBy,
    p.closed_at AS closedAt, p.closed_by AS closedBy, k.name AS closedName, k.team AS closedTeam, ${namedMember('k')} AS closedNamed, p.closed_note AS closedNote,
    ${ANSWERED},
    ${CONFIRMED},
    CASE WHEN b.removed_at IS NULL THEN a.answer END AS accepted, b.author AS acceptedAuthor, n.name AS acceptedName, n.team AS acceptedTeam, ${namedMember('n')} AS acceptedNamed
  FROM post p LEFT JOIN member m ON m.id = p.author LEFT JOIN member o ON o.id = p.owner LEFT JOIN member k ON k.id = p.closed_by
  LEFT JOIN acceptance a ON a.community = p.community AND a.value = 1 AND a.question = CASE p.kind WHEN 'answer' THEN p.parent ELSE p.id END
    AND (p.kind = 'question' OR a.answer = p.id)
  LEFT JOIN post b ON b.community = a.community AND b.id = a.answer
  LEFT JOIN member n ON n.id = b.author`;

/** Answers of a question and of its duplicates by votes, the latest first among equals: a page of each, and of these the first. */
export function answersOf(db: Database, community: number, reader: number, question: string, after: readonly [votes: number, at: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (
       SELECT found.value FROM ${together('?3')} s, json_each((SELECT json_group_array(id) FROM (
         SELECT r.id FROM post r WHERE r.community = ?1 AND r.parent = s.id AND r.kind = 'answer' AND r.removed_at IS NULL
           ${after ? 'AND (r.votes, r.at, r.id) < (?5, ?6, ?7)' : ''} ORDER BY r.votes DESC, r.at DESC, r.id DESC LIMIT ?4))) found)
     ORDER BY p.votes DESC, p.at DESC, p.id DESC LIMIT ?4`,
  ).bind(community, reader, question, limit, ...(after ?? [])));
}

/**
 * Comments of an idea, a question or an answer and of what was merged into it, as they came: a page of each, and of these the first.
 * Nobody votes for a comment: saying so finds them in the order of the same index.
 */
export function commentsBelow(db: Database, community: number, reader: number, post: string, after: readonly [at: number, id: string] | undefined, limit: number): Read<PostRow[]> {
  return rows(db.prepare(
    `${SELECT} WHERE p.community = ?1 AND p.id IN (
       SELECT found.value FROM ${together('?3')} s, json_each((SELECT json_group_array(id) FROM (
         SELECT r.id FROM post r WHERE r.community = ?1 AND r.parent = s.id AND r.kind = 'comment' AND r.removed_at IS NULL AND r.votes = 0
           ${after ? 'AND (r.at, r.id) > (?5, ?6)' : ''} ORDER BY r.at, r.id LIMIT ?4))) found)
     ORDER BY p.at, p.id LIMIT ?4`,
  ).bind(community, reader, post, limit, ...(after ?? [])));
}

export function findPost(db: Database, community: number, reader: number, id: string): Read<PostRow | null> {
  const read = rows(db.prepare(`${SELECT} WHERE p.community = ?1 AND p.id = ?3`).bind(community, reader, id));
  return { statements: read.statements, take: (results) => read.take(results)[0] ?? null };
}

/** The accepted answer of a question. */
export function findAccepted(db: Database, community: number, reader: number, question: string): Read<PostRow | null> {
  const read = rows(db.prepare(
    `${SELECT} WHERE p.community = ?1
       AND p.id = (SELECT answer FROM acceptance WHERE community = ?1 AND question = ?3 AND value = 1) AND p.removed_at IS NULL`,
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
  /** What was filled in beside them. */
  fields?: Readonly<Record<string, string>>;
}

/** A retry conflicts with the row of the first try and writes nothing; so does a board that takes no new ones. Without an author it is anonymous, but for a page's things. */
export function insertPost(db: Database, community: number, author: number | null, post: NewPost, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO post (community, id, kind, board, parent, author, title, body, tags, at, day, fields, anonymous)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?6 IS NULL AND ?3 <> 'page' WHERE ${takesPosts('?4')}
     ON CONFLICT (community, id) DO NOTHING`,
  ).bind(community, post.id, post.kind, post.board, post.parent, author, post.title, post.body, JSON.stringify(post.tags), at, day, JSON.stringify(post.fields ?? {}));
}

/**
 * The same below a post of the given kind, which must be there, neither removed nor merged nor below what is removed; a closed question
 * takes no answer. A comment in a thread answers one that is there, of the same post or of one that was merged into it, and that
 * answers none itself.
 */
export function insertReply(db: Database, community: number, author: number, post: NewPost & { thread?: string | undefined }, parentKind: PostKind, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO post (community, id, kind, board, parent, author, title, body, tags, at, day, parent_heading, thread)
     SELECT ?1, ?2, ?3, q.board, q.id, ?5, '', ?6, '[]', ?7, ?8, q.heading, ?10 FROM post q WHERE q.community = ?1 AND q.id = ?4 AND q.kind = ?9 AND q.removed_at IS NULL AND q.merged_into IS NULL AND NOT ${belowRemoved('q')}
       AND (?3 <> 'answer' OR q.closed_at IS NULL)
       AND (?10 IS NULL OR EXISTS (SELECT 1 FROM post c WHERE c.community = ?1 AND c.id = ?10 AND c.parent IN ${together('?4')} AND c.kind = 'comment' AND c.thread IS NULL AND c.removed_at IS NULL))
     ON CONFLICT (community, id) DO NOTHING`,
  ).bind(community, post.id, post.kind, post.parent, author, post.body, at, day, parentKind, post.thread ?? null);
}

/** What was said of a post that names it so. */
export function reactionsOf({ reactions }: PostRow): Reaction[] {
  const found: { kind: ReactionKind; count: number; mine: number }[] = JSON.parse(reactions ?? '[]');
  return found.map(({ kind, count, mine }) => ({ kind, count, mine: mine === 1 }));
}

/** The tags that a board uses most. */
export function tagsOf(db: Database, community: number, kind: PostKind, board: string): Read<string[]> {
  return {
    statements: [
      db.prepare('SELECT tag FROM tag WHERE community = ?1 AND kind = ?2 AND board = ?3 AND posts > 0 ORDER BY posts DESC LIMIT 12').bind(community, kind, board),
    ],
    take: ([found]) => found!.results.map((row) => row.tag as string),
  };
}

export function ownerOf(post: PostRow) {
  return memberRef(post.owner, post.ownerName, post.ownerTeam, post.ownerNamed);
}

export function authorOf(post: PostRow) {
  return memberRef(post.author, post.authorName, post.authorTeam, post.authorNamed);
}

export function rows(statement: Statement): Read<PostRow[]> {
  return { statements: [statement], take: ([found]) => found!.results as (Row & PostRow)[] };
}
