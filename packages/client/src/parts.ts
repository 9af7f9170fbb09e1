import type { Badges } from '@cocarde/contract/badges.ts';
import type { Bootstrap } from '@cocarde/contract/bootstrap.ts';
import type { IdeaPage } from '@cocarde/contract/ideas.ts';
import type { InboxPage, InboxState } from '@cocarde/contract/inbox.ts';
import type { Leaderboard } from '@cocarde/contract/leaderboard.ts';
import type { League } from '@cocarde/contract/leagues.ts';
import type { LIMITS } from '@cocarde/contract/limits.ts';
import type { Points } from '@cocarde/contract/points.ts';
import type { Profile } from '@cocarde/contract/profile.ts';
import type { QuestionPage } from '@cocarde/contract/questions.ts';
import type { Round, RoundPage } from '@cocarde/contract/rounds.ts';
import type { VoteState } from '@cocarde/contract/votes.ts';
import { atom, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { ApiError } from './api.ts';
import { call } from './call.ts';
import { page, type PartState } from './page.ts';

export type { PartState } from './page.ts';

/** What the part under a bootstrap key holds. */
export type PartOf<K extends string> = K extends 'points' ? Points
  : K extends 'badges' ? Badges
  : K extends 'profile' | `profile:${string}` ? Profile
  : K extends `leaderboard:${string}` ? Leaderboard
  : K extends 'league' | `league:${string}` ? League
  : K extends `ideas:${string}` ? IdeaPage
  : K extends `questions:${string}` ? QuestionPage
  : K extends `vote:${string}` ? VoteState
  : K extends `round:${string}` ? Round
  : K extends 'rounds' ? RoundPage
  : K extends 'inbox' ? InboxState
  : K extends 'inbox:list' ? InboxPage
  : never;

/** The type keeps the number equal to the limit without shipping the table of limits. */
const MOST_WANTS: typeof LIMITS.wants = 12;

/** The data of an element; may be called at every update. All that is wanted in the same moment is one request. */
export function want<K extends string>(key: K): ReadableAtom<PartState<PartOf<K>>> {
  return part(key, () => {
    const { wanted } = page();
    if (!wanted.size) setTimeout(readWanted);
    wanted.add(key);
  });
}

/** The state under a key, read when it is new or stale. */
export function part<T>(key: string, read: () => void): WritableAtom<PartState<T>> {
  const { parts } = page();
  let known = parts.get(key);
  if (!known) {
    const $state = atom<PartState>({ status: 'loading' });
    const ask = () => {
      known!.stale = false;
      $state.set({ ...$state.get(), status: 'loading' });
      read();
    };
    parts.set(key, (known = { $state, ask, stale: true }));
  }
  if (known.stale) known.ask();
  return known.$state as WritableAtom<PartState<T>>;
}

/** Reads every part again whose key starts so. What nobody looks at waits until it is wanted. */
export function refresh(...prefixes: string[]): void {
  for (const [key, known] of page().parts) {
    if (!prefixes.some((prefix) => key.startsWith(prefix))) continue;
    if (known.$state.lc) known.ask();
    else known.stale = true;
  }
}

async function readWanted(): Promise<void> {
  const { wanted, $me, $community } = page();
  let keys: string[] = [];
  // Taken when the session is there: what is wanted while it is being made still joins this request.
  const take = () => {
    keys = [...new Set([...keys, ...wanted])].slice(0, MOST_WANTS);
    for (const key of keys) wanted.delete(key);
    if (wanted.size) void readWanted();
    page().held?.reading();
    return `bootstrap?${keys.map((key) => `want=${encodeURIComponent(key)}`).join('&')}`;
  };
  try {
    const { me, community, parts, left } = await call<Bootstrap>('GET', take);
    $me.set(me);
    $community.set(community);
    for (const key of keys) {
      if (left?.includes(key)) page().parts.get(key)!.ask();
      else settle(key, parts[key]);
    }
  } catch (error) {
    if (!keys[0]) take();
    for (const key of keys) fail(key, error as ApiError);
  }
}

export function settle(key: string, read: unknown): void {
  const { parts, held } = page();
  const data = held ? held.over(read) : read;
  parts.get(key)!.$state.set(data ? { status: 'ready', data } : { status: 'inert' });
}

export function fail(key: string, { code }: ApiError): void {
  const { $state } = page().parts.get(key)!;
  $state.set({ ...$state.get(), status: code === 'signed_out' ? 'signed-out' : 'error', error: code });
}
