import type { ActivityKind } from '@cocarde/contract/activity.ts';
import type { Reaction, ReactionKind } from '@cocarde/contract/discussion.ts';
import type { Database, Read, Row, Value } from '../database.ts';
import { namedMember } from '../members/named.ts';

/** A fact as the list has it; `shown` says whether others may see it at all. */
export interface Happening {
  kind: ActivityKind;
  at: number;
  source: number;
  /** Its place among facts of one moment and source. */
  key: string;
  shown: number;
  member: number | null;
  name: string | null;
  team: string | null;
  named: number | null;
  post: string | null;
  postKind: 'idea' | 'question' | null;
  board: string | null;
  title: string | null;
  subject: string | null;
  badge: string | null;
  /** JSON. */
  definition: string | null;
}

/** Where a page begins: before this fact. */
export type Place = readonly [at: number, source: number, key: string];

/** Facts of each source that a page looks at. */
export const LOOKED_AT = 60;

const MEMBER = `m.id AS member, m.name, m.team, ${namedMember('m')} AS named`;
/** Of the member `m`: they did not say no. What they write has their name on it; what they receive tells of those only who said yes. */
const NO_NO = "m.appears IS NOT 'no'";

interface Source {
  /** Column of its date, then those of its index behind it, as the key is written. */
  date: string;
  key: readonly { column: string; least: Value; most: Value; read(part: string): Value }[];
  /** @param page SQL that holds the facts to a page. They are called `f`. */
  sql(page: string): string;
}

const LAST_TEXT = '\u{10FFFF}';
const text = (column: string) => ({ column, least: '', most: LAST_TEXT, read: (part: string): Value => part });
const number = (column: string) => ({ column, least: 0, most: Number.MAX_SAFE_INTEGER, read: (part: string): Value => Number(part) });

/** In this order among facts of one moment, the last first. */
const SOURCES: readonly Source[] = [
  {
    date: 'at', key: [text('id')],
    sql: (page) => `SELECT f.kind, f.at, f.id AS key, (q.removed_at IS NULL AND ${NO_NO}) AS shown, ${MEMBER},
        coalesce(q.id, f.id) AS post, coalesce(q.kind, f.kind) AS postKind, coalesce(q.board, f.board) AS board, coalesce(q.title, f.title) AS title, f.id AS subject, NULL AS badge, NULL AS definition
      FROM (SELECT * FROM post INDEXED BY post_latest WHERE community = ?1 AND kind IN ('idea', 'question', 'answer') AND removed_at IS NULL AND merged_into IS NULL ${page}) f
      LEFT JOIN post q ON q.community = ?1 AND q.id = f.parent LEFT JOIN member m ON m.id = f.author`,
  },
  {
    date: 'status_at', key: [text('id')],
    sql: (page) => `SELECT 'realised' AS kind, f.status_at AS at, f.id AS key, (${NO_NO}) AS shown, ${MEMBER}, f.id AS post, f.kind AS postKind, f.board, f.title, f.id AS subject, NULL AS badge, NULL AS definition
      FROM (SELECT * FROM post INDEXED BY post_realised WHERE community = ?1 AND kind = 'idea' AND status = 'done' AND removed_at IS NULL AND merged_into IS NULL
        AND status_at IS NOT NULL ${page}) f
      LEFT JOIN member m ON m.id = f.author`,
  },
  {
    date: 'at', key: [text('answer')],
    sql: (page) => `SELECT 'accepted' AS kind, f.at, f.answer AS key, (p.removed_at IS NULL AND q.removed_at IS NULL AND p.author IS NOT q.author AND ${NO_NO}) AS shown, ${MEMBER},
        q.id AS post, q.kind AS postKind, q.board, q.title, p.id AS subject, NULL AS badge, NULL AS definition
      FROM (SELECT * FROM acceptance INDEXED BY acceptance_latest WHERE community = ?1 AND value = 1 ${page}) f
      JOIN post p ON p.community = ?1 AND p.id = f.answer JOIN post q ON q.community = ?1 AND q.id = f.question LEFT JOIN member m ON m.id = p.author`,
  },
  {
    date: 'at', key: [number('member'), text('badge'), text('cause')],
    sql: (page) => `SELECT 'badge' AS kind, f.at, f.member || char(10) || f.badge || char(10) || f.cause AS key,
        (${namedMember('m')} AND m.shows_badges = 1 AND NOT EXISTS (SELECT 1 FROM exclusion x WHERE x.community = ?1 AND x.member = m.id AND x.to_at IS NULL)) AS shown, ${MEMBER},
        NULL AS post, NULL AS postKind, NULL AS board, NULL AS title, NULL AS subject, b.id AS badge, b.definition
      FROM (SELECT * FROM award INDEXED BY award_latest WHERE community = ?1 AND revoked_at IS NULL ${page}) f
      JOIN badge b ON b.community = ?1 AND b.id = f.badge JOIN member m ON m.id = f.member`,
  },
];

