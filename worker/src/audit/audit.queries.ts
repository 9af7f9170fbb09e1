import type { AuditedAct, AuditEntry } from '@cocarde/contract/moderation.ts';
import type { Database, Read, Statement } from '../database.ts';
import { memberRef } from '../members/members.queries.ts';
import { namedMember } from '../members/named.ts';
import { boardOfPost } from '../posts/together.ts';

export interface Audited {
  act: AuditedAct;
  by: number;
  at: number;
  subject?: string;
  member?: number;
  detail?: string | null;
  /** Where the subject was, if an act takes it elsewhere. */
  board?: string;
  /** What it is where that changed nothing, which is logged for no other act. */
  otherwise?: AuditedAct;
}

/** Logs an act, right behind the statement that carries it out: nothing where that changed nothing, unless trying is an act. */
export function audited(db: Database, community: number, { act, by, at, subject, member, detail, board, otherwise }: Audited): Statement {
  return db.prepare(
    `INSERT INTO audit (community, at, id, by, act, subject, member, detail, board)
     SELECT ?1, ?2, lower(hex(randomblob(8))), ?3, iif(changes() > 0, ?4, ?8), ?5, ?6, ?7, coalesce(?9, (SELECT ${boardOfPost('p')} FROM post p WHERE p.community = ?1 AND p.id = ?5)) WHERE changes() > 0 OR ?8 IS NOT NULL`,
  ).bind(community, at, by, act, subject ?? null, member ?? null, detail ?? null, otherwise ?? null, board ?? null);
}

export function auditLog(db: Database, community: number, before: readonly [at: number, id: string] | undefined, limit: number): Read<(AuditEntry & { id: string })[]> {
  return {
    statements: [db.prepare(
      `SELECT a.at, a.id, a.act, a.subject, a.detail, a.by, b.name AS byName, b.team AS byTeam, ${namedMember('b')} AS byNamed,
         a.member, m.name, m.team, ${namedMember('m')} AS named, coalesce(nullif(p.title, ''), nullif(q.title, ''), w.title) AS title, coalesce(a.board, q.board, p.board) AS board
       FROM audit a LEFT JOIN member b ON b.id = a.by LEFT JOIN member m ON m.id = a.member
         LEFT JOIN post p ON p.community = a.community AND p.id = a.subject LEFT JOIN post q ON q.community = p.community AND q.id = p.parent
         LEFT JOIN post w ON w.community = q.community AND w.id = q.parent
       WHERE a.community = ?1 ${before ? 'AND (a.at, a.id) < (?3, ?4)' : ''} ORDER BY a.at DESC, a.id DESC LIMIT ?2`,
    ).bind(community, limit, ...(before ?? []))],
    take: ([rows]) => rows!.results.map((row) => ({
      id: row.id as string, at: row.at as number, act: row.act as AuditedAct, subject: row.subject as string | null, title: row.title as string | null, board: row.board as string | null, detail: row.detail as string | null,
      by: memberRef(row.by, row.byName, row.byTeam, row.byNamed), member: memberRef(row.member, row.name, row.team, row.named),
    })),
  };
}
