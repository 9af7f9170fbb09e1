import type { FactType } from '@cocarde/contract/points.ts';
import { repliesTo, together } from '../posts/together.ts';

/** The two values that pick a fact's row; for events, which come in batches, a JSON list of [source, id] and null. */
export type FactKey = readonly [string | number, string | number | null];

/** What members with numbers from one to another did to a post: their votes for it, their answers and comments below it. */
export interface FactsAbout {
  about: string;
  from: number;
  to: number;
}

/** One fact, or what members did to one post. */
export type FactPick = FactKey | FactsAbout;

/**
 * Where a kind of fact is read from. Earning, taking back and rebuilding all read facts through here,
 * so that a replay sees exactly what happened live. In the SQL ?1 is the community.
 */
export interface FactSource {
  from: string;
  /** The same in the order in which one finds what somebody did for somebody, where that is another. */
  between?: string;
  /** Unique for this fact; a choice made again after an undo is a new generation of it. */
  cause: string;
  /** What happened, whatever generation: badges that repeat are given once for it, and what was decided about it stays decided. */
  deed: string;
  actor: string;
  author: string;
  subject: string;
  at: string;
  day: string;
  community: string;
  /** Condition that picks one fact by the two values of its key. */
  key: (first: string, second: string) => string;
  /** Condition that picks what members did to a post, by the post and the first and last of their numbers. */
  about?: (post: string, from: string, to: string) => string;
  /** Board and tags (JSON array) that it was done under, and its own attributes (JSON object); SQL NULL without. */
  board: string;
  tags: string;
  attributes: string;
  /**
   * True while the fact stands for who did it and for who wrote what it was done to: when a post is removed, its author
   * loses what it brought, colleagues keep what they did with it.
   */
  standing: Readonly<Record<'actor' | 'author', string>>;
}

const both = (standing: string) => ({ actor: standing, author: standing });

/**
 * Board and tags of a post when a fact about it happened: what it says today is not what somebody voted for. By the number of the heading
 * that the fact keeps; a number that the post has no more is one of before.
 */
function under(post: string, heading: string): Pick<FactSource, 'board' | 'tags'> {
  const then = (column: string) => `CASE ${heading} WHEN ${post}.heading THEN ${post}.${column}
      ELSE (SELECT h.${column} FROM heading h WHERE h.community = ${post}.community AND h.post = ${post}.id AND h.n = ${heading}) END`;
  return { board: then('board'), tags: then('tags') };
}

const VOTE = {
  from: 'vote v JOIN post p ON p.community = v.community AND p.id = v.subject',
  between: 'post p CROSS JOIN vote v ON v.community = p.community AND v.subject = p.id',
  cause: "'vote:' || v.subject || ':' || v.member || ':' || v.generation", deed: "'vote:' || v.subject || ':' || v.member",
  actor: 'v.member', author: 'p.author', subject: 'v.subject', at: 'v.at', day: 'v.day', community: 'v.community',
  ...under('p', 'v.heading'), attributes: 'NULL',
  // A vote for what was merged into the subject is withdrawn with the one for it.
  key: (subject: string, member: string) =>
    `v.subject IN ${together(subject)} AND v.member = ${member}`,
  about: (post: string, from: string, to: string) => `v.subject = ${post} AND v.member BETWEEN ${from} AND ${to}`,
} as const;
const votes = (kind: string) => ({ actor: `v.value = 1${kind}`, author: `v.value = 1${kind} AND p.removed_at IS NULL` });

const POST = {
  from: 'post p LEFT JOIN post parent ON parent.community = p.community AND parent.id = p.parent',
  cause: "'post:' || p.id", deed: "'post:' || p.id",
  actor: 'p.author', author: 'parent.author', subject: 'coalesce(p.parent, p.id)', at: 'p.at', day: 'p.day', community: 'p.community',
  attributes: 'NULL',
  key: (id: string, none: string) => `p.id = ${id} AND ${none} IS NULL`,
  about: (post: string, from: string, to: string) => `p.id IN ${repliesTo(post)} AND p.author BETWEEN ${from} AND ${to}`,
} as const;
/** What it was when it was written. */
const OWN = under('p', '0');
/** What stands below something is about that. */
const BELOW = under('parent', 'p.parent_heading');
const written = (kind: string) => ({
  actor: `p.kind = '${kind}' AND p.removed_at IS NULL`,
  author: `p.kind = '${kind}' AND p.removed_at IS NULL AND parent.removed_at IS NULL`,
});

