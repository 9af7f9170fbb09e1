import type { Idea, Merge, MergeResult } from '@cocarde/contract/ideas.ts';
import { call } from './call.ts';
import { refreshComments } from './comments.ts';
import { refreshIdeas } from './ideas.ts';
import { patch } from './patch.ts';

const at = (idea: string) => `ideas/${encodeURIComponent(idea)}`;

/** By an animateur: the votes and comments of an idea are those of another one from now on. */
export async function mergeIdea(id: string, into: string): Promise<void> {
  const merged = await call<MergeResult>('PUT', `${at(id)}/merge`, { into } satisfies Merge);
  patch(id, merged.idea);
  patch(into, merged.into!);
  for (const each of [id, into]) refreshComments({ kind: 'idea', id: each });
}

/** Takes ideas apart that were merged. */
export async function unmergeIdea({ id, board }: Pick<Idea, 'id' | 'board'>): Promise<void> {
  const { idea, into } = await call<MergeResult>('DELETE', `${at(id)}/merge`);
  patch(id, idea);
  for (const each of into ? [id, into.id] : [id]) refreshComments({ kind: 'idea', id: each });
  refreshIdeas(board);
}
