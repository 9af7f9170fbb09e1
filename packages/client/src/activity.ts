import type { ActivityPage, ActivityQuery } from '@cocarde/contract/activity.ts';
import type { ReactionKind, ReactionResult } from '@cocarde/contract/discussion.ts';
import type { ReadableAtom } from 'nanostores';
import { call } from './call.ts';
import { more, openList } from './lists.ts';
import type { PartState } from './page.ts';
import { patch } from './patch.ts';
import { query } from './query.ts';

const listOf = (wish: ActivityQuery): string => `activity${query(wish)}`;

/** What happened in the community. */
export const openActivity = (wish: ActivityQuery): ReadableAtom<PartState<ActivityPage>> => openList(listOf(wish));
export const moreActivity = (wish: ActivityQuery): Promise<void> => more(listOf(wish));

/** Thanks, congratulates or welcomes, or takes it back; shown wherever the page tells of the post. */
export async function greet(subject: string, kind: ReactionKind, wanted: boolean): Promise<void> {
  const { reactions } = await call<ReactionResult>(wanted ? 'PUT' : 'DELETE', `posts/${subject}/reactions/${kind}`);
  patch(subject, { reactions });
}
