import type { Earned } from '@cocarde/contract/points.ts';
import { today, type Command } from '../command.ts';
import { readOne } from '../database.ts';
import { loadPolicy, record } from '../facts/record.ts';
import { streakOf } from '../streaks/streak.queries.ts';

/** The first session of a day is the visit of that day. */
export async function recordVisit(command: Command): Promise<Earned | null> {
  const { db, community, member, now } = command;
  const day = today(command);
  const known = await db.prepare('SELECT 1 FROM visit WHERE community = ?1 AND member = ?2 AND day = ?3').bind(community.id, member.id, day).first();
  // Most sessions are not the first of their day: they stop here. The insert below would refuse them as well.
  if (known) return null;
  const { earned } = await record(command, await loadPolicy(command), {
    write: [
      db.prepare('INSERT INTO visit (community, member, day, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING')
        .bind(community.id, member.id, day, now),
    ],
    gives: [{ types: ['visit'], key: [member.id, day], actors: [member.id], authors: [], present: [member.id] }],
    outcome: [],
  });
  return earned;
}

/** The same for a member who is there and reads what it brought. */
export async function greet(command: Command): Promise<Earned | null> {
  const { db, community, member } = command;
  const earned = await recordVisit(command);
  if (!earned) return null;
  const { streak, streakToday } = await readOne(db, streakOf(db, community, member.id, today(command)));
  // On the first visit of a day that counts, the streak was one shorter before.
  return streakToday === 'counted' && streak > 1 ? { ...earned, streak } : earned;
}
