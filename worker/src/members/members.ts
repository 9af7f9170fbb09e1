import type { Appears } from '@cocarde/contract/members.ts';
import type { Command } from '../command.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { addDays, dayOf } from '../calendar/calendar.ts';
import { moveTeam } from './membership.queries.ts';
import { findSubject, setAppearance, upsertMember, type Enrolment, type MemberRow } from './members.queries.ts';

/**
 * Makes a member known or brings name, team and role up to date. Safe to repeat. Another team counts from the next
 * day on: what was earned today stays where it was earned.
 */
export async function enrol(db: Database, community: CommunityRow, member: Enrolment, now = Date.now()): Promise<MemberRow> {
  const { teamSince = dayOf(member.joinedAt, community.timeZone) } = member;
  const from = addDays(dayOf(Math.max(member.joinedAt, now), community.timeZone), 1);
  const results = await db.batch<MemberRow>([
    upsertMember(db, community.id, member),
    ...(member.team === undefined ? [] : moveTeam(db, community.id, { ...member, team: member.team }, teamSince, from)),
    findSubject(db, community.id, member.issuer, member.subject),
  ]);
  const row = results.at(-1)!.results[0];
  if (!row) throw new ProblemError('internal_error');
  return row;
}

/** A member's own word on being named in leaderboards. */
export async function setAppears(command: Command, appears: Appears): Promise<void> {
  await setAppearance(command.db, command.community.id, command.member.id, appears).run();
}
