import type { Me } from '@cocarde/contract/bootstrap.ts';
import type { MemberPatch } from '@cocarde/contract/members.ts';
import { call } from './call.ts';
import { page } from './page.ts';
import { refresh } from './parts.ts';

export const me = () => page().$me;
export const community = () => page().$community;

/** Whether the member is named in leaderboards. */
export async function setAppears(appears: 'yes' | 'no'): Promise<void> {
  page().$me.set(await call<Me>('PATCH', 'me', { appears } satisfies MemberPatch));
  refresh('leaderboard:', 'profile');
}
