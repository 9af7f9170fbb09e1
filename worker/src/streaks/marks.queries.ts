import type { Pause } from '@cocarde/contract/streaks.ts';
import { addDays, dayOf } from '../calendar/calendar.ts';
import type { StoredCalendar } from '../calendar/calendar.queries.ts';
import type { Database, Read } from '../database.ts';
import type { Marks } from './streak.ts';

/** Later than any day. */
export const END = '9999-12-31';

/** SQL: standing events `e` of facts that keep a streak. Looked for by kind and member, which the index has. */
export const KEEPERS = 'fact_type f CROSS JOIN event e ON e.community = f.community AND e.fact = f.type';
export const KEEPING = "f.community = ?1 AND f.definition ->> '$.keepsStreak' = 1 AND e.retracted_at IS NULL";

/** A member's visits, repairs and pauses before a day, as they are stored, latest first. */
export interface StoredMarks {
  visits: { day: string; at: number }[];
  repairs: string[];
  pauses: Pause[];
  /** All of them from this day on are there. */
  since: string;
  /** Nothing stands before it. */
  whole: boolean;
}

/** @param size most rows of each kind: what bounds a read, whatever a member did. */
export function marksBefore(db: Database, community: number, member: number, before: string, size: number): Read<StoredMarks> {
  const latest = (columns: string, table: string, key: string) =>
    db.prepare(`SELECT ${columns} FROM ${table} WHERE community = ?1 AND member = ?2 AND ${key} < ?3 ORDER BY ${key} DESC LIMIT ${size}`)
      .bind(community, member, before);
  // Days with a visit, and with a standing event of a fact that keeps a streak.
  const presence = db.prepare(
    `SELECT day, at FROM visit WHERE community = ?1 AND member = ?2 AND day < ?3
     UNION ALL SELECT e.day, e.at FROM ${KEEPERS} WHERE ${KEEPING} AND e.member = ?2 AND e.day < ?3 ORDER BY day DESC LIMIT ${size}`,
  ).bind(community, member, before);
  return {
    statements: [presence, latest('day', 'streak_repair', 'day'), latest('from_day, to_day', 'pause', 'from_day')],
    take([visitRows, repairRows, pauseRows]) {
      const visits = visitRows!.results.map(({ day, at }) => ({ day: day as string, at: at as number }));
      const repairs = repairRows!.results.map(({ day }) => day as string);
      const pauses = pauseRows!.results.map(({ from_day, to_day }) => ({ from: from_day as string, to: to_day as string }));
      const kinds = [visits.map(({ day }) => day), repairs, pauses.map(({ from }) => from)];
      // A kind that came with fewer rows than it may have has no more; the others are known down to their last one.
      const cut = kinds.flatMap((days) => (days.length === size ? [days.at(-1)!] : [])).sort().at(-1);
      const first = kinds.flatMap((days) => days.slice(-1)).sort()[0];
      return { visits, repairs, pauses, since: cut ?? first ?? END, whole: cut === undefined };
    },
  };
}

/** Both pages as one; the second goes on where the first ends. */
export function joined(later: StoredMarks, earlier: StoredMarks): StoredMarks {
  return {
    visits: [...later.visits, ...earlier.visits], repairs: [...later.repairs, ...earlier.repairs], pauses: [...later.pauses, ...earlier.pauses],
    since: earlier.since < later.since ? earlier.since : later.since, whole: earlier.whole,
  };
}

// From UTC-12 to UTC+14 a calendar day may become the second next one.
const MOST_SHIFT = 2;

/**
 * Marks by the calendar that stands. A visit counts on the day that it was made on; where the zone has changed since,
 * also on the day of its instant in the zone of now. So a zone that was wrong is mended, and moving loses nobody a day.
 */
export function marksOf({ visits, repairs, pauses, since, whole }: StoredMarks, { timeZone, zoneChangedAt }: StoredCalendar): Marks {
  const counted = new Set(repairs);
  for (const { day, at } of visits) {
    counted.add(day);
    if (at < zoneChangedAt) counted.add(dayOf(at, timeZone));
  }
  const shift = zoneChangedAt === 0 ? 0 : whole ? -MOST_SHIFT : MOST_SHIFT;
  return { counted, pauses, since: shift ? addDays(since, shift) : since, whole };
}
