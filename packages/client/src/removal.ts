import type { RemovalState } from '@cocarde/contract/removal.ts';
import { atom } from 'nanostores';
import type { WritableAtom } from 'nanostores';
import { act } from './act.ts';
import { ApiError, type Method } from './api.ts';
import { page } from './page.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';

/** Something that a member wrote, as far as taking it away needs to know it. */
export interface Contribution {
  kind: 'idea' | 'question' | 'answer' | 'comment';
  id: string;
  board: string;
  /** Id of the idea, question or answer below which it stands. */
  parent?: string;
  /** What a comment stands below; an idea where nothing is said. */
  below?: 'question' | 'answer';
}

/** Ids of what was removed since the page was loaded, for what still shows it. */
export const removed = (): WritableAtom<ReadonlySet<string>> => (page().removed ??= atom(new Set()));

const at = (id: string) => `posts/${encodeURIComponent(id)}/removal`;

/** Points of a great many votes take several requests, each the same. */
async function carryOut(method: Method, id: string, body?: object): Promise<RemovalState> {
  let state: RemovalState;
  do state = await act<RemovalState>(method, at(id), body);
  while (!state.finished);
  return state;
}

/** The lists that count a contribution, or have it. */
function listsOf({ kind, below, board }: Contribution): [own: 'ideas' | 'questions', ...prefixes: string[]] {
  const own = kind === 'idea' || (kind === 'comment' && !below) ? 'ideas' : 'questions';
  return [own, `${own}:${board}:`, `boards/${encodeURIComponent(board)}/${own}`];
}

/** No list of a board counts the comments of an answer. */
function count({ below, parent }: Contribution, change: 1 | -1): void {
  if (below === 'answer') patch(parent!, ({ comments }: { comments: number }) => ({ comments: comments + change }));
}

/**
 * Takes a contribution away: one's own, or another's with a reason. What the page shows of it says `instead` from now on; lists are
 * not read again before it would be restored, so that this can be offered in its place.
 */
export async function remove(post: Contribution, instead: string, reason?: string): Promise<void> {
  await carryOut('PUT', post.id, reason === undefined ? {} : { reason });
  removed().set(new Set([...removed().get(), post.id]));
  patch(post.id, { title: instead, body: '', tags: [], statusNote: null, open: false });
  count(post, -1);
  const [, ...lists] = listsOf(post);
  if (post.parent) refresh(...lists);
}

/** Rejects with `held` where it has to be read before others see it: it stays away until then. */
export async function restore(post: Contribution): Promise<void> {
  const state = await carryOut('DELETE', post.id);
  if (state.removed) throw new ApiError('held');
  removed().set(new Set([...removed().get()].filter((id) => id !== post.id)));
  count(post, 1);
  const [own, ...lists] = listsOf(post);
  refresh(...lists, `${post.below === 'answer' ? 'answers' : own}/${encodeURIComponent(post.parent ?? post.id)}`);
}
