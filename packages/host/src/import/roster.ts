import type { ExclusionReason } from '@cocarde/contract/members.ts';
import { dayOf } from '@cocarde/worker/calendar/calendar.ts';
import { exclude, readmit } from '@cocarde/worker/members/exclusion.queries.ts';
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
    for (const { subject, name, role, joinedAt, teamSince, excluded, ...record } of records) {
      const before = known.get(subject);
      const team = record.team === undefined ? before?.team ?? null : record.team;
      const row = await enrol(this.#db, this.#community, {
        issuer: this.#issuer, subject, name, team, place: record.place, role, joinedAt: joinedAt ?? now,
        teamSince: teamSince === null ? undefined : dayOf(teamSince, this.#community.timeZone),
      });
      this.#rows.set(subject, row);
      const after = { ...row, excluded: excluded === undefined ? before?.excluded ?? null : excluded };
      if (after.excluded !== (before?.excluded ?? null)) await this.#exclude(row.id, after.excluded, before ? now : 0, now);
      const differences = before ? (['name', 'team', 'place', 'role', 'excluded'] as const).filter((field) => before[field] !== after[field]) : [];
      if (!before) changes.newMembers.push({ name, subject });
      else if (differences.length) changes.changedMembers.push({ name, subject, what: differences.map((field) => `${before[field] ?? '–'} → ${after[field] ?? '–'}`) });
      else changes.unchanged += 1;
    }
  }

  /** Who is new has never taken part, so that what else the import brings of them earns nothing either. */
  async #exclude(member: number, reason: ExclusionReason | null, since: number, now: number): Promise<void> {
    const { id } = this.#community;
    await this.#db.batch([readmit(this.#db, id, member, now), ...(reason ? [exclude(this.#db, id, member, reason, since)] : [])]);
  }

  async member(subject: string): Promise<MemberRow> {
    const row = this.#rows.get(subject) ?? await findSubject(this.#db, this.#community.id, this.#issuer, subject).first<MemberRow>();
    if (!row) throw new Error(`No member ${subject}`);
    this.#rows.set(subject, row);
    return row;
  }
}
