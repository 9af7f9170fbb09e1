import type { PendingActs, PendingPage, VerdictResult, VerdictWish } from '@cocarde/contract/pending.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { more, openList } from './lists.ts';
import { page, type PartState } from './page.ts';
import { refresh, settle } from './parts.ts';

const LIST = 'pending';
const actsOf = (burst: string): string => `pending/${burst}`;

/** Bursts that wait for an animateur, latest day first. */
export const openPending = (): ReadableAtom<PartState<PendingPage>> => openList(LIST);
export const morePending = (): Promise<void> => more(LIST);

/** The single acts of a burst. */
export const openActs = (burst: string): ReadableAtom<PartState<PendingActs>> => openList(actsOf(burst));
export const moreActs = (burst: string): Promise<void> => more(actsOf(burst));

/** Releases or refuses a burst or one act of it, and shows what still waits. Answers how many acts it was about. */
export async function decide(burst: string, wish: VerdictWish): Promise<number> {
  let decided = 0;
  let answer: VerdictResult;
  // A large burst is decided about in several goes.
  do {
    answer = await call<VerdictResult>('PUT', actsOf(burst), wish);
    decided += answer.decided;
  } while (!wish.act && answer.burst && answer.decided);
  const { data } = page().parts.get(LIST)!.$state.get() as PartState<PendingPage>;
  if (data) settle(LIST, { ...data, items: data.items.flatMap((item) => (item.id === burst ? answer.burst ?? [] : item)) });
  if (answer.burst) refresh(actsOf(burst));
  else if (data?.cursor && data.items.length === 1) await morePending();
  return decided;
}
