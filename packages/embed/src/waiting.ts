import { STORAGE } from '@cocarde/client/vote-state.ts';

let looked = false;

/** Votes that found no network on a page before are sent from this one. */
export async function sendWaiting(): Promise<void> {
  if (looked) return;
  looked = true;
  try {
    if (!sessionStorage.getItem(STORAGE)) return;
  } catch {
    return; // A sandboxed frame has no storage, and so nothing that waits.
  }
  const { sendWaitingVotes } = await import('@cocarde/client/votes.ts');
  await sendWaitingVotes();
}
