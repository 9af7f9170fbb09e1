import type { Difference } from '@cocarde/contract/moderation.ts';
import type { Database, Read, Statement } from '../database.ts';
import { roundCounts } from '../invariants/rounds.ts';

export type Kind = Difference['kind'];

/** Things of one community, in the order of their ids: those after the first and up to the second. */
export interface Page {
  community: number;
  after: string;
  upTo: string;
}

/** A thing and how many rows hang on it, as far as its own counts are right. */
export interface Thing {
  community: number;
  subject: string;
  size: number;
}

const THINGS = {
  post: 'SELECT community, id AS subject, votes + downs + replies + comments AS size FROM post WHERE (community, id) > (?1, ?2) ORDER BY community, id LIMIT ?3',
  round: `SELECT r.community, r.id AS subject, coalesce(t.voters, 0) AS size FROM round r LEFT JOIN round_tally t ON t.community = r.community AND t.round = r.id
    WHERE (r.community, r.id) > (?1, ?2) ORDER BY r.community, r.id LIMIT ?3`,
};

/** Where the last run got to with a kind of thing. */
export function placeOf(db: Database, kind: Kind): Read<{ community: number; subject: string }> {
  return {
    statements: [db.prepare('SELECT community, subject FROM reconciled WHERE kind = ?1').bind(kind)],
    take: ([rows]) => (rows!.results[0] as { community: number; subject: string } | undefined) ?? { community: 0, subject: '' },
  };
}

/** The next of them, over all communities. */
export function thingsAfter(db: Database, kind: Kind, { community, subject }: { community: number; subject: string }, limit: number): Read<Thing[]> {
  return { statements: [db.prepare(THINGS[kind]).bind(community, subject, limit)], take: ([rows]) => rows!.results as unknown as Thing[] };
}

/** So far it is done; from the beginning again, when null. */
export function setPlace(db: Database, kind: Kind, page: Page | null): Statement {
  return db.prepare(
    `INSERT INTO reconciled (kind, community, subject) VALUES (?1, ?2, ?3)
     ON CONFLICT (kind) DO UPDATE SET community = excluded.community, subject = excluded.subject`,
  ).bind(kind, page?.community ?? 0, page?.upTo ?? '');
}

const FIGURES = ['votes', 'extra', 'downs', 'replies', 'comments', 'heat'] as const;
const of = (row: string) => `(${FIGURES.map((figure) => `${row}.${figure}`).join(', ')})`;

/** SQL of `subject` and `differs` of what does not add up on a page, whose bounds are ?1 to ?3. */
const DIFFERING: Record<Kind, string> = {
  post: `SELECT p.id AS subject, (SELECT json_group_array(json_object('what', f.value ->> 0, 'shown', f.value ->> 1, 'counted', f.value ->> 2))
      FROM json_each(json_array(${FIGURES.map((figure) => `json_array('${figure}', p.${figure}, t.${figure})`).join(', ')})) f WHERE f.value ->> 1 <> f.value ->> 2) AS differs
    FROM post p CROSS JOIN post_tally t ON t.community = p.community AND t.id = p.id
    WHERE p.community = ?1 AND p.id > ?2 AND p.id <= ?3 AND ${of('p')} <> ${of('t')}`,
  round: `SELECT round AS subject, json_group_array(json_object('what', what)) AS differs FROM (
      ${roundCounts((table) => `${table}.community = ?1 AND ${table}.round > ?2 AND ${table}.round <= ?3`).map(({ what, sql }) => `SELECT DISTINCT round, '${what}' AS what FROM (${sql})`).join(' UNION ALL ')})
    WHERE true GROUP BY round`,
};

/** Keeps what does not add up on a page, and when it was first found; says all of it. */
export function keepDifferences(db: Database, kind: Kind, { community, after, upTo }: Page, at: number): Statement {
  return db.prepare(
    `INSERT INTO difference (community, kind, subject, differs, found_at, seen_at)
     SELECT ?1, '${kind}', subject, differs, ?4, ?4 FROM (${DIFFERING[kind]}) WHERE true
     ON CONFLICT (community, kind, subject) DO UPDATE SET differs = excluded.differs, seen_at = excluded.seen_at
     RETURNING subject, differs, found_at AS foundAt`,
  ).bind(community, after, upTo, at);
}

/** Forgets what was found on a page before and agrees by now. */
export function forgetDifferences(db: Database, kind: Kind, { community, after, upTo }: Page, at: number): Statement {
  return db.prepare(
    'DELETE FROM difference WHERE community = ?1 AND kind = ?5 AND subject > ?2 AND subject <= ?3 AND seen_at < ?4 RETURNING subject',
  ).bind(community, after, upTo, at, kind);
}

/** What does not add up in a community, what was found first before the rest. */
export function differencesOf(db: Database, community: number, limit: number): Read<Difference[]> {
  return {
    statements: [db.prepare(
      `SELECT d.kind, d.subject, coalesce(nullif(p.title, ''), nullif(q.title, ''), nullif(w.title, ''), r.title) AS title, d.differs, d.found_at AS foundAt, d.seen_at AS seenAt FROM difference d
         LEFT JOIN post p ON d.kind = 'post' AND p.community = d.community AND p.id = d.subject
         LEFT JOIN post q ON q.community = p.community AND q.id = p.parent LEFT JOIN post w ON w.community = q.community AND w.id = q.parent
         LEFT JOIN round r ON d.kind = 'round' AND r.community = d.community AND r.id = d.subject
       WHERE d.community = ?1 ORDER BY d.found_at, d.kind, d.subject LIMIT ?2`,
    ).bind(community, limit)],
    take: ([rows]) => rows!.results.map((row) => ({ ...row, differs: JSON.parse(row.differs as string) }) as unknown as Difference),
  };
}
