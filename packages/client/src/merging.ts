import type { Idea, Merge, MergeResult } from '@cocarde/contract/ideas.ts';
import { call } from './call.ts';
import { refreshComments, refreshIdeas } from './ideas.ts';
import { patch } from './patch.ts';

const at = (idea: string) => `ideas/${encodeURIComponent(idea)}`;

/** By an animateur: the votes and comments of an idea are those of another one from now on. */
export async function mergeIdea(id: string, into: string): Promise<void> {
  const merged = await call<MergeResult>('PUT', `${at(id)}/merge`, { into } satisfies Merge);
  patch(id, merged.idea);
  patch(into, merged.into!);
  refreshComments(id);
  refreshComments(into);
}

/** Takes ideas apart that were merged. */
export async function unmergeIdea({ id, board }: Pick<Idea, 'id' | 'board'>): Promise<void> {
  const { idea, into } = await call<MergeResult>('DELETE', `${at(id)}/merge`);
  patch(id, idea);
  refreshComments(id);
  if (into) refreshComments(into.id);
  refreshIdeas(board);
}
