import type { Pause } from '@cocarde/contract/streaks.ts';
import { PAUSE_DAYS_OF } from '../calendar/calendar.queries.ts';
import { addDays } from '../calendar/calendar.ts';
import type { Database, Statement } from '../database.ts';
import { firstPauseDay, lastPauseDay } from './pauses.ts';

// Days of the pause p within the year y.value.
const DAYS_IN_YEAR = "julianday(min(p.to_day, y.value || '-12-31')) - julianday(max(p.from_day, y.value || '-01-01')) + 1";

/**
 * Sets a pause, or moves the end of the one that begins on this day. Writes nothing where it may not be: into days that
 * are settled or too far away, over another pause, or beyond the days of a year, unless it becomes shorter.
 */
export function putPause(db: Database, community: number, member: number, { from, to }: Pause, today: string): Statement {
  const years: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) years.push(String(year));
  return db.prepare(
    `INSERT INTO pause (community, member, from_day, to_day)
     SELECT ?1, ?2, ?3, ?4
     WHERE ?4 <= ?6 AND (?3 >= ?5 OR EXISTS (
         SELECT 1 FROM pause WHERE community = ?1 AND member = ?2 AND from_day = ?3 AND min(to_day, ?4) >= ?7))
       AND NOT EXISTS (SELECT 1 FROM pause WHERE community = ?1 AND member = ?2 AND from_day <> ?3 AND from_day <= ?4 AND to_day >= ?3)
       AND (?4 <= (SELECT to_day FROM pause WHERE community = ?1 AND member = ?2 AND from_day = ?3) OR NOT EXISTS (
         SELECT 1 FROM json_each(?8) y JOIN (
             SELECT from_day, to_day FROM pause WHERE community = ?1 AND member = ?2 AND from_day <> ?3
             UNION ALL SELECT ?3, ?4) p ON p.from_day <= y.value || '-12-31' AND p.to_day >= y.value || '-01-01'
         GROUP BY y.value HAVING sum(${DAYS_IN_YEAR}) > ${PAUSE_DAYS_OF}))
     ON CONFLICT (community, member, from_day) DO UPDATE SET to_day = excluded.to_day WHERE to_day <> excluded.to_day`,
  ).bind(community, member, from, to, firstPauseDay(today), lastPauseDay(today), addDays(firstPauseDay(today), -1), JSON.stringify(years));
}

/** Takes back what is not settled yet of the pause that begins on this day. */
export function dropPause(db: Database, community: number, member: number, from: string, today: string): Statement[] {
  const first = firstPauseDay(today);
  return [
    db.prepare('DELETE FROM pause WHERE community = ?1 AND member = ?2 AND from_day = ?3 AND from_day >= ?4').bind(community, member, from, first),
    db.prepare('UPDATE pause SET to_day = ?5 WHERE community = ?1 AND member = ?2 AND from_day = ?3 AND to_day >= ?4')
      .bind(community, member, from, first, addDays(first, -1)),
  ];
}
