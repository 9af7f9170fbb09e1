import { together } from './together.ts';

/** What a vote `v` weighs; null where it was taken back, which hides none of the others. */
export const WEIGHT = 'CASE WHEN v.value = 1 THEN 1 + v.extra WHEN v.against = 1 THEN -1 END';

/**
 * SQL of the columns `weight` and `revision`: the vote of a member for a post `p` and what was merged into it. Weight is 1 or dots
 * for it, -1 against it, null without a vote and for whoever wrote it. The query's `?1` is the community.
 */
export function ownVote(member: string): string {
  const own = (what: string) => `(SELECT ${what} FROM vote v WHERE v.community = ?1 AND v.subject IN ${together('p.id')} AND v.member = ${member})`;
  return `CASE WHEN p.author IS NOT ${member} THEN ${own(`max(${WEIGHT})`)} END AS weight, ${own('sum(v.revision)')} AS revision`;
}
