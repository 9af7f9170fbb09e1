import type { CommunityRow } from './communities/communities.ts';
import type { Database } from './database.ts';
import type { MemberRow } from './members/members.queries.ts';
import { dayOf } from './calendar/calendar.ts';

/** Who does something, where and when. Routes and the importer call features with the same one. */
export interface Command {
  db: Database;
  community: CommunityRow;
  member: MemberRow;
  /** Milliseconds UTC: the date of the fact. */
  now: number;
  /** When it is written, where that is not the present: points count only on boards that are open then. */
  writtenAt?: number;
}

/** The community's calendar day of a command. */
export function today(command: Pick<Command, 'community' | 'now'>): string {
  return dayOf(command.now, command.community.timeZone);
}
