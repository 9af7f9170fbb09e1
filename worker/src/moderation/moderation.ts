import { LIMITS } from '@cocarde/contract/limits.ts';
import type { ModerationItem, ModerationPage, ModerationPatch, ModerationResult, ModerationSettings, ModerationVerdict, Report, ReportState } from '@cocarde/contract/moderation.ts';
import { audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readOne, readTogether } from '../database.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { ProblemError } from '../http/problem.ts';
import { goneProblem, isRemoved } from '../posts/posts.ts';
import { findPost } from '../posts/posts.queries.ts';
import { changeStanding, standingOf } from '../removal/removal.ts';
import { freeMerged, takeOver } from '../removal/removal.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { closeReports, holdReported, openReports, refuse, release, report, reviewCount, reviewQueue } from './moderation.queries.ts';
import { parseModeration, putModeration } from './settings.ts';

const MOST_COUNTED = 100;

/**
 * Reports a contribution to the animateurs. Where the community has it so, that many reports keep it from others until somebody
 * looked. Throws `not_found`, `removed`, `own_subject` for one's own.
 */
export async function reportPost(command: Command, id: string, input: Report): Promise<ReportState> {
  const { db, community, member, now } = command;
  const { hideAfter } = community.moderation;
  const post = await readOne(db, findPost(db, community.id, member.id, id));
  if (!post || post.kind === 'page') throw new ProblemError('not_found');
  if (isRemoved(post) && post.held !== 'reports') throw goneProblem(post);
  if (post.author === member.id) throw new ProblemError('own_subject', { detail: 'Remove it instead.' });
  const reports = openReports(db, community.id, id);
  const outcome = await db.batch([report(db, community.id, id, member.id, input, now), ...reports.statements]);
  // Of many at once the last one finds all of them; should nothing come of it, the next one or a repetition does the same.
  if (hideAfter > 0 && reports.take(outcome.slice(1)) >= hideAfter && post.removedAt === null) {
    await changeStanding(command, await standingOf(command, id), 'takes', [holdReported(db, community.id, id, hideAfter, now)]);
  }
  return { post: id, reported: true };
}

export async function moderationPage(command: Command, cursor: string | undefined): Promise<ModerationPage> {
  requireAnimateur(command);
  const { db, community, member } = command;
  const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number', 'string']) as [number, string];
  const [found, count] = await readTogether<[ModerationItem[], number]>(db, [
    reviewQueue(db, community.id, member.id, after, LIMITS.page + 1), reviewCount(db, community.id, MOST_COUNTED),
  ]);
  const items = found.slice(0, LIMITS.page);
  const last = items.at(-1);
  return { items, count, cursor: found.length > LIMITS.page && last ? encodeCursor([last.since, last.id]) : null };
}

/**
 * Decides about what was held or reported: others see it, with what it brings its author, or it is removed and its author reads
 * why, also where they had taken it away themselves. Again is the same; the other decision changes it. Nobody decides about their own. Throws `not_found`, `forbidden`.
 */
export async function judgePost(command: Command, id: string, { decision, reason }: ModerationVerdict): Promise<ModerationResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const standing = await standingOf(command, id);
  const { author, removedAt, held } = standing.post;
  if (author === member.id) throw new ProblemError('forbidden', { detail: 'Somebody else decides about what you wrote.' });
  const log = { by: member.id, at: now, subject: id, ...(author === null ? {} : { member: author }) };
  if (decision === 'publish') {
    if (removedAt !== null && held === null) throw goneProblem(standing.post);
    const { finished } = await changeStanding(command, standing, 'gives', held === null ? [] : [
      release(db, community.id, id, member.id), audited(db, community.id, { ...log, act: 'published' }),
    ], closeReports(db, community.id, id, member.id, now));
    return { post: id, decision, finished };
  }
  const removed = audited(db, community.id, { ...log, act: 'removed', detail: reason! });
  const { finished } = await changeStanding(command, standing, 'takes', removedAt !== null && held === null ? [] : [
    refuse(db, community.id, id, member.id, reason!, now), removed, freeMerged(db, community.id, id),
  ], [takeOver(db, community.id, { id, by: member.id, moderates: true }, reason!), removed, ...closeReports(db, community.id, id, member.id, now)]);
  return { post: id, decision, finished };
}

export async function changeModeration(command: Command, patch: ModerationPatch, version: number | null): Promise<ModerationSettings> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const [changed] = await db.batch([
    putModeration(db, community.id, patch, version),
    audited(db, community.id, { act: 'moderation_changed', by: member.id, at: now, detail: Object.keys(patch).join(', ') }),
  ]);
  const [row] = changed!.results;
  if (!row) throw new ProblemError('precondition_failed');
  return parseModeration(row.moderation as string);
}
