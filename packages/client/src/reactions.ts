import { REACTIONS, type Reaction, type ReactionKind, type ReactionPage } from '@cocarde/contract/discussion.ts';
import type { VoteState } from '@cocarde/contract/votes.ts';
import type { ReadableAtom } from 'nanostores';
import type { SaidVote } from './held-votes.ts';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';

/** Where a reaction is given, and by what it is held while the service does not have it, beside votes. */
export const reactionPath = (post: string, kind: ReactionKind): string => `posts/${post}/reactions/${kind}`;

const PATH = /^posts\/(?<post>[^/]+)\/reactions\/(?<kind>\w+)$/;

/** What a held wish is for; undefined for a vote. */
export function reactionOf(path: string): { post: string; kind: ReactionKind } | undefined {
  return PATH.exec(path)?.groups as { post: string; kind: ReactionKind } | undefined;
}

/** A reaction as the vote that it is, for `castVote`. */
export function asVote(post: string, { kind, count, mine }: Reaction): SaidVote & Pick<VoteState, 'subject'> {
  return { subject: reactionPath(post, kind), votes: count, score: count, mine, weight: Number(mine), revision: 0 };
}

/** The same reactions with one of them as it is now, in the order in which they are offered; those that nobody gives are left out. */
export function counted(reactions: readonly Reaction[], now: Reaction): Reaction[] {
  return REACTIONS.flatMap((kind) => (kind === now.kind ? [now] : reactions.filter((each) => each.kind === kind))).filter(({ count }) => count > 0);
}

/** Who said it, by name as far as they agreed to be known. */
export const openReactors = (post: string, kind: ReactionKind): ReadableAtom<PartState<ReactionPage>> => openList(reactionPath(post, kind));
export const loadMoreReactors = (post: string, kind: ReactionKind): Promise<void> => more(reactionPath(post, kind));
export const refreshReactors = (post: string, kind: ReactionKind): void => refresh(reactionPath(post, kind));
