import type { PauseWish, StreakPage } from '@cocarde/contract/streaks.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { openList } from './lists.ts';
import type { PartState } from './page.ts';
import { refresh, settle } from './parts.ts';

const STREAK = 'me/streak';

/** The last weeks, day by day, and one's own pauses. */
export const openStreak = (): ReadableAtom<PartState<StreakPage>> => openList(STREAK);

/** Days that neither count nor break, both included. */
export async function setPause(from: string, to: string): Promise<void> {
  show(await call<StreakPage>('PUT', `me/pauses/${from}`, { to } satisfies PauseWish));
}

/** Takes back what is not settled of the pause that begins on this day. */
export async function endPause(from: string): Promise<void> {
  show(await call<StreakPage>('DELETE', `me/pauses/${from}`));
}

function show(page: StreakPage): void {
  settle(STREAK, page);
  refresh('points');
}
