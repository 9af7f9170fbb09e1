import type { Command } from '../command.ts';
import { ProblemError } from '../http/problem.ts';
import { grant } from './badges.queries.ts';

/** Gives a badge by hand, never to oneself. Repeating it changes nothing. Throws `forbidden` or `not_found`. */
export async function grantBadge(command: Command, badge: string, member: number, reason: string): Promise<void> {
  const { db, community, member: giver, now } = command;
  if (giver.role !== 'animateur' || giver.id === member) throw new ProblemError('forbidden');
  const [, held] = await db.batch([
    grant(db, community.id, badge, member, giver.id, reason, now),
    db.prepare('SELECT 1 FROM award WHERE community = ?1 AND member = ?2 AND badge = ?3').bind(community.id, member, badge),
  ]);
  if (held!.results.length === 0) throw new ProblemError('not_found');
}
