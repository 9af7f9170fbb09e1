import type { Calendar, CalendarPatch } from '@cocarde/contract/calendar.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { dayOf } from './calendar.ts';
import { noneLate } from '../leaderboard/filling.queries.ts';
import { calendarOf, replaceCalendar, type StoredCalendar } from './calendar.queries.ts';

/**
 * Changes a community's calendar. Nothing else is written: streaks are read from the facts by whatever calendar stands.
 * @param version that the change was made from; null for whichever stands.
 */
export async function setCalendar(command: Command, patch: CalendarPatch, version: number | null): Promise<Calendar> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const standing = await readOne(db, calendarOf(db, community));
  if (version !== null && version !== standing.version) throw new ProblemError('precondition_failed');
  const next: StoredCalendar = { ...standing, ...patch, version: standing.version + 1 };
  const moves = next.timeZone !== standing.timeZone;
  if (moves) next.zoneChangedAt = now;
  const [, replaced] = await db.batch([
    ...replaceCalendar(db, community.id, next, standing.version, dayOf(now, standing.timeZone)),
    // What comes late would count for days of the zone before.
    ...(moves ? [noneLate(db, community.id)] : []),
  ]);
  if (!replaced!.results.length) throw new ProblemError('precondition_failed');
  return toCalendar(next);
}

export function toCalendar({ zoneChangedAt: _, ...calendar }: StoredCalendar): Calendar {
  return calendar;
}
