import type { MergeResult } from '@cocarde/contract/ideas.ts';
import { audited } from '../audit/audit.queries.ts';
import type { Command } from '../command.ts';
import { readTogether } from '../database.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { ProblemError } from '../http/problem.ts';
import { toIdea } from '../ideas/ideas.ts';
import { mergedProblem, present } from '../posts/posts.ts';
import { findPost, type PostRow } from '../posts/posts.queries.ts';
import { setMerged, setUnmerged } from './merging.queries.ts';

/**
 * Merges an idea into another one. No fact changes: each voter counts once for the other, by their own vote, and nobody
 * gains or loses points. Throws `not_found`, `removed`, `merged` when the other one is merged itself, `invalid_input` for
 * an idea into itself.
 */
export async function mergeIdea(command: Command, id: string, into: string): Promise<MergeResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  if (id === into) throw new ProblemError('invalid_input', { errors: [{ path: 'into', code: 'not_allowed', message: 'Another idea.' }] });
  const idea = findPost(db, community.id, member.id, id);
  const target = findPost(db, community.id, member.id, into);
  const outcome = await db.batch([
    setMerged(db, community.id, id, into, member.id, now), audited(db, community.id, { act: 'merged', by: member.id, at: now, subject: id, detail: into }),
    ...idea.statements, ...target.statements,
  ]);
  const merged = present(idea.take(outcome.slice(2, 3)), 'idea');
  const left = present(target.take(outcome.slice(3)), 'idea');
  if (left.mergedInto !== null) throw mergedProblem(left.mergedInto);
  return { idea: toIdea(merged, member.id), into: toIdea(left, member.id) };
}

/** Lets an idea stand for itself again. What had been merged into it before stays where it is. Throws `not_found` or `removed`. */
export async function unmergeIdea(command: Command, id: string): Promise<MergeResult> {
  requireAnimateur(command);
  const { db, community, member, now } = command;
  const idea = findPost(db, community.id, member.id, id);
  const [before] = await readTogether<[PostRow | null]>(db, [idea]);
  const { mergedInto } = present(before, 'idea');
  const target = findPost(db, community.id, member.id, mergedInto ?? '');
  const outcome = await db.batch([
    setUnmerged(db, community.id, id), audited(db, community.id, { act: 'unmerged', by: member.id, at: now, subject: id, detail: mergedInto }), ...idea.statements, ...target.statements,
  ]);
  const left = target.take(outcome.slice(3));
  return { idea: toIdea(present(idea.take(outcome.slice(2, 3)), 'idea'), member.id), into: left && toIdea(left, member.id) };
}
