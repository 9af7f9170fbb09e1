import type { CommentPage, CommentResult, NewComment } from '@cocarde/contract/ideas.ts';
import type { ReadableAtom, WritableAtom } from 'nanostores';
import { act } from './act.ts';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh } from './parts.ts';
import { patch } from './patch.ts';

/** What comments stand below. */
export interface Discussed {
  kind: 'idea' | 'question' | 'answer';
  id: string;
}

/** Address of the comments, and their key among what the page shows. */
export const commentsOf = ({ kind, id }: Discussed): string => `${kind}s/${encodeURIComponent(id)}/comments`;

/** The comments of a post, oldest first. */
export const openComments = (post: Discussed): ReadableAtom<PartState<CommentPage>> => openList(commentsOf(post));

export const refreshComments = (post: Discussed): void => refresh(commentsOf(post));

export const loadMoreComments = (post: Discussed): Promise<void> => more(commentsOf(post));

export async function writeComment(post: Discussed, input: NewComment): Promise<void> {
  const written = await act<CommentResult>('POST', commentsOf(post), input);
  const $list = openComments(post) as WritableAtom<PartState<CommentPage>>;
  const { data, status } = $list.get();
  if (data) $list.set({ status, data: { ...data, items: [...data.items, written.comment] } });
  patch(post.id, { comments: written.comments });
}
