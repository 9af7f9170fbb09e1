import type { Badges } from '@cocarde/contract/badges.ts';
import { call } from './call.ts';
import { settle } from './parts.ts';

/** The member's word that they read why a badge was taken from them; the notice of it goes. */
export async function acknowledgeRevocation(badge: string): Promise<void> {
  settle('badges', await call<Badges>('PUT', `me/badges/${badge}/acknowledgement`));
}
