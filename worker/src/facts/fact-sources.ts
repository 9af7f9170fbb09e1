import type { FactType } from '@cocarde/contract/points.ts';

/** The two values that pick a fact's row; for events, which come in batches, a JSON list of [source, id] and null. */
export type FactKey = readonly [string | number, string | number | null];

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
  /** What happened, whatever generation: badges that repeat are given once for it. */
  deed: string;
  actor: string;
  author: string;
  subject: string;
  at: string;
  day: string;
  community: string;
  /** Condition that picks one fact by the two values of its key. */
  key: (first: string, second: string) => string;
  /** Board and tags (JSON array) of what it is about, and its own attributes (JSON object); SQL NULL without. */
  board: string;
  tags: string;
  attributes: string;
  /** True while the fact stands. */
  standing: string;
}

const VOTE = {
  from: 'vote v JOIN post p ON p.community = v.community AND p.id = v.subject',
  between: 'post p CROSS JOIN vote v ON v.community = p.community AND v.subject = p.id',
  cause: "'vote:' || v.subject || ':' || v.member || ':' || v.generation", deed: "'vote:' || v.subject || ':' || v.member",
  actor: 'v.member', author: 'p.author', subject: 'v.subject', at: 'v.at', day: 'v.day', community: 'v.community',
  board: 'p.board', tags: 'p.tags', attributes: 'NULL',
  key: (subject: string, member: string) => `v.subject = ${subject} AND v.member = ${member}`,
} as const;

const POST = {
  from: 'post p LEFT JOIN post parent ON parent.community = p.community AND parent.id = p.parent',
  cause: "'post:' || p.id", deed: "'post:' || p.id",
  actor: 'p.author', author: 'parent.author', subject: 'coalesce(p.parent, p.id)', at: 'p.at', day: 'p.day', community: 'p.community',
  board: 'p.board', tags: 'coalesce(parent.tags, p.tags)', attributes: 'NULL',
  key: (id: string, none: string) => `p.id = ${id} AND ${none} IS NULL`,
} as const;

const BUILT_IN: Readonly<Record<FactType, FactSource>> = {
  visit: {
    from: 'visit v', cause: "'visit:' || v.day", deed: "'visit:' || v.day", actor: 'v.member', author: 'NULL', subject: 'NULL',
    at: 'v.at', day: 'v.day', community: 'v.community',
    board: 'NULL', tags: 'NULL', attributes: 'NULL',
    key: (member, day) => `v.member = ${member} AND v.day = ${day}`, standing: 'true',
  },
  vote_cast: { ...VOTE, standing: 'v.value = 1' },
  idea_supported: { ...VOTE, standing: "v.value = 1 AND p.kind = 'idea'" },
  answer_supported: { ...VOTE, standing: "v.value = 1 AND p.kind = 'answer'" },
  idea_proposed: { ...POST, standing: "p.kind = 'idea'" },
  question_asked: { ...POST, standing: "p.kind = 'question'" },
  answer_given: { ...POST, standing: "p.kind = 'answer'" },
  comment_written: { ...POST, standing: "p.kind = 'comment'" },
  idea_selected: {
    ...POST, cause: "'selected:' || p.id", deed: "'selected:' || p.id", actor: 'NULL', author: 'p.author', at: 'p.selected_at', day: 'p.selected_day',
    standing: 'p.selected_at IS NOT NULL',
  },
  answer_accepted: {
    from: `acceptance a JOIN post q ON q.community = a.community AND q.id = a.question
           JOIN post p ON p.community = a.community AND p.id = a.answer`,
    between: `post q CROSS JOIN acceptance a ON a.community = q.community AND a.question = q.id
              CROSS JOIN post p ON p.community = a.community AND p.id = a.answer`,
    cause: "'accepted:' || a.answer || ':' || a.generation", deed: "'accepted:' || a.answer",
    actor: 'q.author', author: 'p.author', subject: 'a.question', at: 'a.at', day: 'a.day', community: 'a.community',
    board: 'q.board', tags: 'q.tags', attributes: 'NULL',
    key: (question, answer) => `a.question = ${question} AND (${answer} IS NULL OR a.answer = ${answer})`, standing: 'a.value = 1',
  },
};

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
    standing: 'e.retracted_at IS NULL',
  };
}

/** Cause of an event in a table or subquery called `e`. A source has no space. */
export const EVENT_CAUSE = "'event:' || e.source || ' ' || e.id";
