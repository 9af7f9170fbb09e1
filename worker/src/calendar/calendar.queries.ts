import type { Calendar } from '@cocarde/contract/calendar.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read, Statement } from '../database.ts';

export interface StoredCalendar extends Calendar {
  /** When the time zone last changed, milliseconds UTC: what happened before was dated in another one. 0 for never. */
  zoneChangedAt: number;
}

/** Half of a year: a maternity leave and the holidays of a year have room in it. */
const PAUSE_DAYS = 183;

/** The calendar of a community that has not set one. */
const EVERYDAY: Omit<StoredCalendar, 'timeZone'> = {
  weeks: [{ from: null, days: [1, 2, 3, 4, 5] }], holidays: 'none', daysOff: [], workedDays: [],
  pauseDays: PAUSE_DAYS, zoneChangedAt: 0, version: 1,
};

/** Days of pause that a member may set in a year, as SQL; ?1 is the community. */
export const PAUSE_DAYS_OF = `coalesce((SELECT pause_days FROM calendar WHERE community = ?1), ${PAUSE_DAYS})`;

export function calendarOf(db: Database, community: Pick<CommunityRow, 'id'>): Read<StoredCalendar> {
  return {
    statements: [db.prepare(
      `SELECT m.time_zone, c.weeks, c.holidays, c.days_off, c.worked_days, c.pause_days, c.zone_changed_at, c.version
       FROM community m LEFT JOIN calendar c ON c.community = m.id WHERE m.id = ?1`,
    ).bind(community.id)],
    take([found]) {
      const row = found!.results[0]!;
      const timeZone = row.time_zone as string;
      return row.version === null ? { timeZone, ...EVERYDAY } : {
        timeZone,
        weeks: JSON.parse(row.weeks as string),
        holidays: row.holidays as Calendar['holidays'],
        daysOff: JSON.parse(row.days_off as string),
        workedDays: JSON.parse(row.worked_days as string),
        pauseDays: row.pause_days as number,
        zoneChangedAt: row.zone_changed_at as number,
        version: row.version as number,
      };
    },
  };
}

/** Puts a calendar in the place of the version that it was made from. A version that somebody changed meanwhile stays, and no row is returned. `wasToday` is over when another zone comes before it again. */
export function replaceCalendar(db: Database, community: number, next: StoredCalendar, from: number, wasToday: string): Statement[] {
  const standing = `coalesce((SELECT version FROM calendar WHERE community = ?1), ${EVERYDAY.version})`;
  return [
    db.prepare(`UPDATE community SET time_zone = ?2, open_from = max(open_from, ?4) WHERE id = ?1 AND time_zone <> ?2 AND ${standing} = ?3`).bind(community, next.timeZone, from, wasToday),
    db.prepare(
      `INSERT INTO calendar (community, weeks, holidays, days_off, worked_days, pause_days, zone_changed_at, version)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE ${standing} = ?9
       ON CONFLICT (community) DO UPDATE SET weeks = excluded.weeks, holidays = excluded.holidays, days_off = excluded.days_off,
         worked_days = excluded.worked_days, pause_days = excluded.pause_days, zone_changed_at = excluded.zone_changed_at, version = excluded.version
       RETURNING version`,
    ).bind(
      community, JSON.stringify(next.weeks), next.holidays, JSON.stringify(next.daysOff), JSON.stringify(next.workedDays),
      next.pauseDays, next.zoneChangedAt, next.version, from,
    ),
  ];
}
