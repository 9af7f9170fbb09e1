import type { Repricing } from '@cocarde/contract/rules.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { listeners, pointsSignal, type BadgeRow } from '../badges/badges.ts';
import { awardsOfPage } from '../badges/page.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { endOfPage } from '../facts/pages.queries.ts';
import { ProblemError } from '../http/problem.ts';
import { openBoardsAt } from '../leaderboard/plan.ts';
import { settle } from '../ledger/settle.queries.ts';
import { findRepricing, markPage, toRepricing, type RepricingRow } from './repricing.queries.ts';
import { byRule, dependantsOf, rulesOf, sidesOf, type Rule } from './rules.queries.ts';

/**
 * Carries the next page of a change into the ledger: every version of the rule, and every rule that waits for it, is settled
 * for the members of the page, who receive the badges that their new totals deserve, in one transaction with the mark of how
 * far it is. Killed or repeated at any point it comes to the same end.
 */
export async function advanceRepricing(command: Command, id: string): Promise<Repricing> {
  const { db, community, now } = command;
  const [job, rules, badges] = await readTogether<[RepricingRow | null, Rule[], BadgeRow[]]>(db, [
    findRepricing(db, community.id, id), rulesOf(db, community.id), badgesOf(db, community.id),
  ]);
  if (!job) throw new ProblemError('not_found');
  if (job.doneAt !== null) return toRepricing(job);
  const waiting = new Set([job.rule, ...dependantsOf(rules, [job.rule]).map(({ id: other }) => other)]);
  const affected = byRule(rules).filter((rule) => waiting.has(rule.id));
  const upTo = await readOne(db, endOfPage(db, community.id, affected.flatMap(({ versions }) => versions).flatMap((rule) => sidesOf(rule).map((whose) => ({ fact: rule.fact, whose }))), job));
  const scope = { members: [job.afterMember + 1, upTo] as const, plan: community.boards, open: openBoardsAt(community, now), change: job.change, now };
  const awards = await awardsOfPage(command, listeners(badges, new Set(affected.map(({ currency }) => pointsSignal(currency)))), scope.members);
  await db.batch([
    ...affected.flatMap((rule) => settle(db, community.id, rule, scope)),
    ...awards,
    markPage(db, community.id, job, upTo, now),
  ]);
  return toRepricing((await readOne(db, findRepricing(db, community.id, id)))!);
}
