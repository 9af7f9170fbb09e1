import type { VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import type { FactType } from '@cocarde/contract/points.ts';
import { today, type Command } from '../command.ts';
import { readTogether } from '../database.ts';
import { record, type Fact, type Policy } from '../facts/record.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { rulesOf } from '../rules/rules.queries.ts';
import { ProblemError } from '../http/problem.ts';
import { findPost, insertPost, type PostKind, type PostRow } from '../posts/posts.queries.ts';
import { isRemoved, mergedProblem } from '../posts/posts.ts';
import { authorsMergedInto, putVote, withdrawVote } from './votes.queries.ts';

const PAGE = 'page:';

/** What a vote for each kind of post is a fact of. */
const FACTS: Readonly<Record<PostKind, readonly FactType[]>> = {
  idea: ['vote_cast', 'idea_supported'],
  answer: ['vote_cast', 'answer_supported'],
  question: ['vote_cast'],
  page: ['vote_cast'],
  comment: [],
};

/** Done or declined ideas keep their votes and take no more; merged ones have passed theirs on. */
export function isOpen(post: Pick<PostRow, 'kind' | 'status' | 'mergedInto'>): boolean {
  return post.kind !== 'comment' && post.status !== 'done' && post.status !== 'declined' && post.mergedInto === null;
}

export function voteState(post: PostRow, reader: number): VoteState {
  return { subject: post.id, votes: post.votes, mine: post.mine === 1, own: post.author === reader, open: isOpen(post) };
}

/** State of something that nobody voted for yet. */
export function untouched(subject: string): VoteState {
  return { subject, votes: 0, mine: false, own: false, open: true };
}

/**
 * Makes a member's vote what they want it to be. Repeating a wish changes nothing; a wish that already
 * holds succeeds even after closing. Throws `not_found`, `removed`, `merged`, `own_subject` or `closed`.
 */
export async function castVote(command: Command, subject: string, wanted: boolean): Promise<VoteResult> {
  const { db, community, member, now } = command;
  const [before, merged, rules, badges] = await readTogether<[PostRow | null, number[], Policy['rules'], Policy['badges']]>(db, [
    findPost(db, community.id, member.id, subject), authorsMergedInto(db, community.id, subject, member.id), rulesOf(db, community.id), badgesOf(db, community.id),
  ]);
  const isPage = subject.startsWith(PAGE);
  if (!before && !isPage) throw new ProblemError('not_found');
  const day = today(command);
  const kind = before?.kind ?? 'page';
  const fact: Fact = { types: FACTS[kind], key: [subject, member.id], actor: member.id, author: before?.author ?? null };
  const page = before ? [] : [
    insertPost(db, community.id, null, { id: subject, kind: 'page', board: '', parent: null, title: '', body: '', tags: [] }, now, day),
  ];
  const post = findPost(db, community.id, member.id, subject);
  const { outcome, earned } = await record(command, { rules, badges }, {
    write: wanted
      ? [...page, putVote(db, community.id, subject, member.id, now, day)]
      : [withdrawVote(db, community.id, subject, member.id)],
    // Votes for merged ideas go with the one for this: their authors lose by it too, in as many statements as one would.
    ...(wanted ? { gives: [{ ...fact, past: true }] } : { takes: [{ ...fact, further: merged }] }),
    outcome: post.statements,
  });
  const after = post.take(outcome);
  if (!after) return { ...untouched(subject), earned: null };
  if (isRemoved(after)) throw new ProblemError('removed');
  const state = voteState(after, member.id);
  if (state.mine !== wanted) {
    if (after.kind === 'comment') throw new ProblemError('not_found');
    if (after.mergedInto !== null) throw mergedProblem(after.mergedInto);
    throw new ProblemError(state.own ? 'own_subject' : 'closed');
  }
  return { ...state, earned };
}
