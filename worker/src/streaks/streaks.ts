import type { Pause, StreakPage } from '@cocarde/contract/streaks.ts';
import { awardAfter } from '../badges/awards.ts';
import { STREAK } from '../badges/badges.ts';
import { calendarOf } from '../calendar/calendar.queries.ts';
import { workingDays } from '../calendar/working-days.ts';
import { today as todayOf, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { requireAnimateur } from '../rules/rules.ts';
import { dropPause, putPause } from './pauses.queries.ts';
import { pauseRefusal } from './pauses.ts';
import { dropRepair, putRepair } from './repairs.queries.ts';
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

/** Counts a working day for a member, today or before. Says nothing about that member's visits or pauses. */
export async function repairDay(command: Command, member: number, day: string, reason: string): Promise<void> {
  const { db, community, member: giver, now } = command;
  requireAnimateur(command);
  const calendar = workingDays(await readOne(db, calendarOf(db, community)));
  const why = day > todayOf(command) ? ['too_late', 'This day is still to come.'] : !calendar.works(day) ? ['not_allowed', 'Nobody works on this day.'] : null;
  if (why) throw new ProblemError('invalid_input', { errors: [{ path: 'day', code: why[0]!, message: why[1]! }] });
  const [, stands] = await db.batch([
    putRepair(db, community.id, member, day, reason, giver.id, now),
    db.prepare('SELECT 1 FROM streak_repair WHERE community = ?1 AND member = ?2 AND day = ?3').bind(community.id, member, day),
  ]);
  if (!stands!.results.length) throw new ProblemError('not_found');
  await awardAfter(command, { signals: new Map([[member, new Set([STREAK])]]) });
}

export async function undoRepair(command: Command, member: number, day: string): Promise<void> {
  requireAnimateur(command);
  await dropRepair(command.db, command.community.id, member, day).run();
}
