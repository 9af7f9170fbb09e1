import { addDays, startOfDay } from '../calendar/calendar.ts';
import type { Database, Statement } from '../database.ts';

/** The last instant of a day, for `absent`. */
export function endOf(day: string, timeZone: string): number {
  return startOfDay(addDays(day, 1), timeZone) - 1;
}

/**
 * SQL, the table `absent` of a WITH: who is in a team on a day and takes no part at its end. Read anew each time: such accounts
 * are few, and a member may be excluded for several reasons at once.
 */
export function absentees(day: string, end: string): string {
  return `absent AS MATERIALIZED (SELECT DISTINCT t.team, t.member FROM exclusion x CROSS JOIN membership t ON t.community = x.community AND t.member = x.member
      WHERE x.community = ?1 AND x.from_at <= ${end} AND (x.to_at IS NULL OR x.to_at > ${end}) AND t.from_day <= ${day} AND (t.to_day IS NULL OR t.to_day > ${day}))`;
}

/** SQL: how many of a team take part on a day; null for a team that nobody was in. */
export function teamSize(team: string, day: string): string {
  return `((SELECT z.members FROM team_size z WHERE z.community = ?1 AND z.team = ${team} AND z.from_day <= ${day} ORDER BY z.from_day DESC LIMIT 1)
      - (SELECT count(*) FROM absent a WHERE a.team = ${team}))`;
}

/** How many of one team take part on a day, as a row `members`; null for a team that nobody was in. */
export function sizeOf(db: Database, community: number, team: string, day: string, end: number): Statement {
  return db.prepare(`WITH ${absentees('?3', '?4')} SELECT ${teamSize('?2', '?3')} AS members`).bind(community, team, day, end);
}
