import { enrol } from '@cocarde/worker/members/members.ts';
import { findSubject, type MemberRow } from '@cocarde/worker/members/members.queries.ts';
import type { CommunityRow } from '@cocarde/worker/communities/communities.ts';
import type { Database } from '@cocarde/worker/database.ts';
import type { Changes } from './changes.ts';
import type { MemberRecord } from './members.ts';
import { knownMembers } from './standing.queries.ts';

/** Members of a community by subject, as commands want them. */
export class Roster {
  #rows = new Map<string, MemberRow>();
  #db: Database;
  #community: CommunityRow;
  #issuer: string;

  constructor(db: Database, community: CommunityRow, issuer: string) {
    this.#db = db;
    this.#community = community;
    this.#issuer = issuer;
  }

  /** Makes the members of a file known. What the file says nothing of stays as it is. */
  async enrolAll(records: readonly MemberRecord[], now: number, changes: Changes): Promise<void> {
    const known = new Map((await knownMembers(this.#db, this.#community.id, this.#issuer)).map((member) => [member.subject, member]));
    for (const { subject, name, role, joinedAt, ...record } of records) {
      const before = known.get(subject);
      const team = record.team === undefined ? before?.team ?? null : record.team;
      const row = await enrol(this.#db, this.#community, { issuer: this.#issuer, subject, name, team, role, joinedAt: joinedAt ?? now });
      this.#rows.set(subject, row);
      const differences = before ? (['name', 'team', 'role'] as const).filter((field) => before[field] !== row[field]) : [];
      if (!before) changes.newMembers.push({ name, subject });
      else if (differences.length) changes.changedMembers.push({ name, subject, what: differences.map((field) => `${before[field] ?? '–'} → ${row[field] ?? '–'}`) });
      else changes.unchanged += 1;
    }
  }

  async member(subject: string): Promise<MemberRow> {
    const row = this.#rows.get(subject) ?? await findSubject(this.#db, this.#community.id, this.#issuer, subject).first<MemberRow>();
    if (!row) throw new Error(`No member ${subject}`);
    this.#rows.set(subject, row);
    return row;
  }
}
