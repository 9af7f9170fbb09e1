import type { MemberRow } from '../members/members.queries.ts';
import { ProblemError } from './problem.ts';

/**
 * Throws `forbidden` for who does not moderate the community. Routes ask before they read a body, so that a member learns that
 * it is not for them and not what is wrong with it; features ask again, since they are called from elsewhere too.
 */
export function requireAnimateur({ member }: { member: MemberRow }): void {
  if (member.role !== 'animateur') throw new ProblemError('forbidden');
}
