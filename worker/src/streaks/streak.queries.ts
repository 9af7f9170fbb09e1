import type { Streak } from '@cocarde/contract/streaks.ts';
import { calendarOf } from '../calendar/calendar.queries.ts';
import { workingDays } from '../calendar/working-days.ts';
import type { CommunityRow } from '../communities/communities.ts';
import type { Database, Read } from '../database.ts';
import { END, joined, marksBefore, marksOf, type StoredMarks } from './marks.queries.ts';
import { aheadOf, streakAt } from './streak.ts';

/** Rows of each kind of the first page: a month, which is longer than most streaks. Each further page is as many times larger. */
const FIRST = 32;
const GROWTH = 8;

/**
 * A member's streak today. Reads one page of marks, and further ones only while the streak goes on through all of them:
 * a streak of ten years is four pages.
 */
export function streakOf(db: Database, community: Pick<CommunityRow, 'id'>, member: number, today: string): Read<Streak> {
  return page(null, FIRST);

  function page(later: StoredMarks | null, size: number): Read<Streak> {
    const calendar = calendarOf(db, community);
    const marks = marksBefore(db, community.id, member, later?.since ?? END, size);
    let further: Read<Streak> | null = null;
    return {
      statements: [...calendar.statements, ...marks.statements],
      take([calendarRow, ...rows]) {
        const stored = calendar.take([calendarRow!]);
        const known = later ? joined(later, marks.take(rows)) : marks.take(rows);
        const read = marksOf(known, stored);
        const days = workingDays(stored);
        const streak = streakAt(read, days, today);
        further = streak === null ? page(known, size * GROWTH) : null;
        return { streak: streak ?? 0, ...aheadOf(read, days, today) };
      },
      rest: () => further,
    };
  }
}
