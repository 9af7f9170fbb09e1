import { LIMITS } from '@cocarde/contract/limits.ts';
import type { Pause, StreakPage } from '@cocarde/contract/streaks.ts';
import { awardAfter } from '../badges/awards.ts';
import { STREAK } from '../badges/badges.ts';
import { calendarOf } from '../calendar/calendar.queries.ts';
import { addDays, startOfDay } from '../calendar/calendar.ts';
import { workingDays } from '../calendar/working-days.ts';
import { today as todayOf, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { dropPause, putPause } from './pauses.queries.ts';
import { pauseRefusal } from './pauses.ts';
import { dropRepair, findRepair, putRepair } from './repairs.queries.ts';
import { streakPage } from './streak-page.ts';

/** A member's own pause. One that stands already is as wished. Throws `invalid_input` with the reason. */
export async function setPause(command: Command, wish: Pause): Promise<StreakPage> {
  const { db, community, member } = command;
  const today = todayOf(command);
  const [, rows] = await db.batch([
    ...(wish.to < wish.from ? [db.prepare('SELECT 1')] : [putPause(db, community.id, member.id, wish, today)]),
    db.prepare('SELECT from_day, to_day FROM pause WHERE community = ?1 AND member = ?2').bind(community.id, member.id),
  ]);
  const standing = rows!.results.map((row) => ({ from: row.from_day as string, to: row.to_day as string }));
  if (!standing.some(({ from, to }) => from === wish.from && to === wish.to)) {
    throw new ProblemError('invalid_input', { errors: [pauseRefusal(wish, standing, today)] });
  }
  await awardAfter(command, { signals: new Map([[member.id, new Set([STREAK])]]) });
  return streakPage(command);
}

/** Days that are settled stay paused: only what may still be set may be taken back. */
export async function endPause(command: Command, from: string): Promise<StreakPage> {
  const { db, community, member } = command;
  await db.batch(dropPause(db, community.id, member.id, from, todayOf(command)));
  return streakPage(command);
}

/**
 * Counts a working day for another member, from the day on which they came, within the last year, until today. Says nothing
 * about that member's visits or pauses. Throws `forbidden` for one's own day, `invalid_input` for one that cannot be, `not_found`.
 */
export async function repairDay(command: Command, member: number, day: string, reason: string): Promise<void> {
  const { db, community, member: giver, now } = command;
  requireAnimateur(command);
  const calendar = workingDays(await readOne(db, calendarOf(db, community)));
  const today = todayOf(command);
  if (day > today) throw refusedDay('too_late', 'This day is still to come.');
  if (day < addDays(today, -LIMITS.repairBack)) throw refusedDay('too_early', `At most ${LIMITS.repairBack} days ago.`);
  if (!calendar.works(day)) throw refusedDay('not_allowed', 'Nobody works on this day.');
  const dayEnds = startOfDay(addDays(day, 1), community.timeZone);
  const [, found] = await db.batch([
    putRepair(db, community.id, { member, day, dayEnds, reason, by: giver.id, at: now }), findRepair(db, community.id, member, day),
  ]);
  const repair = found!.results[0];
  if (!repair) throw new ProblemError('not_found');
  if (repair.stands !== 1) {
    if (member === giver.id) throw new ProblemError('forbidden', { detail: 'Another animateur counts a day for you.' });
    throw refusedDay('too_early', 'The member was not here yet.');
  }
  await awardAfter(command, { signals: new Map([[member, new Set([STREAK])]]) });
}

function refusedDay(code: string, message: string): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path: 'day', code, message }] });
}

export async function undoRepair(command: Command, member: number, day: string): Promise<void> {
  requireAnimateur(command);
  await dropRepair(command.db, command.community.id, member, day).run();
}
