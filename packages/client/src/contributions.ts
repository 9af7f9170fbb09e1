import type { FollowState, PostContent, PostPatch, RevisionPage, SupporterPage } from '@cocarde/contract/discussion.ts';
import type { IdeaHistory, IdeaResult } from '@cocarde/contract/ideas.ts';
import type { VoteResult } from '@cocarde/contract/votes.ts';
import type { ReadableAtom } from 'nanostores';
import { act } from './act.ts';
import { call } from './call.ts';
import { more, openList } from './lists.ts';
import { page } from './page.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';

const post = (id: string) => `posts/${encodeURIComponent(id)}`;
const idea = (id: string) => `ideas/${encodeURIComponent(id)}`;
const voters = (id: string) => `votes/${encodeURIComponent(id)}/voters`;

/**
 * Changes what a contribution says, from the version that was read. Rejects with `precondition_failed` when somebody was faster: `lists`
 * are read again then, so that the next try knows what it changes. They are also read again where the change is in them and nowhere else.
 */
export async function editPost(id: string, version: number, change: PostPatch, ...lists: string[]): Promise<PostContent> {
  try {
    const { id: _, ...content } = await call<PostContent>('PATCH', post(id), change, { 'if-match': `"${version}"` });
    patch(id, content);
    return { id, ...content };
  } finally {
    refresh(...lists, `${post(id)}/revisions`);
  }
}

/** Whether I hear of what becomes of it. */
export async function followPost(id: string, follow: boolean): Promise<void> {
  const { followed } = await call<FollowState>(follow ? 'PUT' : 'DELETE', `${post(id)}/follow`);
  patch(id, { followed });
  // The list of what I follow is read anew when it is looked at next: what is open in it stays where it is.
  for (const [key, known] of page().parts) if (key.endsWith(':followed') && !known.$state.lc) known.stale = true;
}

/** By an animateur: above the others of its board, or where it stood. The board's first page has it elsewhere then. */
export async function pinIdea(id: string, board: string, pinned: boolean): Promise<void> {
  const { idea: now } = await act<IdeaResult>(pinned ? 'PUT' : 'DELETE', `${idea(id)}/pin`);
  patch(id, now);
  refresh(`ideas:${board}:`);
}

/** Who is for it, by name as far as they agreed to be known. */
export const openSupporters = (id: string): ReadableAtom<PartState<SupporterPage>> => openList(voters(id));
export const loadMoreSupporters = (id: string): Promise<void> => more(voters(id));
export const refreshSupporters = (id: string): void => refresh(voters(id));

/** By an animateur, for somebody who said so elsewhere. What it answers of a vote of one's own is that member's. */
export async function voteFor(subject: string, member: string): Promise<void> {
  const { votes, score } = await call<VoteResult>('PUT', `${voters(subject)}/${member}`);
  patch(subject, { votes, score });
  refresh(voters(subject));
}

/** What was decided about an idea, the latest first. */
export const openDecisions = (id: string): ReadableAtom<PartState<IdeaHistory>> => openList(`${idea(id)}/history`);

/** What it said before, the latest first. */
export const openRevisions = (id: string): ReadableAtom<PartState<RevisionPage>> => openList(`${post(id)}/revisions`);

export const refreshHistory = (id: string): void => refresh(`${idea(id)}/history`, `${post(id)}/revisions`);