const BUILT_IN: Readonly<Record<FactType, FactSource>> = {
  visit: {
    from: 'visit v', cause: "'visit:' || v.day", deed: "'visit:' || v.day", actor: 'v.member', author: 'NULL', subject: 'NULL',
    at: 'v.at', day: 'v.day', community: 'v.community',
    board: 'NULL', tags: 'NULL', attributes: 'NULL',
    key: (member, day) => `v.member = ${member} AND v.day = ${day}`, standing: both('true'),
  },
  vote_cast: { ...VOTE, standing: votes('') },
  idea_supported: { ...VOTE, standing: votes(" AND p.kind = 'idea'") },
  answer_supported: { ...VOTE, standing: votes(" AND p.kind = 'answer'") },
  idea_proposed: { ...POST, ...OWN, standing: written('idea') },
  question_asked: { ...POST, ...OWN, standing: written('question') },
  answer_given: { ...POST, ...BELOW, standing: written('answer') },
  comment_written: { ...POST, ...BELOW, standing: written('comment') },
  idea_selected: {
    ...POST, ...under('p', 'p.selected_heading'), cause: "'selected:' || p.id", deed: "'selected:' || p.id", actor: 'NULL', author: 'p.author', at: 'p.selected_at', day: 'p.selected_day',
    standing: both('p.selected_at IS NOT NULL AND p.removed_at IS NULL'),
  },
  answer_accepted: {
    from: `acceptance a JOIN post q ON q.community = a.community AND q.id = a.question
           JOIN post p ON p.community = a.community AND p.id = a.answer`,
    between: `post q CROSS JOIN acceptance a ON a.community = q.community AND a.question = q.id
              CROSS JOIN post p ON p.community = a.community AND p.id = a.answer`,
    cause: "'accepted:' || a.answer || ':' || a.generation", deed: "'accepted:' || a.answer",
    actor: 'q.author', author: 'p.author', subject: 'a.question', at: 'a.at', day: 'a.day', community: 'a.community',
    ...under('q', 'a.heading'), attributes: 'NULL',
    key: (question, answer) => `a.question = ${question} AND (${answer} IS NULL OR a.answer = ${answer})`,
    standing: { actor: 'a.value = 1 AND p.removed_at IS NULL AND q.removed_at IS NULL', author: 'a.value = 1 AND p.removed_at IS NULL' },
  },
  // Once for an answer, however many experts say so: nobody is its actor.
  answer_validated: {
    from: `validated_answer a JOIN post q ON q.community = a.community AND q.id = a.question
           JOIN post p ON p.community = a.community AND p.id = a.answer`,
    cause: "'validated:' || a.answer", deed: "'validated:' || a.answer",
    actor: 'NULL', author: 'p.author', subject: 'a.question', at: 'a.at', day: 'a.day', community: 'a.community',
    ...under('q', 'a.heading'), attributes: 'NULL',
    key: (question, answer) => `a.question = ${question} AND (${answer} IS NULL OR a.answer = ${answer})`,
    standing: both('a.validators > 0 AND p.removed_at IS NULL'),
  },
  // Those of anonymous rounds are in another table, without a fact.
  ballot_cast: {
    from: 'ballot b', cause: "'ballot:' || b.round || ':' || b.member || ':' || b.generation", deed: "'ballot:' || b.round || ':' || b.member",
    actor: 'b.member', author: 'NULL', subject: 'b.round', at: 'b.at', day: 'b.day', community: 'b.community',
    board: 'NULL', tags: 'NULL', attributes: 'NULL',
    key: (round, member) => `b.round = ${round} AND b.member = ${member}`, standing: both('b.value = 1'),
  },
};

/** SQL that picks facts of a kind: none, where nobody does such a thing to a post. */
export function picked(source: FactSource, pick: FactPick, bind: (value: string | number | null) => string): string {
  if (!('about' in pick)) return source.key(bind(pick[0]), bind(pick[1]));
  return source.about?.(bind(pick.about), bind(pick.from), bind(pick.to)) ?? 'false';
}

/** Types that a community may declare: with a dot, so that no built-in fact is ever called the same. */
export const DECLARED_TYPE = /^(?=.{3,80}$)[A-Za-z][\w-]*(\.[\w-]+)+$/;

/** Where facts of a type are read from, built in or declared. */
export function factSource(type: string): FactSource {
  if (Object.hasOwn(BUILT_IN, type)) return BUILT_IN[type as FactType];
  if (!DECLARED_TYPE.test(type)) throw new Error(`There is no fact ${type}.`);
  return {
    from: `(SELECT * FROM event WHERE fact = '${type}') e`, cause: EVENT_CAUSE, deed: EVENT_CAUSE, actor: 'e.member', author: 'e.author', subject: 'e.object',
    at: 'e.at', day: 'e.day', community: 'e.community',
    board: 'NULL', tags: 'NULL', attributes: 'e.attributes',
    key: (events, none) => `(e.source, e.id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(${events})) AND ${none} IS NULL`,
    standing: both('e.retracted_at IS NULL'),
  };
}

/** The deed of a cause, where a fact is known by that alone: votes, acceptances and ballots have generations. */
export function deedOf(cause: string): string {
  return `CASE WHEN substr(${cause}, 1, instr(${cause}, ':')) IN ('vote:', 'accepted:', 'ballot:') THEN rtrim(rtrim(${cause}, '0123456789'), ':') ELSE ${cause} END`;
}

/** Cause of an event in a table or subquery called `e`. A source has no space. */
export const EVENT_CAUSE = "'event:' || e.source || ' ' || e.id";
