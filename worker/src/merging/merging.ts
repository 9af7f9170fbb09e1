import type { MergeResult } from '@cocarde/contract/ideas.ts';
import { audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { toIdea } from '../ideas/ideas.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { setMerged, setUnmerged, type Mergeable } from './merging.queries.ts';

/** What was merged, or stands for itself again, and what it is merged into, or was. */
export interface Merged {
  post: PostRow;
  into: PostRow | null;
}

/** Who merges: `by` is null for who asked without a name, `moderates` for an animateur. */
export interface Merging {
  by: number | null;
  moderates: boolean;
}

export async function mergeIdea(command: Command, id: string, into: string): Promise<MergeResult> {
  requireAnimateur(command);
  const merged = await merge(command, 'idea', id, into, { by: command.member.id, moderates: true });
  return { idea: toIdea(merged.post, command.member.id), into: toIdea(merged.into!, command.member.id) };
}

export async function unmergeIdea(command: Command, id: string): Promise<MergeResult> {
  requireAnimateur(command);
  const { post, into } = await unmerge(command, 'idea', id, { by: command.member.id, moderates: true });
  return { idea: toIdea(post, command.member.id), into: into && toIdea(into, command.member.id) };
}

/**
 * Merges an idea or a question into another one. No fact changes: each voter counts once for the other, by their own vote, and nobody
 * gains or loses points. Throws `not_found`, `removed`, `merged` when the other one is merged itself, `invalid_input` for
 * one into itself, `forbidden` for somebody else's into one's own, which would take its votes.
 */
export async function merge({ db, community, member, now }: Command, kind: Mergeable, id: string, into: string, { by, moderates }: Merging): Promise<Merged> {
  if (id === into) throw new ProblemError('invalid_input', { errors: [{ path: kind === 'idea' ? 'into' : 'of', code: 'not_allowed', message: 'Another one.' }] });
  const post = findPost(db, community.id, member.id, id);
  const target = findPost(db, community.id, member.id, into);
  const log = moderates ? [audited(db, community.id, { act: 'merged', by: member.id, at: now, subject: id, detail: into })] : [];
  const outcome = await db.batch([setMerged(db, community.id, kind, id, into, by, now), ...log, ...post.statements, ...target.statements]);
  const merged = present(post.take(outcome.slice(-2, -1)), kind);
  const left = present(target.take(outcome.slice(-1)), kind);
  if (left.mergedInto !== null) throw mergedProblem(left.mergedInto);
  if (merged.mergedInto !== into) throw new ProblemError('forbidden', { detail: 'Somebody else merges what others wrote into what you did.' });
  return { post: merged, into: left };
}

/** Lets it stand for itself again. What had been merged into it before stays where it is. Throws `not_found`, `removed` or `forbidden`. */
export async function unmerge({ db, community, member, now }: Command, kind: Mergeable, id: string, { by, moderates }: Merging): Promise<Merged> {
  const post = findPost(db, community.id, member.id, id);
  const { mergedInto } = present(await readOne(db, post), kind);
  const target = findPost(db, community.id, member.id, mergedInto ?? '');
  const log = moderates ? [audited(db, community.id, { act: 'unmerged', by: member.id, at: now, subject: id, detail: mergedInto })] : [];
  const outcome = await db.batch([setUnmerged(db, community.id, id, by, moderates), ...log, ...post.statements, ...target.statements]);
  const after = present(post.take(outcome.slice(-2, -1)), kind);
  if (after.mergedInto !== null) throw new ProblemError('forbidden', { detail: 'An animateur said so.' });
  return { post: after, into: target.take(outcome.slice(-1)) };
}
