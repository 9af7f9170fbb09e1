import type { Database, Read, Statement } from '../database.ts';
import type { Validator } from '@cocarde/contract/questions.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';

/** SQL: whether a member may validate answers to a question `q`: an animateur, or who knows one of its themes. `?1` is the community. */
export function mayValidate(member: string): string {
  return `(EXISTS (SELECT 1 FROM member m WHERE m.community = ?1 AND m.id = ${member} AND m.role = 'animateur')
    OR EXISTS (SELECT 1 FROM json_each(q.tags) t CROSS JOIN theme_validator v WHERE v.community = ?1 AND v.member = ${member} AND v.theme = t.value))`;
}

/** Says that an answer is right, by who may and did not write it; again after taking it back is the same fact, with its first date. */
export function putValidation(db: Database, community: number, answer: string, member: number, at: number, day: string): Statement {
  return db.prepare(
    `INSERT INTO validation (community, answer, member, value, at, day)
     SELECT ?1, p.id, ?3, 1, ?4, ?5 FROM post p JOIN post q ON q.community = p.community AND q.id = p.parent AND q.removed_at IS NULL
     WHERE p.community = ?1 AND p.id = ?2 AND p.kind = 'answer' AND p.removed_at IS NULL AND p.author IS NOT ?3 AND ${mayValidate('?3')}
     ON CONFLICT (community, answer, member) DO UPDATE SET value = 1, at = excluded.at, day = excluded.day WHERE value = 0`,
  ).bind(community, answer, member, at, day);
}

export function withdrawValidation(db: Database, community: number, answer: string, member: number): Statement {
  return db.prepare(
    `UPDATE validation SET value = 0 WHERE community = ?1 AND answer = ?2 AND member = ?3 AND value = 1
       AND EXISTS (SELECT 1 FROM post p JOIN post q ON q.community = p.community AND q.id = p.parent AND q.removed_at IS NULL
         WHERE p.community = ?1 AND p.id = ?2 AND p.removed_at IS NULL)`,
  ).bind(community, answer, member);
}

/** Whether the reader may validate answers to a question. */
export function canValidate(db: Database, community: number, question: string, reader: number): Read<boolean> {
  return {
    statements: [db.prepare(`SELECT ${mayValidate('?3')} AS may FROM post q WHERE q.community = ?1 AND q.id = ?2`).bind(community, question, reader)],
    take: ([rows]) => rows!.results[0]?.may === 1,
  };
}

/** Lets a member of the community validate answers about a theme; again changes nothing. */
export function putValidator(db: Database, community: number, member: number, theme: string, by: number, at: number): Statement {
  return db.prepare(
    `INSERT INTO validator (community, member, theme, given_by, at) SELECT ?1, m.id, ?3, ?4, ?5 FROM member m WHERE m.community = ?1 AND m.id = ?2
     ON CONFLICT (community, member, theme) DO NOTHING`,
  ).bind(community, member, theme, by, at);
}

export function takeValidator(db: Database, community: number, member: number, theme: string): Statement {
  return db.prepare('DELETE FROM validator WHERE community = ?1 AND member = ?2 AND theme = ?3').bind(community, member, theme);
}

/** In the order of members' numbers. */
export function validatorsOf(db: Database, community: number, after: readonly [member: number, theme: string], limit: number): Read<Validator[]> {
  return {
    statements: [db.prepare(
      `SELECT v.theme, v.at, m.id, m.name, m.team, ${namedMember('m')} AS named FROM validator v JOIN member m ON m.id = v.member
       WHERE v.community = ?1 AND (v.member, v.theme) > (?2, ?3) ORDER BY v.member, v.theme LIMIT ?4`,
    ).bind(community, ...after, limit)],
    take: ([rows]) => rows!.results.map((row) => ({ member: memberRef(row.id, row.name, row.team, row.named)!, theme: row.theme as string, at: row.at as number })),
  };
}
