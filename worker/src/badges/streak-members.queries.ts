import { calendarOf } from '../calendar/calendar.queries.ts';
import { addDays, dayOf } from '../calendar/calendar.ts';
import { workingDays } from '../calendar/working-days.ts';
import { KEEPERS, KEEPING } from '../streaks/marks.queries.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import type { MemberRange } from './page.ts';

/** How far back the last working day is looked for. */
const HORIZON = 400;
/** A visit of before the time zone changed may be dated so many days apart. */
const SHIFT = 2;

/**
 * Members of a page whose streak may stand: those with a visit or a repair since the last working day before today, or paused
 * on it. All others have none, whatever came before.
 */
export async function perhapsOnAStreak({ db, community, now }: Pick<Command, 'db' | 'community' | 'now'>, [first, last]: MemberRange): Promise<number[]> {
  const calendar = await readOne(db, calendarOf(db, community));
  const today = dayOf(now, calendar.timeZone);
  const { works } = workingDays(calendar);
  let since = addDays(today, -1);
  while (!works(since) && since > addDays(today, -HORIZON)) since = addDays(since, -1);
  since = addDays(since, -SHIFT);
  const marked = (table: string, days: string) => `EXISTS (SELECT 1 FROM ${table} t WHERE t.community = ?1 AND t.member = m.id AND ${days})`;
  const { results } = await db.prepare(
    `SELECT m.id FROM member m WHERE m.community = ?1 AND m.id BETWEEN ?2 AND ?3
       AND (${marked('visit', 't.day >= ?4')} OR EXISTS (SELECT 1 FROM ${KEEPERS} WHERE ${KEEPING} AND e.member = m.id AND e.day >= ?4)
         OR ${marked('streak_repair', 't.day >= ?4')} OR ${marked('pause', 't.to_day >= ?4')})`,
  ).bind(community.id, first, last, since).all<{ id: number }>();
  return results.map(({ id }) => id);
}
