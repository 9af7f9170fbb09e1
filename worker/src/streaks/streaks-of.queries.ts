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
  const each = (table: string) => `json_each(?2) w CROSS JOIN ${table} t ON t.community = ?1 AND t.member = w.value`;
  return {
    // One statement: a request that tells streaks before and after reads them several times.
    statements: [
      db.prepare(
        `SELECT 'visit' AS kind, w.value AS member, t.day, t.at AS more FROM ${each('visit')} AND t.day >= ?3
         UNION ALL SELECT 'visit', w.value, e.day, e.at FROM json_each(?2) w CROSS JOIN ${KEEPERS} WHERE ${KEEPING} AND e.member = w.value AND e.day >= ?3
         UNION ALL SELECT 'repair', w.value, t.day, NULL FROM ${each('streak_repair')} AND t.day >= ?3
         UNION ALL SELECT 'pause', w.value, t.from_day, t.to_day FROM ${each('pause')} AND t.to_day >= ?3`,
      ).bind(community, JSON.stringify(members), since),
    ],
    take([rows]) {
      const found = new Map(members.map((member): [number, StoredMarks] => [member, { visits: [], repairs: [], pauses: [], since, whole: since === '' }]));
      for (const { kind, member, day, more } of rows!.results) {
        const marks = found.get(member as number)!;
        if (kind === 'visit') marks.visits.push({ day: day as string, at: more as number });
        else if (kind === 'repair') marks.repairs.push(day as string);
        else marks.pauses.push({ from: day as string, to: more as string });
      }
      // All that there is: it begins with the first mark.
      if (since === '') for (const marks of found.values()) marks.since = firstOf(marks);
      return found;
    },
  };
}

function firstOf({ visits, repairs, pauses }: StoredMarks): string {
  return [...visits.map(({ day }) => day), ...repairs, ...pauses.map(({ from }) => from)].sort()[0] ?? '9999-12-31';
}
