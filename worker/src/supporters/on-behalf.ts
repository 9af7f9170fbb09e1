import type { VoteResult } from '@cocarde/contract/votes.ts';
import type { Command } from '../command.ts';
import { readOne } from '../database.ts';
import { ProblemError } from '../http/problem.ts';
import { findMember, type MemberRow } from '../members/members.queries.ts';
import { findPost } from '../posts/posts.queries.ts';
import { requireAnimateur } from '../http/animateur.ts';
import { castVote } from '../votes/votes.ts';
import { hidesNames } from './supporters.queries.ts';

/**
 * Casts a vote for a member who said so elsewhere, at a workshop or by mail: an animateur may, and it is marked as theirs until
 * the member votes themselves. A vote that the member cast, or withdrew, is never touched; that there is one can be told by trying, so that
 * the log has each attempt. Throws what voting throws, `forbidden`
 * for what the animateur wrote, `names_hidden` where the board keeps votes to itself, `ballot_changed` where the member has decided.
 */
export async function castVoteFor(command: Command, subject: string, memberId: number): Promise<VoteResult> {
  requireAnimateur(command);
  const { db, community } = command;
  const member = await findMember(db, community.id, memberId).first<MemberRow>();
  if (!member || member.status !== 'active' || member.id === command.member.id) throw new ProblemError('not_found');
  const post = await readOne(db, findPost(db, community.id, command.member.id, subject));
  if (post?.author === command.member.id) throw new ProblemError('forbidden', { detail: 'Somebody else casts votes for what you wrote.' });
  if (await readOne(db, hidesNames(db, community.id, subject))) throw new ProblemError('names_hidden');
  const result = await castVote({ ...command, member }, subject, 1, 0, command.member.id);
  // What it earned, and what is left to spend, is the member's to hear.
  return { ...result, budget: null, earned: null };
}
