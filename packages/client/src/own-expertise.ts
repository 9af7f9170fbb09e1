import type { ListingWish, OwnExpertise, OwnRequests } from '@cocarde/contract/experts.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { part, refresh, settle } from './parts.ts';

/** What others would see of me in the directory, and whether they do. */
export const openOwnExpertise = (): ReadableAtom<PartState<OwnExpertise>> => openList('me/expertise');

/** Lists me, for these themes, or no longer. Rejects with `ApiError`, and then nothing changed. */
export async function setListing(wish: ListingWish): Promise<void> {
  const own = await call<OwnExpertise>('PUT', 'me/expertise', wish);
  part('me/expertise', () => {});
  settle('me/expertise', own);
  refresh('experts');
}

/** Questions that wait for me, because somebody asked me by name. */
export const openOwnRequests = (): ReadableAtom<PartState<OwnRequests>> => openList('me/requests');

/** I would rather not answer this one, and others are asked in my place. */
export async function declineRequest(question: string): Promise<void> {
  await call('PUT', `questions/${question}/requests/mine`, { declined: true });
  refresh('me/requests', `questions/${question}/requests`);
}
