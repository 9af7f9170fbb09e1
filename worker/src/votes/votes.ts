import type { VoteResult, VoteState } from '@cocarde/contract/votes.ts';
import type { Board } from '@cocarde/contract/boards.ts';
import { audited } from '../audit/audit.queries.ts';
import { boardOf } from '../boards/boards.queries.ts';
import { today, type Command } from '../command.ts';
import { nothingOf, readOne, readTogether } from '../database.ts';
import { VOTES } from '../facts/acts.ts';
import { record } from '../facts/record.ts';
import { known, type Facts, type Policy } from '../facts/settlements.ts';
import { badgesOf } from '../badges/badges.queries.ts';
import { rulesOf } from '../rules/rules.queries.ts';
import { ProblemError } from '../http/problem.ts';
import { findPost, insertPost, type PostRow } from '../posts/posts.queries.ts';
import { goneProblem, isRemoved, mergedProblem } from '../posts/posts.ts';
import { budgetOf, ownVote, putVote, withdrawVote, type OwnVote, type Wish } from './votes.queries.ts';

const PAGE = 'page:';
const PAGE_WEIGHTS = [0, 1];

/** Done or declined ideas keep their votes and take no more; merged ones have passed theirs on. */
export function isOpen(post: Pick<PostRow, 'kind' | 'status' | 'mergedInto'>): boolean {
  return post.kind !== 'comment' && post.status !== 'done' && post.status !== 'declined' && post.mergedInto === null;
}

export function voteState(post: Pick<PostRow, 'id' | 'kind' | 'author' | 'status' | 'mergedInto' | 'votes' | 'extra' | 'downs' | 'weight' | 'revision'>, reader: number): VoteState {
  const weight = post.weight ?? 0;
  return {
    subject: post.id, votes: post.votes, score: post.votes + post.extra - post.downs, mine: weight > 0, weight, revision: post.revision ?? 0,
    own: post.author === reader, open: isOpen(post),
  };
}

/** State of something that nobody voted for yet. */
export function untouched(subject: string): VoteState {
  return { subject, votes: 0, score: 0, mine: false, weight: 0, revision: 0, own: false, open: true };
}

/**
 * Makes a member's vote what they wish it to be: 1 for it, -1 against it, more for dots, 0 for none. Repeating a wish changes
 * nothing; a wish that already holds succeeds even after closing. Throws `not_found`, `removed`, `merged`, `own_subject`, `closed`,
 * `invalid_input` for a weight that the board does not take, `ballot_changed` when another wish was made since `after`, `budget_spent`.
 * @param castBy who casts it for the member, where they do not themselves
 */
export async function castVote(command: Command, subject: string, weight: number, after: number | null = null, castBy: number | null = null): Promise<VoteResult> {
  const { db, community, member, now } = command;
  const [before, vote, rules, badges] = await readTogether<[PostRow | null, OwnVote, Policy['rules'], Policy['badges']]>(db, [
    findPost(db, community.id, member.id, subject), ownVote(db, community.id, subject, member.id), rulesOf(db, community.id), badgesOf(db, community.id),
  ]);
  const isPage = subject.startsWith(PAGE);
  if (!before && !isPage) throw new ProblemError('not_found');
  // The first vote makes the page's post: one that is refused must not.
  if (isPage && !PAGE_WEIGHTS.includes(weight)) throw notTaken();
  const day = today(command);
  const kind = before?.kind ?? 'page';
  const wish: Wish = { subject, member: member.id, weight, after, castBy };
  const fact: Facts = { types: VOTES[kind], key: [subject, member.id], actors: [member.id], authors: known(before?.author ?? null), from: Math.min(now, vote.at ?? now) };
  const [put, ...lowered] = putVote(db, community.id, wish, now, day);
  const log = castBy === null ? [] : [audited(db, community.id, { act: 'voted_for', otherwise: 'vote_tried', by: castBy, at: now, subject, member: member.id })];
  const page = before ? [] : [
    insertPost(db, community.id, null, { id: subject, kind: 'page', board: '', parent: null, title: '', body: '', tags: [] }, now, day),
  ];
  const post = findPost(db, community.id, member.id, subject);
  const budget = kind === 'idea' ? budgetOf(db, community.id, member.id, before!.board) : nothingOf(null);
  const { outcome, earned } = await record(command, { rules, badges }, {
    write: weight === 0 ? [withdrawVote(db, community.id, wish)] : [...page, put!, ...log, ...lowered],
    // Votes for merged ideas go with the one for this: their authors lose by it too, in as many statements as one would.
    ...(weight > 0 ? { gives: [fact] } : { takes: [{ ...fact, authors: [...fact.authors, ...vote.merged] }] }),
    outcome: [...post.statements, ...budget.statements],
  });
  const found = post.take(outcome.slice(0, 1));
  const left = budget.take(outcome.slice(1));
  if (!found) return { ...untouched(subject), budget: left, earned: null };
  if (isRemoved(found)) throw goneProblem(found);
  const state = voteState(found, member.id);
  if (state.weight !== weight) throw refusalOf(found, state, after, weight, await readOne(db, boardOf(db, community.id, found.board)));
  return { ...state, budget: left, earned };
}

/** Why a wish was not granted. */
function refusalOf(post: PostRow, state: VoteState, after: number | null, weight: number, { voting }: Board): ProblemError {
  if (post.kind === 'comment') return new ProblemError('not_found');
  if (post.mergedInto !== null) return mergedProblem(post.mergedInto);
  if (state.own) return new ProblemError('own_subject');
  if (!state.open) return new ProblemError('closed');
  const takes = weight === 1 || weight === 0 || post.kind === 'idea' && (weight < 0 ? voting?.type === 'up_down' : voting?.type === 'dots' && weight <= (voting.perIdea ?? 100));
  if (!takes) return notTaken();
  return new ProblemError(after !== null && after !== state.revision ? 'ballot_changed' : 'budget_spent');
}

function notTaken(): ProblemError {
  return new ProblemError('invalid_input', { errors: [{ path: 'value', code: 'not_allowed', message: 'Not a vote that this board takes.' }] });
}
