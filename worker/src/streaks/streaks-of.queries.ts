import { calendarOf, type StoredCalendar } from '../calendar/calendar.queries.ts';
import { addDays } from '../calendar/calendar.ts';
import { workingDays } from '../calendar/working-days.ts';
import type { Database, Read } from '../database.ts';
import { KEEPERS, KEEPING, marksOf, type StoredMarks } from './marks.queries.ts';
import { streakAt } from './streak.ts';

/** Days back of each further page: most streaks are found in the first. The last one has everything. */
const PAGES = [45, 400, null];

/**
 * The streaks of many members, as `streakOf` reads that of one. Reads the marks of some weeks, and earlier ones only of those
 * whose streak goes on through them.
 * @param visiting members whose visit of today is about to be written.
 */
export function streaksOf(db: Database, community: { id: number }, members: readonly number[], today: string, visiting: ReadonlySet<number> = new Set()): Read<Map<number, number>> {
  return page(members, 0, new Map());

  function page(asked: readonly number[], turn: number, known: Map<number, number>): Read<Map<number, number>> {
    const back = PAGES[turn]!;
    const since = back === null ? '' : addDays(today, -back);
    const calendar = calendarOf(db, community);
    const marks = marksSince(db, community.id, asked, since);
    let open: number[] = [];
    return {
      statements: [...calendar.statements, ...marks.statements],
      take([calendarRow, ...rows]) {
        const stored = calendar.take([calendarRow!]);
        const days = workingDays(stored);
        const read = marks.take(rows);
        open = [];
        for (const member of asked) {
          const streak = streakOfMarks(read.get(member)!, stored, visiting.has(member), days, today);
          if (streak === null) open.push(member);
          else known.set(member, streak);
        }
        return known;
      },
      rest: () => (open.length ? page(open, turn + 1, known) : null),
    };
  }
}

function streakOfMarks(stored: StoredMarks, calendar: StoredCalendar, visiting: boolean, days: ReturnType<typeof workingDays>, today: string): number | null {
  const marks = marksOf(stored, calendar);
  return streakAt(visiting ? { ...marks, counted: new Set([...marks.counted, today]) } : marks, days, today);
}

function marksSince(db: Database, community: number, members: readonly number[], since: string): Read<Map<number, StoredMarks>> {
  const list = JSON.stringify(members);
  const of = (columns: string, table: string, last: string) => db.prepare(
    `SELECT w.value AS member, ${columns} FROM json_each(?2) w CROSS JOIN ${table} t ON t.community = ?1 AND t.member = w.value AND t.${last} >= ?3`,
  ).bind(community, list, since);
  const presence = db.prepare(
    `SELECT w.value AS member, t.day, t.at FROM json_each(?2) w CROSS JOIN visit t ON t.community = ?1 AND t.member = w.value AND t.day >= ?3
     UNION ALL SELECT w.value, e.day, e.at FROM json_each(?2) w CROSS JOIN ${KEEPERS} WHERE ${KEEPING} AND e.member = w.value AND e.day >= ?3`,
  ).bind(community, list, since);
  return {
    statements: [presence, of('t.day', 'streak_repair', 'day'), of('t.from_day, t.to_day', 'pause', 'to_day')],
    take([visits, repairs, pauses]) {
      const found = new Map(members.map((member): [number, StoredMarks] => [member, { visits: [], repairs: [], pauses: [], since, whole: since === '' }]));
      for (const { member, day, at } of visits!.results) found.get(member as number)!.visits.push({ day: day as string, at: at as number });
      for (const { member, day } of repairs!.results) found.get(member as number)!.repairs.push(day as string);
      for (const { member, from_day, to_day } of pauses!.results) found.get(member as number)!.pauses.push({ from: from_day as string, to: to_day as string });
      // All that there is: it begins with the first mark.
      if (since === '') for (const marks of found.values()) marks.since = firstOf(marks);
      return found;
    },
  };
}

function firstOf({ visits, repairs, pauses }: StoredMarks): string {
  return [...visits.map(({ day }) => day), ...repairs, ...pauses.map(({ from }) => from)].sort()[0] ?? '9999-12-31';
}
