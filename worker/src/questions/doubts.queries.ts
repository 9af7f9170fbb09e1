import type { Doubt } from '@cocarde/contract/questions.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';

/** Doubts a question that stands; again in other words changes these, and after somebody settled it, it is a new doubt. */
export function putDoubt(db: Database, community: number, question: string, member: number, reason: string, at: number): Statement {
  return db.prepare(
    `INSERT INTO doubt (community, question, member, reason, at)
     SELECT ?1, q.id, ?3, ?4, ?5 FROM post q WHERE q.community = ?1 AND q.id = ?2 AND q.kind = 'question' AND q.removed_at IS NULL AND q.merged_into IS NULL
     ON CONFLICT (community, question, member) DO UPDATE SET reason = excluded.reason, at = CASE WHEN settled_at IS NULL THEN at ELSE excluded.at END, settled_at = NULL, settled_by = NULL
       WHERE settled_at IS NOT NULL OR reason <> excluded.reason`,
  ).bind(community, question, member, reason, at);
}

/** What was settled stays as it was told. */
export function takeDoubt(db: Database, community: number, question: string, member: number): Statement {
  return db.prepare('DELETE FROM doubt WHERE community = ?1 AND question = ?2 AND member = ?3 AND settled_at IS NULL').bind(community, question, member);
}

/** SQL: whether a member answers for what is said at a question `q`: who validated an answer that stands, or gave the accepted one. */
const answersFor = (member: string) => `EXISTS (SELECT 1 FROM answerable_for f WHERE f.community = ?1 AND f.question = q.id AND f.member = ${member})`;

/** Settles every doubt about a question: by who answers for it, or who may do so anyway. */
export function settleDoubts(db: Database, community: number, question: string, member: number, by: number | null, anyway: boolean, at: number): Statement {
  return db.prepare(
    `UPDATE doubt SET settled_at = max(?6, at), settled_by = ?4 WHERE community = ?1 AND question = ?2 AND settled_at IS NULL
       AND EXISTS (SELECT 1 FROM post q WHERE q.community = ?1 AND q.id = ?2 AND q.removed_at IS NULL AND (?5 OR ${answersFor('?3')}))`,
  ).bind(community, question, member, by, anyway, at);
}

export function canConfirm(db: Database, community: number, question: string, member: number): Read<boolean> {
  return {
    statements: [db.prepare(`SELECT ${answersFor('?3')} AS may FROM post q WHERE q.community = ?1 AND q.id = ?2`).bind(community, question, member)],
    take: ([rows]) => rows!.results[0]?.may === 1,
  };
}

/** The latest doubts that stand. */
export function doubtsOf(db: Database, community: number, question: string, most: number): Read<Doubt[]> {
  return {
    statements: [db.prepare(
      `SELECT d.reason, d.at, m.id, m.name, m.team, ${namedMember('m')} AS named FROM doubt d INDEXED BY doubt_standing JOIN member m ON m.id = d.member
       WHERE d.community = ?1 AND d.question = ?2 AND d.settled_at IS NULL ORDER BY d.at DESC, d.member DESC LIMIT ?3`,
    ).bind(community, question, most)],
    take: ([rows]) => rows!.results.map((row) => ({ reason: row.reason as string, at: row.at as number, by: memberRef(row.id, row.name, row.team, row.named) })),
  };
}
