import type { BadgeBackfill } from '@cocarde/contract/badges.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { endOfPage } from '../facts/pages.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { backfillsOf, markPage, toBackfill, type BackfillRow } from './backfill.queries.ts';
import { badgesOf } from './badges.queries.ts';
import { badgeSignal, listeners, repeatedFact, type BadgeRow } from './badges.ts';
import { factOf, recountPage } from './counting.queries.ts';
import { metricsCounted, uncountedMetrics } from './metrics.queries.ts';
import { awardsOfPage } from './page.ts';

/**
 * Carries the present version of a badge to the next page of members: their past is counted where nothing counted it, and
 * they receive the badge if they deserve it, and what stands on it; in one transaction with the mark of how far it is. Killed
 * or repeated at any point it comes to the same end. Throws `not_found` for a badge that nobody can receive.
 */
export async function advanceBackfill(command: Command, id: string): Promise<BadgeBackfill> {
  requireAnimateur(command);
  const { db, community, now } = command;
  const [jobs, badges, uncounted] = await readTogether<[BackfillRow[], BadgeRow[], string[]]>(db, [
    backfillsOf(db, community.id), badgesOf(db, community.id), uncountedMetrics(db, community.id, id),
  ]);
  const job = jobs.find(({ badge }) => badge === id);
  const badge = badges.find((row) => row.id === id);
  if (!job || !badge) throw new ProblemError('not_found');
  if (job.doneAt !== null) return toBackfill(job);
  const about = repeatedFact(badge);
  const counting = [...uncounted.map(factOf), ...(about ? [about] : [])];
  const upTo = counting.length ? await readOne(db, endOfPage(db, community.id, counting, job)) : Math.min(job.lastMember, job.afterMember + job.page);
  const page = [job.afterMember + 1, upTo] as const;
  const chain = [badge, ...listeners(badges, new Set([badgeSignal(id)])).filter((other) => other !== badge)];
  await db.batch([
    ...uncounted.flatMap((metric) => recountPage(db, community.id, metric, page)),
    ...await awardsOfPage(command, chain, page),
    ...(upTo >= job.lastMember ? [metricsCounted(db, community.id, uncounted, id, job.version)] : []),
    markPage(db, community.id, job, upTo, now),
  ]);
  const after = (await readOne(db, backfillsOf(db, community.id))).find((row) => row.badge === id);
  return toBackfill(after ?? job);
}
