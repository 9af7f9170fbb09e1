import { roundKey } from '@cocarde/client/ballot-state.ts';
import { refresh } from '@cocarde/client/parts.ts';
import type { Round } from '@cocarde/contract/rounds.ts';

/** Milliseconds after the moment at which a round opens or closes; and where the clock here is ahead, until it is asked for again. */
const LATER = 1_000;
const AGAIN = 60_000;
/** Longer ahead a page is not open. */
const AHEAD = 86_400_000;

const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Reads a round again when it opens or closes: the service says whether it did. Elements that are gone no longer ask. */
export function readThen({ id, state, opensAt, closesAt }: Round): void {
  const at = state === 'scheduled' ? opensAt : state === 'open' && closesAt;
  if (!at || waiting.has(id)) return;
  const wait = at - Date.now();
  if (wait > AHEAD) return;
  const read = () => {
    waiting.delete(id);
    refresh(roundKey(id));
  };
  waiting.set(id, setTimeout(read, wait > 0 ? wait + LATER : AGAIN));
}
