import type { Appears, MemberRef, Role } from '@cocarde/contract/members.ts';
import type { Database, Statement } from '../database.ts';

export interface MemberRow {
  id: number;
  community: number;
  issuer: string;
  subject: string;
  name: string;
  team: string | null;
  place: string | null;
  role: Role;
  appears: Appears;
  status: 'active' | 'suspended';
  sessionVersion: number;
  joinedAt: number;
}

const COLUMNS = 'id, community, issuer, subject, name, team, place, role, appears, status, session_version AS sessionVersion, joined_at AS joinedAt';

export function findMember(db: Database, community: number, id: number): Statement {
  return db.prepare(`SELECT ${COLUMNS} FROM member WHERE community = ?1 AND id = ?2`).bind(community, id);
}

export interface Enrolment {
  issuer: string;
  subject: string;
  /** Left as they are when not given; a newcomer without a name is shown without one. */
  name: string | undefined;
  team: string | null | undefined;
  /** Where they work; left as it is when not given. */
  place?: string | null | undefined;
  /** Left as it is when not given: a role never comes from an intranet's token. */
  role?: Role;
  joinedAt: number;
  /** First day in the team, for who is in none yet and has earned nothing; that of joining when not given. */
  teamSince?: string | undefined;
}

/** The member with this subject, made or brought up to date; a row that is as wished is not written. */
export function upsertMember(db: Database, community: number, member: Enrolment): Statement {
  return db.prepare(
    `INSERT INTO member (community, issuer, subject, name, team, role, joined_at, place) VALUES (?1, ?2, ?3, coalesce(?4, '—'), ?5, coalesce(?6, 'member'), ?7, ?9)
     ON CONFLICT (community, issuer, subject) DO UPDATE
       SET name = coalesce(?4, name), team = CASE WHEN ?8 THEN excluded.team ELSE team END, place = CASE WHEN ?10 THEN excluded.place ELSE place END, role = coalesce(?6, role)
       WHERE name <> coalesce(?4, name) OR (?8 AND team IS NOT excluded.team) OR (?10 AND place IS NOT excluded.place) OR role <> coalesce(?6, role)`,
  ).bind(community, member.issuer, member.subject, member.name ?? null, member.team ?? null, member.role ?? null, member.joinedAt, member.team !== undefined, member.place ?? null, member.place !== undefined);
}

export function findSubject(db: Database, community: number, issuer: string, subject: string): Statement {
  return db.prepare(`SELECT ${COLUMNS} FROM member WHERE community = ?1 AND issuer = ?2 AND subject = ?3`).bind(community, issuer, subject);
}

export function setAppearance(db: Database, community: number, member: number, appears: Appears): Statement {
  return db.prepare('UPDATE member SET appears = ?3 WHERE community = ?1 AND id = ?2 AND appears <> ?3').bind(community, member, appears);
}

/** Gives the member's name; no row when nobody is known by this subject. */
export function setRole(db: Database, community: number, issuer: string, subject: string, role: Role): Statement {
  return db.prepare('UPDATE member SET role = ?4 WHERE community = ?1 AND issuer = ?2 AND subject = ?3 RETURNING name').bind(community, issuer, subject, role);
}

/** Somebody beside what they wrote; null when nobody is. `named` is what `namedMember` says, where their profile may be opened. */
export function memberRef(id: unknown, name: unknown, team: unknown, named?: unknown): MemberRef | null {
  return id === null || id === undefined ? null : { id: String(id), name: String(name), team: (team as string | null) ?? null, ...(named ? { profile: true } : {}) };
}