/** The latest facts of every source before a place, and whether a source may have more behind. Read from their own indexes by date. */
export function happenings(db: Database, community: number, before: Place | undefined): Read<{ items: Happening[]; full: boolean }[]> {
  return {
    statements: SOURCES.map(({ date, key, sql }, source) => {
      const values: Value[] = [community];
      const bind = (value: Value) => `?${values.push(value)}`;
      const columns = [date, ...key.map(({ column }) => column)];
      const order = (of: string) => `ORDER BY ${columns.map((column) => `${of}${column} DESC`).join(', ')}`;
      const parts = before?.[2].split('\n') ?? [];
      const bounds = before && [before[0], ...key.map(({ least, most, read }, i) => (source < before[1] ? most : source > before[1] ? least : read(parts[i] ?? '')))];
      const within = bounds ? `AND (${columns.join(', ')}) < (${bounds.map(bind).join(', ')})` : '';
      return db.prepare(`${sql(`${within} ${order('')} LIMIT ${LOOKED_AT}`)} ${order('f.')}`).bind(...values);
    }),
    take: (results) => results.map(({ results: rows }, source) => ({
      items: (rows as unknown as Happening[]).map((row) => ({ ...row, source })), full: rows.length === LOOKED_AT,
    })),
  };
}

export interface Said {
  reactions: Reaction[];
  first: boolean;
}

/** What was said of posts, and whether each is the first contribution of who wrote it. */
export function saidOf(db: Database, community: number, reader: number, posts: readonly string[]): Read<Map<string, Said>> {
  return {
    statements: posts.length === 0 ? [] : [db.prepare(
      `SELECT p.id, (SELECT json_group_array(json_object('kind', t.kind, 'count', t.n, 'mine', EXISTS (SELECT 1 FROM reaction r WHERE r.community = ?1 AND r.post = p.id AND r.kind = t.kind AND r.member = ?2)))
           FROM reaction_tally t WHERE t.community = ?1 AND t.post = p.id AND t.n > 0) AS reactions,
         p.author IS NOT NULL AND NOT EXISTS (SELECT 1 FROM post o INDEXED BY post_of_author WHERE o.community = ?1 AND o.author = p.author AND o.author IS NOT NULL
           AND o.kind IN ('idea', 'question', 'answer') AND o.at <= p.at AND (o.at, o.id) < (p.at, p.id)) AS first
       FROM json_each(?3) w CROSS JOIN post p ON p.community = ?1 AND p.id = w.value`,
    ).bind(community, reader, JSON.stringify(posts))],
    take: (results) => new Map((results[0]?.results ?? []).map((row: Row) => [row.id as string, {
      reactions: (JSON.parse(row.reactions as string) as { kind: ReactionKind; count: number; mine: unknown }[]).map((said) => ({ ...said, mine: Boolean(said.mine) })),
      first: row.first === 1,
    }])),
  };
}
