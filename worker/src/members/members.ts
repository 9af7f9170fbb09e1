import type { Appears } from '@cocarde/contract/members.ts';
import type { Command } from '../command.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { findSubject, setAppearance, upsertMember, type Enrolment, type MemberRow } from './members.queries.ts';

/** Makes a member known or brings name, team and role up to date. Safe to repeat. */
export async function enrol(db: Database, community: CommunityRow, member: Enrolment): Promise<MemberRow> {
  const results = await db.batch<MemberRow>([
    upsertMember(db, community.id, member),
    findSubject(db, community.id, member.issuer, member.subject),
  ]);
  const row = results[1]!.results[0];
  if (!row) throw new ProblemError('internal_error');
  return row;
}

/** A member's own word on being named in leaderboards. */
export async function setAppears(command: Command, appears: Appears): Promise<void> {
  await setAppearance(command.db, command.community.id, command.member.id, appears).run();
}
