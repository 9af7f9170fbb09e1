import type { Repricing } from '@cocarde/contract/rules.ts';
import { badgesOf, type BadgeRow } from '../badges/badges.queries.ts';
import type { Command } from '../command.ts';
import { readTogether } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { settle } from '../ledger/settle.queries.ts';
import { awardAll } from '../rebuild/rebuild.queries.ts';
import { markPage, repricingsOf, toRepricing, type RepricingRow } from './repricing.queries.ts';
import { rulesOf, type Rule } from './rules.queries.ts';

/**
 * Carries the next page of a change into the ledger: every version of the rule, and every rule that asks for it
 * first, is settled for the members of the page, in one transaction with the mark of how far it is. The last page
 * gives the badges that new totals deserve. Killed or repeated at any point it comes to the same end.
 */
export async function advanceRepricing(command: Command, id: string): Promise<Repricing> {
  const { db, community, now } = command;
  const [jobs, rules, badges] = await readTogether<[RepricingRow[], Rule[], BadgeRow[]]>(db, [
    repricingsOf(db, community.id), rulesOf(db, community.id), badgesOf(db, community.id),
  ]);
  const job = jobs.find((row) => row.id === id);
  if (!job) throw new ProblemError('not_found');
  if (job.doneAt !== null) return toRepricing(job);
  const upTo = job.afterMember + job.page;
  const affected = [...rules.filter((rule) => rule.id === job.rule), ...rules.filter((rule) => rule.after?.includes(job.rule))];
  await db.batch([
    ...affected.map((rule) =>
      settle(db, community.id, rule, { members: [job.afterMember + 1, upTo], plan: community.boards, open: openBoardsAt(community, now), change: job.change, now })),
    ...(upTo >= job.lastMember ? badges.flatMap((badge) => (badge.criterion.kind === 'points' ? [awardAll(db, community.id, badge, now)!] : [])) : []),
    markPage(db, community.id, job, upTo, now),
  ]);
  const [after] = await readTogether<[RepricingRow[]]>(db, [repricingsOf(db, community.id)]);
  return toRepricing(after.find((row) => row.id === id)!);
}
