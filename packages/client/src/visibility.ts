import type { Profile, Visibility, VisibilityWish } from '@cocarde/contract/profile.ts';
import { call } from './call.ts';
import { page } from './page.ts';
import { part, refresh, settle } from './parts.ts';

/** Opens or closes what others see; what is not named stays. Rejects with `ApiError`, and then nothing changed. */
export async function setVisibility(wish: VisibilityWish): Promise<void> {
  const visibility = await call<Visibility>('PUT', 'me/visibility', wish);
  const { $me } = page();
  const me = $me.get();
  if (me && me.appears !== visibility.appears) {
    $me.set({ ...me, appears: visibility.appears });
    refresh('leaderboard:');
  }
  const { data } = part<Profile>('profile', () => {}).get();
  if (data) settle('profile', { ...data, visibility });
  refresh('profile:');
}
