import type { Repricing } from '@cocarde/contract/rules.ts';
import { badgesOf, type BadgeRow } from '../badges/badges.queries.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { settle } from '../ledger/settle.queries.ts';
import { awardAll } from '../rebuild/rebuild.queries.ts';
import { endOfPage, findRepricing, markPage, toRepricing, type RepricingRow } from './repricing.queries.ts';
import { dependantsOf, prerequisitesFirst, rulesOf, type Rule } from './rules.queries.ts';

/**
 * Carries the next page of a change into the ledger: every version of the rule, and every rule that waits for it, is
 * settled for the members of the page, in one transaction with the mark of how far it is. The last page gives the badges
 * that new totals deserve. Killed or repeated at any point it comes to the same end.
 */
export async function advanceRepricing(command: Command, id: string): Promise<Repricing> {
  const { db, community, now } = command;
  const [job, rules, badges] = await readTogether<[RepricingRow | null, Rule[], BadgeRow[]]>(db, [
    findRepricing(db, community.id, id), rulesOf(db, community.id), badgesOf(db, community.id),
  ]);
  if (!job) throw new ProblemError('not_found');
  if (job.doneAt !== null) return toRepricing(job);
  const waiting = dependantsOf(rules, [job.rule]);
  const affected = prerequisitesFirst(rules).filter((rule) => rule.id === job.rule || waiting.includes(rule));
  const upTo = await readOne(db, endOfPage(db, community.id, affected, job));
  const scope = { members: [job.afterMember + 1, upTo] as const, plan: community.boards, open: openBoardsAt(community, now), change: job.change, now };
  await db.batch([
    ...affected.map((rule) => settle(db, community.id, rule, scope)),
    ...(upTo >= job.lastMember ? badges.flatMap((badge) => (badge.criterion.kind === 'points' ? [awardAll(db, community.id, badge, now)!] : [])) : []),
    markPage(db, community.id, job, upTo, now),
  ]);
  return toRepricing((await readOne(db, findRepricing(db, community.id, id)))!);
}
